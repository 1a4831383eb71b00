import type { Likelihood, Result } from '../study/result.ts'
import { number, type Table, type TableColumn, text } from './table.ts'

type Interval = { readonly ci95: readonly [number, number] | null }

const interval = <R>(rows: readonly R[], of: (row: R) => Interval): TableColumn[] => [
  number('ci95_low', rows, row => of(row).ci95?.[0] ?? null),
  number('ci95_high', rows, row => of(row).ci95?.[1] ?? null),
]

/** One row per goal or expectation and strategy; no strategy where it is the same for all. */
const statementsTable = ({ statements }: Result): Table => {
  const rows = statements.flatMap(said => said.results.map(found => ({ said, found })))
  return {
    name: 'statements',
    columns: [
      text('kind', rows, ({ said }) => said.kind),
      text('side', rows, ({ said }) => said.side),
      text('that', rows, ({ said }) => said.that),
      text('by', rows, ({ said }) => said.by ?? ''),
      number('weight', rows, ({ said }) => said.weight),
      text('why', rows, ({ said }) => said.why ?? ''),
      text('about', rows, ({ said }) => said.about ?? ''),
      text('from', rows, ({ said }) => said.from),
      text('strategy', rows, ({ found }) => found.strategy ?? ''),
      number('p', rows, ({ found }) => found.p),
      ...interval(rows, ({ found }) => found),
      number('undefined', rows, ({ found }) => found.undefined),
      number('number', rows, ({ said }) => said.number ?? null),
      number('simulated', rows, ({ found }) => found.simulated),
      number('gap', rows, ({ found }) => found.gap),
      text('hangsOn', rows, ({ found }) => found.hangsOn?.paths.join(' + ') ?? ''),
      number('hangsOn_share', rows, ({ found }) => found.hangsOn?.share ?? null),
    ],
  }
}

/** One row per strategy and `vendor`, `partner` or `both`: how often all of their goals are reached. */
const goalsTable = ({ goals }: Result): Table => {
  const rows = goals.flatMap(found =>
    (['vendor', 'partner', 'both'] as const).flatMap(who => {
      const chance: Likelihood | null = found[who]
      return chance === null ? [] : [{ strategy: found.strategy, who, chance }]
    }),
  )
  return {
    name: 'goals',
    columns: [
      text('strategy', rows, row => row.strategy),
      text('who', rows, row => row.who),
      number('p', rows, ({ chance }) => chance.p),
      ...interval(rows, ({ chance }) => chance),
      number('undefined', rows, ({ chance }) => chance.undefined),
    ],
  }
}

/** One row per check and strategy; `holds` is empty where a number in it has no value. */
const checksTable = ({ checks }: Result): Table => {
  const rows = checks.flatMap(check => check.results.map(found => ({ check, found })))
  return {
    name: 'checks',
    columns: [
      text('that', rows, ({ check }) => check.that),
      text('by', rows, ({ check }) => check.by ?? ''),
      text('why', rows, ({ check }) => check.why ?? ''),
      text('source', rows, ({ check }) => (check.source ?? []).join('; ')),
      text('severity', rows, ({ check }) => check.severity),
      text('from', rows, ({ check }) => check.from),
      text('strategy', rows, ({ found }) => found.strategy ?? ''),
      text('over', rows, ({ found }) => found.over ?? ''),
      number('value', rows, ({ found }) => found.value),
      text('unit', rows, ({ check }) => check.unit ?? ''),
      ...interval(rows, ({ found }) => found),
      number('apart', rows, ({ found }) => found.apart?.value ?? null),
      number('apart_low', rows, ({ found }) => found.apart?.ci95[0] ?? null),
      number('apart_high', rows, ({ found }) => found.apart?.ci95[1] ?? null),
      text('holds', rows, ({ found }) => (found.holds === null ? '' : String(found.holds))),
      text('close', rows, ({ found }) => String(found.close)),
    ],
  }
}

/** One row per metric of the file that is made from all trials, and strategy. */
const numbersTable = ({ metrics }: Result): Table => {
  const rows = metrics.flatMap(metric => metric.results.map(found => ({ metric, found })))
  return {
    name: 'numbers',
    columns: [
      text('metric', rows, ({ metric }) => metric.id),
      text('label', rows, ({ metric }) => metric.label),
      text('formula', rows, ({ metric }) => metric.formula),
      text('from', rows, ({ metric }) => metric.from),
      text('strategy', rows, ({ found }) => found.strategy ?? ''),
      number('value', rows, ({ found }) => found.value),
      text('unit', rows, ({ metric }) => metric.unit),
      ...interval(rows, ({ found }) => found),
    ],
  }
}

/** What the file asked of the run, and the answers. */
export const answerTables = (result: Result): readonly Table[] => [
  statementsTable(result),
  goalsTable(result),
  checksTable(result),
  numbersTable(result),
]
