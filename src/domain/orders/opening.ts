import { type Carried, happens } from '../../kernel/chance.ts'
import { failure } from '../../kernel/failure.ts'
import type { Context } from '../../kernel/mechanism.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { inTrial } from '../gate.ts'

type Column = Float64Array
type Columns = readonly Column[]

/** Room for one number a trial, which this file alone uses: trials, and two draws of each. */
export const openingState = { which: 'trial', luck: 'trial', size: 'trial' } as const

/** The opportunities that are opened in a step. What is by source and segment stands at source * segments + segment. */
export type Opening = {
  readonly first: number
  readonly trials: number
  readonly t: number
  readonly segments: number
  readonly uniforms: Context['uniforms']
  readonly opportunities: Columns
  readonly chance: Columns
  readonly dealSize: readonly Sampler[]
  readonly noDecision: Param
  readonly winDraws: readonly Stream[]
  readonly sizeDraws: readonly Stream[]
  /** What was expected of wins so far, where there is no chance, and of those that end without a decision. */
  readonly won: readonly Carried[]
  readonly undecided: readonly Carried[]
  readonly which: Column
  readonly luck: Column
  readonly size: Column
  readonly opened: Columns
  readonly lost: Columns
  readonly openEnded: Columns
}

/** The context of a table, as far as it opens something. */
type Seen = Pick<Opening, 'first' | 'trials' | 't' | 'uniforms'> & {
  readonly params: Pick<Opening, 'dealSize' | 'noDecision'>
  readonly reads: Readonly<Record<'opened' | 'chance', Columns>>
  readonly draws: Readonly<Record<'win' | 'size', readonly Stream[]>>
  readonly carried: { readonly win: readonly Carried[] }
  readonly state: Readonly<Record<keyof typeof openingState, Column>>
  readonly writes: Readonly<Record<'lost' | 'noDecision' | 'opened', Columns>>
}

/** What a table opens in a step, with the accounts of those that end without a decision. */
export const openingOf = (seen: Seen, undecided: readonly Carried[]): Opening => {
  const { first, trials, t, uniforms, params, reads, draws, carried, state, writes } = seen
  return {
    first,
    trials,
    t,
    segments: writes.lost.length,
    uniforms,
    opportunities: reads.opened,
    chance: reads.chance,
    dealSize: params.dealSize,
    noDecision: params.noDecision,
    winDraws: draws.win,
    sizeDraws: draws.size,
    won: carried.win,
    undecided,
    which: state.which,
    luck: state.luck,
    size: state.size,
    opened: writes.opened,
    lost: writes.lost,
    openEnded: writes.noDecision,
  }
}

/** Takes the k-th opportunity of a source and segment that is won in trial i; false where there is no more room. */
type Take<W> = (world: W, i: number, from: number, k: number, size: number) => boolean

/** Of so many trials those that have a k-th opportunity: how many there are, at the head of `which`. */
const thatHave = (k: number, opened: Column, which: Column, count: number): number => {
  let kept = 0
  for (let n = 0; n < count; n++) if (opened[which[n]] > k) which[kept++] = which[n]
  return kept
}

/** A uniform for each of so many trials; for all of the block where they are many, for then each costs so much less. */
const drawFor = (
  { first, trials, t, uniforms, which }: Opening,
  stream: Stream,
  k: number,
  count: number,
  out: Column,
): void => {
  if (3 * count > trials) uniforms(stream, first, t, k, out)
  else for (let n = 0; n < count; n++) out[which[n]] = uniformAt(stream, first + which[n], t, k)
}

/** The k-th opportunity of one source and segment in each of so many trials: whether it is won, and else how it ends. */
const openEach = <W>(opening: Opening, from: number, k: number, count: number, take: Take<W>, world: W): boolean => {
  const { segments, noDecision, which, luck, size } = opening
  const s = from % segments
  const law = opening.dealSize[s]
  const chance = opening.chance[from]
  const won = opening.won[from]
  const undecided = opening.undecided[from]
  const opened = opening.opened[(from - s) / segments]
  const lost = opening.lost[s]
  const openEnded = opening.openEnded[s]
  drawFor(opening, opening.winDraws[from], k, count, luck)
  drawFor(opening, opening.sizeDraws[from], k, count, size)
  for (let n = 0; n < count; n++) {
    const i = which[n]
    const value = law(i, size[i])
    opened[i] += value
    if (happens(luck[i], chance[i], won, i)) {
      if (!take(world, i, from, k, value)) return false
      continue
    }
    // what is left of the luck says how it ends: without a decision, or lost to somebody else
    const part = inTrial(noDecision, i)
    const isOpenEnded =
      undecided === undefined ? luck[i] < chance[i] + (1 - chance[i]) * part : happens(0, part, undecided, i)
    if (isOpenEnded) openEnded[i] += 1
    else lost[i] += 1
  }
  return true
}

/** Opportunities of one source and segment that a trial may have in a step: each is drawn by itself. */
const mostOpened = 10_000_000

/** Throws a failure where a step has more opportunities than can be drawn one by one. */
const countable = ({ first, trials, t }: Opening, opened: Column): void => {
  for (let i = 0; i < trials; i++)
    if (opened[i] > mostOpened)
      throw failure(
        `${Number(opened[i].toPrecision(3))} opportunities open in one step (trial ${first + i}, step ${t + 1}), and at most ${mostOpened} can: say fewer leads or deals, less money for what brings them, or a shorter step`,
      )
}

/**
 * Opens what a step opens, source by source and one opportunity of every trial after the other: in each trial in the order
 * of their numbers. False where somebody had no more room for one that was won; a failure where there are too many.
 */
export const openAll = <W>(opening: Opening, take: Take<W>, world: W): boolean => {
  const { trials, opportunities, which } = opening
  for (let from = 0; from < opportunities.length; from++) {
    countable(opening, opportunities[from])
    for (let i = 0; i < trials; i++) which[i] = i
    let count = thatHave(0, opportunities[from], which, trials)
    for (let k = 0; count > 0; k++) {
      if (!openEach(opening, from, k, count, take, world)) return false
      count = thatHave(k + 1, opportunities[from], which, count)
    }
  }
  return true
}
