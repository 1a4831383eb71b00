import type { Structure } from '../compile/structure.ts'

/** Rooms that a scenario can do without, by a mechanism of theirs, with what is missing when it is not there. */
const rooms: readonly (readonly [string, string])[] = [
  ['sales/engine', "the partner's own sales engine"],
  ['direct/referral', "the vendor's direct team"],
  ['services/demand', 'services'],
]

/** What no scenario can say yet; each is zero in every result. */
const never: readonly string[] = [
  'what holds an order back (credit, bench, KPIs, paperwork): every order is placed as soon as the customer orders',
  'marketing money and what it brings',
  'rebates, tiers and deal registration',
  'credit lines of the vendor',
  'billing in advance: software is invoiced as it is used',
  'a sales team that is there already: reps begin their ramp at the start',
  'attrition and failed hires of reps',
  'expansion of customers, and what size, growth and concentration do to the multiple',
  'what becomes of resold customers when a partner stops reselling: it keeps them',
]

/** What a result leaves out, for the reader. */
export const notModelled = (structure: Structure): readonly string[] => {
  const names = new Set(structure.work.flatMap(item => ('mechanism' in item ? [item.mechanism] : [])))
  return [...rooms.flatMap(([name, what]) => (names.has(name) ? [] : [what])), ...never]
}
