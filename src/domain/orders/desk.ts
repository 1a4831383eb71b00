import { type Carried, happens } from '../../kernel/chance.ts'
import type { Param } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { causes, inTrial, stepsOf } from '../gate.ts'
import { noRemedy, remedyKind } from '../remedies.ts'
import type { CauseParams } from './cause-params.ts'
import { type Fate, facts, fates, lowest, lucks } from './facts.ts'
import { ask, type Keeper } from './gate-keeper.ts'
import { latenesses } from './lateness.ts'
import { atAmount, atBorn, atOrdinal, atReady, atSegment, atSource, ordinals } from './rows.ts'
import type { SoFar } from './so-far.ts'

type Column = Float64Array
type Columns = readonly Column[]

export type Desk = {
  readonly first: number
  readonly t: number
  readonly months: number
  readonly segments: number
  readonly quarter: { readonly isEnd: boolean; readonly number: number }
  readonly params: Readonly<
    Record<'volunteers' | 'kpiVolunteers' | 'asks' | 'cancels' | 'takenDirect' | 'fee' | 'perHour', Param>
  >
  readonly ofCause: CauseParams
  readonly draws: Readonly<Record<'fate', readonly Stream[]>>
  readonly soFar: SoFar
  readonly row: Column
  readonly keeper: Keeper
  readonly writes: Readonly<
    Record<'disclosed' | 'remedied' | 'avoidable' | 'avoidableValue' | 'resolved' | 'resolvedValue', Columns> &
      Record<'placedIn' | 'cancelledIn' | 'takenIn' | 'handedIn', Columns> &
      Record<'remedyCost' | 'remedyHelp' | 'slipped' | 'slippedValue', Column> &
      Record<'late' | 'lateBy' | 'onTime' | 'onTimeValue', Column>
  >
}

const everyCause = (1 << causes.length) - 1
const kpi = causes.indexOf('kpi')
const credit = causes.indexOf('credit')
const bench = causes.indexOf('bench')
const nones = causes.map(cause => noRemedy[cause])

/** An order's own number for a purpose. */
const luckOf = ({ first, segments, draws, row }: Desk, at: number, i: number, purpose: number): number => {
  const from = row[at + atSource] * segments + row[at + atSegment]
  return uniformAt(draws.fate[from], first + i, row[at + atBorn], row[at + atOrdinal] + ordinals * purpose)
}

/** The same of a purpose that is asked for again and again, kept in the row once it is drawn. */
const keptLuck = (desk: Desk, at: number, i: number, fact: number, purpose: number): number => {
  const { row } = desk
  if (row[at + fact] === 0) row[at + fact] = luckOf(desk, at, i, purpose)
  return row[at + fact]
}

const disclose = (desk: Desk, at: number, i: number, meetings: number, shut: number): void => {
  const { params, ofCause, soFar, row, writes } = desk
  const asks = inTrial(params.asks, i)
  for (let c = 0; c < causes.length; c++) {
    const bit = 1 << c
    if ((shut & bit) === 0 || ((row[at + facts.known] | row[at + facts.begun]) & bit) !== 0) continue
    const unasked = inTrial(c === kpi ? params.kpiVolunteers : params.volunteers, i)
    const chance = asks > 0 && (asks & bit) !== 0 ? inTrial(ofCause.candour[c], i) : unasked
    const before = row[at + facts.hidden + c]
    let hidden = before
    for (let m = 0; m < meetings; m++) hidden *= 1 - chance
    row[at + facts.hidden + c] = hidden
    const isSaid =
      soFar.disclosed[c] === undefined
        ? 1 - hidden > luckOf(desk, at, i, lucks.disclosed + c)
        : happens(0, 1 - hidden / before, soFar.disclosed[c], i)
    if (!isSaid) continue
    row[at + facts.known] |= bit
    writes.disclosed[c][i] += 1
  }
}

const begin = (desk: Desk, at: number, i: number, c: number): void => {
  const { t, months, params, ofCause, soFar, row, writes } = desk
  row[at + facts.begun] |= 1 << c
  const kind = inTrial(ofCause.by[c], i)
  if (kind === nones[c]) return
  writes.remedied[c][i] += 1
  const perHour = c === bench && kind === remedyKind.bench.subcontract ? inTrial(params.perHour, i) : 0
  const paid =
    inTrial(ofCause.cost[c], i) + inTrial(ofCause.share[c], i) * row[at + atAmount] + perHour * row[at + facts.hours]
  const payer = inTrial(ofCause.paidBy[c], i)
  if (payer === 0) writes.remedyHelp[i] += paid
  if (payer === 1) writes.remedyCost[i] += paid
  if (happens(luckOf(desk, at, i, lucks.works + c), inTrial(ofCause.works[c], i), soFar.works[c], i))
    row[at + facts.opens + c] = t + stepsOf(ofCause.lead[c](i, luckOf(desk, at, i, lucks.lead + c)), months)
}

/** Begins what is known to be needed; whether anything was begun. */
const remedy = (desk: Desk, at: number, i: number): boolean => {
  const { t, row, keeper } = desk
  const hasSlipped = row[at + facts.slipped] >= 0 && row[at + facts.slipped] < t
  const seen = hasSlipped ? everyCause : row[at + facts.known]
  const needed = keeper.curable & everyCause & seen & ~row[at + facts.begun]
  if (needed === 0) return false
  for (let c = 0; c < causes.length; c++) if ((needed & (1 << c)) !== 0) begin(desk, at, i, c)
  return true
}

/** One chance for a kind of end, over all the time that the order has waited. */
const endsBy = (
  desk: Desk,
  at: number,
  i: number,
  chance: number,
  soFar: Carried,
  still: number,
  luck: number,
  purpose: number,
): boolean => {
  if (chance === 0) return false
  if (soFar !== undefined) return happens(0, chance, soFar, i)
  desk.row[at + still] *= 1 - chance
  return 1 - desk.row[at + still] > keptLuck(desk, at, i, luck, purpose)
}

const isCancelled = (desk: Desk, at: number, i: number): boolean => {
  const chance = inTrial(desk.params.cancels, i)
  return endsBy(desk, at, i, chance, desk.soFar.cancels, facts.notCancelled, facts.cancelLuck, lucks.cancels)
}

const isTakenDirect = (desk: Desk, at: number, i: number): boolean => {
  const chance = inTrial(desk.params.takenDirect, i)
  return endsBy(desk, at, i, chance, desk.soFar.takenDirect, facts.notTaken, facts.takenLuck, lucks.taken)
}

const slip = ({ t, quarter, row, writes }: Desk, at: number, i: number): void => {
  const amount = row[at + atAmount]
  row[at + facts.slipped] = t
  row[at + facts.dueIn] = quarter.number
  writes.slipped[i] += 1
  writes.slippedValue[i] += amount
  for (let c = 0; c < causes.length; c++)
    if ((row[at + facts.alone] & (1 << c)) !== 0) {
      writes.avoidable[c][i] += 1
      writes.avoidableValue[c][i] += amount
    }
}

/**
 * What becomes of an order that is in hand, or open and spoken of in so many meetings of this step. A shut gate comes to
 * light in a meeting, where it is asked about with the candour of that gate, else by itself now and then; all meetings
 * together have one uniform for each order and gate, against the chance that one of them would have brought it out, so that
 * more meetings never hide what fewer showed. From then on, or, where nobody spoke, from the day on which the order has
 * slipped, a remedy takes its time. Without chance as many orders come to light, are cured, cancelled or taken as are
 * expected to, of those that still can.
 */
export const decide = (desk: Desk, at: number, i: number, meetings: number): Fate => {
  const { t, quarter, ofCause, row, keeper } = desk
  const isHere = row[at + atReady] <= t
  let shut = ask(keeper, at, i)
  if (meetings > 0 && shut !== 0) disclose(desk, at, i, meetings, shut)
  if (shut !== 0 && remedy(desk, at, i)) shut = ask(keeper, at, i)
  if (!isHere) return fates.stays
  const opened = row[at + facts.shut] & ~shut
  if (opened !== 0) row[at + facts.opened] = lowest(opened)
  row[at + facts.shut] = shut
  if (shut === 0)
    return (keeper.byRemedy & (1 << credit)) !== 0 && inTrial(ofCause.by[credit], i) === remedyKind.credit.vendorPaper
      ? fates.toVendor
      : fates.placed
  if (row[at + facts.slipped] < 0 && (shut & (shut - 1)) === 0) row[at + facts.alone] |= shut
  if (isCancelled(desk, at, i)) return fates.cancelled
  if (isTakenDirect(desk, at, i)) return fates.takenDirect
  if (quarter.isEnd && row[at + facts.slipped] < 0) slip(desk, at, i)
  return fates.stays
}

/** Counts an order that is placed: in time, or late. */
export const countPlaced = ({ t, months, row, writes }: Desk, at: number, i: number): void => {
  const slipped = row[at + facts.slipped]
  if (slipped < 0) {
    writes.onTime[i] += 1
    writes.onTimeValue[i] += row[at + atAmount]
    return
  }
  writes.late[i] += 1
  writes.lateBy[i] += (t - slipped) * months
}

const endings = ({ writes }: Desk, fate: Fate): Columns => {
  if (fate === fates.placed) return writes.placedIn
  if (fate === fates.toVendor) return writes.handedIn
  return fate === fates.cancelled ? writes.cancelledIn : writes.takenIn
}

/**
 * Counts an order that leaves the table: by how many quarters after it was due and how, and, if it has slipped, by the gate
 * that opened last, or that still is shut.
 */
export const countLeaving = (desk: Desk, at: number, i: number, fate: Fate): void => {
  const { quarter, row, writes } = desk
  const amount = row[at + atAmount]
  const hasSlipped = row[at + facts.slipped] >= 0
  const lateness = hasSlipped ? quarter.number - row[at + facts.dueIn] : 0
  if (lateness < latenesses.length) endings(desk, fate)[lateness][i] += amount
  if (!hasSlipped) return
  const shut = row[at + facts.shut]
  const c = shut === 0 ? row[at + facts.opened] : lowest(shut)
  writes.resolved[c][i] += 1
  writes.resolvedValue[c][i] += amount
}

/** The fee for an order that goes to the vendor's paper is the vendor's cost and the partner's gain. */
export const payFee = ({ params, row, writes }: Desk, at: number, i: number): void => {
  const paid = inTrial(params.fee, i) * row[at + atAmount]
  writes.remedyHelp[i] += paid
  writes.remedyCost[i] -= paid
}
