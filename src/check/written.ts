import type { Quantity, Scenario, Setting } from '../scenario/scenario.ts'
import { type Slot, saidBy, strategyOf } from '../study/split/change.ts'

const isNothing = (quantity: Quantity): boolean =>
  quantity.kind === 'schedule'
    ? quantity.pieces.every(piece => isNothing(piece.quantity))
    : quantity.kind === 'constant' && quantity.value === 0

const roomOf = (path: string): string => path.slice(0, path.lastIndexOf('.'))

/** Whether nobody wrote it: a share that is nothing because others of its mix are named; its place is that of the mix. */
const isImplied = ({ path, place, quantity }: Setting, beside: ReadonlyMap<string, Setting>): boolean =>
  isNothing(quantity) &&
  [...beside.values()].some(
    other =>
      roomOf(other.path) === roomOf(path) &&
      !isNothing(other.quantity) &&
      other.place.file === place.file &&
      other.place.start >= place.start &&
      other.place.end <= place.end,
  )

/** Whether somebody wrote what a slot holds, before or after; what only follows from another change is no row. */
export const isWritten = (slot: Slot, old: Scenario, next: Scenario): boolean => {
  if (slot.at !== 'setting' && slot.at !== 'strategy') return true
  return [old, next].some(scenario => {
    const strategy = slot.at === 'strategy' ? strategyOf(scenario, slot.strategy) : undefined
    const said = slot.at === 'setting' ? scenario.settings.get(slot.path) : strategy && saidBy(strategy, slot.path)
    return said !== undefined && (said === 'none' || !isImplied(said, (strategy ?? scenario).settings))
  })
}
