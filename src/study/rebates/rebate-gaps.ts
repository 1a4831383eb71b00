import { program } from '../../domain/columns.ts'
import { slice } from '../../kernel/column.ts'
import { eachWrite, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { quantileSorted } from '../../summarise/quantile.ts'
import type { RebateResult } from '../beyond-levels.ts'
import { type Path, type TraceOptions, tracedOf, tracesOf } from '../traces.ts'

/** Of a strategy and rebate what every future sells, earns and has set right, step by step. */
export type RebatePaths = Readonly<Record<'strategy' | 'rebate', string>> &
  Readonly<Record<'turnover' | 'earned' | 'trueUp', Path>>

const total = (path: Path, i: number): number => path.reduce((sum, step) => sum + step[i], 0)

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum / values.length
}

/** What every future brings of each rebate in turn, in place of what its own would. */
const sellingAlike = (own: Mechanism, paths: readonly Path[]): Mechanism =>
  mechanism({
    name: own.name,
    about: own.about,
    writes: { turnover: eachWrite(program.turnover) },
    step({ t, writes: { turnover } }) {
      for (const [n, column] of turnover.entries()) column.fill(meanOf(paths[n][t]))
    },
  })

const namesOf = ({ axes }: Scenario): readonly string[] => [...axes.rebate].sort()

/** What the first futures of a run sell and earn of each rebate in turn, strategy by strategy. */
export const rebatePaths = async (
  scenario: Scenario,
  strategies: readonly string[],
  options: TraceOptions,
): Promise<readonly RebatePaths[]> => {
  const names = namesOf(scenario)
  if (names.length === 0) return []
  const each = names.flatMap(rebate =>
    [program.turnover, program.earned, program.trueUp].map(column => slice(column, { rebate })),
  )
  const played = await tracesOf(scenario, strategies, each, options)
  return strategies.flatMap((strategy, v) =>
    names.map((rebate, n) => {
      const [turnover, earned, trueUp] = played[v].slice(3 * n, 3 * n + 3)
      return { strategy, rebate, turnover, earned, trueUp }
    }),
  )
}

/** What each rebate of a strategy earns where every future sells what all of them sell on average. */
const earnedAlike = async (
  scenario: Scenario,
  strategy: string,
  turnovers: readonly Path[],
  options: TraceOptions,
): Promise<readonly Path[]> => {
  const { mechanisms } = options.catalogue
  const own = mechanisms.find(({ name }) => name === 'program/rebate-turnover')
  if (own === undefined) throw new Error('the model has rebates and nothing that they are paid of')
  const terms = mechanisms.filter(({ name }) => name === 'program/rebate')
  const earned = namesOf(scenario).map(rebate => slice(program.earned, { rebate }))
  const [paths] = await tracesOf(scenario, [strategy], earned, options, [sellingAlike(own, turnovers), ...terms])
  return paths
}

/**
 * Of each rebate and strategy what it pays on average, and what it would pay on the average turnover of each step: a
 * rebate that bends is worth something else than a plan on averages says. Played again, with the same luck, where what
 * is sold is what all futures sell on average; whoever is insolvent in some of them is not in that one.
 */
export const rebateGaps = async (
  scenario: Scenario,
  strategies: readonly string[],
  options: TraceOptions,
  played: readonly RebatePaths[],
): Promise<readonly RebateResult[]> => {
  const trials = tracedOf(options.trials)
  const futures = Float64Array.from({ length: trials }, (_, i) => i)
  const totals = (path: Path): Float64Array => futures.map(i => total(path, i))
  const results: RebateResult[] = []
  for (const strategy of strategies) {
    const paths = played.filter(one => one.strategy === strategy)
    if (paths.length === 0) continue
    const turnovers = paths.map(({ turnover }) => turnover)
    const onMean = await earnedAlike(scenario, strategy, turnovers, options)
    for (const [n, { rebate, turnover, earned, trueUp }] of paths.entries()) {
      const [sold, paid, right] = [turnover, earned, trueUp].map(totals)
      const [payout, ofMean] = [meanOf(paid), meanOf(totals(onMean[n]))]
      const sorted = right.slice().sort()
      results.push({
        strategy,
        rebate,
        trials,
        turnover: meanOf(sold),
        payout,
        ofMean,
        gap: payout - ofMean,
        trueUp: {
          mean: meanOf(right),
          p10: quantileSorted(sorted, 0.1) as number,
          p90: quantileSorted(sorted, 0.9) as number,
        },
      })
    }
  }
  return results
}
