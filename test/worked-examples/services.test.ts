import { join } from 'node:path'
import { expect, test } from 'vitest'
import { services } from '../../src/domain/columns.ts'
import { runFile } from '../../src/node.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { withPath } from '../helpers/served-path.ts'
import { watch } from '../helpers/watch.ts'

const play = async (name: string) => {
  const { result } = await runFile(join(import.meta.dirname, `${name}.yaml`))
  return (id: string, metric: string): number =>
    result.strategies.find(strategy => strategy.id === id)?.metrics[metric].mean ?? expect.unreachable()
}

// WE-33, source S32 (SPI Research, benchmark of professional services): 1,435 of 2,080 hours is 69.0 %, and $207k per
// consultant is $144 an hour. Mechanisms services/bench and services/delivery.
test('WE-33: utilisation, realised rate and revenue per head hang together', async () => {
  const of = await play('we-33-utilisation')
  expect(of('sold', 'partner.revenuePerHead')).toBeCloseTo(207_000, 6)
  expect(of('sold', 'partner.utilisation')).toBeCloseTo(1435 / 2080, 5)
  expect(of('sold', 'partner.bench.idle')).toBeCloseTo(2 * 20 * (2080 - 1435), 0)
  expect(of('full', 'partner.utilisation')).toBeCloseTo(0.69, 9)
  expect(of('full', 'partner.realisedRate')).toBeCloseTo(144, 6)
  expect(Math.round(of('full', 'partner.revenuePerHead') / 1000)).toBe(207)
  expect(of('full', 'partner.bench.idle')).toBe(0)
})

// WE-12, source S110 (a price list of partner-led support): $1.2M a month is 15,000 + 24,500 + 25,000 + 6,000 = $70,500.
// A customer of $50k a month would pay $5,000 by the first tier, and pays the minimum of $7,500. Mechanisms
// customers/book (the list) and services/demand (the component).
test('WE-12: partner-led support by the price list of the program, by the customer', async () => {
  const of = await play('we-12-partner-led-support')
  expect(of('today', 'partner.services.revenue')).toBeCloseTo(12 * (70_500 + 2 * 7_500), 4)
  expect(of('today', 'partner.services.margin')).toBeCloseTo(0.4 * 12 * (70_500 + 2 * 7_500), 4)
})

// The same, of a list that says $70,500: what the component makes of it. Mechanisms services/demand and services/delivery.
test.each([
  ['at a margin', { 'services.components.led.margin': 0.4 }],
  ['by the bench', { 'services.components.led.delivered': 'bench' }],
] as const)('WE-12: support that the program prices is sold at that price, %s', (_how, how) => {
  const built: Built = {
    steps: 6,
    components: ['led'],
    set: {
      'services.components.led.priced': 'program',
      'services.components.led.attach': 0.5,
      'partner.bench.heads': 10,
      'partner.bench.rate': 141,
      'partner.bench.cost': { value: 9000, per: 'month' },
      ...how,
    },
  }
  const model = withPath(() => ({ bookings: 0, annual: 14.4e6, fees: 70_500 }))
  const seen = watch(buildScenario(built), Object.values(services), { trials: 1, catalogue: model }).get('only')
  const last = (column: (typeof services)[keyof typeof services]): number => seen?.(column).at(-1)?.[0] ?? Number.NaN
  expect(last(services.revenue)).toBe(35_250)
  expect(last(services.recurringRevenue), 'it goes on while the customer stays').toBe(35_250)
  expect(last(services.projectRevenue)).toBe(0)
  const onBench = 'services.components.led.delivered' in how
  expect(last(services.billed)).toBe(onBench ? 250 : 0)
  expect(last(services.ownRecurring)).toBe(onBench ? 35_250 : 0)
  expect(last(services.margin)).toBeCloseTo(onBench ? 35_250 - 90_000 : 0.4 * 35_250 - 90_000, 6)
})
