import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { base, services } from '../../src/domain/columns.ts'
import { mechanism } from '../../src/kernel/mechanism.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { watch } from '../helpers/watch.ts'

/** The model, with customers that are not counted but follow a path: bookings, and software a year, by step. */
const withPath = (path: (t: number) => { readonly bookings: number; readonly annual: number }): Catalogue => ({
  ...catalogue,
  mechanisms: [
    ...catalogue.mechanisms.filter(({ name }) => name !== 'customers/served'),
    mechanism({
      name: 'test/served',
      over: ['segment'],
      writes: { bookings: base.servedBookings, software: base.servedSoftware },
      step({ t, years, writes }) {
        const { bookings, annual } = path(t)
        writes.bookings.fill(bookings)
        writes.software.fill(((annual + path(t - 1).annual) / 2) * years)
      },
    }),
  ],
})

const components: Readonly<Record<string, Said>> = {
  'services.components.implementation.share': 0.45,
  'services.components.implementation.lasts': 9,
  'services.components.implementation.delivered': 'bench',
  'services.components.advisory.share': 0.15,
  'services.components.advisory.lasts': 1,
  'services.components.advisory.margin': 0.25,
  'services.components.managed.share': 0.4,
  'services.components.managed.while': 'customer',
  'services.components.managed.delivered': 'bench',
}

const built = (more: Built['set'], time: Pick<Built, 'step' | 'steps'>): Built => ({
  ...time,
  components: ['implementation', 'advisory', 'managed'],
  set: {
    ...components,
    'services.multiplier.value': 2.5,
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'partner.bench.heads': 1e4, // ample: nothing waits
    'partner.bench.utilisation': 1,
    'partner.bench.rate': 100,
    ...more,
  },
})

/** Services revenue and software of each step. */
const play = (scenario: Built, model: Catalogue) => {
  const seen = watch(buildScenario(scenario), [services.revenue, base.servedSoftware], { trials: 1, catalogue: model })
  const only = seen.get('only') ?? expect.unreachable()
  return {
    revenue: only(services.revenue).map(([x]) => x),
    software: only(base.servedSoftware).map(([x]) => x),
  }
}

// Stated = realised where nothing limits it. The steady state of a market that grows by q = 1 + g a step and
// loses c of its software: A_t = (1 - c) A_t-1 + B_t with B_t = B q^t, so A_t = B_t q / (q - (1 - c)).
describe('a multiplier against all software of the same year is realised as it is stated', () => {
  it.each([
    { step: 'month', perYear: 12, growth: 0.15, churn: 0.1 },
    { step: 'month', perYear: 12, growth: 0.25, churn: 0.03 },
    { step: 'month', perYear: 12, growth: 0, churn: 0.1 },
    { step: 'quarter', perYear: 4, growth: 0.15, churn: 0.1 },
    { step: 'week', perYear: 365.25 / 7, growth: 0.15, churn: 0.1 },
  ] as const)('by the $step, growth $growth, churn $churn a year', ({ step, perYear, growth, churn }) => {
    const q = (1 + growth) ** (1 / perYear)
    const kept = (1 - churn) ** (1 / perYear)
    // bookings from long before the start would still be in work: begin where the steady state does
    const late = Math.ceil(2 * perYear)
    const path = withPath(t => ({ bookings: 1000 * q ** t, annual: (1000 * q ** t * q) / (q - kept) }))
    const { revenue, software } = play(
      built(
        {
          'services.multiplier.per': 'sameYear',
          'services.multiplier.growth': { value: growth, per: 'year' },
          'segments.only.churn': { value: churn, per: 'year' },
        },
        { step, steps: late },
      ),
      path,
    )
    for (let t = Math.ceil(perYear); t < late; t++) expect(revenue[t] / software[t]).toBeCloseTo(2.5, 10)
  })
})

// A cohort booked once, whose customers all stay: after the work is over it has bought 2.5 x its first year's software
// in one-time work of 0.60 of the multiplier, and 0.40 of it in each year of ongoing work.
describe('a multiplier against the first year is realised on a cohort once its work is done', () => {
  it.each(['firstYear'] as const)('%s', per => {
    const path = withPath(t => ({ bookings: t === 3 ? 60_000 : 0, annual: t >= 3 ? 60_000 : 0 }))
    const { revenue } = play(
      built({ 'services.multiplier.per': per, 'segments.only.churn': 0 }, { step: 'month', steps: 27 }),
      path,
    )
    const sum = (from: number, to: number): number => revenue.slice(from, to).reduce((a, b) => a + b, 0)
    expect(sum(0, 3)).toBe(0)
    // booked in the middle of its step, so that its first year has the software of 11.5 of the 12 steps
    expect(sum(3, 15)).toBeCloseTo(2.5 * 60_000 * (0.6 + (0.4 * 11.5) / 12), 6)
    expect(sum(15, 27)).toBeCloseTo(0.4 * 2.5 * 60_000, 6)
  })
})
