import { newTables, type TableSize } from '../simulate/simulate.ts'

/** Memory of the pieces that are played, by their size. */
export type Tables = Map<number, TableSize>

export const tablesOf = (tables: Tables, count: number): TableSize => {
  const known = tables.get(count) ?? newTables()
  tables.set(count, known)
  return known
}
