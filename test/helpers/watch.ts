import { compile } from '../../src/compile/compile.ts'
import type { Variant } from '../../src/compile/structure.ts'
import { type Catalogue, catalogue as theModel } from '../../src/domain/catalogue.ts'
import { fixedAxes, sourcesBeside } from '../../src/domain/fields.ts'
import type { Column, Slice } from '../../src/kernel/column.ts'
import type { Axis } from '../../src/kernel/field.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'

/** A column at some of its elements, step by step: one number a trial. Axes that are not named are summed. */
export type Watch = (column: Column, at?: Readonly<Partial<Record<Axis, string>>>) => readonly Float64Array[]

/** What the columns are called among the timelines of a run that watches them. */
const nameOf = (column: Column, at: Slice['at']): string =>
  [column.name, ...column.over.map(axis => at[axis] ?? '*')].join('/')

/** Every way to name or to sum each axis of a column. */
const views = (column: Column, sets: Scenario['axes']): Slice['at'][] =>
  column.over.reduce<Slice['at'][]>(
    (found, axis) => found.flatMap(at => [at, ...(sets[axis] ?? []).map(element => ({ ...at, [axis]: element }))]),
    [{}],
  )

const unwatched = (name: string): never => {
  throw new Error(`"${name}" is not watched`)
}

/**
 * Plays trials of every strategy and shows the columns as they stood in each step and trial: the test's own eyes, on
 * the engine that runs the studies. `first` is the number of the first trial; `change` may give other variants.
 */
export const watch = (
  scenario: Scenario,
  columns: readonly Column[],
  options: {
    readonly trials?: number
    readonly first?: number
    readonly catalogue?: Catalogue
    /** Nothing but the sums over all axes, which is faster where a test asks for no more. */
    readonly sums?: boolean
    readonly change?: (variants: readonly Variant[], paths: readonly string[]) => readonly Variant[]
  } = {},
): ReadonlyMap<string, Watch> => {
  const model = options.catalogue ?? theModel
  const sets = {
    ...scenario.axes,
    paper: ['other', 'partner', 'vendor'],
    source: [
      ...new Set([
        ...scenario.axes.source,
        ...fixedAxes.source,
        ...sourcesBeside(scenario.axes.activity, scenario.axes.deal),
      ]),
    ],
  }
  const seen = columns.flatMap(column =>
    (options.sums ? [{}] : views(column, sets)).map((at: Slice['at']) => ({ column, at })),
  )
  // a timeline is a column; the compiler also finds a slice of one
  const timelines = Object.fromEntries(
    seen.map(({ column, at }) => [nameOf(column, at), { column, at } as unknown as Column]),
  )
  const { structure, variants } = compile({ ...scenario, charts: [] }, { ...model, metrics: [], means: [], timelines })
  const played = options.change
    ? options.change(
        variants,
        structure.params.map(({ path }) => path),
      )
    : variants
  const block = { first: options.first ?? 0, count: options.trials ?? 64 }
  const results = simulateBlock(structure, model, played, block)
  const place = new Map(structure.timelines.map(({ id }, n) => [id, n]))
  const placeOf = (column: Column, at: Slice['at']): number =>
    place.get(nameOf(column, at)) ?? unwatched(nameOf(column, at))
  // tests ask for these in their innermost loops
  const sums = new Map(columns.map(column => [column, placeOf(column, {})]))
  return new Map(
    played.map(({ id }, v) => [
      id,
      (column, at) =>
        results[v].timelines[(at === undefined ? sums.get(column) : undefined) ?? placeOf(column, at ?? {})],
    ]),
  )
}
