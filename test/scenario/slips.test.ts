import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/kernel/issue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { spent } from '../helpers/spent.ts'
import { loaderOf } from './loader.ts'

const scenario = (part: string): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 5 years}
segments:
  mid: {dealSize: $60k, churn: 10% per year}
${part}
strategies:
  today: {motion: resell}
`

const errorsOf = async (text: string): Promise<readonly Issue[]> => {
  const read = await readScenario('s.yaml', loaderOf(new Map([['s.yaml', text]])))
  return read.ok ? [] : read.issues
}

/** The text with what the help says written in place of what the error points at. */
const mended = (text: string, { help = '', place }: Issue): string => {
  const right = /^(?:write|quote it:|quote the text:|add) (.+)$/.exec(help)?.[1]
  const written = help.startsWith('write "]') || help.startsWith('write "}') ? right?.slice(1, -1) : right
  if (written === undefined || place === undefined) throw new Error(`no way out: ${help}`)
  return text.slice(0, place.start) + written + text.slice(place.end)
}

// The oracle is the reader itself: what the help says, written in the marked place, must be a scenario without an error.
test.each([
  'partner: {bench: {heads: 6, rate: $140,50 per hour, cost: $110k per head per year}}',
  'partner: {bench: {heads: 6, rate: $1,140 per hour, cost: $110,000 per head per year}}',
  "inputs: {a: {value: 20%, note: ours, theirs, and nobody's}}",
  'inputs: {a: {value: 0,125}}',
  'inputs: {a: {value: 3, note: “ours, theirs”}}',
  'inputs: {a: {value: 3, note: “ours: theirs”}}',
  'inputs: {a: {value: 3, note: Hire: two reps, source: [S01]}}',
  'inputs: {a: (p10: 3, p90: 4)}',
  'inputs:\n  a: (p10: $25k, p90: $160k)',
  'partner: {bench: {heads:6}}',
  'partner:\n  bench:\n    heads:6',
  'partner:\n  sales:\n    winRate:20%\n    mix: {mid: 100%}',
  'name: “Northwind: Expansion”',
  'inputs: {a: {low: 1, typical: 2, high: 3], b: 3}',
])('%s: the help is right', async part => {
  const text = scenario(part)
  let now = text
  for (let i = 0; i < 3; i++) {
    const [first] = await errorsOf(now)
    if (first === undefined) break
    now = mended(now, first)
  }
  expect(now).not.toBe(text)
  expect(await errorsOf(now)).toEqual([])
})

describe('spaces of another kind', () => {
  test.each([
    ['in a name', 'name: Nord\u00a0West'],
    ['in quotes', 'name: "\u00a0Nord\u3000"'],
    ['behind a colon in a name', 'name: Nord:\u202fWest'],
    ['in a comment', 'name: Nord # \u00a0West:\u00a0x'],
    ['in a text of its own lines', 'name: >\n  \u00a0Nord\n  \u2003West'],
  ])('do no harm %s', async (_, part) => {
    expect(await errorsOf(scenario(part))).toEqual([])
  })

  test.each(['\u00a0', '\u2003', '\u202f', '\u3000'])('are found where they hide the form (%j)', async space => {
    const parts = [
      `partner:\n ${space}bench:\n    heads: 6`,
      `partner:\n  bench:\n    heads:${space}6`,
      `partner: {bench: {heads: ${space}6}}`,
      `partner: {bench: {heads: 6${space}}}`,
      `include:\n  -${space}today.yaml`,
      `partner:\n  bench:\n    heads: 6${space}# six`,
    ]
    for (const part of parts) {
      const text = scenario(part)
      const issues = await errorsOf(text)
      expect(issues.map(({ code, place }) => [code, place?.start])).toEqual([['E109', text.indexOf(space)]])
    }
  })
})

test('a comma inside a value is one error, whatever is read of it', async () => {
  const issues = await errorsOf(scenario('partner: {bench: {heads: six, or seven, rate: $140,50 per hour}}'))
  expect(issues.map(({ code }) => code)).toEqual(['E122', 'E122'])
})

test('long lines take no long time', async () => {
  const many = 'x '.repeat(50_000)
  for (const part of [
    `name: ${many}: y`,
    `inputs: {a: ${many}: y}`,
    `name: "a" ${'" '.repeat(50_000)}`,
    `name: (a: ${many}`,
  ]) {
    const before = spent()
    expect((await errorsOf(scenario(part))).length).toBeGreaterThan(0)
    expect(spent() - before).toBeLessThan(10_000)
  }
})
