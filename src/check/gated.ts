import type { Unit } from '../kernel/unit.ts'
import type { Result } from '../study/result.ts'
import type { Tolerance } from './baseline.ts'

/** The figures of both seats that a baseline holds when nobody says which; those of them that a result has. */
const headlines: readonly string[] = [
  'joint.value',
  'mdf.lapsed',
  'mdf.paid',
  'orders.slipped.value',
  'partner.bookings',
  'partner.cash.low',
  'partner.customers',
  'partner.ebitda',
  'partner.ebitda.last12',
  'partner.funding.peak',
  'partner.insolvent',
  'partner.multiplier.margin',
  'partner.multiplier.revenue',
  'partner.ownerValue',
  'partner.revenue',
  'partner.services.margin',
  'partner.utilisation',
  'partner.value',
  'vendor.bookings',
  'vendor.contribution',
  'vendor.rebates',
  'vendor.salesCost',
]

/** The units of all figures of a result, by id. Every strategy has the same ones. */
export const unitsOf = ({ strategies }: Pick<Result, 'strategies'>): ReadonlyMap<string, Unit> =>
  new Map(Object.entries(strategies[0]?.metrics ?? {}).map(([id, { unit }]) => [id, unit]))

/** What is gated by default: the headlines that the result has, and the figures that the file defines future by future. */
export const gatedByDefault = (result: Pick<Result, 'strategies' | 'metrics'>): string[] => {
  const own = result.metrics.map(({ id }) => id) // those made from all futures are among the figures of no strategy
  const units = unitsOf(result)
  return [...new Set([...headlines, ...own])].filter(id => units.has(id)).sort()
}

/** What a figure of about nothing may move by: less than anybody would decide differently for. */
const small: Readonly<Record<Unit, number>> = {
  USD: 100,
  '1': 0.002,
  'USD/USD': 0.005,
  count: 0.005,
  months: 0.02,
  hours: 1,
}

/** How far a figure may move when nobody has said: half a percent, or next to nothing. */
export const defaultTolerance = (metric: string, unit: Unit): Tolerance => ({
  abs: small[unit],
  metric,
  rel: 0.005,
  why: 'default: half a percent changes no decision; put your own and your reason here',
})

/** Whether a pattern fits a figure: part by part, where `*` fits any one. */
export const fits = (pattern: string, metric: string): boolean => {
  const parts = metric.split('.')
  const wanted = pattern.split('.')
  return wanted.length === parts.length && wanted.every((part, n) => part === '*' || part === parts[n])
}

/** The tolerance that holds for a figure: the first that fits, else the default. */
export const toleranceFor = (tolerances: readonly Tolerance[], metric: string, unit: Unit): Tolerance =>
  tolerances.find(one => fits(one.metric, metric)) ?? defaultTolerance(metric, unit)
