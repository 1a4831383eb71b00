import { expect, test } from 'vitest'
import { meantMetrics } from '../../../src/scenario/formula/meant-metric.ts'

const names = [
  'partner.ownerValue',
  'partner.ebitda',
  'partner.cash.low',
  'partner.dso',
  'partner.funding.peak',
  'partner.funding.peakMonth',
  'mdf.paid',
  'mdf.suite.incrementalBookings',
  'mdf.incrementalBookings',
  'bridge.q1.q1',
  'bridge.q1.total',
]
const labels = [
  { id: 'partner.ownerValue', label: 'value to the owner' },
  { id: 'partner.dso', label: 'days' },
]

// By hand: what a person would take each for.
test.each([
  ['a slip of the keyboard', 'partner.ebidta', ['partner.ebitda']],
  ['another case', 'partner.EBITDA', ['partner.ebitda']],
  ['parts where there are none', 'partner.owner.value', ['partner.ownerValue']],
  ['its label', 'Days', ['partner.dso']],
  ['without its seat', 'ownerValue', ['partner.ownerValue']],
  ['the part of several', 'partner.funding', ['partner.funding.peak', 'partner.funding.peakMonth']],
  ['of the same seat, and not alike otherwise', 'partner.cash', ['partner.cash.low']],
  ['of another seat', 'vendor.incrementalBookings', ['mdf.suite.incrementalBookings', 'mdf.incrementalBookings']],
  ['a part of the last part', 'partner.incremental', ['mdf.suite.incrementalBookings', 'mdf.incrementalBookings']],
  ['one too many', 'partner.ownerValue.p90', ['partner.ownerValue']],
  ['alike only in what both begin with', 'mdf.roi', []],
  ['its first part', 'mdf', ['mdf.paid', 'mdf.suite.incrementalBookings', 'mdf.incrementalBookings']],
  ['a letter, with which most of them begin', 'p', []],
  ['one whose last part comes twice', 'bridge.q1', ['bridge.q1.q1', 'bridge.q1.total']],
  ['nothing of the kind', 'partner.headcount', []],
] as const)('%s: %s', (_, name, meant) => {
  expect(meantMetrics(name, names, labels)).toEqual(meant)
})
