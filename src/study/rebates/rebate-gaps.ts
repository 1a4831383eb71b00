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

/**
 * Of each rebate and strategy what it pays on average, and what it would pay on the average turnover of each step: a
 * rebate that bends is worth something else than a plan on averages says. Played again, with the same luck, where what
 * is sold is what all futures sell on average; whoever is insolvent in some of them is not in that one.
 */
export const rebateGaps = (
  scenario: Scenario,
  strategies: readonly string[],
  { trials, catalogue, seed }: Options,
): readonly RebateResult[] => {
  const names = [...scenario.axes.rebate].sort()
  const turnovers = catalogue.mechanisms.find(({ name }) => name === 'program/rebate-turnover')
  const terms = catalogue.mechanisms.filter(({ name }) => name === 'program/rebate')
  if (names.length === 0 || turnovers === undefined) return []
  const block = { first: 0, count: Math.min(trials, most) }
  const bare = { ...scenario, metrics: [], statements: [], charts: [] }
  const play = (id: string, mechanisms: readonly Mechanism[], columns: readonly Target[]): readonly Path[] => {
    const timelines = Object.fromEntries(columns.map((column, n) => [`path ${n}`, column]))
    const model: Catalogue = { ...catalogue, mechanisms, metrics: [], timelines, means: [], identities: [] }
    const { structure, variants } = compile(bare, model, {
      ...(seed === undefined ? {} : { seed }),
      strategies: [id],
    })
    return simulateBlock(structure, model, variants, block)[0].timelines
  }
  return strategies.flatMap(strategy => {
    const each = names.flatMap(rebateName =>
      [program.turnover, program.earned, program.trueUp].map(column => slice(column, { rebate: rebateName })),
    )
    const paths = play(strategy, catalogue.mechanisms, each)
    const alike = sellingAlike(
      turnovers,
      names.map((_, n) => paths[3 * n]),
    )
    const onMean = play(
      strategy,
      [alike, ...terms],
      names.map(rebateName => slice(program.earned, { rebate: rebateName })),
    )
    const futures = Float64Array.from({ length: block.count }, (_, i) => i)
    const totals = (path: Path): Float64Array => futures.map(i => total(path, i))
    return names.map((rebateName, n): RebateResult => {
      const [sold, paid, right] = paths.slice(3 * n, 3 * n + 3).map(totals)
      const [payout, ofMean] = [meanOf(paid), meanOf(totals(onMean[n]))]
      const sorted = right.slice().sort()
      return {
        strategy,
        rebate: rebateName,
        trials: block.count,
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
