import type { Carried } from '../../kernel/chance.ts'
import { causes } from '../gate.ts'

/** What was expected of all orders together so far, where there is no chance; disclosures and remedies by cause. */
export type SoFar = Readonly<Record<'cancels' | 'takenDirect', Carried>> &
  Readonly<Record<'disclosed' | 'works', readonly Carried[]>>

/** Where chance is off, the table's own state keeps it: one number a trial for each name. */
export const soFarState = Object.fromEntries(
  ['cancels', 'takenDirect', ...causes.flatMap(cause => [`disclosed ${cause}`, `works ${cause}`])].map(
    name => [`so far ${name}`, 'trial'] as const,
  ),
)

export const soFarOf = (state: Readonly<Record<string, Float64Array>>, isByChance: boolean): SoFar => {
  const of = (name: string): Carried => (isByChance ? undefined : state[`so far ${name}`])
  return {
    cancels: of('cancels'),
    takenDirect: of('takenDirect'),
    disclosed: causes.map(cause => of(`disclosed ${cause}`)),
    works: causes.map(cause => of(`works ${cause}`)),
  }
}
