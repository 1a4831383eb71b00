import { explained, rankBasis, unexplained } from '../../summarise/rank-regression.ts'
import { product, rankScores } from '../../summarise/ranks.ts'
import { squaredInterval } from '../../summarise/squared-interval.ts'
import { isToldFromNone } from '../../summarise/told-from-none.ts'

/**
 * How much of a figure's spread a group of inputs accounts for; `of` are places among the inputs. `isTold`: whether it
 * can be told from none, beside all the other inputs that might by chance seem to matter.
 */
export type Share = {
  readonly of: readonly number[]
  readonly share: number
  readonly ci95: readonly [number, number]
  readonly isTold: boolean
}

/** Shares in falling order, and what is left to chance; null where that cannot be told. */
export type Shares = { readonly shares: readonly Share[]; readonly chance: number | null }

/** Fewer trials with a value than this say nothing. */
export const fewest = 30

const nothing: Shares = { shares: [], chance: null }

/** The rows at which a column has a value; undefined where that is all of them. */
const rowsOf = (column: Float64Array): readonly number[] | undefined =>
  column.some(Number.isNaN) ? [...column.keys()].filter(i => !Number.isNaN(column[i])) : undefined

/** Scores of the columns, and the factor of those that are not constant, for the figures that have a value in all rows. */
const prepared = (columns: readonly Float64Array[]) => {
  const scores = columns.map(rankScores)
  return { scores, basis: rankBasis(scores.filter(column => column !== null)) }
}

/**
 * How the ranks of a figure hang on the ranks of inputs that were drawn with it, over the trials in which it has a value:
 * of an input alone Spearman's correlation squared, of inputs that hang together the adjusted R² of the regression of
 * the figure's ranks on theirs. Independent inputs that act monotonically and without each other share out what is not
 * chance. `chance` is 1 less the adjusted R² on all inputs: luck after the start, and with it what inputs do only in
 * company or in both directions. A constant input, and any input of a constant figure, has no share. `kin` are groups of
 * places among the inputs. Give the columns once and ask for many figures.
 */
export const sharesOf = (
  columns: readonly Float64Array[],
  kin: readonly (readonly number[])[],
): ((figure: Float64Array) => Shares) => {
  const whole = columns.length === 0 || columns[0].length < fewest ? undefined : prepared(columns)
  const inside = new Map<readonly number[], ReturnType<typeof rankBasis>>()
  return figure => {
    const rows = rowsOf(figure)
    const count = rows ? rows.length : figure.length
    const target = count < fewest ? null : rankScores(rows ? Float64Array.from(rows, i => figure[i]) : figure)
    if (whole === undefined || target === null) return nothing
    const { scores, basis } = rows ? prepared(columns.map(column => Float64Array.from(rows, i => column[i]))) : whole
    const shareOf = (of: readonly number[]): Share[] => {
      const varying = of.filter(n => scores[n] !== null)
      if (varying.length === 0) return []
      const own = varying.map(n => scores[n] as Float64Array)
      if (own.length === 1) {
        const rank = product(own[0], target)
        const share = Math.min(1, rank * rank)
        const isTold = isToldFromNone(share, count, 1, kin.length)
        return [{ of: varying, share, ci95: squaredInterval(share, count), isTold }]
      }
      const known = rows ? undefined : inside.get(of)
      const group = known ?? rankBasis(own)
      if (!rows) inside.set(of, group)
      const r2 = explained(group, target)
      const share = 1 - (unexplained(r2, count, group.rank) ?? 1)
      const isTold = isToldFromNone(r2, count, group.rank, kin.length)
      return [{ of: varying, share, ci95: squaredInterval(share, count), isTold }]
    }
    const shares = kin.flatMap(shareOf).sort((a, b) => b.share - a.share || a.of[0] - b.of[0])
    return { shares, chance: unexplained(explained(basis, target), count, basis.rank) }
  }
}
