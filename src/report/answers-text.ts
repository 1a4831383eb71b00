import type { Result, StatementResult } from '../study/result.ts'
import { hangsOnText } from './input-text.ts'
import { figureText, shareText } from './number-text.ts'
import { strategyTitles } from './strategy-titles.ts'

/** A row under a heading: who, what, and what each strategy has, in the order of the result. */
export type AnswerRow = {
  readonly who: string
  readonly what: string
  /** The reason that the file gives; empty for none. */
  readonly why: string
  readonly cells: readonly string[]
  /** A row that explains the one above it. */
  readonly isAside?: true
  /** The metric that its cells are of, where they are of one. */
  readonly metric?: string
}

/** Rows about what a side wants, or what it believes. */
export type AnswerTable = {
  readonly title: string
  readonly rows: readonly AnswerRow[]
  /** Of what it says in which futures it has no value. */
  readonly untold?: readonly string[]
}

/** The statement with its date, as one would say it. */
export const statementText = ({ that, by }: { readonly that: string; readonly by?: string }): string =>
  by === undefined ? that : `${that} by ${by}`

const cellsOf = ({ results }: StatementResult, { strategies }: Result): string[] =>
  strategies.map(({ id }) => shareText(results.find(({ strategy }) => strategy === null || strategy === id)?.p ?? null))

const asideRow = (what: string, cells: readonly string[]): AnswerRow => ({
  who: '',
  what,
  why: '',
  cells,
  isAside: true,
})

/** What has no unit in its cells and is not a plain number. */
const unitText = (about: string, { strategies }: Result): string =>
  strategies.some(({ metrics }) => metrics[about]?.unit === 'USD/USD') ? ', $ per $1' : ''

/** The median of what a belief is about, beside it: how far it is from what was believed. */
const medianRow = ({ about }: StatementResult, result: Result): AnswerRow[] => {
  const { strategies } = result
  if (about === undefined || strategies.every(({ metrics }) => metrics[about] === undefined)) return []
  const cells = strategies.map(({ metrics }) => {
    const figures = metrics[about]
    return figures ? figureText(figures.p50, figures.unit) : ''
  })
  return [asideRow(`its median${unitText(about, result)}`, cells)]
}

/** By how much what is believed lies above the median of each strategy; none for a belief without a number. */
const gapRow = ({ about, number, results }: StatementResult, result: Result): AnswerRow[] => {
  const { strategies } = result
  if (about === undefined || number === undefined) return []
  const cells = strategies.map(({ id, metrics }) => {
    const found = results.find(({ strategy }) => strategy === null || strategy === id)
    return metrics[about] ? figureText(found?.gap ?? null, metrics[about].unit, true) : ''
  })
  return [asideRow(`believed, less its median${unitText(about, result)}`, cells)]
}

const hangsOnRow = (statement: StatementResult, result: Result): AnswerRow[] => {
  const text = hangsOnText(statement, strategyTitles(result))
  return text === ''
    ? []
    : [
        asideRow(
          text,
          result.strategies.map(() => ''),
        ),
      ]
}

const rowsOf = (statement: StatementResult, result: Result, weighted: boolean): AnswerRow[] => {
  const weight = weighted ? ` (weight ${statement.weight})` : ''
  return [
    {
      who: statement.side,
      what: `${statementText(statement)}${weight}`,
      why: statement.why ?? '',
      cells: cellsOf(statement, result),
    },
    ...(statement.kind === 'expect'
      ? [...medianRow(statement, result), ...gapRow(statement, result), ...hangsOnRow(statement, result)]
      : []),
  ]
}

/** How often all goals of a side, or of both, are reached in one future. */
const togetherRow = (who: 'vendor' | 'partner' | 'both', { goals }: Result): AnswerRow[] => {
  const cells = goals.map(found => found[who])
  if (cells.every(cell => cell === null)) return []
  const what = who === 'both' ? 'both reach all their goals' : 'all its goals at once'
  return [{ who, what, why: '', cells: cells.map(cell => shareText(cell?.p ?? null)) }]
}

const goalRows = (result: Result): AnswerRow[] => {
  const goals = result.statements.filter(({ kind }) => kind === 'goal')
  const weighted = goals.some(({ weight }) => weight !== goals[0].weight)
  const sides = (['partner', 'vendor'] as const).flatMap(who => {
    const own = goals.filter(({ side }) => side === who)
    return [...own.flatMap(goal => rowsOf(goal, result, weighted)), ...(own.length > 1 ? togetherRow(who, result) : [])]
  })
  return [...sides, ...togetherRow('both', result)]
}

/** In which futures a statement has no value, for those that have none in some. */
const untoldOf = (statements: readonly StatementResult[], trials: number): readonly string[] =>
  statements.flatMap(statement => {
    const counts = statement.results.map(({ undefined: count }) => count)
    if (counts.every(count => count === 0)) return []
    const what = `“${statementText(statement)}” has no value in`
    if (counts.every(count => count === trials)) return [`${what} any future`]
    return [`${what} up to ${Math.max(...counts)} futures, which are left out of its share`]
  })

/** Goals and beliefs as tables: in how many futures each is true, by strategy. */
export const answerTables = (result: Result): readonly AnswerTable[] => {
  const { statements, trials } = result
  const [goals, beliefs] = (['goal', 'expect'] as const).map(one => statements.filter(({ kind }) => kind === one))
  return [
    { title: 'What each side wants: share of futures', rows: goalRows(result), untold: untoldOf(goals, trials) },
    {
      title: 'What each side believes: share of futures',
      rows: beliefs.flatMap(one => rowsOf(one, result, false)),
      untold: untoldOf(beliefs, trials),
    },
  ].filter(({ rows }) => rows.length > 0)
}
