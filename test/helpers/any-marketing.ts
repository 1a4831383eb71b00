import fc from 'fast-check'
import type { Law } from '../../src/kernel/law.ts'
import type { Said } from './build-scenario.ts'

type Settings = Readonly<Record<string, Said>>

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const between = (min: number, max: number): Law => ({ kind: 'uniform', params: [min, max] })
const quarterly = (value: number | Law): Said => ({ value, per: 'quarter' })

const some = (paths: Readonly<Record<string, fc.Arbitrary<Said>>>): fc.Arbitrary<Settings> =>
  fc.record(paths, { requiredKeys: [] }) as fc.Arbitrary<Settings>

const under = (room: string, settings: fc.Arbitrary<Settings>): fc.Arbitrary<Settings> =>
  settings.map(said => Object.fromEntries(Object.entries(said).map(([key, value]) => [`${room}.${key}`, value])))

const together = (...parts: readonly fc.Arbitrary<Settings>[]): fc.Arbitrary<Settings> =>
  fc.tuple(...parts).map(found => Object.assign({}, ...found))

const money = some({
  vendorPays: one<Said>(0, 0.5, 1, between(0.2, 1)),
  eligible: one<Said>('yes', 'no'),
  ownMoney: one<Said>(0, 0.5),
  cost: one<Said>(quarterly(0), quarterly(4_000), quarterly(between(1_000, 9_000))),
  lumpy: one<Said>(0, 3_000, 20_000),
})

const demand = some({
  costPerLead: one<Said>(90, between(50, 400)),
  at: one<Said>(quarterly(5_000), quarterly(20_000)),
  'saturation.half': one<Said>(0.5, 2),
  'saturation.slope': one<Said>(1, 2.5),
  'saturation.form': one<Said>('hill', 'logistic', 'michaelisMenten', 'linear'),
  carryover: one<Said>(0, { value: 0.15, per: 'week' }, { value: 0.9, per: 'month' }),
  'fading.form': one<Said>('geometric', 'binomial', 'delayed'),
  'fading.goneAfter': one<Said>(2, between(0.5, 9)),
  'fading.peakAfter': one<Said>(0, 1.3, between(0, 4)),
  'fading.halfWidth': one<Said>(0, 0.5),
  'capability.start': one<Said>(0, 0.5),
  'capability.fullAfter': one<Said>(0, 15_000),
  converts: one<Said>(0.2, 1),
})

const favour = some({
  'trust.halfEffectAfter': one<Said>(2_000, between(1_000, 30_000)),
  'trust.decay': one<Said>({ value: 0.5, per: 'year' }, { value: 1, per: 'year' }),
  'steers.upTo': one<Said>(0, 0.12, 1, between(0, 0.5)),
})

/** For certain, so that a test can count deals once more. */
const outcomes = fc.record<Settings>({ winRate: one<Said>(0, 0.5), incrementality: one<Said>(0, 0.4, 1) })

/** What an activity of some kind can be; every amount of money has a number, so that a test can multiply all of them. */
const activity = (name: string, kind: 'traditional' | 'digital' | 'relationship'): fc.Arbitrary<Settings> =>
  together(
    fc.constant<Settings>({
      [`mdf.activities.${name}.kind`]: kind,
      [`mdf.activities.${name}.costPerLead`]: 120,
      [`mdf.activities.${name}.trust.halfEffectAfter`]: 8_000,
    }),
    under(`mdf.activities.${name}`, money),
    under(`mdf.activities.${name}`, kind === 'relationship' ? favour : demand),
    under(`mdf.activities.${name}`, outcomes),
    some({ [`mdf.plan.${name}`]: one<Said>(0, 0.3, 0.7, 1) }),
  )

/** Activities by name; they are sources as well, so none is named like one. */
export const activityNames = ['campaign', 'suite', 'show'] as const

/** A marketing fund of any shape, with some activities. */
export const marketing = (names: readonly string[]): fc.Arbitrary<Settings> =>
  together(
    under(
      'mdf',
      some({
        accrual: one<Said>(0, 0.03, 0.5),
        grants: one<Said>(quarterly(6_000), quarterly(between(0, 30_000))),
        opening: one<Said>(0, 9_000),
        lapses: one<Said>(0, 3, 6),
        vendorPays: one<Said>(0.5, 1),
        steeredEarns: one<Said>('no', 'yes'),
        'claims.delay': one<Said>(0, 1, between(0, 3)),
        'claims.paid': one<Said>(0, 1.5),
        'claims.rejected': one<Said>(0, 0.1),
        'claims.never': one<Said>(0, 0.2),
      }),
    ),
    ...names.map(name =>
      activity(name, name === 'suite' ? 'relationship' : name === 'show' ? 'traditional' : 'digital'),
    ),
    some({ 'vendor.direct.winRate': one<Said>(0.2, 0.5, 1) }),
  )
