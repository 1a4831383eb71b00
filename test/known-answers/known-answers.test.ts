import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { runFile } from '../../src/node.ts'

/** Fewer than the files say: the bounds below are those of so many. */
const many = 5_000

/** Plays a file for these figures alone. */
const play = async (name: string, figures: readonly string[], trials = many) => {
  const metrics = catalogue.metrics.filter(({ id }) => figures.includes(id))
  const model = { ...catalogue, metrics, timelines: {} }
  return (await runFile(join(import.meta.dirname, `${name}.yaml`), { trials, catalogue: model })).result
}

const near = (found: number | null, expected: number, se: number): void => {
  expect(Math.abs((found as number) - expected), `${found} for ${expected} with se ${se}`).toBeLessThanOrEqual(4 * se)
}

// Closed form: PERT(a, b, c) has mean m = (a + 4b + c) / 6 and variance (m - a)(c - m) / 7.
test('linear: EBITDA is 12 x ($10k - overhead)', async () => {
  const [{ metrics }] = (await play('linear', ['partner.ebitda'])).strategies
  const { mean, sd, se, p50 } = metrics['partner.ebitda']
  const overhead = (4e3 + 4 * 6e3 + 14e3) / 6
  const spread = 12 * Math.sqrt(((overhead - 4e3) * (14e3 - overhead)) / 7)
  near(mean, 12 * (10e3 - overhead), spread / Math.sqrt(many))
  near(sd, spread, spread / Math.sqrt(2 * many))
  expect(se).toBeCloseTo((sd as number) / Math.sqrt(many), 9)
  expect(p50 as number).toBeGreaterThan(mean as number) // overhead leans to the right, so EBITDA to the left
})

// Closed form: a Poisson number (mean l = 2 x 24) of X has mean l E[X] and variance l E[X^2]; X is lognormal with
// mu = ln(20k x 180k) / 2 and sigma = ln(9) / (2 z), z = 1.2815515655446004 (the normal 90 % point).
test('compound Poisson: bookings are a Poisson number of lognormal deals', async () => {
  const [{ metrics }] = (await play('compound-poisson', ['vendor.bookings'])).strategies
  const mu = Math.log(20e3 * 180e3) / 2
  const sigma = Math.log(9) / (2 * 1.2815515655446004)
  const variance = 48 * Math.exp(2 * mu + 2 * sigma * sigma)
  const { mean, sd } = metrics['vendor.bookings']
  near(mean, 48 * Math.exp(mu + (sigma * sigma) / 2), Math.sqrt(variance / many))
  // fourth moment of a compound sum: 3 variance^2 + l E[X^4]; the sd of a sample variance follows
  const fourth = 3 * variance * variance + 48 * Math.exp(4 * mu + 8 * sigma * sigma)
  near((sd as number) ** 2, variance, Math.sqrt((fourth - variance * variance) / many))
})

// By hand: $8 x 256 hours x 24 months = $49,152, in every trial; the dollars of the work in hand are kept beside its
// hours, so that a price comes back from the division of the two to a rounding error of a billionth of a cent.
test('a constant on a price that a strategy alone controls is exactly that difference, with sd 0', async () => {
  const services = ['partner.services.revenue', 'partner.services.margin', 'partner.revenue', 'partner.billings']
  const { comparisons, strategies } = await play(
    'constant-price',
    [...services, 'vendor.bookings', 'vendor.contribution'],
    500, // in every one of them
  )
  expect(comparisons).toHaveLength(1)
  for (const metric of services) {
    const { mean, se, p10, p50, p90, ci95, pGreater } = comparisons[0].metrics[metric]
    for (const figure of [mean, p10, p50, p90, ...(ci95 ?? [])]) expect(figure, metric).toBeCloseTo(49_152, 9)
    expect(se as number).toBeLessThan(1e-11)
    expect(pGreater).toBe(1)
  }
  expect(strategies[0].metrics['vendor.bookings'].sd as number).toBeGreaterThan(0) // the luck is there
  expect(comparisons[0].metrics['vendor.contribution']).toMatchObject({ mean: 0, se: 0, pEqual: 1 })
})
