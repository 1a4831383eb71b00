import { eachLast, eachNow, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { services } from '../columns.ts'
import { servicesFields } from './fields.ts'

/**
 * Heads, and the hours they can bill. People leave at the attrition rate; while work waits they are replaced at once,
 * while the bench is idle they are not. While the backlog is too long, the partner hires, at most so many a step.
 */
export const benchCapacity = mechanism({
  name: 'services/bench',
  about: ['partner.bench'],
  params: {
    heads: servicesFields.heads,
    attrition: servicesFields.attrition,
    hours: servicesFields.hoursPerHead,
    utilisation: servicesFields.utilisation,
    hiring: servicesFields.hiring,
    wait: servicesFields.wait,
    cost: servicesFields.cost,
  },
  reads: { load: last(services.load), headsBefore: last(services.heads) },
  state: { planned: 'trial' },
  writes: {
    heads: services.heads,
    hired: services.hired,
    left: services.left,
    capacity: services.capacity,
    payroll: services.payroll,
  },
  start({ trials, params: { heads }, state: { planned }, writes }) {
    for (let i = 0; i < trials; i++) {
      planned[i] = heads.data[i & heads.mask]
      writes.heads[i] = planned[i]
    }
  },
  step({ trials, params, reads, state: { planned }, writes }) {
    const { heads, attrition, hours, utilisation, hiring, wait, cost } = params
    for (let i = 0; i < trials; i++) {
      const plan = heads.data[i & heads.mask]
      const staff = Math.max(0, reads.headsBefore[i] + plan - planned[i])
      planned[i] = plan
      const gone = reads.load[i] > 0 ? 0 : staff * attrition.data[i & attrition.mask]
      const joined = reads.load[i] > wait.data[i & wait.mask] ? hiring.data[i & hiring.mask] : 0
      writes.left[i] = gone
      writes.hired[i] = joined
      writes.heads[i] = staff - gone + joined
      writes.capacity[i] = writes.heads[i] * hours.data[i & hours.mask] * utilisation.data[i & utilisation.mask]
      writes.payroll[i] = writes.heads[i] * cost.data[i & cost.mask]
    }
  },
})

/**
 * Delivery. What the bench delivers is cut to its hours, every component alike, and the rest waits; other components
 * are delivered at once at their margin. Payroll falls on recurring work by its part of the hours billed.
 */
export const delivery = mechanism({
  name: 'services/delivery',
  about: ['services.multiplier', 'partner.bench'],
  params: {
    rate: servicesFields.rate,
    backlog: servicesFields.backlog,
    share: eachOf(servicesFields.share),
    delivered: eachOf(servicesFields.delivered),
    ongoing: eachOf(servicesFields.ongoing),
    margin: eachOf(servicesFields.margin),
  },
  reads: {
    demand: eachNow(services.demand, ['component']),
    backlogBefore: eachLast(services.backlog),
    capacity: now(services.capacity),
    payroll: now(services.payroll),
  },
  writes: {
    backlog: eachWrite(services.backlog),
    revenue: eachWrite(services.revenue),
    cost: eachWrite(services.cost),
    recurringRevenue: services.recurringRevenue,
    recurringCost: services.recurringCost,
    margin: services.margin,
    billed: services.billed,
    idle: services.idle,
    load: services.load,
  },
  start({ trials, params: { backlog, share, delivered }, writes }) {
    for (let i = 0; i < trials; i++) {
      let whole = 0
      for (let c = 0; c < share.length; c++) if (onBench(delivered[c])) whole += share[c].data[i & share[c].mask]
      for (let c = 0; c < share.length; c++) {
        const part = onBench(delivered[c]) && whole > 0 ? share[c].data[i & share[c].mask] / whole : 0
        writes.backlog[c][i] = backlog.data[i & backlog.mask] * part
      }
    }
  },
  step({ trials, months, params, reads, writes }) {
    const { rate, delivered, ongoing, margin } = params
    for (let i = 0; i < trials; i++) {
      const price = rate.data[i & rate.mask]
      let wanted = 0
      for (let c = 0; c < delivered.length; c++)
        if (onBench(delivered[c])) wanted += reads.backlogBefore[c][i] + reads.demand[c][i]
      const capacity = reads.capacity[i] * price
      let recurring = 0
      let recurringOnBench = 0
      let bench = 0
      let cost = 0
      let recurringCost = 0
      let total = 0
      let backlog = 0
      for (let c = 0; c < delivered.length; c++) {
        const goesOn = ongoing[c].data[0] >= 0
        if (onBench(delivered[c])) {
          const asked = reads.backlogBefore[c][i] + reads.demand[c][i]
          const revenue = wanted > capacity ? capacity * (asked / wanted) : asked
          writes.revenue[c][i] = revenue
          writes.backlog[c][i] = asked - revenue
          writes.cost[c][i] = 0
          bench += revenue
          backlog += asked - revenue
          if (goesOn) recurringOnBench += revenue
        } else {
          const revenue = reads.demand[c][i]
          const paid = revenue * (1 - margin[c].data[i & margin[c].mask])
          writes.revenue[c][i] = revenue
          writes.backlog[c][i] = 0
          writes.cost[c][i] = paid
          cost += paid
          if (goesOn) recurringCost += paid
        }
        total += writes.revenue[c][i]
        if (goesOn) recurring += writes.revenue[c][i]
      }
      const payroll = reads.payroll[i]
      writes.recurringRevenue[i] = recurring
      writes.recurringCost[i] = recurringCost + (bench > 0 ? (payroll * recurringOnBench) / bench : 0)
      writes.margin[i] = total - cost - payroll
      writes.billed[i] = Math.min(reads.capacity[i], bench / price)
      writes.idle[i] = reads.capacity[i] - writes.billed[i]
      writes.load[i] = capacity > 0 ? (backlog / capacity) * months : 0
    }
  },
})

/** A choice that nobody made is -1. */
const onBench = (delivered: Param): boolean => delivered.data[0] >= 0
