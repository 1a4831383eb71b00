import { happens } from '../../kernel/chance.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { type Cause, causes, stepsOf } from '../gate.ts'
import { noRemedy, remedyKind } from '../remedies.ts'
import type { Orders } from './entry.ts'
import { facts, factWidth, lowest, lucks } from './facts.ts'
import type { Keeper } from './gate-keeper.ts'
import { latenesses } from './lateness.ts'
import { ordinals } from './rows.ts'
import type { SoFar } from './so-far.ts'

type Columns = readonly Float64Array[]

/** What becomes of an order in a step. */
export const fates = { stays: 0, placed: 1, toVendor: 2, cancelled: 3, takenDirect: 4 } as const
export type Fate = (typeof fates)[keyof typeof fates]

export type DeskParams = Readonly<Record<`candour ${string}` | `remedy ${string}`, Param | Sampler>> &
  Readonly<Record<'volunteers' | 'kpiVolunteers' | 'asks' | 'cancels' | 'takenDirect' | 'fee' | 'perHour', Param>>

type World = {
  readonly first: number
  readonly t: number
  readonly months: number
  readonly segments: number
  readonly quarter: { readonly isEnd: boolean; readonly number: number }
  readonly params: DeskParams
  readonly fate: readonly Stream[]
  readonly soFar: SoFar
  readonly orders: Orders
  readonly writes: Readonly<
    Record<'disclosed' | 'remedied' | 'avoidable' | 'avoidableValue' | 'resolved' | 'resolvedValue', Columns> &
      Record<'placedIn' | 'cancelledIn' | 'takenIn' | 'handedIn', Columns> &
      Record<'remedyCost' | 'remedyHelp' | 'slipped' | 'slippedValue', Float64Array> &
      Record<'late' | 'lateBy' | 'onTime' | 'onTimeValue', Float64Array>
  >
}

const everyCause = (1 << causes.length) - 1
const kpi = causes.indexOf('kpi')
const credit = causes.indexOf('credit')
const bench = causes.indexOf('bench')

/**
 * The talk about orders and what is done for them. A shut gate comes to light in a meeting, where it is asked about with
 * the candour of that gate, else by itself now and then; all meetings together have one uniform for each order and gate,
 * against the chance that one of them would have brought it out, so that more meetings never hide what fewer showed. From
 * then on, or, where nobody spoke, from the day on which the order has slipped, a remedy takes its time. Without chance
 * as many orders come to light, are cured, cancelled or taken as are expected to, of those that still can.
 */
export const deskOf = (world: World, keeper: Keeper, gates: number) => {
  const { first, t, months, segments, quarter, params, fate, soFar, orders, writes } = world
  const { source, segment, born, ordinal, amount, ready, facts: known } = orders
  const width = factWidth(gates)
  const trialValue = (name: string, i: number): number => {
    const param = params[name as keyof DeskParams] as Param
    return param.data[i & param.mask]
  }
  const perCause = <V>(of: (cause: Cause) => V): readonly V[] => causes.map(of)
  const param = (name: string): Param => params[name as keyof DeskParams] as Param
  const candour = perCause(cause => param(`candour ${cause}`))
  const by = perCause(cause => param(`remedy ${cause}.by`))
  const cost = perCause(cause => param(`remedy ${cause}.cost`))
  const part = perCause(cause => param(`remedy ${cause}.share`))
  const paidBy = perCause(cause => param(`remedy ${cause}.paidBy`))
  const works = perCause(cause => param(`remedy ${cause}.works`))
  const lead = perCause(cause => params[`remedy ${cause}.lead`] as Sampler)
  const nones = perCause(cause => noRemedy[cause])
  const endings = {
    [fates.placed]: writes.placedIn,
    [fates.toVendor]: writes.handedIn,
    [fates.cancelled]: writes.cancelledIn,
    [fates.takenDirect]: writes.takenIn,
  }

  /** Its own number for a purpose. */
  const luckOf = (at: number, i: number, purpose: number): number => {
    const from = source[at] * segments + segment[at]
    return uniformAt(fate[from], first + i, born[at], ordinal[at] + ordinals * purpose)
  }

  const disclose = (at: number, i: number, meetings: number, shut: number): void => {
    const base = at * width
    const asks = trialValue('asks', i)
    for (let c = 0; c < causes.length; c++) {
      const bit = 1 << c
      if ((shut & bit) === 0 || ((known[base + facts.known] | known[base + facts.begun]) & bit) !== 0) continue
      const unasked = c === kpi ? trialValue('kpiVolunteers', i) : trialValue('volunteers', i)
      const chance = asks > 0 && (asks & bit) !== 0 ? candour[c].data[i & candour[c].mask] : unasked
      const before = known[base + facts.hidden + c]
      for (let m = 0; m < meetings; m++) known[base + facts.hidden + c] *= 1 - chance
      const hidden = known[base + facts.hidden + c]
      const isSaid =
        soFar.disclosed[c] === undefined
          ? 1 - hidden > luckOf(at, i, lucks.disclosed + c)
          : happens(0, 1 - hidden / before, soFar.disclosed[c], i)
      if (!isSaid) continue
      known[base + facts.known] |= bit
      writes.disclosed[c][i] += 1
    }
  }

  const begin = (at: number, i: number, c: number): void => {
    const base = at * width
    known[base + facts.begun] |= 1 << c
    const kind = by[c].data[i & by[c].mask]
    if (kind === nones[c]) return
    writes.remedied[c][i] += 1
    const perHour = c === bench && kind === remedyKind.bench.subcontract ? trialValue('perHour', i) : 0
    const paid =
      cost[c].data[i & cost[c].mask] + part[c].data[i & part[c].mask] * amount[at] + perHour * known[base + facts.hours]
    const payer = paidBy[c].data[i & paidBy[c].mask]
    if (payer === 0) writes.remedyHelp[i] += paid
    if (payer === 1) writes.remedyCost[i] += paid
    if (happens(luckOf(at, i, lucks.works + c), works[c].data[i & works[c].mask], soFar.works[c], i))
      known[base + facts.opens + c] = t + stepsOf(lead[c](i, luckOf(at, i, lucks.lead + c)), months)
  }

  /** Begins what is known to be needed; whether anything was begun. */
  const remedy = (at: number, i: number): boolean => {
    const base = at * width
    const hasSlipped = known[base + facts.slipped] >= 0 && known[base + facts.slipped] < t
    const seen = hasSlipped ? everyCause : known[base + facts.known]
    const needed = keeper.curable & everyCause & seen & ~known[base + facts.begun]
    for (let c = 0; c < causes.length; c++) if ((needed & (1 << c)) !== 0) begin(at, i, c)
    return needed !== 0
  }

  /** One chance for a kind of end, over all the time that the order has waited. */
  const endsBy = (at: number, i: number, name: 'cancels' | 'takenDirect', fact: number, purpose: number): boolean => {
    const chance = trialValue(name, i)
    if (chance === 0) return false
    if (soFar[name] !== undefined) return happens(0, chance, soFar[name], i)
    known[at * width + fact] *= 1 - chance
    return 1 - known[at * width + fact] > luckOf(at, i, purpose)
  }

  const slip = (at: number, i: number): void => {
    const base = at * width
    known[base + facts.slipped] = t
    known[base + facts.dueIn] = quarter.number
    writes.slipped[i] += 1
    writes.slippedValue[i] += amount[at]
    for (let c = 0; c < causes.length; c++)
      if ((known[base + facts.alone] & (1 << c)) !== 0) {
        writes.avoidable[c][i] += 1
        writes.avoidableValue[c][i] += amount[at]
      }
  }

  return {
    /** What becomes of an order in this step, in which so many meetings are held. */
    decide(at: number, i: number, meetings: number): Fate {
      const isHere = ready[at] <= t
      if (!isHere && meetings === 0) return fates.stays
      let shut = keeper.ask(at, i)
      if (meetings > 0 && shut !== 0) disclose(at, i, meetings, shut)
      if (shut !== 0 && remedy(at, i)) shut = keeper.ask(at, i)
      if (!isHere) return fates.stays
      const base = at * width
      const opened = known[base + facts.shut] & ~shut
      if (opened !== 0) known[base + facts.opened] = lowest(opened)
      known[base + facts.shut] = shut
      if (shut === 0)
        return (keeper.byRemedy & (1 << credit)) !== 0 &&
          by[credit].data[i & by[credit].mask] === remedyKind.credit.vendorPaper
          ? fates.toVendor
          : fates.placed
      if (known[base + facts.slipped] < 0 && (shut & (shut - 1)) === 0) known[base + facts.alone] |= shut
      if (endsBy(at, i, 'cancels', facts.notCancelled, lucks.cancels)) return fates.cancelled
      if (endsBy(at, i, 'takenDirect', facts.notTaken, lucks.taken)) return fates.takenDirect
      if (quarter.isEnd && known[base + facts.slipped] < 0) slip(at, i)
      return fates.stays
    },
    /** Counts an order that is placed: in time, or late. */
    placed(at: number, i: number): void {
      const slipped = known[at * width + facts.slipped]
      if (slipped < 0) {
        writes.onTime[i] += 1
        writes.onTimeValue[i] += amount[at]
        return
      }
      writes.late[i] += 1
      writes.lateBy[i] += (t - slipped) * months
    },
    /**
     * Counts an order that leaves the table: by how many quarters after it was due and how, and, if it has slipped, by the
     * gate that opened last, or that still is shut.
     */
    leaves(at: number, i: number, fate: Exclude<Fate, typeof fates.stays>): void {
      const base = at * width
      const hasSlipped = known[base + facts.slipped] >= 0
      const lateness = hasSlipped ? quarter.number - known[base + facts.dueIn] : 0
      if (lateness < latenesses.length) endings[fate][lateness][i] += amount[at]
      if (!hasSlipped) return
      const shut = known[base + facts.shut]
      const c = shut === 0 ? known[base + facts.opened] : lowest(shut)
      writes.resolved[c][i] += 1
      writes.resolvedValue[c][i] += amount[at]
    },
    /** The fee for an order that goes to the vendor's paper is the vendor's cost and the partner's gain. */
    fee(at: number, i: number): void {
      const paid = trialValue('fee', i) * amount[at]
      writes.remedyHelp[i] += paid
      writes.remedyCost[i] -= paid
    },
  }
}
