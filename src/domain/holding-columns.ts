import { flow, stock } from './account.ts'

/**
 * What holds orders between the customer and the vendor. An order is due in the vendor's fiscal quarter in which the
 * customer's order reaches the partner, and has slipped when that quarter ends and it is not placed.
 */
export const holding = {
  meetings: flow('meetings.held', 'count', 'meetings of the partner and its manager at the vendor'),
  disclosed: flow('gates.disclosed', 'count', 'shut gates that a meeting brought to light, order by order', ['cause']),
  remedied: flow('gates.remedied', 'count', 'remedies that were begun, order by order', ['cause']),
  due: flow('orders.due.value', 'USD', 'first-year value of the orders that become due'),
  placedIn: flow('orders.placed.late', 'USD', 'value placed, by quarters after the one in which it was due', [
    'lateness',
  ]),
  cancelledIn: flow('orders.cancelled.late', 'USD', 'value cancelled, likewise', ['lateness']),
  takenIn: flow('orders.takenDirect.late', 'USD', 'value that the vendor took, likewise', ['lateness']),
  handedIn: flow('orders.handed.late', 'USD', 'value that the partner sent or left to the vendor, likewise', [
    'lateness',
  ]),
  onTime: flow('orders.onTime', 'count', 'orders placed in the quarter in which they were due'),
  onTimeValue: flow('orders.onTime.value', 'USD', 'first-year value of the orders placed in time'),
  late: flow('orders.late', 'count', 'orders placed after the quarter in which they were due'),
  lateBy: flow('orders.late.by', 'months', 'how long after that quarter, summed over those orders'),
  slipped: flow('orders.slipped', 'count', 'orders that were due in the quarter that ends, and are not placed'),
  slippedValue: flow('orders.slipped.value', 'USD', 'their first-year value'),
  resolved: flow('orders.slipped.resolved', 'count', 'slipped orders placed or gone, by the gate that opened last', [
    'cause',
  ]),
  resolvedValue: flow('orders.slipped.resolvedValue', 'USD', 'their first-year value', ['cause']),
  stillOpen: stock('orders.slipped.open', 'count', 'slipped orders still in hand, by the first gate that is shut', [
    'cause',
  ]),
  stillOpenValue: stock('orders.slipped.openValue', 'USD', 'their first-year value', ['cause']),
  avoidable: flow('orders.slipped.avoidable', 'count', 'of those that slip, those that this gate alone has held', [
    'cause',
  ]),
  avoidableValue: flow('orders.slipped.avoidableValue', 'USD', 'their first-year value', ['cause']),
  cancelled: flow('orders.cancelled', 'count', 'customer orders that were cancelled while they waited', ['segment']),
  cancelledValue: flow('orders.cancelled.value', 'USD', 'their first-year value'),
  takenDirect: flow('orders.takenDirect', 'count', 'of the orders gone to the vendor, those it took while they waited'),
  takenValue: flow('orders.takenDirect.value', 'USD', 'their first-year value'),
  vendorPaper: flow(
    'orders.vendorPaper',
    'count',
    'of the orders gone to the vendor, those that the partner sent there',
  ),
  deposits: flow('orders.deposits', 'USD', 'deposits of the orders that were placed because of one'),
  forecast: flow('forecast.amount', 'USD', "the manager's forecast of the quarter that ends"),
  booked: flow('forecast.booked', 'USD', 'what the partner placed in a quarter that was forecast'),
  missed: flow('forecast.missed', 'USD', 'how far the two are apart'),
  attainment: stock('kpi.attainment', '1', "how much of the partner's target is reached in its period"),
  promised: stock('credit.promised', 'USD', 'first invoices of orders placed that are still to come, at cost'),
  lastThird: flow('rhythm.lastThird', 'USD', "new business in the last third of the vendor's fiscal quarters"),
  allThirds: flow('rhythm.all', 'USD', 'new business in all of them, where steps are short enough to tell'),
  lastQuarter: flow('rhythm.lastQuarter', 'USD', "new business in the last quarter of the vendor's fiscal years"),
  quarterBefore: flow('rhythm.quarterBefore', 'USD', 'new business in the quarter before'),
  pace: stock('rhythm.pace', '1', 'by how much more deals close than on average, because a quarter ends'),
  quotaBooked: stock('quota.booked', 'USD', "booked in the vendor's first fiscal year, with what was booked before"),
  quotaTarget: stock('quota.target', 'USD', 'the quota of that year'),
  clubTarget: stock('quota.club', 'USD', 'new business of that year that it takes to be among the best'),
  quotaYears: flow('quota.years', 'count', 'whether the first fiscal year of the vendor ends in the step'),
}
