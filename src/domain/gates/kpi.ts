import { happens } from '../../kernel/chance.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { holding, pipeline } from '../columns.ts'
import { type Gate, type GateView, inTrial, isEverAbove, type Order, stepsOf } from '../gate.ts'
import { kpiFields } from './fields.ts'

/** The chance whose odds are those of `chance`, times a factor. */
export const withOdds = (chance: number, factor: number): number =>
  chance >= 1 ? 1 : (chance * factor) / (1 - chance + chance * factor)

const clockOf = ({ params, clocks }: Pick<GateView, 'params' | 'clocks'>) =>
  params['per'].data[0] === 0 ? clocks.partnerYear : clocks.partnerQuarter

/** Whether an order becomes ready in the last days of the period that the step is in. */
const isAtEnd = ({ ready }: Order, view: GateView): boolean => {
  const window = inTrial(view.params['window'], view.i)
  if (window === 0) return false
  const left = clockOf(view).left + (view.t - ready) * view.months
  // a day that is just reached by rounding is reached
  return left > -1e-9 && left < window + 1e-9
}

/**
 * The target is met, and the period is about to end: an order that becomes ready now gains the partner little and helps
 * it in the next period, so that it keeps it until then.
 */
export const kpiGate: Gate = {
  name: 'kpi',
  cause: 'kpi',
  params: kpiFields,
  reads: { attainment: last(holding.attainment) },
  orderDraws: { holds: 'partner' },
  isInPlay: ({ params }) => isEverAbove(params['target'], 0) || isEverAbove(params['reached'], 0),
  draw({ from, born, ordinal }, { trial, i, params, orderDraws, carried }) {
    const factor = inTrial(params['accelerator'], i) * inTrial(params['reset'], i) * inTrial(params['ratchet'], i)
    const chance = withOdds(inTrial(params['holds'], i), factor)
    return happens(uniformAt(orderDraws['holds'][from], trial, born, ordinal), chance, carried['holds'][from], i)
      ? 1
      : 0
  },
  spares: ({ drawn }) => drawn === 0,
  shut: (order, view) =>
    order.drawn === 1 && !view.isHelped && view.reads['attainment'][view.i] >= 1 && isAtEnd(order, view),
  opens: (_order, view) => view.t + stepsOf(clockOf(view).left, view.months) + 1,
}

/** How much of its target the partner has reached in its period, by the orders that it has placed. */
export const attainment = mechanism({
  name: 'gates/attainment',
  about: ['partner.kpi'],
  params: { target: kpiFields.target, reached: kpiFields.reached, soFar: kpiFields.soFar, per: kpiFields.per },
  reads: { booked: now(slice(pipeline.bookings, { paper: 'partner' })) },
  state: { value: 'trial', least: 'trial' },
  writes: { attainment: holding.attainment },
  start({ trials, params: { target, reached, soFar }, state: { value, least }, writes: { attainment: out } }) {
    for (let i = 0; i < trials; i++) {
      value[i] = soFar.data[i & soFar.mask]
      least[i] = reached.data[i & reached.mask]
      out[i] = reachedOf(value[i], target.data[i & target.mask], least[i])
    }
  },
  step({ trials, clocks, params: { target, per }, reads: { booked }, state: { value, least }, writes }) {
    const { isEnd } = per.data[0] === 0 ? clocks.partnerYear : clocks.partnerQuarter
    for (let i = 0; i < trials; i++) {
      value[i] = isEnd ? 0 : value[i] + booked[i]
      if (isEnd) least[i] = 0
      writes.attainment[i] = reachedOf(value[i], target.data[i & target.mask], least[i])
    }
  },
})

const reachedOf = (value: number, target: number, least: number): number =>
  Math.max(least, target > 0 ? value / target : 0)
