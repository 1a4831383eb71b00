import type { Source } from './source.ts'
import { practiceSources } from './sources-practice.ts'
import { sellingSources } from './sources-selling.ts'
import { worthSources } from './sources-worth.ts'

/** Every source that a row of the library cites, by id; numbers that are missing belong to texts that no row uses. */
export const sources: ReadonlyMap<string, Source> = new Map(
  [...practiceSources, ...sellingSources, ...worthSources].map(source => [source.id, source]),
)
