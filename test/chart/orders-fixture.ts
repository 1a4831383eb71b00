import type { Figures, MeanPath, StrategyResult, Timeline } from '../../src/study/result.ts'

/** A metric that is the same in every trial. */
export const level = (unit: Figures['unit'], value: number): Figures => ({
  unit,
  mean: value,
  sd: 0,
  se: 0,
  p05: value,
  p10: value,
  p25: value,
  p50: value,
  p75: value,
  p90: value,
  p95: value,
  min: value,
  max: value,
  undefined: 0,
})

type Made = Pick<StrategyResult, 'metrics' | 'means' | 'timeline'>

const held = { bench: 4, credit: 3, executive: 0.2, financing: 0, kpi: 1, legal: 0.6, presales: 0 } as const
const alone = { bench: 2, credit: 3.5, executive: 0, financing: 0, kpi: 0.5, legal: 0.7, presales: 0 } as const

/**
 * Orders of which few slip, cash that dips and recovers, and a bench with some of everything: made up, of a size in USD,
 * another one for each strategy; `wave` moves the low point of cash. Nothing in it is so bad that a run would show it unasked.
 */
export const madeOrders = (dates: readonly string[], size: number, index: number, wave = 0): Made => {
  const steps = dates.length
  const usd = (mean: readonly number[]): MeanPath => ({ unit: 'USD', mean })
  const hours = (mean: readonly number[]): MeanPath => ({ unit: 'hours', mean })
  const each = (of: (t: number) => number): number[] => dates.map((_, t) => of(t))
  const due = each(t => size * (1 + 0.4 * Math.sin(t + index)))
  const after = (quarters: number, share: number) => each(t => (due[t - 3 * quarters] ?? 0) * share)
  const capacity = each(t => 900 + 12 * t)
  const onTime = due.reduce((sum, value) => sum + value, 0)
  const slip = (onTime * 0.015) / 8.8
  const dip = (t: number) => size * (0.4 - 1.6 * Math.sin((Math.PI * (t + 1)) / (steps * 0.7) + wave) + index * 0.1)
  const timeline: Timeline = {
    unit: 'USD',
    dates,
    mean: each(dip),
    p10: each(t => dip(t) - size * 0.3),
    p50: each(dip),
    p90: each(t => dip(t) + (size * 2 * t) / steps),
  }
  return {
    metrics: {
      'orders.slipped.value': level('USD', slip * 8.8),
      'orders.onTime.value': level('USD', onTime),
      ...Object.fromEntries(
        Object.entries(held).map(([cause, n]) => [`orders.slipped.${cause}.value`, level('USD', n * slip)]),
      ),
      ...Object.fromEntries(
        Object.entries(alone).map(([cause, n]) => [`orders.avoidable.${cause}.value`, level('USD', n * slip)]),
      ),
      'partner.creditHold': level('count', 0.03),
      'partner.insolvent': level('count', 0.02 * index),
      'partner.distributed': level('USD', size),
    },
    means: {
      'orders.due.value': usd(due),
      'orders.placed.late.0': usd(after(0, 0.8)),
      'orders.placed.late.1': usd(after(1, 0.08)),
      'orders.placed.late.2': usd(after(2, 0.02)),
      'orders.placed.late.3': usd(after(3, 0.01)),
      'orders.cancelled.late.0': usd(after(0, 0.02)),
      'orders.takenDirect.late.1': usd(after(1, 0.01)),
      'orders.handed.late.0': usd(after(0, 0.01)),
      'partner.line': usd(each(() => (index % 3 === 1 ? 0 : size * 1.3))),
      'partner.creditHold': { unit: 'count', mean: each(t => (t > steps / 3 ? 0.03 * (1 - t / steps) : 0)) },
      'bench.capacity': hours(capacity),
      'bench.billed': hours(capacity.map(able => able * 0.74)),
      'bench.presales': hours(capacity.map(able => able * 0.06)),
      'bench.training': hours(capacity.map(able => able * 0.05)),
      'bench.meetings': hours(capacity.map(able => able * 0.02)),
      'bench.build': hours(capacity.map((able, t) => (t < steps / 4 ? able * 0.03 : 0))),
      'bench.idle': hours(capacity.map((able, t) => able * (t < steps / 4 ? 0.1 : 0.13))),
      'services.subcontractHours': hours(each(t => (t > steps / 2 ? 60 : 0))),
      'services.backlogHours': hours(each(t => 40 * t)),
    },
    timeline: { 'partner.netCash': timeline },
  }
}
