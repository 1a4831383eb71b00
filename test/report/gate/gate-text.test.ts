import { describe, expect, test } from 'vitest'
import { gateText } from '../../../src/report/gate/gate-text.ts'
import { textWidth } from '../../../src/report/terminal-text.ts'
import { entry, failing, hostile, nasty, report, row } from './gate-fixture.ts'

const look = { width: 80, color: false, unicode: true }
const lines = (text: string): string[] => text.trimEnd().split('\n')
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('a scenario that passed takes two lines: its name, how it was played, what was compared', () => {
  const text = plain(gateText([entry(report())], look))
  expect(lines(text)).toEqual([
    `passed  scenarios/uv-partners.yaml${'1,000 trials · exact'.padStart(80 - 8 - 26)}`,
    '        12 figures: 12 same',
  ])
})

test('one that failed is read in twenty lines, with all that the design names', () => {
  const text = plain(gateText([entry(failing())], look))
  expect(lines(text).length).toBeLessThanOrEqual(20)
  expect(text).toMatch(/^FAILED {2}scenarios\/uv-partners\.yaml .*1,000 trials · paired\n/)
  expect(text.replace(/\n +/g, ' ')).toContain('futures are compared one by one')
  expect(text).toContain('resell: partner.ownerValue · changed from trial 3: $4.110M, was $4.000M')
  // was, is, change, the same in parts, noise, tolerance: of the fixture, by hand
  expect(text).toMatch(/\n +\$4\.712M +\$4\.200M +−\$512k +−10\.9 % +±\$21\.0k +±\$23\.6k\n/)
  expect(text).toContain('does not hold: P(partner.ownerValue of resell')
  expect(text.replace(/\n +/g, ' ')).toContain('about 24,000 trials would tell')
  expect(text).toContain('scenarios/uv-partners.yaml:35 - dealSize: $60k')
  expect(text).toContain('scenarios/uv-partners.yaml:35 + dealSize: $52k')
  expect(text).toMatch(/tandem check scenarios\/uv-partners\.yaml --accept .*--reason "\.\.\."/s)
  // 5 changed and 1 undefined; what is not shown is counted
  const shown = [...text.matchAll(/(?:changed from trial|has a value in other futures$)/gm)].length
  expect(text).toContain(`and ${6 - shown} more figures that changed`)
})

test('counts add up to all that there is', () => {
  const text = plain(gateText([entry(failing())], { ...look, width: 160 }))
  expect(text).toContain(
    '47 figures: 5 changed, 1 has a value in other futures, 2 within tolerance, 9 within noise, 30 same',
  )
  expect(text).toContain('2 of 4 checks say no')
})

test('a warning does not fail, and is told of a scenario that passed', () => {
  const { checks } = failing()
  const text = plain(gateText([entry(report({ checks: [checks[3]] }))], look))
  expect(text).toContain('passed  ')
  expect(text).toContain('1 check, 1 with a warning')
  expect(text).toContain('does not hold (warning): p50(vendor.contribution) > $10M')
})

test('what was accepted is not called a failure, and asks for nothing', () => {
  const text = gateText([entry(failing())], { ...look, isAccepted: true })
  expect(text).toMatch(/^accept {2}/)
  expect(text).not.toContain('FAILED')
  expect(text).not.toContain('--accept')
  const help = 'look at the result, then keep it with tandem check --accept'
  const none = report({ passed: false, structure: [{ kind: 'noBaseline', what: 'nothing to compare with', help }] })
  expect(gateText([entry(none)], look)).toContain(help)
  expect(gateText([entry(none)], { ...look, isAccepted: true })).not.toContain('--accept')
})

test('beside each other where every line has room', () => {
  const rows = [row('resell', 'a', 4_000_000, 5_000_000), row('today', 'b', 1_000_000, 2_000_000)]
  const text = gateText([entry(report({ passed: false, rows }))], { ...look, width: 120 })
  const [first, second] = [...text.matchAll(/^ (?:resell: a|today: b) .*changed$/gm)].map(([line]) => line)
  expect(first.indexOf('$4.000M')).toBeGreaterThan(0)
  expect(second.indexOf('$1.000M')).toBe(first.indexOf('$4.000M'))
})

describe.each([40, 60, 80, 120, 160])('at %i columns', width => {
  test.each([
    ['what failed', failing()],
    ['hostile', hostile()],
    [
      'structure',
      report({
        passed: false,
        mode: null,
        rows: [],
        structure: [{ kind: 'noBaseline', what: 'a.baseline.json', help: 'x'.repeat(200) }],
      }),
    ],
  ])('%s fits, but for the words of a command', (_, one) => {
    for (const unicode of [true, false]) {
      const text = gateText([entry(one)], { width, color: false, unicode })
      const [before] = text.split(/\n if this is meant/)
      for (const line of lines(before)) expect(textWidth(line), line).toBeLessThanOrEqual(Math.max(width, 64))
      if (!unicode) expect(text).toMatch(/^[\n -~]*$/)
    }
  })
})

test('colours say nothing that words do not', () => {
  const colored = gateText([entry(failing())], { ...look, color: true })
  expect(colored).toContain('\u001b[31mFAILED\u001b[39m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(gateText([entry(failing())], look))
})

// GitHub takes a line that begins with "::", blanks aside, and "##[" anywhere for a command.
test.each([40, 57, 80, 120])('no line of a hostile name is a command of a log (%i columns)', width => {
  for (const color of [false, true]) {
    const text = gateText([entry(hostile(), nasty)], { width, color, unicode: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out
    for (const line of lines(text)) expect(line.replace(/\u001b\[\d+m/g, '').trim()).not.toMatch(/^::/)
    expect(text).not.toContain('##[')
    expect(text).not.toContain('\u202e')
  }
})

test('a file that could not be looked at is said', () => {
  const unread = { file: 'b.yaml', seconds: 0, unread: { message: 'the baseline is cut short', help: 'restore it' } }
  expect(gateText([unread], look)).toBe('UNREAD  b.yaml\n the baseline is cut short\n restore it\n\n')
})
