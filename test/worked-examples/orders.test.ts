import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runFile } from '../../src/node.ts'

const play = async (name: string) => {
  const { result } = await runFile(join(import.meta.dirname, `${name}.yaml`))
  return Object.fromEntries(
    result.strategies.map(({ id, metrics }) => [id, (metric: string) => metrics[metric]?.mean ?? Number.NaN]),
  )
}

// Published by S11 (Chief, slip rate): 10 deals forecast, 4 on time, 6 slipped, of which 3 close later and 3 are open:
// the slip rate is 6 / 10 = 60 %, slipped deals over those that were forecast, whether or not they are lost in the end.
describe('WE-13, by orders/gated-table', () => {
  it('six of ten deals slip: three are placed later, three are still in hand', async () => {
    const { today } = await play('we-13-slip-rate')
    expect(today('orders.slipRate')).toBeCloseTo(0.6, 12)
    expect(today('orders.onTime')).toBe(4)
    expect(today('orders.slipped')).toBe(6)
    expect(today('orders.late')).toBe(3)
    expect(today('orders.stillOpen')).toBe(3)
    // whom it is put down to, and that each of them was held by that alone
    expect([today('orders.slipped.bench'), today('orders.slipped.credit')]).toEqual([3, 3])
    expect([today('orders.avoidable.bench'), today('orders.avoidable.credit')]).toEqual([3, 3])
    expect(today('orders.avoidable.credit.value')).toBe(12e6)
    // from 31 March to 15 April
    expect(today('orders.daysLate')).toBeCloseTo((15 * 12) / 365.25, 9)
  })
})

// Derived from S12 and S13 (one vendor's quarters of its fiscal year 2007): new licences of $1,390M and then $2,481M are
// 1.785 times as much; services of $916M and $1,075M 1.174 times.
describe('WE-31, by rhythm/rhythm', () => {
  it('the last quarter of the year against the one before', async () => {
    const { licences, services } = await play('we-31-year-end')
    expect(licences('vendor.yearEndSpike')).toBeCloseTo(1.785, 3)
    expect(services('vendor.yearEndSpike')).toBeCloseTo(1.174, 3)
    // of the thirds of both quarters, the last has $990k and $2M
    expect(licences('vendor.hockeyStick')).toBeCloseTo((3 * 2_990) / 3_871, 9)
  })
})
