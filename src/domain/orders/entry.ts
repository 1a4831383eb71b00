import { type Carried, happens } from '../../kernel/chance.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { facts, factWidth, lucks } from './facts.ts'
import type { Keeper } from './gate-keeper.ts'
import { ordinals } from './rows.ts'

type Column = Float64Array
type Columns = readonly Float64Array[]

/** The columns of the table, slot by slot. */
export type Orders = Readonly<
  Record<'source' | 'segment' | 'ready' | 'born' | 'ordinal' | 'amount' | 'incremental' | 'facts', Column>
>

/** What an order is, for a gate that looks at it. */
export const takeSlot =
  ({ source, segment, ready, born, ordinal, amount }: Orders) =>
  (at: number, order: Record<'source' | 'segment' | 'ready' | 'born' | 'ordinal' | 'amount', number>): void => {
    order.source = source[at]
    order.segment = segment[at]
    order.ready = ready[at]
    order.born = born[at]
    order.ordinal = ordinal[at]
    order.amount = amount[at]
  }

export type Fresh = {
  readonly chance: number
  readonly share: number
  /** The place of its source and segment. */
  readonly from: number
}

type World = {
  readonly first: number
  readonly t: number
  readonly months: number
  readonly params: Readonly<{
    noDecision: Param
    cycle: readonly Sampler[]
    dealSize: readonly Sampler[]
    hours: readonly Sampler[]
    amount: readonly Param[]
    customerOrder: readonly Param[]
    late: readonly Sampler[]
    dealChance: readonly Param[]
    dealHours: readonly Param[]
    incrementality: readonly Param[]
    dealMix: readonly Param[]
  }>
  readonly draws: Readonly<
    Record<'win' | 'cycle' | 'size' | 'anyway' | 'fate' | 'late' | 'comes' | 'alone', readonly Stream[]>
  >
  readonly carried: Readonly<Record<'win' | 'anyway' | 'ends' | 'comes' | 'alone', readonly Carried[]>>
  readonly orders: Orders
  readonly writes: Readonly<Record<'lost' | 'noDecision' | 'opened', Columns>>
}

/** The segment of a deal: the one with the largest part of it, the first where all are alike. */
const segmentOf = (mix: readonly Param[], deal: number, segments: number): number => {
  let best = 0
  for (let s = 1; s < segments; s++)
    if (mix[deal * segments + s].data[0] > mix[deal * segments + best].data[0]) best = s
  return best
}

/** How orders come into the table; each function says at which slot, if any. */
export const entryOf = (world: World, keeper: Keeper, gates: number) => {
  const { first, t, months, params, draws, carried, orders, writes } = world
  const { source, segment, ready, born, ordinal, amount, incremental, facts: known } = orders
  const segments = writes.lost.length
  const width = factWidth(gates)

  /** Fills in what is not known of a new order yet, and lets the gates draw. */
  const settle = (at: number, i: number, hours: number): void => {
    const base = at * width
    known.fill(0, base, base + width)
    known[base + facts.notCancelled] = 1
    known[base + facts.notTaken] = 1
    known[base + facts.hours] = hours
    known[base + facts.slipped] = -1
    known[base + facts.opened] = -1
    known.fill(1, base + facts.hidden, base + facts.opens)
    known.fill(Number.POSITIVE_INFINITY, base + facts.opens, base + facts.drawn)
    keeper.enter(at, i)
  }

  const hoursOf = (at: number, i: number): number => {
    const from = source[at] * segments + segment[at]
    const luck = uniformAt(draws.fate[from], first + i, born[at], ordinal[at] + ordinals * lucks.hours)
    return params.hours[segment[at]](i, luck)
  }

  return {
    /** The k-th opportunity of a step: whether it is won, and if so its place in the table. */
    open(i: number, k: number, { chance, share, from }: Fresh, at: number): boolean {
      const s = from % segments
      const origin = (from - s) / segments
      const trial = first + i
      const luck = uniformAt(draws.win[from], trial, t, k)
      const size = params.dealSize[s](i, uniformAt(draws.size[from], trial, t, k))
      writes.opened[origin][i] += size
      if (!happens(luck, chance, carried.win[from], i)) {
        // what is left of the luck says how it ends: without a decision, or lost to somebody else
        const undecided = params.noDecision.data[i & params.noDecision.mask]
        const ends = carried.ends[from]
        const isOpenEnded =
          ends === undefined ? luck < chance + (1 - chance) * undecided : happens(0, undecided, ends, i)
        if (isOpenEnded) writes.noDecision[s][i] += 1
        else writes.lost[s][i] += 1
        return false
      }
      source[at] = origin
      segment[at] = s
      born[at] = t
      ordinal[at] = k
      ready[at] = t + Math.floor(params.cycle[s](i, uniformAt(draws.cycle[from], trial, t, k)) / months + 0.5)
      amount[at] = size
      incremental[at] = happens(uniformAt(draws.anyway[from], trial, t, k), share, carried.anyway[from], i) ? 1 : 0
      settle(at, i, hoursOf(at, i))
      return true
    },
    /**
     * The deal of that number, if its customer's order comes at all. Its address is its name's, whatever else there is.
     * Without chance as many of all such deals come as are expected, in their order.
     */
    name(i: number, deal: number, origin: number, at: number): boolean {
      const trial = first + i
      const value = (param: Param): number => param.data[i & param.mask]
      const chance = value(params.dealChance[deal])
      if (!happens(uniformAt(draws.comes[deal], trial, 0, 0), chance, carried.comes[0], i)) return false
      const address = draws.late[deal].k0 >>> 0
      const late = params.late[deal](i, uniformAt(draws.late[deal], trial, 0, 0))
      source[at] = origin
      segment[at] = segmentOf(params.dealMix, deal, segments)
      born[at] = address >>> 16
      ordinal[at] = address & 0xffff
      // a day that is reached but for rounding is reached
      ready[at] = Math.floor((value(params.customerOrder[deal]) + late) / months + 1e-9)
      amount[at] = value(params.amount[deal])
      const share = value(params.incrementality[deal])
      incremental[at] = happens(uniformAt(draws.alone[deal], trial, 0, 0), share, carried.alone[0], i) ? 1 : 0
      writes.opened[origin][i] += amount[at]
      settle(at, i, value(params.dealHours[deal]))
      return true
    },
    /** A direct deal that the vendor hands to the partner: its order is there at once. */
    steer(i: number, s: number, origin: number, deal: { value: number; key: number; isNew: number }, at: number): void {
      source[at] = origin
      segment[at] = s
      born[at] = Math.floor(deal.key / ordinals)
      ordinal[at] = deal.key % ordinals
      ready[at] = t
      amount[at] = deal.value
      incremental[at] = deal.isNew
      writes.opened[origin][i] += deal.value
      settle(at, i, hoursOf(at, i))
    },
  }
}

/** What comes into the table in a step, and where. */
type Coming = Readonly<Record<'opened' | 'chance' | 'incremental' | 'steered', Columns>> &
  Readonly<Record<'steeredAmount' | 'steeredKey' | 'steeredIncremental', Columns>> &
  Readonly<Record<'namedAt' | 'steeredAt' | 'segments' | 'slots' | 'trials' | 'deals', number>>

/** Brings in what is new in trial i, which has so many orders; how many it has then, or -1 where there is no more room. */
export const comeAll = (entry: ReturnType<typeof entryOf>, coming: Coming, i: number, used: number): number => {
  const { opened, chance, incremental, steered, segments, slots, trials, namedAt, steeredAt, deals } = coming
  const base = i * slots
  let count = used
  for (let deal = 0; deal < deals; deal++) {
    if (count === slots) return -1
    if (entry.name(i, deal, namedAt, base + count)) count++
  }
  for (let from = 0; from < opened.length; from++) {
    if (opened[from][i] === 0) continue
    const fresh = { chance: chance[from][i], share: incremental[(from - (from % segments)) / segments][i], from }
    for (let k = 0; k < opened[from][i]; k++) {
      if (count === slots) return -1
      if (entry.open(i, k, fresh, base + count)) count++
    }
  }
  for (let s = 0; s < segments; s++)
    for (let k = 0; k < steered[s][i]; k++) {
      if (count === slots) return -1
      const at = k * trials + i
      const isNew = coming.steeredIncremental[s][at]
      const deal = { value: coming.steeredAmount[s][at], key: coming.steeredKey[s][at], isNew }
      entry.steer(i, s, steeredAt, deal, base + count++)
    }
  return count
}
