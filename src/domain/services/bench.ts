import { stepsIn } from '../../kernel/calendar.ts'
import { agoBy, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, pipeline, services } from '../columns.ts'
import { servicesFields } from './fields.ts'

/**
 * Heads, and the hours they can bill. People leave at the attrition rate; while work waits they are replaced at once,
 * while the bench is idle they are not. While the backlog is too long, the partner hires, at most so many a step; while
 * heads stood idle in the step before, it lets as many of them go, at most so many. Who joins learns in a straight line over the ramp and is paid in full. Presales work comes off the hours that are left.
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
    letGo: servicesFields.letGo,
    wait: servicesFields.wait,
    cost: servicesFields.cost,
    ramp: servicesFields.ramp,
  },
  reads: {
    load: last(services.load),
    headsBefore: last(services.heads),
    idleBefore: last(services.idle),
    capacityBefore: last(services.capacity),
    joinedThen: agoBy(services.joined, 'ramp'),
    presales: now(pipeline.presalesHours),
    meetings: now(pipeline.meetingHours),
    stopped: last(books.stopped),
  },
  state: { planned: 'trial', learners: 'trial', unlearned: 'trial' },
  writes: {
    heads: services.heads,
    hired: services.hired,
    left: services.left,
    joined: services.joined,
    headYears: services.headYears,
    paid: services.paid,
    capacity: services.capacity,
    training: services.training,
    presales: services.presales,
    meetings: services.meetings,
    payroll: services.payroll,
  },
  start({ trials, params: { heads }, state: { planned }, writes }) {
    for (let i = 0; i < trials; i++) {
      planned[i] = heads.data[i & heads.mask]
      writes.heads[i] = planned[i]
    }
  },
  step({ trials, months, years, params, reads, state: { planned, learners, unlearned }, writes }) {
    const { heads, attrition, hours, utilisation, hiring, letGo, wait, cost } = params
    const ramp = params.ramp.data[0]
    const steps = stepsIn(ramp, months)
    // so that a head loses half its ramp in all, however the ramp is cut into steps
    const perStep = ramp / (steps * months)
    for (let i = 0; i < trials; i++) {
      const plan = heads.data[i & heads.mask]
      const staff = Math.max(0, reads.headsBefore[i] + plan - planned[i])
      const isBusy = reads.load[i] > 0
      const leaving = staff * attrition.data[i & attrition.mask]
      const isStopped = reads.stopped[i] > 0
      const idle = reads.capacityBefore[i] > 0 ? staff * (reads.idleBefore[i] / reads.capacityBefore[i]) : 0
      const dismissed = Math.min(letGo.data[i & letGo.mask], Math.max(0, idle - leaving))
      const gone = isStopped ? staff : isBusy ? 0 : leaving + dismissed
      const wanted = reads.load[i] > wait.data[i & wait.mask] ? hiring.data[i & hiring.mask] : 0
      const hired = isStopped ? 0 : wanted
      const joined = isStopped ? 0 : hired + Math.max(0, plan - planned[i]) + (isBusy ? leaving : 0)
      planned[i] = plan
      const count = staff - gone + hired
      writes.left[i] = gone
      writes.hired[i] = hired
      writes.joined[i] = joined
      writes.heads[i] = count
      writes.headYears[i] = count * years
      writes.paid[i] = count * hours.data[i & hours.mask]
      writes.capacity[i] = writes.paid[i] * utilisation.data[i & utilisation.mask]
      writes.payroll[i] = count * cost.data[i & cost.mask]
      let lost = 0
      if (ramp > 0) {
        const done = reads.joinedThen[i]
        unlearned[i] += joined * (1 - 0.5 / steps) - (learners[i] - done) / steps - (done * 0.5) / steps
        learners[i] += joined - done
        lost = count > 0 ? Math.min(1, Math.max(0, (unlearned[i] * perStep) / count)) : 0
      }
      writes.training[i] = writes.capacity[i] * lost
      const able = writes.capacity[i] - writes.training[i]
      writes.presales[i] = Math.min(able, reads.presales[i])
      writes.meetings[i] = Math.min(able - writes.presales[i], reads.meetings[i])
    }
  },
})
