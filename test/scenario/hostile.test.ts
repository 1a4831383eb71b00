import { describe, expect, test } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { project, survive, validate } from './damage.ts'
import { loaderOf } from './loader.ts'

const valid = `tandem: 1
name: "Valid"
time: {start: 2026-01, step: month, horizon: 5 years}
run: {trials: 100, seed: a}
inputs:
  e: {value: {p10: 3.5, p90: 8}, source: [S02]}
  c: {low: 5%, typical: 30%, high: 60%}
segments:
  mid: {dealSize: {p10: $20k, p90: $180k}, cycle: 3 months, churn: 10% per year}
partner:
  bench: {heads: 10, rate: $145 per hour, cost: $110k per head per year}
services:
  multiplier: {value: "= e * c", basis: revenue, scope: partner, per: sameYear}
  components:
    all: {share: 100%, while: customer, delivered: bench}
strategies:
  today: {motion: resell}
`

const tell = async (text: string): Promise<{ ok: boolean; codes: string[]; ms: number }> => {
  const start = performance.now()
  const read = await readScenario('s.yaml', loaderOf(new Map([['s.yaml', text]])))
  const issues = read.ok ? read.scenario.warnings : read.issues
  const shown = issuesText(issues)
  const ms = performance.now() - start
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no such character may reach a terminal
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  if (!read.ok) expect(issues.some(issue => issue.severity === 'error')).toBe(true)
  for (const { place } of issues)
    if (place !== undefined) {
      expect(place.start).toBeGreaterThanOrEqual(0)
      expect(place.end).toBeLessThanOrEqual(place.file.text.length + 1)
    }
  return { ok: read.ok, codes: issues.map(issue => issue.code), ms }
}

const keys = (n: number) => Array.from({ length: n }, (_, i) => `key${i}: ${i}`)

describe('sizes', () => {
  test.each([
    ['a map of 20,000 keys', keys(20_000).join('\n'), 'E108'],
    ['a flow map of 20,000 keys', `{${keys(20_000).join(', ')}}`, 'E108'],
    ['5,000 unknown keys', `tandem: 1\n${keys(4_990).join('\n')}`, 'E101'],
    ['20,000 brackets', '['.repeat(20_000), 'E108'],
    ['20,000 dashes', '- '.repeat(20_000), 'E108'],
    ['20,000 question marks', '? '.repeat(20_000), 'E108'],
    ['20,000 keys on one line', 'a: '.repeat(20_000), 'E108'],
    ['20,000 braces with keys', '{a: '.repeat(20_000), 'E108'],
    ['1,000 indented keys', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'E108'],
    ['two million characters', `name: ${'x'.repeat(2_000_000)}`, 'E108'],
    ['a name of a million characters', `tandem: 1\nname: ${'x'.repeat(1_000_000)}`, 'E103'],
    ['a quoted text of a million characters', `tandem: 1\nname: "${'x\\"'.repeat(300_000)}"`, 'E103'],
    ['an unclosed quote and a million characters', `tandem: 1\nname: "${'x'.repeat(1_000_000)}`, 'E106'],
    ['a million quotes', `a: ${"'".repeat(1_000_000)}`, 'E101'],
    ['a million empty lines', '\n'.repeat(1_000_000), 'E108'],
    ['a million spaces', `a:${' '.repeat(1_000_000)}b`, 'E125'],
    ['100,000 commas', `a: [${','.repeat(100_000)}]`, 'E108'],
    ['a million commas', `a: [${','.repeat(1_000_000)}]`, 'E108'],
    ['a million colons', `a: ${':'.repeat(1_000_000)}`, 'E105'],
    ['a long formula', valid.replace('e * c', `e${' * e'.repeat(100_000)}`), 'E134'],
    ['a long number', valid.replace('$145', `$${'9'.repeat(1_000_000)}`), 'E110'],
    [
      'an alias bomb',
      `a: &a [x,x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [*a,*a]`).join('\n')}`,
      'E107',
    ],
    ['a long comment', `# ${'x'.repeat(1_900_000)}\n`, 'E144'],
    ['a block text of a million lines', `name: |\n${' x\n'.repeat(90_000)}`, 'E125'],
  ])('%s end in a message, soon', async (_, text, code) => {
    const { ok, codes, ms } = await tell(text)
    expect(ok).toBe(false)
    expect(codes).toContain(code)
    // A guard against what grows without end, far above what a busy machine takes.
    expect(ms).toBeLessThan(10_000)
  })
})

describe('damage', () => {
  test('the file itself is fine', async () => expect(await tell(valid)).toMatchObject({ ok: true, codes: [] }))

  test.each(['scenarios/uv-partners.yaml', 'rich/rich.yaml'])('%s is fine before it is damaged', async start =>
    expect(await validate(start, project)).toBe(0),
  )

  // Ten thousand of them are in the nightly tests; a failure prints the number and the text.
  test('200 damaged projects are read and wired, or refused with a message', async () => {
    const fine = await survive(0, 200, 2000)
    expect(fine).toBeGreaterThan(0)
    expect(fine).toBeLessThan(180)
  })

  test('a file cut at any place never makes it throw', async () => {
    for (let at = 0; at < valid.length; at += 3) await tell(valid.slice(0, at))
  })

  test('lines in any place never make it throw', async () => {
    const lines = valid.split('\n')
    for (let i = 0; i < lines.length; i++)
      for (const extra of [
        '- x',
        '  ? y',
        '}',
        ']',
        '{',
        ': ',
        '"',
        "'",
        '|',
        '>',
        '&a',
        '*a',
        '!t',
        '%',
        '@',
        '`',
        '---',
        '...',
        '\t',
        '<<: 1',
        '#',
      ])
        await tell([...lines.slice(0, i), extra, ...lines.slice(i)].join('\n'))
  })
})
