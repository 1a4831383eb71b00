import { addressOf } from '../../src/kernel/address.ts'
import { type Stream, uniformAt } from '../../src/kernel/philox.ts'

/** Streams named as an engine names them: consecutive, and alike. */
export const manyStreams = (count: number): Stream[] =>
  Array.from({ length: count }, (_, n) => addressOf('1', 'world', `stream ${n}`))

/** How many keys share all 96 bits with an earlier one. */
export const collisions = (streams: readonly Stream[]): number =>
  streams.length - new Set(streams.map(({ k0, k1, c3 }) => `${k0} ${k1} ${c3}`)).size

/** The draw of every stream at one trial and step. */
export const drawsAt = (streams: readonly Stream[], trial: number, step: number): number[] =>
  streams.map(stream => uniformAt(stream, trial, step, 0))

/** Pearson's chi-square of draws over equal bins; mean `bins` - 1. */
export const chiSquare = (draws: readonly number[], bins = 100): number => {
  const counts = new Float64Array(bins)
  for (const u of draws) counts[Math.floor(u * bins)]++
  const expected = draws.length / bins
  return counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0)
}

/** The lag-1 correlation of draws as a standard normal. */
export const lagOne = (draws: readonly number[]): number => {
  let sum = 0
  for (let i = 1; i < draws.length; i++) sum += (draws[i] - 0.5) * (draws[i - 1] - 0.5)
  return (sum * 12) / Math.sqrt(draws.length - 1)
}
