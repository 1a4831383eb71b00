import type { Place } from '../kernel/issue.ts'
import type { Complain } from './complain.ts'
import type { ParseFormula } from './formula/term.ts'
import type { Scenario } from './scenario.ts'

/** A cell of a table as text; what it means is for the one who asks. */
export type Cell = { readonly text: string; readonly place: Place }

/** A CSV file with a header. */
export type Table = {
  readonly name: string
  /** The columns, in the order of the file. */
  readonly names: readonly string[]
  /** The names as cells of the header. */
  readonly header: readonly Cell[]
  /** The cells of a column from its first row on, the header not counted; undefined if there is no such column. */
  readonly cells: (column: string) => readonly Cell[] | undefined
}

/** What readers of values share: how formulas are parsed, tables found and dates turned into steps. */
export type Tools = {
  readonly complain: Complain
  readonly warn: Complain
  readonly parseFormula: ParseFormula
  /** The table at a path, relative to the file of `place`; undefined after a complaint. */
  readonly table: (path: string, place: Place, delimiter?: string) => Table | undefined
  /** The scenario's time; of a scenario whose time is wrong, one that is long enough not to be in the way. */
  readonly time: Scenario['time']
}
