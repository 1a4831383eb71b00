import { date, money, share } from '../../kernel/field.ts'

const spif = { scope: 'vendor', role: 'lever' } as const

/** A SPIF: short-term money that the vendor pays the partner's sellers themselves, so that it never reaches the firm. */
export const spifFields = {
  perDeal: money({
    ...spif,
    path: 'program.spif.perDeal',
    label: "paid to the partner's seller for each order placed while the SPIF runs",
    default: { value: 0 },
  }),
  rate: share({
    ...spif,
    path: 'program.spif.rate',
    label:
      "paid to the partner's seller for each order placed while the SPIF runs, of its first-year value (new business)",
    default: { value: 0 },
  }),
  from: date({
    ...spif,
    path: 'program.spif.from',
    label: 'first day of the SPIF (without it: the start)',
    default: 'absent',
  }),
  until: date({
    ...spif,
    path: 'program.spif.until',
    label: 'day on which the SPIF has ended (without it: never)',
    unlimited: true,
    default: 'absent',
  }),
  lift: share({
    ...spif,
    path: 'program.spif.lift',
    label: "by how much more often the partner's own sellers win what they open while it runs",
    range: [-1, 10],
    role: 'input',
    default: { value: 0 },
  }),
} as const
