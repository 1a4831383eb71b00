import { date, eventDuration, hours, money, share, text } from '../../kernel/field.ts'

/** Deals that a scenario names one by one. */
export const dealFields = {
  amount: money({
    path: 'deals.*.amount',
    over: ['deal'],
    label: 'first-year contract value, at customer price',
    range: [1, 1e9],
    default: 'required',
  }),
  customerOrder: date({
    path: 'deals.*.customerOrder',
    over: ['deal'],
    label: "day on which the customer's order is due at the partner",
    default: 'required',
  }),
  late: eventDuration({
    path: 'deals.*.late',
    over: ['deal'],
    label: "how much later than on that day the customer's order comes",
    range: [0, 60],
    default: { value: 0 },
  }),
  chance: share({
    path: 'deals.*.chance',
    over: ['deal'],
    label: 'chance that the deal comes at all',
    default: { value: 1 },
  }),
  hours: hours({
    path: 'deals.*.hours',
    over: ['deal'],
    label: 'hours of the bench that the work around the deal asks for before it can start',
    default: { value: 0 },
  }),
  incrementality: share({
    path: 'deals.*.incrementality',
    over: ['deal'],
    label: 'chance that the vendor would not have won the deal directly',
    default: { value: 1 },
  }),
  mix: share({
    path: 'deals.*.mix.*',
    over: ['deal', 'segment'],
    label: 'the segment that the deal is in: the one with the largest share (without any, the first by name)',
    default: { value: 0 },
  }),
  stage: text({
    path: 'deals.*.stage',
    over: ['deal'],
    label: 'where the deal stands, in words (no number follows from it)',
    default: 'absent',
  }),
} as const
