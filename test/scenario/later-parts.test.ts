import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { yearZeroOf } from '../../src/scenario/last-year/year-zero.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

// The flagship as it was first drawn up: the whole of it reads without a word.
const root = join(import.meta.dirname, '../..')
const whole = readFileSync(join(import.meta.dirname, 'uv-partners-whole.yaml'), 'utf8')
const files = (text: string) =>
  loaderOf(
    new Map([
      ['uv-partners.yaml', text],
      ['base/cloud-software.yaml', readFileSync(join(root, 'scenarios/base/cloud-software.yaml'), 'utf8')],
    ]),
  )

test('the whole flagship reads without a word, and begins where last year’s books end', async () => {
  const read = await readScenario('uv-partners.yaml', files(whole))
  expect(read.ok ? [] : read.issues.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  if (!read.ok) return
  const { scenario } = read
  expect(scenario.warnings).toEqual([])
  expect(scenario.strategies.map(({ id }) => id)).toEqual(['today', 'supportOnly', 'resell', 'split', 'vertical'])
  expect(scenario.statements.map(({ that }) => that)).toEqual([
    'partner.ownerValue >= $3M',
    'partner.funding.peak <= $500k',
    'vendor.contribution > vendor.contribution of today',
    'partner.multiplier.margin >= 5',
    'partner.services.revenue in 2028 >= $2M',
    'P(partner.ownerValue of resell > partner.ownerValue of supportOnly) between 40% and 80%',
  ])
  expect(scenario.charts?.map(({ place, ...ask }) => ask)).toEqual([
    { kind: 'fan', subject: 'partner.value' },
    { kind: 'difference', subject: 'partner.ownerValue', of: 'resell', against: 'supportOnly' },
    { kind: 'bothSeats' },
    { kind: 'bridge', subject: 'partner.ownerValue', of: 'resell' },
  ])
  // 10 heads of 2,080 hours bill up to 69 % of them at $145, which is $2.08M and more than the $2M that was sold. Those,
  // less $1.1M of payroll, and the mean margin on $0.4M of software, (6 + 4 x 13 + 20) / 6 = 13 %, make $952k.
  expect(yearZeroOf(scenario).map(({ row, yours, model }) => [row, yours, Math.round(model)])).toEqual([
    ['resaleBillings', 400e3, 400e3],
    ['project', 1.1e6, 1.1e6],
    ['managed', 0.9e6, 0.9e6],
    ['grossProfit', 950e3, 952e3],
    ['ebitda', 210e3, 212e3],
  ])
})
