import type { Structure, Variant } from '../../compile/structure.ts'
import { fading } from '../../domain/marketing/fading.ts'
import { response } from '../../domain/marketing/response.ts'
import { trust } from '../../domain/marketing/trust.ts'
import { periodNames } from '../../kernel/calendar.ts'
import type { Field } from '../../kernel/field.ts'
import type { Context, Mechanism } from '../../kernel/mechanism.ts'
import { constantParam } from '../../kernel/param.ts'
import type { StrategyResult } from '../result.ts'
import type { Study } from '../study.ts'
import type { Curve } from './curve.ts'
import { typicalIn } from './typical.ts'

const relationship = 2
const quarter = 3

/** How much more is spent a quarter to see what the next dollars bring, USD. */
const nextSpend = 1000

/** Places along the curve. */
const many = 60

type World = { readonly structure: Structure; readonly variant: Variant; readonly activity: string }

/**
 * Mechanisms of an activity, one after the other, played over the horizon with each of some spends a step, the same in
 * every step: one spend a trial. What one writes the next reads by the same name; `carried` says which of it is read
 * again as that of the step before. The mean over the steps of the sum of `wanted`.
 */
const playSteadily = (
  { structure, variant, activity }: World,
  mechanisms: readonly Mechanism[],
  spends: Float64Array,
  carried: Readonly<Record<string, string>>,
  wanted: readonly string[],
): Float64Array => {
  const typical = typicalIn(structure, variant)
  const trials = spends.length
  const columns = (names: readonly string[]): Record<string, Float64Array> =>
    Object.fromEntries(names.map(name => [name, new Float64Array(trials)]))
  const writes = columns(mechanisms.flatMap(one => Object.keys(one.writes)))
  const reads = { ...columns(['fading', ...Object.keys(carried)]), ...writes, spent: spends }
  // memory for as many steps as the horizon has is enough for whatever any of them keeps
  const states = mechanisms.map(({ state }) =>
    Object.fromEntries(
      Object.entries(state).map(([name, kind]) => [
        name,
        new Float64Array(trials * (typeof kind === 'object' ? structure.steps + 2 : 1)),
      ]),
    ),
  )
  const sum = new Float64Array(trials)
  const clock = { isEnd: false, left: 0, number: 0 }
  const idle = {
    first: 0,
    years: structure.years,
    months: structure.months,
    clocks: Object.fromEntries(periodNames.map(name => [name, clock])),
    slots: 0,
    listed: 0,
    draws: {},
    carried: {},
    overflow: () => {},
    listOverflow: () => {},
  }
  for (let t = 0; t < structure.steps; t++) {
    mechanisms.forEach((mechanism, n) => {
      const params = Object.fromEntries(
        Object.entries(mechanism.params).map(([name, field]) => {
          const path = (field as Field).path.replace('*', () => activity)
          return [name, constantParam(typical(path, t))]
        }),
      )
      mechanism.step({ ...idle, trials, t, params, reads, writes, state: states[n] } as unknown as Context)
    })
    for (let i = 0; i < trials; i++) for (const name of wanted) sum[i] += writes[name][i] / structure.steps
    for (const [read, written] of Object.entries(carried)) reads[read as keyof typeof reads].set(writes[written])
  }
  return sum
}

/** What steady spends, USD a step, come to: leads a step, or of a relationship the share of the direct pipeline that it steers. */
const effectsOf = (world: World, isRelationship: boolean, spends: Float64Array): Float64Array => {
  if (isRelationship) return playSteadily(world, [trust], spends, { before: 'trust' }, ['won', 'lost'])
  const hasFading = world.structure.work.some(item => 'mechanism' in item && item.mechanism === fading.name)
  const mechanisms = hasFading ? [fading, response] : [response]
  return playSteadily(world, mechanisms, spends, { carriedBefore: 'carried', learnedBefore: 'learned' }, ['expected'])
}

const spendOf = ({ means }: StrategyResult, activity: string): number => {
  const path = Object.hasOwn(means, `mdf.${activity}.spend`) ? means[`mdf.${activity}.spend`].mean : []
  return path.reduce<number>((sum, spent) => sum + (spent ?? 0), 0) / Math.max(path.length, 1)
}

/**
 * What each activity brings at each spend a quarter, kept up over the whole horizon from a start without any: leads a
 * quarter, or of a relationship the share of the vendor's direct pipeline that it steers; by the mechanisms themselves.
 * One curve for each strategy that spends on it, to twice what the most lavish one does. Marked are `now`, where the
 * strategy's own mean spend stands on it, and `next`, another $1,000 a quarter.
 */
export const responseCurves = (
  { structure, variants, reported }: Study,
  activities: readonly string[],
  strategies: readonly StrategyResult[],
): readonly Curve[] => {
  const steps = quarter / structure.months
  return activities.flatMap(activity => {
    const spends = strategies.map(one => spendOf(one, activity) * steps)
    const most = Math.max(...spends, 0)
    return strategies.flatMap((strategy, n): Curve[] => {
      const spend = spends[n]
      if (spend <= 0) return []
      const world = { structure, variant: variants[reported[n]], activity }
      const isRelationship = typicalIn(structure, world.variant)(`mdf.activities.${activity}.kind`, 0) === relationship
      const xs = Array.from({ length: many + 1 }, (_, i) => (2 * most * i) / many)
      const asked = [...xs, spend, spend + nextSpend]
      const effects = effectsOf(
        world,
        isRelationship,
        Float64Array.from(asked, x => x / steps),
      )
      const at = (i: number) => ({ x: asked[i], y: effects[i] * (isRelationship ? 1 : steps) })
      return [
        {
          kind: 'response',
          strategy: strategy.id,
          of: activity,
          x: { label: 'spend a quarter', unit: 'USD' },
          y: isRelationship
            ? { label: 'share of the vendor’s direct pipeline steered', unit: '1' }
            : { label: 'leads a quarter', unit: 'count' },
          points: xs.map((_, i) => at(i)),
          marks: [
            { label: 'now', ...at(many + 1) },
            { label: 'next', ...at(many + 2) },
          ],
        },
      ]
    })
  })
}
