import fc from 'fast-check'
import { anyScenario } from './any-scenario.ts'
import type { Built, Said } from './build-scenario.ts'

type Settings = Readonly<Record<string, Said>>

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const maybe = (path: string, value: fc.Arbitrary<Said>): fc.Arbitrary<Settings> =>
  fc.option(value, { nil: undefined }).map((said): Settings => (said === undefined ? {} : { [path]: said }))

/** What the bench, the solution and last year's book can add to a scenario; small backlogs, so that all of it is met. */
const parts = (components: readonly string[]): fc.Arbitrary<Settings> =>
  fc
    .tuple(
      ...components.flatMap(name => [
        maybe(`services.components.${name}.attach`, one<Said>(0, 0.4, { kind: 'uniform', params: [0.2, 0.9] })),
        maybe(`services.components.${name}.lag`, one<Said>(0, 1, 2.5)),
      ]),
      maybe('services.multiplier.per', one<Said>('firstYear', 'sameYear', 'lifetime', 'year')),
      maybe('services.multiplier.basis', one<Said>('margin', 'margin-to-margin')),
      maybe('services.multiplier.scope', one<Said>('ecosystem')),
      maybe('partner.bench.ramp', one<Said>(0, 3, 7)),
      maybe('partner.bench.attrition', one<Said>({ value: 0.2, per: 'year' })),
      maybe('partner.bench.subcontract.upTo', one<Said>({ value: 40, per: 'month' }, { value: 1000, per: 'month' })),
      maybe('partner.bench.wait', one<Said>(0, 1)),
      maybe('partner.bench.late.churn', one<Said>(0.5)),
      maybe('partner.lastYear.revenue.project', one<Said>(200_000)),
      maybe('partner.lastYear.revenue.managed', one<Said>(150_000)),
      maybe('partner.lastYear.revenue.support', one<Said>(50_000)),
      maybe('services.unbundled.chance', one<Said>(0.5)),
      maybe('services.unbundled.discount', one<Said>(0.2)),
      maybe('services.solution.build', one<Said>(50_000)),
      maybe('services.solution.hours', one<Said>(0, 300)),
    )
    .map(found =>
      Object.assign({}, ...found, {
        // what the words need: a life that ends, and components that leave a margin
        ...Object.fromEntries(['midMarket', 'enterprise', 'vertical'].map(s => [`segments.${s}.contraction`, 0.1])),
        'partner.bench.cost': { value: 5_000, per: 'month' },
        'partner.bench.utilisation': 0.7,
        'partner.bench.subcontract.cost': 110,
      }),
    )

/** Scenarios with services of every shape. */
export const anyServices: fc.Arbitrary<Built> = anyScenario
  .filter(({ components = [] }) => components.length > 0)
  .chain(built => parts(built.components ?? []).map(more => ({ ...built, set: { ...built.set, ...more } })))
