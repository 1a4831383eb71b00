import seedrandom from 'seedrandom'
import type { Outcome } from '../../study/outcome.ts'
import { percentText } from '../number.ts'
import { quantileOf } from '../scale.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, sourceText } from '../theme.ts'

/** The four ways a trial can end for vendor and partner; a trial in which one of them has no change is in none. */
export const quadrants = ['bothGain', 'vendorOnly', 'partnerOnly', 'bothLose'] as const
/** Who gains in a trial: both seats, one of them, or neither. */
export type Quadrant = (typeof quadrants)[number]

/** Change against the reference in the same trial, in dollars: `x` the vendor's contribution, `y` the value to the partner's owner. */
export type Change = { readonly x: number; readonly y: number }

/** A strategy against the reference: the changes of both seats, trial by trial and in the middle. */
export type SeatStrategy = {
  readonly id: string
  readonly title: string
  readonly colour: string
  /** Trials in which both changes are known. */
  readonly known: number
  /** Changes in the trials that are drawn. */
  readonly points: readonly Change[]
  /** The median of each change, over all trials. */
  readonly median: Change
  /** Share of the known trials in each quadrant. */
  readonly shares: Readonly<Record<Quadrant, number>>
  /** P1 and P99 of the two changes (least and greatest, below 100 trials). */
  readonly range: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
}

/** Each strategy against the reference, from both seats in the same trials. */
export type BothSeatsRecord = {
  readonly kind: 'bothSeats'
  readonly trials: number
  /** How many trials are drawn; the same ones for every strategy. */
  readonly drawn: number
  readonly reference: string
  readonly source: string
  readonly strategies: readonly SeatStrategy[]
  /** Strategies without a panel, for want of room. */
  readonly leftOut: number
  readonly finding: string
}

const mostDrawn = 400
const mostPanels = 4

/** Trials to draw, by a shuffle that depends on nothing but the hash and the number of trials. */
const chooseTrials = (trials: number, hash: string): number[] => {
  const random = seedrandom.alea(hash)
  const order = Array.from({ length: trials }, (_, i) => i)
  const count = Math.min(trials, mostDrawn)
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random.double() * (trials - i))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order.slice(0, count).sort((a, b) => a - b)
}

const quadrantOf = ({ x, y }: Change): Quadrant | undefined =>
  x > 0 && y > 0
    ? 'bothGain'
    : x > 0 && y < 0
      ? 'vendorOnly'
      : x < 0 && y > 0
        ? 'partnerOnly'
        : x < 0 && y < 0
          ? 'bothLose'
          : undefined

const isKnown = ({ x, y }: Change): boolean => Number.isFinite(x) && Number.isFinite(y)

const findingOf = (strategies: readonly SeatStrategy[], reference: string, isAll: boolean): string => {
  const both = (strategy: SeatStrategy) => strategy.shares.bothGain
  const [best, next] = [...strategies].sort((a, b) => both(b) - both(a))
  if (best === undefined) return `There is no strategy to set against ${reference} from both seats`
  const called = ({ title }: SeatStrategy) => shortTitle(title)
  const share = (strategy: SeatStrategy) => percentText(both(strategy))
  const none = isAll ? 'No strategy' : 'None of these'
  if (both(best) === 0) return `${none} leaves vendor and partner both better off than ${reference} in any trial`
  if (both(best) < 0.5)
    return `${none} leaves both sides better off in most trials; ${called(best)} comes closest with ${share(best)}`
  const often = both(best) === 1 ? 'in every trial' : `in ${share(best)} of trials`
  const rest =
    next === undefined
      ? ''
      : both(next) === both(best)
        ? `, and so does ${called(next)}`
        : `; ${called(next)} in ${share(next)}`
  return `${called(best)} leaves vendor and partner both better off ${often}${rest}`
}

/**
 * What the both-seats chart shows, of some strategies or of all; `hash` (hex) alone decides which trials are drawn. No
 * samples, no strategies.
 */
export const bothSeatsRecord = (
  outcome: Outcome,
  hash: string = outcome.result.scenario.hash,
  some?: readonly string[],
): BothSeatsRecord => {
  const { result, samples, against } = outcome
  const colours = coloursOf(result, against)
  const base = { x: samples[against]?.['vendor.contribution'], y: samples[against]?.['partner.ownerValue'] }
  const trials = base.x?.length ?? 0
  const chosen = chooseTrials(trials, hash)
  const strategies = result.strategies.flatMap(({ id, title }): SeatStrategy[] => {
    const own = { x: samples[id]?.['vendor.contribution'], y: samples[id]?.['partner.ownerValue'] }
    if (some?.includes(id) === false || id === against || !own.x || !own.y || !base.x || !base.y) return []
    const all = Array.from({ length: trials }, (_, i) => ({ x: own.x![i]! - base.x![i]!, y: own.y![i]! - base.y![i]! }))
    const known = all.filter(isKnown)
    if (known.length === 0) return []
    const counts = { bothGain: 0, vendorOnly: 0, partnerOnly: 0, bothLose: 0 }
    for (const change of known) {
      const quadrant = quadrantOf(change)
      if (quadrant !== undefined) counts[quadrant]++
    }
    const xs = Float64Array.from(known, ({ x }) => x).sort()
    const ys = Float64Array.from(known, ({ y }) => y).sort()
    const edge = known.length < 100 ? 0 : 0.01
    const ends = (sorted: Float64Array) => [quantileOf(sorted, edge), quantileOf(sorted, 1 - edge)] as const
    const share = (count: number) => count / known.length
    return [
      {
        id,
        title: cleanText(title),
        colour: colours.get(id)!,
        known: known.length,
        points: chosen.map(i => all[i]!).filter(isKnown),
        median: { x: quantileOf(xs, 0.5), y: quantileOf(ys, 0.5) },
        shares: {
          bothGain: share(counts.bothGain),
          vendorOnly: share(counts.vendorOnly),
          partnerOnly: share(counts.partnerOnly),
          bothLose: share(counts.bothLose),
        },
        range: { x: ends(xs), y: ends(ys) },
      },
    ]
  })
  const kept = new Set([...strategies].sort((a, b) => b.shares.bothGain - a.shares.bothGain).slice(0, mostPanels))
  const reference = shortTitle(result.strategies.find(({ id }) => id === against)?.title ?? against)
  return {
    kind: 'bothSeats',
    trials: result.trials,
    drawn: chosen.length,
    reference,
    source: sourceText(result),
    strategies: strategies.filter(strategy => kept.has(strategy)),
    leftOut: strategies.length - kept.size,
    finding: findingOf(strategies, reference, some === undefined),
  }
}
