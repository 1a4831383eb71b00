import fc from 'fast-check'
import type { Law } from '../../src/kernel/law.ts'
import { activityNames, marketing } from './any-marketing.ts'
import { anyProgram } from './any-program.ts'
import type { Built, Said } from './build-scenario.ts'

type Settings = Readonly<Record<string, Said>>

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const between = (min: number, max: number): Law => ({ kind: 'uniform', params: [min, max] })
const perMonth = (value: number | Law): Said => ({ value, per: 'month' })

/** A path present or absent. */
const maybe = (path: string, value: fc.Arbitrary<Said>): fc.Arbitrary<Settings> =>
  fc.option(value, { nil: undefined }).map((said): Settings => (said === undefined ? {} : { [path]: said }))

const always = (path: string, value: fc.Arbitrary<Said>): fc.Arbitrary<Settings> =>
  value.map(said => ({ [path]: said }))

const all = (...parts: readonly fc.Arbitrary<Settings>[]): fc.Arbitrary<Settings> =>
  fc.tuple(...parts).map(found => Object.assign({}, ...found))

const segment = (name: string, share: number): fc.Arbitrary<Settings> =>
  all(
    always(
      `segments.${name}.dealSize`,
      one<Said>(10_000, between(5_000, 50_000), { kind: 'pert', params: [1, 2e4, 9e4] }),
    ),
    always(`segments.${name}.cycle`, one<Said>(0, 3, between(0, 8))),
    always(
      `segments.${name}.churn`,
      one<Said>(0, { value: 0.3, per: 'year' }, { value: between(0, 0.5), per: 'year' }),
    ),
    maybe(`motion.${name}`, one<Said>('resell', 'support-only')),
    maybe(`installed.direct.${name}.customers`, one<Said>(0, 1, 30)),
    maybe(`installed.referred.${name}.customers`, one<Said>(0, 2, 9)),
    maybe(`installed.resold.${name}.customers`, one<Said>(0, 1, 12)),
    ...['direct', 'referred', 'resold'].map(route =>
      always(`installed.${route}.${name}.value`, one<Said>(10_000, between(1_000, 30_000))),
    ),
    maybe(`segments.${name}.term`, one<Said>(1, 6, 24)),
    maybe(`segments.${name}.contraction`, one<Said>(0.1, 1)),
    maybe(`segments.${name}.expansion`, one<Said>(0.2, 1.5)),
    maybe(`segments.${name}.winLift`, one<Said>(-1, 0.25, 4)),
    always(`partner.sales.mix.${name}`, fc.constant(share)),
    always(`vendor.direct.mix.${name}`, fc.constant(share)),
  )

const component = (name: string, share: number): fc.Arbitrary<Settings> =>
  fc
    .tuple(
      one<Settings>({ lasts: 1 }, { lasts: 5 }, { while: 'customer' }),
      one<Settings>({ delivered: 'bench' }, { margin: 0.4 }),
    )
    .map(([when, how]) =>
      Object.fromEntries(
        Object.entries({ share, ...when, ...how }).map(([key, said]) => [`services.components.${name}.${key}`, said]),
      ),
    )

const services: fc.Arbitrary<Settings> = all(
  always('services.multiplier.value', one<Said>(0, 3, between(0, 6))),
  always('services.multiplier.basis', fc.constant('revenue')),
  always('services.multiplier.scope', fc.constant('partner')),
  always('services.multiplier.per', fc.constant('firstYear')),
)

/** A distributor, also one that is mentioned and has no margin, which is none. */
const distributor: fc.Arbitrary<Settings> = all(
  always('program.distributor.margin', one<Said>(0, 0.1, 1, between(0.05, 0.2))),
  maybe('program.distributor.terms', one<Said>(0, 1.5)),
  always('program.distributor.payable', one<Said>(0, 20_000)),
)

/** What the vendor's program does, and what it may come to. */
const program: fc.Arbitrary<Settings> = all(
  fc.oneof(fc.constant<Settings>({}), distributor),
  maybe('program.billing', one<Said>('monthly', 'upfront')),
  maybe('program.leaving', one<Said>('keep', 'vendor', 'otherPartner')),
  maybe('program.risk.end.chance', one<Said>({ value: 0.5, per: 'year' }, { value: 1, per: 'year' })),
  maybe('program.risk.cut.chance', fc.constant({ value: 0.7, per: 'year' })),
  maybe('program.risk.cut.by', one<Said>(0.2, 1)),
  maybe('program.registration.share', one<Said>(0.5, 1)),
  maybe('program.registration.uplift', one<Said>(0.1, 1)),
)

const tiers: fc.Arbitrary<Settings> = all(
  always('program.support.minimum', one<Said>(0, perMonth(40))),
  always('program.support.tiers.first.upTo', one<Said>(900, 3_000)),
  always('program.support.tiers.first.rate', one<Said>(0, 0.1)),
  always('program.support.tiers.rest.rate', fc.constant(0.03)),
)

const source = (name: string, market: readonly string[]): fc.Arbitrary<Settings> =>
  all(
    always(`sources.${name}.leads`, one<Said>(0, perMonth(4))),
    always(`sources.${name}.converts`, one<Said>(0.5, 1, between(0, 1))),
    always(`sources.${name}.winRate`, one<Said>(0, 0.4, 1)),
    always(`sources.${name}.incrementality`, one<Said>(0, 0.5, between(0, 1))),
    ...market.map(segment => always(`sources.${name}.mix.${segment}`, fc.constant(1 / market.length))),
  )

/** Every amount of money has a number here, so that a test can multiply all of them. */
const firms: fc.Arbitrary<Settings> = all(
  always('partner.sales.reps', one<Said>(0, 1, 6)),
  maybe('partner.sales.ramp', one<Said>(0, 9)),
  always('partner.sales.cost', one<Said>(perMonth(12_000), perMonth(between(8_000, 16_000)))),
  always('partner.sales.winRate', one<Said>(0, 0.3, 1)),
  maybe('partner.sales.experienced', one<Said>(1, 2)),
  maybe('partner.sales.onVendor', one<Said>(0, 0.5)),
  maybe('partner.sales.attrition', one<Said>({ value: 0.4, per: 'year' }, { value: 1, per: 'year' })),
  maybe('partner.sales.vacancy', one<Said>(0, 2.5)),
  maybe('partner.sales.firstHire.fails', one<Said>(0.5, 1)),
  maybe('partner.sales.presales.hours', one<Said>(20, between(0, 60))),
  maybe('partner.sales.presales.engineers', one<Said>(0.4, 1)),
  always('partner.sales.presales.cost', fc.constant(perMonth(9_000))),
  maybe('partner.base.opportunities', fc.constant({ value: 2, per: 'year' })),
  always('partner.base.winRate', one<Said>(0, 0.5, 1)),
  maybe('partner.sales.incrementality', one<Said>(0, 0.5, 1)),
  always('partner.bench.heads', one<Said>(0, 1, 8)),
  always('partner.bench.rate', one<Said>(145, between(100, 200))),
  always('partner.bench.cost', one<Said>(perMonth(9_000), perMonth(between(5_000, 12_000)))),
  maybe('partner.bench.hiring', fc.constant(perMonth(0.5))),
  maybe('partner.bench.backlog', one<Said>(0, 300_000)),
  always('partner.overhead', one<Said>(0, perMonth(30_000), perMonth(between(0, 60_000)))),
  always('partner.owner.pay', one<Said>(0, perMonth(20_000))),
  always('partner.owner.marketPay', one<Said>(0, perMonth(12_000))),
  always('partner.funding.cash', one<Said>(0, 400_000)),
  maybe('partner.funding.revolver', one<Said>(0, 60_000, between(0, 90_000))),
  maybe('partner.funding.ownerCap', one<Said>(0, 80_000, between(0, 300_000))),
  maybe('partner.funding.peg', one<Said>(0, 2)),
  always('partner.tax', one<Said>(0.25, between(0, 0.6))),
  maybe('partner.capex', fc.constant(perMonth(1_000))),
  maybe('partner.depreciation', fc.constant(perMonth(1_500))),
  maybe('partner.restOfFirm.revenue', fc.constant(perMonth(50_000))),
  maybe('partner.restOfFirm.grossProfit', one<Said>(perMonth(12_000), perMonth(between(-5_000, 30_000)))),
  maybe('partner.restOfFirm.growth', one<Said>(0, { value: 0.1, per: 'year' })),
  maybe('vendor.program.cost', fc.constant(perMonth(700))),
  maybe('vendor.services.margin', one<Said>(0, 0.3)),
  maybe('partner.terms.customers', one<Said>(0, 1.5)),
  maybe('partner.terms.vendor', one<Said>(0, 1)),
  maybe('partner.funding.payable', one<Said>(0, 15_000)),
  maybe('program.margin', one<Said>(0, 0.2, 1)),
  maybe('program.presentation', one<Said>('agent', 'principal')),
  maybe('vendor.direct.wonDeals', one<Said>(perMonth(0.5), perMonth(4))),
  always('vendor.presales.direct', one<Said>(0, between(1_000, 9_000))),
  always('vendor.presales.partner', one<Said>(0, 3_000)),
  always('vendor.manager.cost', fc.constant(90)),
  maybe('vendor.referral.resells', one<Said>(0, 0.4, 1)),
  maybe('vendor.referral.supportOnly.enforced', one<Said>(0, 1)),
)

const names = { segment: ['midMarket', 'enterprise', 'vertical'], component: ['implementation', 'managed', 'support'] }

const plainScenario: fc.Arbitrary<Built> = fc
  .record({
    segments: one(1, 2, 3),
    components: one(0, 1, 2, 3),
    time: one<Pick<Built, 'step' | 'steps'>>(
      { step: 'day', steps: 25 },
      { step: 'week', steps: 56 },
      { step: 'month', steps: 15 },
      { step: 'month', steps: 7 },
      { step: 'quarter', steps: 7 },
    ),
    partnerYear: one(1, 4, 7),
    sources: one<readonly string[]>([], ['fair', 'website']),
    isPriced: fc.boolean(),
    activities: one(0, 0, 0, 2, 3),
    seed: fc.string({ maxLength: 6 }),
  })
  .chain(({ segments, components, time, partnerYear, sources, isPriced, activities, seed }) => {
    const market = names.segment.slice(0, segments)
    const work = names.component.slice(0, components)
    const campaigns = activityNames.slice(0, activities)
    return all(
      ...market.map(name => segment(name, 1 / market.length)),
      ...work.map(name => component(name, 1 / work.length)),
      ...(components > 0 ? [services] : []),
      ...sources.map(name => source(name, market)),
      ...(isPriced ? [tiers] : []),
      ...(activities > 0 ? [marketing(campaigns)] : []),
      program,
      firms,
    ).map(set => {
      const priced = isPriced ? ['first', 'rest'] : []
      const sets = { segments: market, components: work, sources, tiers: priced, activities: campaigns }
      return { ...time, ...sets, partnerYear, seed, set }
    })
  })

/** Scenarios of every shape that the model knows: plain data, so that a failing one can be read. */
export const anyScenario: fc.Arbitrary<Built> = fc
  .tuple(plainScenario, anyProgram)
  .map(([built, { set, ...names }]) => ({ ...built, ...names, set: { ...built.set, ...set } }))

/** A number that a scenario says for certain, in its own unit and per its own period. */
export const certain = (built: Built, path: string): number | undefined => {
  const said = built.set[path]
  if (typeof said === 'object' && 'per' in said) return typeof said.value === 'number' ? said.value : undefined
  return typeof said === 'number' ? said : undefined
}
