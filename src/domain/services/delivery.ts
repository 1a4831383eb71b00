import { eachLast, eachNow, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { books, services } from '../columns.ts'
import { servicesFields } from './fields.ts'

/** No backlog counts as longer: there is nobody to work it off. In months. */
export const longest = 600

/**
 * Delivery. What the bench delivers is cut to the hours that training, presales and building leave it, every component
 * alike; of what would wait too long, subcontractors take what they can, and the rest waits. Other components are
 * delivered at once at their margin. Payroll and subcontractors fall on recurring work by its part of the hours worked.
 * A partner that has stopped delivers nothing and leaves its book undone.
 */
export const delivery = mechanism({
  name: 'services/delivery',
  about: ['services.multiplier', 'services.components', 'partner.bench'],
  params: {
    rate: servicesFields.rate,
    backlog: servicesFields.backlog,
    heads: servicesFields.heads,
    hours: servicesFields.hoursPerHead,
    utilisation: servicesFields.utilisation,
    wait: servicesFields.wait,
    upTo: servicesFields.subcontractUpTo,
    hourCost: servicesFields.subcontractCost,
    after: servicesFields.lateAfter,
    churn: servicesFields.lateChurn,
    share: eachOf(servicesFields.share),
    delivered: eachOf(servicesFields.delivered),
    ongoing: eachOf(servicesFields.ongoing),
    priced: eachOf(servicesFields.priced),
    margin: eachOf(servicesFields.margin),
  },
  reads: {
    demand: eachNow(services.demand, ['component']),
    demandHours: eachNow(services.demandHours, ['component']),
    opening: eachNow(services.opening),
    openingHours: eachNow(services.openingHours),
    backlogBefore: eachLast(services.backlog),
    hoursBefore: eachLast(services.backlogHours),
    capacity: now(services.capacity),
    training: now(services.training),
    presales: now(services.presales),
    build: now(services.build),
    meetings: now(services.meetings),
    payroll: now(services.payroll),
    busy: now(services.busy),
    stopped: last(books.stopped),
  },
  writes: {
    backlog: eachWrite(services.backlog),
    backlogHours: eachWrite(services.backlogHours),
    dropped: eachWrite(services.dropped),
    droppedHours: eachWrite(services.droppedHours),
    revenue: eachWrite(services.revenue),
    cost: eachWrite(services.cost),
    subcontracted: services.subcontracted,
    subcontractHours: services.subcontractHours,
    recurringRevenue: services.recurringRevenue,
    recurringCost: services.recurringCost,
    ownRecurring: services.ownRecurring,
    projectRevenue: services.projectRevenue,
    benchRevenue: services.benchRevenue,
    margin: services.margin,
    billed: services.billed,
    elsewhere: services.elsewhere,
    idle: services.idle,
    load: services.load,
    lateness: services.lateness,
  },
  start({ trials, months, params, writes }) {
    const { backlog, rate, share, delivered, heads, hours, utilisation } = params
    const first = delivered.findIndex(isSaid)
    for (let i = 0; i < trials; i++) {
      const waiting = backlog.data[i & backlog.mask]
      let whole = 0
      for (let c = 0; c < share.length; c++) if (isSaid(delivered[c])) whole += share[c].data[i & share[c].mask]
      for (let c = 0; c < share.length; c++) {
        let part = 0
        if (isSaid(delivered[c])) part = whole > 0 ? share[c].data[i & share[c].mask] / whole : c === first ? 1 : 0
        writes.backlog[c][i] = waiting * part
        writes.backlogHours[c][i] = (waiting * part) / rate.data[i & rate.mask]
      }
      const free = heads.data[i & heads.mask] * hours.data[i & hours.mask] * utilisation.data[i & utilisation.mask]
      writes.load[i] = first < 0 ? 0 : timeFor(waiting / rate.data[i & rate.mask], free, months)
    }
  },
  step({ trials, months, params, reads, writes }) {
    const { wait, upTo, hourCost, after, churn, delivered, ongoing, priced, margin } = params
    const { backlog, backlogHours, dropped, droppedHours, revenue, cost } = writes
    const { backlogBefore, hoursBefore, demand, demandHours, opening, openingHours } = reads
    for (let i = 0; i < trials; i++) {
      const isStopped = reads.stopped[i] > 0
      let wanted = 0
      for (let c = 0; c < delivered.length; c++)
        if (isSaid(delivered[c])) wanted += hoursBefore[c][i] + demandHours[c][i] + openingHours[c][i]
      const free = Math.max(
        0,
        reads.capacity[i] - reads.training[i] - reads.presales[i] - reads.build[i] - reads.meetings[i],
      )
      const billed = isStopped ? 0 : Math.min(free, wanted)
      const waiting = wanted - billed
      const tooLong = Math.max(0, waiting - (wait.data[i & wait.mask] * free) / months)
      const given = isStopped ? 0 : Math.min(tooLong, upTo.data[i & upTo.mask])
      const worked = Math.min(wanted, billed + given)
      let recurring = 0
      let recurringOwn = 0
      let recurringHours = 0
      let recurringCost = 0
      let bench = 0
      let total = 0
      let others = 0
      let left = 0
      for (let c = 0; c < delivered.length; c++) {
        const goesOn = isSaid(ongoing[c]) || isSaid(priced[c])
        const asked = backlogBefore[c][i] + demand[c][i] + opening[c][i]
        if (isSaid(delivered[c])) {
          const hours = hoursBefore[c][i] + demandHours[c][i] + openingHours[c][i]
          const part = wanted > 0 ? hours / wanted : 0
          const price = hours > 0 ? asked / hours : 0
          const made = worked < wanted ? worked * part * price : asked
          const own = given > 0 ? billed * part * price : made
          revenue[c][i] = made
          dropped[c][i] = isStopped ? asked : 0
          droppedHours[c][i] = isStopped ? hours : 0
          backlog[c][i] = isStopped ? 0 : asked - made
          backlogHours[c][i] = isStopped ? 0 : worked < wanted ? hours - worked * part : 0
          cost[c][i] = 0
          bench += own
          left += backlogHours[c][i]
          if (goesOn) recurringOwn += own
          if (goesOn) recurringHours += hours
        } else {
          const paid = asked * (1 - margin[c].data[i & margin[c].mask])
          revenue[c][i] = asked
          backlog[c][i] = 0
          cost[c][i] = paid
          others += paid
          if (goesOn) recurringCost += paid
        }
        total += revenue[c][i]
        if (goesOn) recurring += revenue[c][i]
      }
      const payroll = reads.payroll[i]
      const helped = given * hourCost.data[i & hourCost.mask]
      const recurringPart = wanted > 0 ? recurringHours / wanted : 0
      writes.subcontractHours[i] = given
      writes.subcontracted[i] = helped
      writes.recurringRevenue[i] = recurring
      writes.ownRecurring[i] = recurringOwn
      writes.projectRevenue[i] = total - recurring
      writes.benchRevenue[i] = bench
      writes.recurringCost[i] = recurringCost + (worked > 0 ? (payroll + helped) * recurringPart : 0)
      writes.margin[i] = total - others - payroll - helped
      writes.billed[i] = billed
      const elsewhere = reads.busy[i] > 0 ? free - billed : 0
      writes.elsewhere[i] = elsewhere
      writes.idle[i] = free - billed - elsewhere
      writes.load[i] = timeFor(left, free, months)
      writes.lateness[i] = writes.load[i] > after.data[i & after.mask] ? churn.data[i & churn.mask] : 0
    }
  },
})

/** Months that so many hours take, of `free` hours a step. */
const timeFor = (hours: number, free: number, months: number): number =>
  hours > 0 ? (free > 0 ? Math.min(longest, (hours / free) * months) : longest) : 0

/** A choice that nobody made is -1. */
const isSaid = (said: Param): boolean => said.data[0] >= 0
