import type { Result } from '../study/result.ts'
import { answerTables } from './answer-tables.ts'
import { roomCsvTables } from './rooms/csv.ts'
import { number, type Table, text } from './table.ts'
import { tipTables } from './tip-tables.ts'

export type { Table } from './table.ts'

const levels = ['mean', 'sd', 'se', 'p05', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95', 'min', 'max', 'undefined'] as const

/** Steps of a bridge stand with their bridge, not among the metrics. */
const isFigure = ([id]: readonly [string, unknown]): boolean => !id.startsWith('bridge.')

/** One row per strategy and metric: its levels over the trials. */
export const metricsTable = (result: Result): Table => {
  const rows = result.strategies.flatMap(({ id, title, metrics }) =>
    Object.entries(metrics)
      .filter(isFigure)
      .map(([metric, figures]) => ({ id, title, metric, figures })),
  )
  return {
    name: 'metrics',
    columns: [
      text('strategy', rows, row => row.id),
      text('title', rows, row => row.title),
      text('metric', rows, row => row.metric),
      text('unit', rows, row => row.figures.unit),
      ...levels.map(level => number(level, rows, row => row.figures[level])),
    ],
  }
}

const changes = ['mean', 'se', 'p10', 'p50', 'p90', 'pGreater', 'pEqual'] as const

/** One row per compared pair and metric: b less a, trial by trial. */
export const comparisonsTable = (result: Result): Table => {
  const rows = result.comparisons.flatMap(({ a, b, metrics }) =>
    Object.entries(metrics)
      .filter(isFigure)
      .map(([metric, difference]) => ({ a, b, metric, difference })),
  )
  return {
    name: 'comparisons',
    columns: [
      text('a', rows, row => row.a),
      text('b', rows, row => row.b),
      text('metric', rows, row => row.metric),
      text('unit', rows, row => row.difference.unit),
      ...changes.map(change => number(change, rows, row => row.difference[change])),
      number('ci95_low', rows, row => row.difference.ci95?.[0] ?? null),
      number('ci95_high', rows, row => row.difference.ci95?.[1] ?? null),
    ],
  }
}

const paths = ['mean', 'p10', 'p50', 'p90'] as const

/** One row per strategy, metric and step. */
export const timelineTable = (result: Result): Table => {
  const rows = result.strategies.flatMap(({ id, timeline }) =>
    Object.entries(timeline).flatMap(([metric, path]) =>
      path.dates.map((date, at) => ({ id, metric, path, date, at })),
    ),
  )
  return {
    name: 'timeline',
    columns: [
      text('strategy', rows, row => row.id),
      text('metric', rows, row => row.metric),
      text('unit', rows, row => row.path.unit),
      text('date', rows, row => row.date),
      ...paths.map(level => number(level, rows, row => row.path[level][row.at])),
    ],
  }
}

/** One row per strategy, stock or flow, and step; dates are those of the timelines. */
const meansTable = (result: Result): Table => {
  const rows = result.strategies.flatMap(({ id, timeline, means }) => {
    const dates = Object.values(timeline)[0]?.dates ?? []
    return Object.entries(means).flatMap(([column, { unit, mean }]) =>
      dates.map((date, at) => ({ id, column, unit, date, mean: mean[at] ?? null })),
    )
  })
  return {
    name: 'means',
    columns: [
      text('strategy', rows, row => row.id),
      text('column', rows, row => row.column),
      text('unit', rows, row => row.unit),
      text('date', rows, row => row.date),
      number('mean', rows, row => row.mean),
    ],
  }
}

/** One row per strategy and step of the way to its value to the owner. */
const bridgesTable = (result: Result): Table => {
  const rows = result.bridges.flatMap(({ strategy, of, steps }) => steps.map(step => ({ ...step, strategy, of })))
  return {
    name: 'bridges',
    columns: [
      text('strategy', rows, row => row.strategy),
      text('of', rows, row => row.of),
      text('step', rows, row => row.id),
      text('label', rows, row => row.label),
      text('reaches', rows, row => row.reaches ?? ''),
      number('mean', rows, row => row.mean),
      number('difference', rows, row => row.difference),
    ],
  }
}

/** One row per line of last year's books that the scenario says, beside the model at its start. */
const yearZeroTable = ({ yearZero = [] }: Result): Table => ({
  name: 'yearZero',
  columns: [
    text('row', yearZero, ({ row }) => row),
    text('label', yearZero, ({ label }) => label),
    number('yours', yearZero, ({ yours }) => yours),
    number('model', yearZero, ({ model }) => model),
    number('apart', yearZero, ({ apart }) => apart),
  ],
})

const hasRows = ({ columns }: Table): boolean => columns[0].values.length > 0

/** Every table of a run, in the order in which they are listed; what the file does not ask has none. */
export const resultTables = (result: Result): Table[] => [
  metricsTable(result),
  comparisonsTable(result),
  timelineTable(result),
  ...[
    meansTable(result),
    bridgesTable(result),
    yearZeroTable(result),
    ...answerTables(result),
    ...tipTables(result),
    ...roomCsvTables(result),
  ].filter(hasRows),
]
