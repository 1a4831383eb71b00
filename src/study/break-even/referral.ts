import { ownersMetric } from '../../domain/headlines.ts'
import type { Scenario, Strategy } from '../../scenario/scenario.ts'
import type { BreakEvenResult } from '../beyond-levels.ts'
import { bestOf } from '../influence/results.ts'
import type { StrategyResult } from '../result.ts'
import { sideBySide } from '../side-by-side.ts'
import { type BreakEvenOptions, breakEvens } from './break-even.ts'

const policy = 'vendor.referral.supportOnly'

/** A run of fewer trials than this is a first look, and not worth the time. */
const enough = 1000

/** Trials that each value is tried on. */
const tried = 256

/** How the partner works each segment in a strategy; a motion that changes over time is none. */
const motionsOf = ({ axes, settings }: Scenario, strategy: Strategy): readonly (string | undefined)[] =>
  axes.segment.map(segment => {
    const path = `motion.${segment}`
    const quantity = (strategy.settings.get(path) ?? settings.get(path))?.quantity
    return quantity === undefined ? 'resell' : quantity.kind === 'choice' ? quantity.value : undefined
  })

const hasDirectTeam = ({ settings, strategies }: Scenario): boolean =>
  [settings, ...strategies.map(one => one.settings)].some(map => {
    const quantity = map.get('vendor.direct.wonDeals')?.quantity
    return quantity !== undefined && !(quantity.kind === 'constant' && quantity.value === 0)
  })

/**
 * Of each strategy that only supports, the referral share at which it is level with the strategy that resells and is
 * best for the owner. Nothing where a file has not both kinds and a direct team, or a run fewer than 1,000 trials.
 */
export const referralBreakEvens = async (
  scenario: Scenario,
  results: readonly StrategyResult[],
  trials: number,
  options: BreakEvenOptions,
): Promise<readonly BreakEvenResult[]> => {
  const metric = ownersMetric(Object.keys(results[0]?.metrics ?? {}))
  if (metric === undefined || trials < enough || !hasDirectTeam(scenario)) return []
  const played = scenario.strategies.filter(({ id }) => results.some(result => result.id === id))
  const motions = new Map(played.map(strategy => [strategy.id, motionsOf(scenario, strategy)]))
  const idsWhere = (is: (motions: readonly (string | undefined)[]) => boolean): string[] =>
    [...motions].flatMap(([id, list]) => (list.length > 0 && is(list) ? [id] : []))
  const supporting = idsWhere(list => list.every(motion => motion === 'support-only'))
  const reselling = idsWhere(list => list.includes('resell'))
  const best = bestOf(
    results.filter(({ id }) => reselling.includes(id)),
    metric,
  )
  if (best === undefined) return []
  const ask = breakEvens(scenario, metric, { ...options, trials: tried })
  const between = [0, 1] as const
  const held = { [`${policy}.enforced`]: 1 }
  const asked = sideBySide(
    supporting.flatMap(of => {
      const pair = { of, against: best.id, between }
      return [
        ask({ ...pair, set: [`${policy}.start`, `${policy}.end`] }),
        ask({ ...pair, set: [`${policy}.start`], held }),
      ]
    }),
  )
  const found: BreakEvenResult[] = []
  for (const [n, of] of supporting.entries()) {
    const share = await asked[2 * n]
    const startIfEnforced = await asked[2 * n + 1]
    if (share && startIfEnforced)
      found.push({ strategy: of, against: best.id, metric, trials: tried, share, startIfEnforced })
  }
  return found
}
