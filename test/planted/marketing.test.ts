import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { holdAgainstPlain } from '../domain/fund/against-plain.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const [trials, steps] = [16, 18]

const activity = (name: string, more: Readonly<Record<string, Said>>): Built['set'] =>
  Object.fromEntries(Object.entries(more).map(([key, said]) => [`mdf.activities.${name}.${key}`, said]))

/** A partner with a fund that lapses, a campaign, and a suite at which direct deals are steered to it. */
const built: Built = {
  segments: ['midMarket'],
  activities: ['campaign', 'suite'],
  steps,
  set: {
    'segments.midMarket.dealSize': 10_000,
    'segments.midMarket.cycle': 2,
    'segments.midMarket.churn': 0,
    'partner.sales.reps': 2,
    'partner.sales.mix.midMarket': 1,
    'partner.sales.winRate': 0.4,
    'partner.sales.incrementality': 0.5,
    'vendor.direct.wonDeals': { value: 4, per: 'month' },
    'vendor.direct.mix.midMarket': 1,
    'vendor.direct.winRate': 0.25,
    'mdf.accrual': 0.05,
    'mdf.grants': { value: 6_000, per: 'quarter' },
    'mdf.opening': 9_000,
    'mdf.lapses': 0,
    'mdf.vendorPays': 0.5,
    'mdf.plan.campaign': 0.5,
    'mdf.plan.suite': 0.2,
    'mdf.claims.rejected': 0.1,
    'mdf.claims.never': 0.1,
    ...activity('campaign', {
      kind: 'digital',
      costPerLead: 50,
      converts: 0.2,
      winRate: 0.3,
      incrementality: 0.5,
    }),
    ...activity('suite', {
      kind: 'relationship',
      incrementality: 0.4,
      winRate: 0,
      'steers.upTo': 0.4,
      'trust.halfEffectAfter': 2_000,
    }),
    'valuation.multiple': 4.5,
  },
}

const elements = (column: unknown): readonly Float64Array[] => column as readonly Float64Array[]
const everyOne = (column: unknown, change: (x: number, i: number) => number): void => {
  for (const element of elements(column)) eachOf(element, change)
}

/** The bug, the model that has it, whether the run itself stops, and which checks see it. */
const bugs: readonly (readonly [string, Catalogue, boolean, readonly string[]])[] = [
  [
    'what is approved lapses with what is free',
    spoilt('fund/balance', ({ writes: { lapsed }, reads: { open } }) =>
      eachOf(lapsed, (x, i) => (x > 0 ? x + elements(open).reduce((sum, one) => sum + one[i], 0) + 1 : x)),
    ),
    true,
    ['identities'],
  ],
  [
    'an activity spends a tenth more than it was approved',
    spoilt('fund/spending', ({ writes: { borne } }) => everyOne(borne, x => 1.1 * x)),
    true,
    ['identities'],
  ],
  [
    'claims are paid twice',
    spoilt('fund/payments', ({ writes: { paid } }) => eachOf(paid, x => 2 * x)),
    true,
    ['identities', 'marketing fund'],
  ],
  [
    'rejected claims are approved all the same',
    spoilt('fund/claims', ({ writes: { allowed, rejected } }) => eachOf(allowed, (x, i) => x + rejected[i])),
    false,
    ['marketing fund'],
  ],
  [
    'what is never claimed is claimed',
    spoilt('fund/claims', ({ writes: { claimed, never } }) => eachOf(claimed, (x, i) => x + never[i])),
    false,
    ['marketing fund'],
  ],
  [
    'the direct team wins what is steered away as well',
    misled('direct/team', ({ trials: n, reads }) => ({ reads: { ...reads, steered: new Float64Array(n) } })),
    true,
    ['identities', 'direct wins', 'steering'],
  ],
  [
    'a deal that is steered is lost as well',
    spoilt('direct/steering', ({ writes: { lost, steered, steeredWon } }) =>
      eachOf(lost, (x, i) => x + steered[i] - steeredWon[i]),
    ),
    true,
    ['identities', 'steering'],
  ],
  [
    'a steered deal takes the place of one more direct win',
    spoilt('direct/steering', ({ writes: { incremental } }) => incremental.fill(0)),
    false,
    ['nothing won twice'],
  ],
]

const play = (model: Catalogue, identities = true) => ({
  seen:
    watch(buildScenario(built), allColumns, {
      trials,
      catalogue: identities ? model : { ...model, identities: [] },
    }).get('only') ?? expect.unreachable(),
  built,
  trials,
  steps,
})

/** The names of the checks that a run does not pass. */
const failing = (model: Catalogue): string[] => {
  const run = play(model, false)
  return Object.entries(invariants).flatMap(([name, check]) => {
    try {
      check(run)
      return []
    } catch {
      return [name]
    }
  })
}

const stops = (model: Catalogue): boolean => {
  try {
    play(model)
    return false
  } catch (error) {
    if (isFailure(error)) return true
    throw error
  }
}

describe('planted in the marketing fund and in steering', () => {
  it('without a bug everything holds', () => {
    expect(stops(catalogue)).toBe(false)
    expect(failing(catalogue)).toEqual([])
  })

  it.each(bugs)('%s', (_name, model, isStopped, seenBy) => {
    expect(stops(model)).toBe(isStopped)
    expect(failing(model)).toEqual(expect.arrayContaining([...seenBy]))
  })
})

/** What the fund of a model does otherwise than one of plain objects; undefined where it does the same. */
const differenceOf = (model: Catalogue): string | undefined => {
  try {
    holdAgainstPlain(model, 60)
    return undefined
  } catch (error) {
    return ((error as Error).cause as Error).message
  }
}

// The run's own identities hold in each of these: only the second implementation sees them.
describe('planted in the fund, and seen by cohorts of plain objects', () => {
  const param = (value: number) => ({ data: Float64Array.of(value), mask: 0 })

  it.each<[string, Catalogue]>([
    [
      'money of the fund lasts a quarter longer',
      misled('fund/balance', ({ params }) => ({
        params: { ...params, lapses: param((params['lapses'].data[0] ?? 0) + 3) },
      })),
    ],
    [
      'the partner pays nothing of its own',
      spoilt('fund/spending', ({ writes: { spent, borne } }) => {
        for (const [a, one] of elements(spent).entries()) one.set(elements(borne)[a])
      }),
    ],
    [
      'a quarter spends its budget in its first step',
      misled('fund/spending', ({ clocks }) => ({
        clocks: { ...clocks, vendorQuarter: { ...clocks.vendorQuarter, left: 0 } },
      })),
    ],
    [
      'lumps are bought on credit',
      misled('fund/spending', ({ params }) => ({
        params: { ...params, lump: (params['lump'] as unknown as readonly unknown[]).map(() => param(0)) },
      })),
    ],
  ])('%s', (_name, model) => {
    expect(differenceOf(model)).toMatch(/in plain objects$/)
  })
})
