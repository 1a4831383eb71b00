import fc from 'fast-check'
import type { Catalogue } from '../../../src/domain/catalogue.ts'
import { fund, incentives, resale } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { type PlainActivity, type PlainFund, playPlainFund } from './plain-fund.ts'

/** The fund alone, with purchases as a test feeds them. */
const fundFedBy = (model: Catalogue, purchases: readonly number[]): Catalogue => ({
  ...model,
  mechanisms: [
    mechanism({
      name: 'test/purchases',
      over: ['segment'],
      writes: { purchases: resale.purchases },
      step({ t, writes }) {
        writes.purchases.fill(purchases[t])
      },
    }),
    ...model.mechanisms.filter(({ name }) => name.startsWith('fund/')),
  ],
  identities: model.identities.filter(({ name }) => name.startsWith('marketing fund')),
})

const names = ['a', 'b', 'c']

const activity: fc.Arbitrary<PlainActivity> = fc.record({
  plan: fc.constantFrom(0, 0.2, 0.5, 0.8),
  pays: fc.constantFrom(0, 0.25, 0.5, 1),
  isEligible: fc.constantFrom(true, true, true, false),
  cost: fc.constantFrom(0, 0, 700, 5_000),
  lump: fc.constantFrom(0, 0, 4_000, 30_000),
  ownMoney: fc.constantFrom(0, 0.4),
})

const funds = fc.record({
  opening: fc.constantFrom(0, 12_000),
  accrual: fc.constantFrom(0, 0.03),
  grant: fc.constantFrom(0, 1_500),
  usable: fc.constantFrom(0, 1, 2, 3),
  activities: fc.array(activity, { minLength: 1, maxLength: 3 }),
})

type StepName = 'month' | 'week' | 'quarter'

const times = fc.record({
  step: fc.constantFrom<StepName>('month', 'week', 'quarter'),
  start: fc.constantFrom('2026-01-01', '2026-02-01'),
  purchases: fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 14, maxLength: 40 }),
})

const settingsOf = ({ opening, accrual, grant, usable, activities }: PlainFund, step: StepName) => {
  const set: Record<string, Said> = {
    'mdf.opening': opening,
    'mdf.accrual': accrual,
    'mdf.grants': { value: grant, per: step },
    'mdf.lapses': 3 * usable,
    'mdf.claims.delay': 1,
    'mdf.claims.paid': 1,
    'mdf.claims.rejected': 0.1,
    'mdf.claims.never': 0.2,
  }
  for (const [n, one] of activities.entries()) {
    const room = `mdf.activities.${names[n]}`
    set[`mdf.plan.${names[n]}`] = one.plan
    set[`${room}.kind`] = 'digital'
    set[`${room}.vendorPays`] = one.pays
    set[`${room}.eligible`] = one.isEligible ? 'yes' : 'no'
    set[`${room}.cost`] = { value: one.cost, per: step }
    set[`${room}.lumpy`] = one.lump
    set[`${room}.ownMoney`] = one.ownMoney
  }
  return set
}

/** The vendor's quarter of each step by its last day, and how many steps of it are left, worked out from the calendar. */
const quartersOf = (start: string, step: StepName, count: number) => {
  const first = new Date(`${start}T00:00:00Z`)
  const numbers = Array.from({ length: count + 15 }, (_, t) => {
    const next = new Date(first)
    if (step === 'week') next.setUTCDate(next.getUTCDate() + 7 * (t + 1))
    else next.setUTCMonth(next.getUTCMonth() + (step === 'month' ? 1 : 3) * (t + 1))
    const end = new Date(next.getTime() - 86_400_000)
    return 4 * end.getUTCFullYear() + Math.floor(end.getUTCMonth() / 3)
  })
  return numbers.slice(0, count).map((number, t) => ({
    quarter: number - numbers[0],
    left: numbers.slice(t).findIndex(other => other !== number),
  }))
}

/** How much of what a fund can do has been seen. */
export type Played = { spent: number; lapsed: number; saved: number }

/** Holds the fund of a model against one of plain objects, on many random funds; throws where they differ. */
export const holdAgainstPlain = (model: Catalogue, numRuns: number): Played => {
  const played: Played = { spent: 0, lapsed: 0, saved: 0 }
  const columns = [fund.free, fund.lapsed, fund.accrued, fund.borne, fund.open, fund.saved, incentives.marketingSpend]
  fc.assert(
    fc.property(funds, times, (plain, { step, start, purchases }) => {
      const scenario = buildScenario({
        step,
        start,
        steps: purchases.length,
        activities: names.slice(0, plain.activities.length),
        set: { 'segments.only.dealSize': 1, ...settingsOf(plain, step) },
      })
      const seen = watch(scenario, columns, { trials: 2, catalogue: fundFedBy(model, purchases) }).get('only') as Watch
      const quarters = quartersOf(start, step, purchases.length)
      const looks = playPlainFund(
        plain,
        purchases.map((amount, t) => ({ purchases: amount, ...quarters[t] })),
      )
      for (const [t, look] of looks.entries()) {
        const near = (column: (typeof columns)[number], expected: number, activity?: string): void => {
          const found = seen(column, activity === undefined ? {} : { activity })[t][1]
          if (Math.abs(found - expected) > 1e-6)
            throw new Error(`${column.name} ${activity ?? ''} step ${t}: ${found}, and ${expected} in plain objects`)
        }
        near(fund.free, look.free)
        near(fund.lapsed, look.lapsed)
        near(fund.accrued, look.accrued)
        for (const a of plain.activities.keys()) {
          near(fund.borne, look.borne[a], names[a])
          near(fund.open, look.open[a], names[a])
          near(fund.saved, look.saved[a], names[a])
          near(incentives.marketingSpend, look.spent[a], names[a])
          played.spent += look.spent[a]
          played.saved += look.saved[a]
        }
        played.lapsed += look.lapsed
      }
    }),
    { numRuns, seed: 20_260_101, endOnFailure: true },
  )
  return played
}
