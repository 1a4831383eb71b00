import { choice, date, duration, eventDuration, type Field, money, share, text } from '../../kernel/field.ts'
import type { Cause } from '../gate.ts'

/** The gates that only ask for time: each order needs it or not, and waits. */
export const waitingCauses = ['executive', 'financing', 'legal', 'presales'] as const satisfies readonly Cause[]
type Waiting = (typeof waitingCauses)[number]

const about: Readonly<Record<Waiting, string>> = {
  executive: 'an executive of the vendor',
  financing: 'financing for the customer',
  legal: 'legal review or paperwork',
  presales: 'presales work before it can be placed',
}

const waitingOf = (cause: Waiting) => ({
  needed: share({
    path: `gates.${cause}.needed`,
    label: `share of the customer orders that need ${about[cause]}`,
    default: { value: 0 },
  }),
  wait: eventDuration({
    path: `gates.${cause}.wait`,
    label: `how long an order waits for ${about[cause]} (spread between orders)`,
    range: [0, 24],
    default: { evidence: `gates.${cause}.wait` },
  }),
})

export const waitingFields = Object.fromEntries(waitingCauses.map(cause => [cause, waitingOf(cause)])) as Readonly<
  Record<Waiting, ReturnType<typeof waitingOf>>
>

/** The partner's credit with whoever it buys from. */
export const creditFields = {
  line: money({
    path: 'partner.credit.line',
    label: 'credit line: what the partner may owe with its next order; without it, no limit',
    scope: 'vendor',
    role: 'lever',
    unlimited: true,
    default: 'absent',
  }),
  from: text({
    path: 'partner.credit.from',
    label: 'who gives the credit line: the vendor, or a distributor (a name for people, no number follows from it)',
    default: 'absent',
  }),
} as const

export const benchGateFields = {
  busyUntil: date({
    path: 'partner.bench.busyUntil',
    label: 'the day from which the bench has time for new work; without it, it has time',
    scope: 'partner',
    default: 'absent',
  }),
  window: duration({
    path: 'partner.bench.startWindow',
    label: 'time in which the bench has to find the hours that an order asks for, from its free time of late',
    range: [0, 24],
    scope: 'partner',
    default: { evidence: 'gates.bench.window' },
  }),
} as const

const odds = (name: string, label: string) =>
  share({
    path: `partner.kpi.${name}`,
    label: `${label}: by how much it multiplies the odds that an order is held`,
    range: [0, 100],
    scope: 'partner',
    default: { value: 1 },
  })

/** The target that the partner is measured by. */
export const kpiFields = {
  target: money({
    path: 'partner.kpi.target',
    label: 'new business that the partner is measured by, in each of its periods; without it, none',
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  reached: choice({
    path: 'partner.kpi.reached',
    label: 'whether the target of the period in which the scenario starts is reached already',
    choices: ['no', 'yes'],
    scope: 'partner',
    role: 'input',
    initial: true,
    default: { choice: 'no' },
  }),
  soFar: money({
    path: 'partner.kpi.soFar',
    label: "what is booked of the partner's target at the start",
    scope: 'partner',
    initial: true,
    default: { value: 0 },
  }),
  per: choice({
    path: 'partner.kpi.per',
    label: "whether the target is one of the partner's fiscal year or of its quarter",
    choices: ['year', 'quarter'],
    scope: 'vendor',
    default: { choice: 'year' },
  }),
  window: duration({
    path: 'partner.kpi.window',
    label: 'how long before the end of the period an order is kept for the next one, if the target is reached',
    range: [0, 3],
    scope: 'partner',
    default: { evidence: 'gates.kpi.window' },
  }),
  holds: share({
    path: 'partner.kpi.holds',
    label:
      'share of the orders before the end of the period that are kept for the next one, once the target is reached',
    scope: 'partner',
    default: { evidence: 'slippage.kpi.holdsWhenReached' },
  }),
  accelerator: odds('accelerator', 'a rate that rises with what is sold beyond the target'),
  reset: odds('reset', 'a level of the program that starts from nothing in the new period'),
  ratchet: odds('ratchet', 'a next target that rises with what is sold beyond this one'),
} as const

export const gatesFields: readonly Field[] = [
  ...Object.values(creditFields),
  ...Object.values(benchGateFields),
  ...Object.values(kpiFields),
  ...waitingCauses.flatMap(cause => Object.values(waitingFields[cause])),
]
