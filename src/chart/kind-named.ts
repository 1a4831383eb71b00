import { nearest } from '../kernel/nearest.ts'
import type { ChartKindName } from '../scenario/charts/chart-ask.ts'
import { kinds } from './kinds.ts'

/** The names of the kinds on the command line. */
export const kindIds: readonly string[] = kinds.map(({ id }) => id)

/** The kind of a name, which is its key in a file or its name on the command line; or the name that may be meant. */
export const kindNamed = (name: string): { readonly key: ChartKindName } | { readonly meant: string | undefined } => {
  const kind = kinds.find(({ id, key }) => id === name || key === name)
  if (kind !== undefined) return { key: kind.key }
  return {
    meant: nearest(
      name,
      kinds.flatMap(({ id, key }) => [id, key]),
    ),
  }
}
