import type { Structure } from '../compile/structure.ts'
import { scrambles } from '../kernel/sobol.ts'
import { exactTrials } from '../summarise/column-state.ts'
import type { Result, Sampled } from './result.ts'

/** Futures of a run of Sobol points: 16 scrambles of 1, 2, 4, 8 ... points, as long as each is kept, because errors are told from them. */
export const sobolSizes: readonly number[] = Array.from({ length: 20 }, (_, m) => scrambles << m).filter(
  size => size <= exactTrials,
)

/** Why so many futures cannot be of Sobol points, and the two numbers nearest to it that can. */
export type SobolProblem = { readonly message: string; readonly nearest: readonly [number, number] }

/** What is wrong with a number of futures; undefined if nothing is. `place`: what says the number. */
export const sobolProblem = (trials: number, place: string): SobolProblem | undefined => {
  if (sobolSizes.includes(trials)) return undefined
  const above = Math.min(Math.max(1, sobolSizes.filter(size => size < trials).length), sobolSizes.length - 1)
  return {
    message: `${place} is ${trials}, and Sobol points come in ${scrambles} scrambles of a power of two each, ${sobolSizes[0]} to ${exactTrials} futures in all`,
    nearest: [sobolSizes[above - 1], sobolSizes[above]],
  }
}

/** What a result says of how its inputs were drawn; undefined of plain Monte Carlo. */
export const sampledOf = ({ points }: Pick<Structure, 'points'>): Sampled | undefined =>
  points && {
    kind: 'sobol',
    scrambles,
    errors: `from ${scrambles} scrambles, Student t with ${scrambles - 1} degrees of freedom`,
    dimensions: points.dimensions.map(({ path }) => path),
    plain: points.plain,
  }

/** What leaves the error that an interval of a run is of. */
export const errorsText = ({ sampling }: Pick<Result, 'sampling'>): string =>
  sampling === undefined ? 'counting futures' : `what ${sampling.scrambles} scrambles differ by`

/** What is said after a number of futures, so that nobody takes them for plain ones; nothing where they are. */
export const sampledText = ({ sampling }: Pick<Result, 'sampling'>): string =>
  sampling === undefined ? '' : ' from Sobol points'
