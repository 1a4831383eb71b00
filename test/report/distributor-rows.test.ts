import { expect, test } from 'vitest'
import { seatRows } from '../../src/report/seat-rows.ts'
import { meanIn, playYaml } from '../helpers/play-yaml.ts'

const file = (strategies: string, more = ''): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {midMarket: {dealSize: $60k, churn: 0% per year}}
installed: {resold: {midMarket: {customers: 3, value: $40k}}}
program: {margin: 20%}
${more}strategies: ${strategies}
`

const rowsOf = async (strategies: string, more?: string) => {
  const outcome = await playYaml(file(strategies, more), 4)
  const rows = seatRows(outcome).filter(({ seat }) => seat === 'DISTRIBUTOR')
  return { outcome, labels: rows.map(({ label }) => label), cells: rows.map(({ cells }) => cells) }
}

// $120k of software a year for two years, of which a tenth is the distributor's in one of two strategies.
test('the distributor has rows where there is one in any strategy, and none where there is none', async () => {
  const two = '{direct: {}, two: {program: {distributor: {margin: 10%, terms: 30 days}}}}'
  const { labels, cells } = await rowsOf(two, 'metrics: {distributor.half: "= distributor.margin / 2"}\n')
  expect(labels).toEqual(['margin', 'distributor.half'])
  const means = cells[0].map(cell => (cell?.kind === 'level' ? cell.figures.mean : null))
  expect(means[0]).toBe(0)
  expect(means[1]).toBeCloseTo(24_000, 6)
  for (const none of ['{direct: {}}', '{direct: {program: {distributor: {margin: 0%}}}}'])
    expect((await rowsOf(none)).labels).toEqual([])
})

test('what the file says of a distributor is what is played: its share, and terms in days', async () => {
  const { outcome } = await rowsOf('{two: {program: {distributor: {margin: 15%, terms: 0 days, payable: $5k}}}}')
  expect(meanIn(outcome, 'distributor.margin')).toBeCloseTo(36_000, 6)
  expect(meanIn(outcome, 'distributor.badDebt')).toBe(0)
  const waiting = await rowsOf('{two: {program: {distributor: {margin: 15%, terms: 45 days, payable: $5k}}}}')
  // $6.5k a month is owed for the mean wait of 45 days, and $5k was paid at the start where nothing waits
  const owed = 6_500 * (45 * (12 / 365.25)) * (1 - Math.exp(-24 / (45 * (12 / 365.25))))
  const stillOld = 5_000 * Math.exp(-24 / (45 * (12 / 365.25)))
  const gained = meanIn(waiting.outcome, 'distributor.cash') - meanIn(outcome, 'distributor.cash')
  expect(gained).toBeCloseTo(owed + stillOld, 4)
})
