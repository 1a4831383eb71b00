import type { Catalogue } from '../domain/catalogue.ts'
import type { SlotTable } from './slots.ts'
import type { Structure } from './structure.ts'

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  { metrics, timelines, identities }: Catalogue,
  slots: SlotTable,
): Pick<Structure, 'metrics' | 'timelines' | 'identities'> => ({
  metrics: metrics.map(({ id, needs }) => ({
    id,
    needs: Object.fromEntries(
      Object.entries(needs).map(([name, { target, window }]) => [name, { slot: slots.find(target, {}), window }]),
    ),
  })),
  timelines: Object.entries(timelines).map(([id, column]) => ({ id, slot: slots.find(column, {}) })),
  identities: identities.map(({ name, terms }) => ({
    name,
    terms: terms.map(({ column, when, sign }) => ({
      slot: slots.find(column, {}),
      back: when === 'last' ? 1 : 0,
      sign,
    })),
  })),
})
