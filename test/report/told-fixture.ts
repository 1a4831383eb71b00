import type { BreakEvenAnswer, BreakEvenResult, InputShare, Payback } from '../../src/study/beyond-levels.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Bridge, Result } from '../../src/study/result.ts'
import { answeredOutcome } from './answered-fixture.ts'
import { type Plan, plans } from './outcome-fixture.ts'

export const inputShare = (path: string, grade: string, share: number): InputShare => ({
  paths: [path],
  label: path.startsWith('inputs.') ? path.slice('inputs.'.length) : `what ${path} means`,
  grade,
  share,
  ci95: [share / 2, Math.min(1, share * 1.5)],
})

/** An answer at a share, or that there is none. */
export const answerAt = (at: BreakEvenAnswer['at'], more: Partial<BreakEvenAnswer> = {}): BreakEvenAnswer => ({
  at,
  wins: typeof at === 'number' ? 'above' : null,
  ci95: typeof at === 'number' ? [at - 0.04, at + 0.05] : null,
  close: false,
  ...more,
})

export const breakEvenAt = (
  strategy: string,
  against: string,
  share: BreakEvenAnswer,
  startIfEnforced = answerAt(0.83),
): BreakEvenResult => ({ strategy, against, metric: 'partner.ownerValue', trials: 1000, share, startIfEnforced })

export const paidBack = (p50: number | null, never: number): Payback => ({ p10: p50, p50, p90: null, never })

const stepsOf: readonly (readonly [string, string, number, string?])[] = [
  ['size', 'earnings at the price of their size', 1],
  ['recurring', 'what recurs', 0.21],
  ['customers', 'largest customer', -0.08],
  ['growth', 'growth', 0.05],
  ['luck', 'luck of the sale', 0],
  ['bounds', 'bounds of the multiple', -0.01, 'partner.value'],
  ['debt', 'debt', -0.11],
  ['cash', 'cash above the peg', 0.18],
  ['insolvent', 'lost in insolvency', 0, 'partner.equity'],
  ['dealCost', 'cost of the deal', -0.06],
  ['tax', 'tax on the sale', -0.22],
  ['discounting', 'waiting for it', -0.31],
  ['paidOut', 'taken out less put in', 0.17, 'partner.ownerValue'],
]

/** Steps from earnings of a size to the owner's value, which is their sum. */
export const bridgeOf = (strategy: string, size: number, base: number | null): Bridge => {
  const steps = stepsOf.map(([id, label, part, reaches]) => ({
    id: `bridge.${id}`,
    label,
    mean: part * size,
    difference: base === null ? null : part * (size - base),
    ...(reaches === undefined ? {} : { reaches }),
  }))
  const sum = (of: (step: (typeof steps)[number]) => number): number => steps.reduce((all, step) => all + of(step), 0)
  return {
    strategy,
    of: 'partner.ownerValue',
    total: sum(({ mean }) => mean),
    difference: base === null ? null : sum(({ difference }) => difference as number),
    steps,
  }
}

/** An outcome that has something to show in every part of a report. */
export const toldOutcome = (chosen: readonly Plan[] = plans, over: Partial<Result> = {}): Outcome => {
  const made = answeredOutcome(chosen)
  const best = (chosen.find(({ id }) => id === 'resell') ?? chosen[0]!).id
  const comparisons = made.result.comparisons.map((one, n) => ({
    ...one,
    paybacks: {
      resale: n === 0 ? null : paidBack(n === 1 ? null : 31, 0.58 - n / 10),
      withServices: paidBack(12 + n, n / 20),
    },
  }))
  const result: Result = {
    ...made.result,
    comparisons,
    bridges: chosen.map(({ id, worth }, n) => bridgeOf(id, worth, n === 0 ? null : chosen[0]!.worth)),
    guesses: {
      strategy: best,
      metric: 'partner.ownerValue',
      inputs: [inputShare('inputs.captureShare', 'J', 0.41), inputShare('partner.sales.ramp', 'set', 0.12)],
      chance: 0.27,
    },
    influence: [
      {
        strategy: best,
        against: null,
        metric: 'partner.ownerValue',
        inputs: [
          inputShare('inputs.captureShare', 'J', 0.41),
          inputShare('inputs.eco', 'P', 0.21),
          inputShare('partner.sales.ramp', 'set', 0.12),
        ],
        chance: 0.27,
      },
    ],
    pareto: chosen.map(({ id }, n) => ({
      strategy: id,
      vendor: n,
      partner: n,
      efficient: id === best,
      dominatedBy: id === best ? [] : [best],
    })),
    breakEvens: [breakEvenAt('supportOnly', best, answerAt(0.47))],
    yearZero: [
      { row: 'resaleBillings', label: 'resale billings', yours: 400_000, model: 412_300, apart: 0.031 },
      { row: 'grossProfit', label: 'gross profit', yours: 950_000, model: 950_000, apart: 0 },
      { row: 'ebitda', label: 'EBITDA', yours: 210_000, model: 204_000, apart: -0.029 },
    ],
    ...over,
  }
  const assumptions = made.assumptions.map(one => (one.path === 'captureShare' ? { ...one, share: 0.41 } : one))
  return { ...made, result, assumptions }
}
