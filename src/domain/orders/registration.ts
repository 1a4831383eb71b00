import { type Carried, happens } from '../../kernel/chance.ts'
import type { Param } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { inTrial } from '../gate.ts'
import { facts } from './facts.ts'
import { atBorn, atOrdinal, atSegment, atSource } from './rows.ts'

/** Which orders the partner registers with the vendor: each has its own luck, and the share may change. */
export type Registration = {
  readonly share: Param
  readonly draws: readonly Stream[]
  readonly carried: readonly Carried[]
}

/** Whether an order would be registered if it were placed now; without chance a gate reckons with what is more likely. */
export const wouldRegister = (
  { share, draws, carried }: Registration,
  row: Float64Array,
  at: number,
  from: number,
  trial: number,
  i: number,
): boolean => {
  const part = inTrial(share, i)
  if (part === 0) return false
  if (carried[from] !== undefined) return 0.5 < part
  if (row[at + facts.registerLuck] === 0)
    row[at + facts.registerLuck] = uniformAt(draws[from], trial, row[at + atBorn], row[at + atOrdinal])
  return row[at + facts.registerLuck] < part
}

/** Whether an order that is placed is registered. */
export const registers = (
  registration: Registration,
  row: Float64Array,
  at: number,
  segments: number,
  trial: number,
  i: number,
): boolean => {
  const { share, carried } = registration
  const from = row[at + atSource] * segments + row[at + atSegment]
  return carried[from] === undefined
    ? wouldRegister(registration, row, at, from, trial, i)
    : happens(0, inTrial(share, i), carried[from], i)
}
