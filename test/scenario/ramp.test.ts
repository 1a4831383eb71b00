import { expect, test } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import { complaints, readText } from '../helpers/read-text.ts'

const file = (reps: string): Record<string, string> => ({
  's.yaml': `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {a: {dealSize: $60k}}
partner: {sales: {reps: ${reps}, mix: {a: 100%}}}
strategies: {today: {}}
`,
})

test('a ramp has two ends of any form, and a time in months', async () => {
  const scenario = await readText(file('{start: 1, end: {low: 2, typical: 4, high: 8}, over: 1 year}'))
  expect(scenario.settings.get('partner.sales.reps')?.quantity).toEqual({
    kind: 'ramp',
    start: { kind: 'constant', value: 1 },
    end: { kind: 'law', law: { kind: 'pert', params: [2, 4, 8] } },
    over: 12,
  })
})

test('it may stand in a record', async () => {
  const scenario = await readText(file('{value: {start: 1, end: 2, over: 6 months}, source: S02}'))
  expect(scenario.settings.get('partner.sales.reps')).toMatchObject({ quantity: { kind: 'ramp' }, source: ['S02'] })
})

test('fields of its name in a room are no ramp', async () => {
  const text = `${file('1')['s.yaml']}vendor: {referral: {supportOnly: {start: 30%, end: 8%, over: 24 months}}}\n`
  const scenario = await readText({ 's.yaml': text })
  expect(scenario.settings.get('vendor.referral.supportOnly.over')?.quantity).toEqual({ kind: 'constant', value: 24 })
})

test.each([
  ['{start: 1, end: 2}', 'E117 "over" is missing beside "start" and "end"'],
  ['{start: 1}', 'E117 "end" and "over" are missing beside "start"'],
  ['{start: 1, end: 2, over: 1 year, low: 3}', 'E121 "low" does not belong into a ramp'],
  ['{start: 1, end: 2, over: -3 months}', 'E114 must be at least 0 months but is -3 months'],
  ['{start: 1, end: 2, over: 0 months}', 'E117 a ramp must take more than no time'],
  [
    '{start: 1, end: 2, over: {low: 1 month, typical: 2 months, high: 3 months}}',
    'E121 expected a duration such as 24 months, found a map',
  ],
  ['{start: 1, end: {2026: 2}, over: 1 year}', 'E117 a schedule inside a ramp'],
  ['{start: 1, end: {value: 2}, over: 1 year}', 'E117 a record inside a ramp'],
  ['{start: 1, end: none, over: 1 year}', 'E151 "none" takes a whole entry away; it cannot be a part of a value'],
])('%s', async (text, why) => {
  expect(await complaints(file(text))).toEqual([why])
})

// The field may be 0 to 100 a month: 40 a month is 120 a quarter, which is a rate of the step and not what was said.
test('a ramp of a rate is held to the range as it is stated, whatever the step', async () => {
  const file = (step: string, end: string): Record<string, string> => ({
    's.yaml': `tandem: 1
time: {start: 2026-01, step: ${step}, horizon: 2 years}
segments: {a: {dealSize: $60k}}
partner: {sales: {reps: 1, opportunities: {start: 20 per rep per month, end: ${end}, over: 12 months}, mix: {a: 100%}}}
strategies: {today: {}}
`,
  })
  for (const step of ['month', 'quarter']) {
    const scenario = await readText(file(step, '40 per rep per month'))
    await expect(runStudy(scenario, { trials: 16 })).resolves.toBeDefined()
  }
})
