import { slice } from '../../kernel/column.ts'
import { type EachDraw, eachLast, eachNow, eachOf, eachWrite, now } from '../../kernel/mechanism.ts'
import { deals, holding, incentives, pipeline } from '../columns.ts'
import { causes } from '../gate.ts'
import { marketFields } from '../market.ts'
import { remedies, remedyTerms } from '../remedies.ts'
import { cadenceFields, candourFields, volunteerFields } from './cadence-fields.ts'
import { dealFields } from './deal-fields.ts'
import { orderFields } from './fields.ts'
import { openingState } from './opening.ts'
import { queueState } from './queue.ts'
import { soFarState } from './so-far.ts'
import { tableWrites } from './table-writes.ts'

const perSource: EachDraw = { scope: 'world', each: ['source', 'segment'] }
const perDeal: EachDraw = { scope: 'world', each: ['deal'] }

/** What the table with gates reads of a scenario, besides what its gates ask for. */
export const gatedParams = {
  ...Object.fromEntries(causes.map(cause => [`candour ${cause}`, candourFields[cause]] as const)),
  ...Object.fromEntries(
    causes.flatMap(cause =>
      Object.entries(remedies[cause]).map(([name, field]) => [`remedy ${cause}.${name}`, field] as const),
    ),
  ),
  ...volunteerFields,
  asks: cadenceFields.asks,
  fee: remedyTerms.fee,
  perHour: remedyTerms.perHour,
  first: orderFields.first,
  cancels: orderFields.cancels,
  takenDirect: orderFields.takenDirect,
  forecastLead: orderFields.forecastLead,
  noDecision: orderFields.noDecision,
  registered: orderFields.registered,
  cycle: eachOf(marketFields.cycle),
  dealSize: eachOf(marketFields.dealSize),
  hours: eachOf(marketFields.hours),
  amount: eachOf(dealFields.amount),
  customerOrder: eachOf(dealFields.customerOrder),
  late: eachOf(dealFields.late),
  dealChance: eachOf(dealFields.chance),
  dealHours: eachOf(dealFields.hours),
  incrementality: eachOf(dealFields.incrementality),
  dealMix: eachOf(dealFields.mix),
}

export const gatedReads = {
  opened: eachNow(pipeline.opportunities),
  chance: eachNow(pipeline.winChance),
  incremental: eachNow(pipeline.incremental),
  resells: eachNow(pipeline.resells),
  openBefore: eachLast(pipeline.openWins),
  meetings: now(holding.meetings),
  named: now(slice(pipeline.incremental, { source: 'named' })),
  steers: eachNow(pipeline.steers),
  steered: eachNow(pipeline.steered),
  steeredAmount: eachNow(deals.steeredAmount),
  steeredKey: eachNow(deals.steeredKey),
  steeredIncremental: eachNow(deals.steeredIncremental),
}

export const gatedDraws = {
  win: perSource,
  cycle: perSource,
  size: perSource,
  anyway: perSource,
  registered: perSource,
  fate: perSource,
  ends: perSource,
  late: perDeal,
  comes: perDeal,
  alone: perDeal,
}

/** For orders that are so many numbers each. */
export const gatedState = (width: number) =>
  ({
    ...queueState,
    /** How many orders a trial had before the step. */
    had: 'trial',
    asksHours: 'trial',
    seen: 'trial',
    arrived: 'trial',
    placedValue: 'trial',
    said: 'trial',
    hasSaid: 'trial',
    row: width,
    turn: 'slots',
    ...openingState,
    ...soFarState,
  }) as const

export const gatedWrites = {
  ...tableWrites,
  cancelled: eachWrite(holding.cancelled),
  disclosed: eachWrite(holding.disclosed),
  remedied: eachWrite(holding.remedied),
  avoidable: eachWrite(holding.avoidable),
  avoidableValue: eachWrite(holding.avoidableValue),
  resolved: eachWrite(holding.resolved),
  resolvedValue: eachWrite(holding.resolvedValue),
  stillOpen: eachWrite(holding.stillOpen),
  stillOpenValue: eachWrite(holding.stillOpenValue),
  placedIn: eachWrite(holding.placedIn),
  cancelledIn: eachWrite(holding.cancelledIn),
  takenIn: eachWrite(holding.takenIn),
  handedIn: eachWrite(holding.handedIn),
  due: holding.due,
  cancelledValue: holding.cancelledValue,
  takenDirect: holding.takenDirect,
  takenValue: holding.takenValue,
  vendorPaper: holding.vendorPaper,
  deposits: holding.deposits,
  onTime: holding.onTime,
  onTimeValue: holding.onTimeValue,
  late: holding.late,
  lateBy: holding.lateBy,
  slipped: holding.slipped,
  slippedValue: holding.slippedValue,
  forecast: holding.forecast,
  booked: holding.booked,
  missed: holding.missed,
  remedyCost: incentives.remedyCost,
  remedyHelp: incentives.remedyHelp,
}

/** All of it that is one column for each segment, source or cause, or one for all: what a step begins at zero. */
export const notLists = Object.keys(gatedWrites).filter(name => !/^(deal|moved)[A-Z]/.test(name))
