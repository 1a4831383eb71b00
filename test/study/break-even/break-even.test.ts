import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src/kernel/failure.ts'
import type { Setting } from '../../../src/scenario/scenario.ts'
import type { BreakEvenAnswer } from '../../../src/study/beyond-levels.ts'
import { type BreakEvenQuestion, breakEven } from '../../../src/study/break-even/break-even.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { inProcess, type Runner, serialised } from '../../../src/study/runner.ts'
import { earnings, referralScenario, resells, steps, weightOfEnd } from './referral-scenario.ts'

const policy = 'vendor.referral.supportOnly'
const both = { metric: 'partner.ebitda', of: 'supportOnly', against: 'resell', between: [0, 1] } as const

const few = { trials: 300 }

const startOf = (enforced: number, scenario = referralScenario({ end: 0.1, over: 24 })) =>
  breakEven(scenario, { ...both, set: [`${policy}.start`], held: { [`${policy}.enforced`]: enforced } }, few)

/** Plays as usual, and notes how many futures are asked for. */
const counting =
  (seen: number[]): Runner =>
  (study, ...rest) => {
    seen.push(study.trials)
    return inProcess(study, ...rest)
  }

const numberOf = (answer: BreakEvenAnswer | null): number => {
  if (typeof answer?.at !== 'number') throw new Error(`no number but ${answer?.at}`)
  return answer.at
}

// Closed form: profit is linear in share(t) = start + (end - start) gone(t) enforced, so that with w the weight of
// gone(t) in profit the start of a policy breaks even at (x - w e end) / (1 - w e), x being the constant share that does.
describe('the referral share at which support only is level with reselling', () => {
  const w = weightOfEnd(24, 0)

  it('is the share that the vendor refers while the partner resells, when selling brings nothing else', async () => {
    const question = { ...both, set: [`${policy}.start`, `${policy}.end`] }
    const found = await breakEven(referralScenario({ over: 24, enforced: 0.5 }), question, few)
    expect(numberOf(found)).toBeCloseTo(resells, 3)
    expect(found?.wins).toBe('above')
  })

  it.each([0, 0.5, 1])('moves with the enforcement of the policy as the closed form says: at %d', async enforced => {
    const known = (resells - w * enforced * 0.1) / (1 - w * enforced)
    const found = await startOf(enforced)
    // w is that of expected deals; that of 300 futures differs from it by about 0.0015, and the start by 0.003
    expect(Math.abs(numberOf(found) - known), `${numberOf(found)} for ${known}`).toBeLessThan(0.0115)
    const [low, high] = found?.ci95 ?? [Number.NaN, Number.NaN]
    expect(low).toBeLessThanOrEqual(numberOf(found))
    expect(high).toBeGreaterThanOrEqual(numberOf(found))
    expect(found?.wins).toBe('above')
  })

  it('is never or always where no start can do it', async () => {
    // soon at nothing and followed: even all of the deals at the start are too few; at 90 % any start will do
    expect((await startOf(1, referralScenario({ end: 0, over: 1 })))?.at).toBe('never')
    expect((await startOf(1, referralScenario({ end: 0.9, over: 1 })))?.at).toBe('always')
  })

  it('is the same wherever it is worked out, and with another seed within what its interval leaves', async () => {
    const scenario = referralScenario({ end: 0.1, over: 24 })
    const question = { ...both, set: [`${policy}.start`], held: { [`${policy}.enforced`]: 1 } }
    const one = await breakEven(scenario, question, few)
    expect(await breakEven(scenario, question, { ...few, runner: serialised, blockSize: 256 })).toEqual(one)
    const other = await breakEven(scenario, question, { ...few, seed: 'another' })
    expect(numberOf(other)).not.toBe(numberOf(one))
    expect(Math.abs(numberOf(other) - numberOf(one))).toBeLessThan(0.017)
  })

  it('is tried on as many futures as are asked for', async () => {
    const seen: number[] = []
    const question = { ...both, set: [`${policy}.start`, `${policy}.end`] }
    const options = { trials: 1280, runner: counting(seen) }
    await breakEven(referralScenario({ over: 24, enforced: 0.5 }), question, options)
    expect(new Set(seen)).toEqual(new Set([1280]))
  })

  // Oracle: what is not there moves nothing, so that any answer (never, always) would be one to another question.
  it.each<[string, Partial<BreakEvenQuestion>, RegExp]>([
    ['a strategy', { of: 'nobody' }, /unknown strategy "nobody"; the scenario has: resell, supportOnly/],
    ['the other strategy', { against: 'resel' }, /unknown strategy "resel"; did you mean "resell"/],
    ['a metric', { metric: 'partner.ebida' }, /unknown metric "partner.ebida"; did you mean "partner.ebitda"/],
    ['a field', { set: [`${policy}.strt`] }, /unknown field "\S+strt"; did you mean "\S+start"/],
    [
      'a segment',
      { set: ['segments.ony.churn'] },
      /unknown field "segments.ony.churn"; did you mean "segments.only.churn"/,
    ],
    ['every segment', { set: ['segments.*.churn'] }, /unknown field "segments.\*.churn"/],
    ['an input', { set: ['inputs.luck'] }, /"inputs.luck" is an input, which is the same in every strategy/],
    ['a choice', { set: ['motion.only'] }, /"motion.only" takes a choice/],
    ['what is a text', { set: ['partner.credit.from'] }, /"partner.credit.from" takes a text/],
    ['a rate', { set: ['segments.only.churn'], between: [-2, 1] }, /churn" cannot be -2 per step; it may be 0 to 1/],
    ['a rate that is held', { held: { 'segments.only.churn': 3 } }, /churn" cannot be 3 per step; it may be 0 to 1/],
    ['a flow', { held: { 'vendor.direct.wonDeals': -1 } }, /wonDeals" cannot be -1 per step; it may be 0 or more/],
    ['any field', { set: [] }, /none is named/],
    ['what is held', { held: { [`${policy}.enforce`]: 1 } }, /unknown field "\S+enforce"; did you mean "\S+enforced"/],
    ['a value that is held', { held: { [`${policy}.enforced`]: 2 } }, /enforced" cannot be 2; it may be 0 to 1/],
    ['values of the field', { between: [0, 5] }, /start" cannot be 5; it may be 0 to 1/],
    ['numbers', { between: [Number.NaN, 1] }, /start" cannot be NaN/],
    ['values in between', { between: [1, 0] }, /the smaller one, and these are 1 and 0/],
  ])('has no answer without %s', async (_name, question, wanted) => {
    const scenario = { ...referralScenario({}), inputs: new Map([['luck', {} as Setting]]) }
    const asked = breakEven(scenario, { ...both, set: [`${policy}.start`], ...question }, { trials: 2 })
    const { kind, message, help }: Failure = await asked.then(
      () => expect.unreachable(),
      error => error,
    )
    expect([kind, help === undefined ? message : `${message}; ${help}`]).toEqual([
      'limit',
      expect.stringMatching(wanted),
    ])
  })

  it('has none of no trials', async () => {
    const question = { ...both, set: [`${policy}.start`] }
    await expect(breakEven(referralScenario({}), question, { trials: 0 })).rejects.toThrow(/trials is 0/)
  })
})

describe('the break-evens of a run', () => {
  const run = (scenario: ReturnType<typeof referralScenario>, trials = 1000) =>
    runStudy(scenario, { catalogue: earnings, trials })

  it('are those of the last twelve months, on the figure that the owner looks at', async () => {
    const { result } = await run(referralScenario({ end: 0.1, over: 60, enforced: 0.5 }))
    expect(result.breakEvens).toHaveLength(1)
    const [{ share, startIfEnforced, ...rest }] = result.breakEvens
    expect(rest).toEqual({ strategy: 'supportOnly', against: 'resell', metric: 'partner.value', trials: 256 })
    expect(numberOf(share)).toBeCloseTo(resells, 3)
    const w = weightOfEnd(60, steps - 12)
    const known = (resells - w * 0.1) / (1 - w)
    expect(Math.abs(numberOf(startIfEnforced) - known), `${known}`).toBeLessThan(0.008)
  })

  it('are none without a direct team, without both kinds of strategy, or with fewer than 1,000 futures', async () => {
    const policyOf = { end: 0.1, over: 24 }
    expect((await run(referralScenario(policyOf), 999)).result.breakEvens).toEqual([])
    const alone = { strategies: { supportOnly: { 'motion.only': 'support-only' } } }
    expect((await run(referralScenario(policyOf, alone))).result.breakEvens).toEqual([])
    const idle = referralScenario(policyOf)
    const settings = new Map([...idle.settings].filter(([path]) => !path.startsWith('vendor.direct')))
    expect((await run({ ...idle, settings })).result.breakEvens).toEqual([])
  })
})
