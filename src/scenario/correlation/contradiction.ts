import { smallestEigenvalue } from '../../kernel/correlation/eigen.ts'
import { isValid } from '../../kernel/correlation/factor.ts'
import { type Group, groupsOf, type RankPair } from '../../kernel/correlation/groups.ts'
import { type Matrix, matrixOf } from '../../kernel/correlation/matrix.ts'
import { nearestValid } from '../../kernel/correlation/nearest-valid.ts'
import { rankOfScore, scoreOfRank } from '../../kernel/correlation/rank.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Correlation } from '../scenario.ts'
import { plain } from '../words.ts'

/** The name of a path in `between`. */
export const nameOf = (path: string): string => (path.startsWith('inputs.') ? path.slice('inputs.'.length) : path)

const isValidRank = (rank: Matrix): boolean => isValid(rank.map(row => row.map(scoreOfRank)))

type Change = (rank: number, percent: number) => number

/** A part of a rank, cut towards 0 after two decimals. */
const cut: Change = (rank, percent) => {
  const size = Math.floor(Math.abs(rank) * percent + 1e-9) / 100
  return rank < 0 && size > 0 ? -size : size
}

const changed = (rank: Matrix, percent: number, change: Change): Matrix =>
  matrixOf(rank.length, (i, j) => (i === j ? 1 : change(rank[i][j], percent)))

/** The largest whole percentage of all ranks at which they are valid. */
const strongest = (rank: Matrix, change: Change): number => {
  let [holds, fails] = [0, 101]
  while (fails - holds > 1) {
    const middle = Math.floor((holds + fails) / 2)
    if (isValidRank(changed(rank, middle, change))) holds = middle
    else fails = middle
  }
  return holds
}

/** Ranks of two decimals that are valid, next to those of a group: the nearest, rounded; made weaker where need be. */
const nearestRanks = ({ scores }: Group): Matrix => {
  const exact = nearestValid(scores).map(row => row.map(rankOfScore))
  const rounded = matrixOf(exact.length, (i, j) => (i === j ? 1 : Math.round(exact[i][j] * 100) / 100))
  return isValidRank(rounded) ? rounded : changed(exact, strongest(exact, cut), cut)
}

const rowsText = (rank: Matrix): string => `[${rank.map(row => `[${row.map(x => plain(x)).join(', ')}]`).join(', ')}]`

/** What could be written instead: the nearest ranks that are valid, or how much weaker all of them would have to be. */
const instead = (group: Group, order: readonly string[]): string => {
  const unsaid = group.scores.some(row => row.includes(0)) ? 'pairs that are not written count as 0; ' : ''
  if (group.names.length > 5) {
    const ranks = group.scores.map(row => row.map(rankOfScore))
    const percent = strongest(ranks, (rank, part) => (rank * part) / 100)
    return `${unsaid}they would fit if each were at most ${percent} % of what it is`
  }
  const places = order.map(path => group.names.indexOf(path))
  const nearest = nearestRanks(group)
  const rank = matrixOf(places.length, (i, j) => nearest[places[i]][places[j]])
  return `${unsaid}the nearest that fit: {between: [${order.map(nameOf).join(', ')}], rank: ${rowsText(rank)}}`
}

/** Complains of every group of correlated values whose ranks no numbers can have. `place` is that of the list. */
export const contradictions = (correlations: readonly Correlation[], place: Place, complain: Complain): void => {
  const pairs = correlations.flatMap(({ paths, rank }) =>
    paths.flatMap((a, i) => paths.slice(0, i).map((b, j): RankPair => ({ a, b, rank: rank[i][j] }))),
  )
  const written = [...new Set(correlations.flatMap(({ paths }) => paths))]
  for (const group of groupsOf(pairs)) {
    const least = smallestEigenvalue(group.scores)
    if (isValid(group.scores)) continue
    const order = written.filter(path => group.names.includes(path))
    const from = correlations.filter(({ paths }) => paths.some(path => group.names.includes(path)))
    const names = order.slice(0, 6).map(nameOf).join(', ')
    const more = order.length > 6 ? `, ... (${order.length - 6} more)` : ''
    complain('E139', `these rank correlations contradict each other: smallest eigenvalue ${least.toPrecision(2)}`, {
      place: from.length === 1 ? from[0].place : place,
      path: 'correlations',
      expected: `no numbers can hang together like this: ${names}${more}`,
      help: instead(group, order),
    })
  }
}
