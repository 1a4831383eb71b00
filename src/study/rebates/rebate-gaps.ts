import { compile } from '../../compile/compile.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { program } from '../../domain/columns.ts'
import { slice, type Target } from '../../kernel/column.ts'
import { eachWrite, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { simulateBlock } from '../../simulate/simulate.ts'
import { quantileSorted } from '../../summarise/quantile.ts'
import type { RebateResult } from '../beyond-levels.ts'

/** Futures that it is worked out from, at most. */
const most = 256

type Options = { readonly trials: number; readonly catalogue: Catalogue; readonly seed?: string }

type Path = readonly Float64Array[]

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

const blockOf = (trials: number) => ({ first: 0, count: Math.min(trials, most) })

/** Plays some strategies and looks at some columns only, step by step. */
const playOf =
  (scenario: Scenario, { trials, catalogue, seed }: Options) =>
  (id: string, mechanisms: readonly Mechanism[], columns: readonly Target[]): readonly Path[] => {
    const timelines = Object.fromEntries(columns.map((column, n) => [`path ${n}`, column]))
    const model: Catalogue = { ...catalogue, mechanisms, metrics: [], timelines, means: [], identities: [] }
    const { structure, variants } = compile({ ...scenario, metrics: [], statements: [], charts: [] }, model, {
      ...(seed === undefined ? {} : { seed }),
      strategies: [id],
    })
    return simulateBlock(structure, model, variants, blockOf(trials))[0].timelines
  }

/** What the first futures of a run sell and earn of each rebate in turn, strategy by strategy. */
export const rebatePaths = (
  scenario: Scenario,
  strategies: readonly string[],
  options: Options,
): readonly RebatePaths[] => {
  const names = namesOf(scenario)
  if (names.length === 0) return []
  const each = names.flatMap(rebate =>
    [program.turnover, program.earned, program.trueUp].map(column => slice(column, { rebate })),
  )
  return strategies.flatMap(strategy => {
    const paths = playOf(scenario, options)(strategy, options.catalogue.mechanisms, each)
    return names.map((rebate, n) => {
      const [turnover, earned, trueUp] = paths.slice(3 * n, 3 * n + 3)
      return { strategy, rebate, turnover, earned, trueUp }
    })
  })
}

/**
 * Of each rebate and strategy what it pays on average, and what it would pay on the average turnover of each step: a
 * rebate that bends is worth something else than a plan on averages says. Played again, with the same luck, where what
 * is sold is what all futures sell on average; whoever is insolvent in some of them is not in that one.
 */
export const rebateGaps = (
  scenario: Scenario,
  strategies: readonly string[],
  options: Options,
  played: readonly RebatePaths[] = rebatePaths(scenario, strategies, options),
): readonly RebateResult[] => {
  const { mechanisms } = options.catalogue
  const names = namesOf(scenario)
  const turnovers = mechanisms.find(({ name }) => name === 'program/rebate-turnover')
  const terms = mechanisms.filter(({ name }) => name === 'program/rebate')
  if (names.length === 0 || turnovers === undefined) return []
  return strategies.flatMap(strategy => {
    const paths = played.filter(one => one.strategy === strategy)
    const alike = sellingAlike(
      turnovers,
      paths.map(({ turnover }) => turnover),
    )
    const onMean = playOf(scenario, options)(
      strategy,
      [alike, ...terms],
      names.map(rebate => slice(program.earned, { rebate })),
    )
    const { count } = blockOf(options.trials)
    const futures = Float64Array.from({ length: count }, (_, i) => i)
    const totals = (path: Path): Float64Array => futures.map(i => total(path, i))
    return paths.map(({ rebate, turnover, earned, trueUp }, n): RebateResult => {
      const [sold, paid, right] = [turnover, earned, trueUp].map(totals)
      const [payout, ofMean] = [meanOf(paid), meanOf(totals(onMean[n]))]
      const sorted = right.slice().sort()
      return {
        strategy,
        rebate,
        trials: count,
        turnover: meanOf(sold),
        payout,
        ofMean,
        gap: payout - ofMean,
        trueUp: {
          mean: meanOf(right),
          p10: quantileSorted(sorted, 0.1) as number,
          p90: quantileSorted(sorted, 0.9) as number,
        },
      }
    })
  })
}
