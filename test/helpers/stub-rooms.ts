import { choice, date, duration, type Field, hours, money, several, share } from '../../src/kernel/field.ts'

/** Fields of every kind that the language can carry, on every axis; what they are called is all that they say. */
const stubs: readonly Field[] = [
  money({ path: 'mdf.activities.*.cost', over: ['activity'], label: 'cost', rate: 'flow', default: { value: 0 } }),
  share({
    path: 'mdf.activities.*.vendorPays',
    over: ['activity'],
    label: 'own share',
    default: { like: 'mdf.vendorPays' },
  }),
  share({ path: 'mdf.vendorPays', label: 'share that the vendor pays', role: 'lever', default: { value: 1 } }),
  share({ path: 'mdf.plan.*', over: ['activity'], label: 'share of the fund', role: 'lever', default: { value: 0 } }),
  money({ path: 'deals.*.amount', over: ['deal'], label: 'first-year value', default: 'required' }),
  date({ path: 'deals.*.customerOrder', over: ['deal'], label: 'day of the order', default: 'required' }),
  hours({ path: 'deals.*.hours', over: ['deal'], label: 'hours of work', default: { value: 0 } }),
  choice({
    path: 'deals.*.stage',
    over: ['deal'],
    label: 'how far it is',
    role: 'input',
    choices: ['proposal', 'customer PO'],
    default: { choice: 'proposal' },
  }),
  duration({ path: 'cadence.every', label: 'time between meetings', role: 'lever', none: true, default: { value: 0 } }),
  several({
    path: 'cadence.asks',
    label: 'what is asked',
    choices: ['order', 'credit', 'bench'],
    default: { value: 0 },
  }),
  date({ path: 'cadence.since', label: 'first day', role: 'lever', default: 'absent' }),
  share({ path: 'gates.legal.chance', label: 'chance of paperwork', default: { value: 0 } }),
  money({ path: 'program.tiers.*.from', over: ['level'], label: 'threshold', default: { value: 0 } }),
  money({ path: 'program.rebates.*.cap', over: ['rebate'], label: 'cap', default: { value: 0 } }),
  money({ path: 'program.rebates.*.bands.*.from', over: ['rebate', 'band'], label: 'from', default: 'absent' }),
  share({ path: 'program.rebates.*.bands.*.rate', over: ['rebate', 'band'], label: 'rate', default: { value: 0 } }),
]

const rooms = ['mdf', 'deals', 'cadence', 'gates', 'program.tiers', 'program.rebates']

/** The module of the fields with these rooms in place of those that the model has by the same names. */
export const withStubs = <T extends { readonly allFields: readonly Field[] }>(fields: T): T => ({
  ...fields,
  allFields: [...fields.allFields.filter(({ path }) => !rooms.some(room => path.startsWith(`${room}.`))), ...stubs],
})
