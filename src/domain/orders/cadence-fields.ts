import { date, duration, type Field, hours, several, share } from '../../kernel/field.ts'
import { type Cause, causes } from '../gate.ts'

/** Meetings of the partner and its manager at the vendor: when, how long, and what is asked. */
export const cadenceFields = {
  every: duration({
    path: 'cadence.every',
    label: 'time from one meeting to the next; without it, there are none',
    range: [0, 120],
    certain: true,
    none: true,
    scope: 'vendor',
    role: 'lever',
    default: 'absent',
  }),
  since: date({
    path: 'cadence.since',
    label: 'day of the first meeting; without it, the start',
    scope: 'vendor',
    role: 'lever',
    default: 'absent',
  }),
  until: date({
    path: 'cadence.until',
    label: 'day from which there are no more meetings; without it, they go on',
    scope: 'vendor',
    role: 'lever',
    unlimited: true,
    default: 'absent',
  }),
  asks: several({
    path: 'cadence.asks',
    label: 'what the manager asks about; without it, nothing, and what comes out is volunteered',
    choices: [...causes, 'order'],
    scope: 'vendor',
    default: 'absent',
  }),
  hours: hours({
    path: 'cadence.hours',
    label: 'time of each side in a meeting',
    range: [0, 100],
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'cadence.hours' },
  }),
} as const

const candourOf = (cause: Cause): Field<'trial'> =>
  share({
    path: `cadence.candour.${cause}`,
    label: `chance that a partner who is asked says that the ${cause} gate is shut for an order`,
    scope: 'partner',
    default: { evidence: `cadence.candour.${cause}` },
  })

/** What the partner says when it is asked, by gate. */
export const candourFields = Object.fromEntries(causes.map(cause => [cause, candourOf(cause)])) as Readonly<
  Record<Cause, Field<'trial'>>
>

/** What it says without being asked. */
export const volunteerFields = {
  volunteers: share({
    path: 'cadence.volunteers',
    label: 'chance that the partner says in a meeting, without being asked, that a gate is shut for an order',
    scope: 'partner',
    default: { evidence: 'cadence.volunteers' },
  }),
  kpiVolunteers: share({
    path: 'cadence.kpiVolunteers',
    label: 'chance that the partner says, without being asked, that it keeps an order back because its target is met',
    scope: 'partner',
    default: { evidence: 'cadence.kpiVolunteers' },
  }),
} as const

export const meetingFields: readonly Field[] = [
  ...Object.values(cadenceFields),
  ...Object.values(candourFields),
  ...Object.values(volunteerFields),
]
