import type { Result } from '../study/result.ts'
import { type AnswerRow, type AnswerTable, answerTables } from './answers-text.ts'
import type { Ink } from './ink.ts'
import { namedText } from './named-strategies.ts'
import { strategyTitles } from './strategy-titles.ts'
import { fitLines, fitText, padText, safeText, textWidth, wrapText } from './terminal-text.ts'
import { type CheckText, checkTexts } from './verdict-text.ts'

type Space = { readonly width: number; readonly ink: Ink }

const gap = 2
/** Columns of a strategy: at most these, at least what its cells take. */
const cellRoom = 14
/** Columns that a statement needs to be read; where they are not left, strategies stand below each other. */
const textRoom = 34
const titleLines = 5

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** The width of a column, no wider than it takes for its title not to be cut; how many lines matters less. */
const widthFor = (title: string, least: number): number => {
  for (let width = least; width < cellRoom; width++) if (wrapText(title, width).length <= titleLines) return width
  return Math.max(least, cellRoom)
}

const rightText = (text: string, width: number): string =>
  ' '.repeat(Math.max(width - textWidth(text), 0)) + fitText(text, width)

const indentOf = (rows: readonly AnswerRow[]): number => most(rows.map(({ who }) => textWidth(who))) + 3

/** How a row stands in one of several blocks of columns: what says the same in each is said once. */
type Block = {
  readonly columns: readonly Column[]
  readonly text: number
  readonly indent: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

const isRemark = ({ cells }: AnswerRow): boolean => cells.every(cell => cell === '')

const rowLines = (
  row: AnswerRow,
  { columns, text, indent, isFirst, isLast }: Block,
  { width, ink }: Space,
): string[] => {
  if (isRemark(row))
    return isLast ? wrapText(safeText(row.what), width - indent).map(line => ' '.repeat(indent) + ink.dim(line)) : []
  const said = wrapText(safeText(row.what), text)
  const paint = row.isAside ? ink.dim : (line: string) => line
  const cells = columns.map(({ at, width }) => ' '.repeat(gap) + paint(rightText(row.cells[at], width))).join('')
  const head = padText(` ${row.who}`, indent)
  const [first = '', ...rest] = said
  return [
    `${head}${paint(first)}${' '.repeat(Math.max(text - textWidth(first), 0))}${cells}`,
    ...rest.map(line => ' '.repeat(indent) + paint(line)),
    ...wrapText(row.why === '' || !isFirst ? '' : `why: ${safeText(row.why)}`, text).map(
      line => ' '.repeat(indent) + ink.dim(line),
    ),
  ]
}

/** A strategy's place in the result, its title and its width. */
type Column = { readonly at: number; readonly title: readonly string[]; readonly width: number }

/** Neighbouring columns that fit beside the statements; at least one at a time. */
const stacksOf = (columns: readonly Column[], room: number): Column[][] => {
  const stacks: Column[][] = []
  let used = 0
  for (const column of columns) {
    const last = stacks.at(-1)
    if (last && used + gap + column.width <= room) last.push(column)
    else {
      stacks.push([column])
      used = 0
    }
    used += gap + column.width
  }
  return stacks
}

/** A table with a column for each strategy, in as many blocks as it takes; lines may end with blanks. */
export const tableLines = ({ title, rows }: AnswerTable, result: Result, room: Space): string[] => {
  const { width, ink } = room
  const indent = indentOf(rows)
  const columns = [...strategyTitles(result).values()].map((name, at): Column => {
    const cells = most(rows.map(row => textWidth(row.cells[at])))
    const words = most(safeText(name).split(' ').map(textWidth))
    const wide = widthFor(safeText(name), Math.min(Math.max(cells, Math.min(words, cellRoom), 6), cellRoom))
    return { at, title: fitLines(safeText(name), wide, titleLines), width: wide }
  })
  const stacks = stacksOf(columns, Math.max(width - indent - textRoom, gap + columns[0].width))
  return stacks.flatMap((stack, n) => {
    const text = Math.max(1, width - indent - stack.reduce((sum, column) => sum + gap + column.width, 0))
    const heads = most(stack.map(column => column.title.length))
    const isBeside = n === 0 && textWidth(title) <= indent + text
    const head = Array.from({ length: heads }, (_, i) => {
      const left = isBeside && i === heads - 1 ? title : ''
      const names = stack.map(
        column =>
          ' '.repeat(gap) + ink.bold(rightText(column.title[i - heads + column.title.length] ?? '', column.width)),
      )
      return `${ink.bold(left)}${' '.repeat(indent + text - textWidth(left))}${names.join('')}`
    })
    if (n === 0 && !isBeside) head.unshift(...wrapText(title, width).map(ink.bold))
    const block = { columns: stack, text, indent, isFirst: n === 0, isLast: n === stacks.length - 1 }
    return [...(n === 0 ? [] : ['']), ...head, ...rows.flatMap(row => rowLines(row, block, room))]
  })
}

const checkLines = (check: CheckText, { width, ink }: Space): string[] => {
  const verdict = `${check.verdict}${check.isWarning && check.verdict !== 'holds' ? ' (warning)' : ''}`
  const tone = check.verdict === 'does not hold' ? ink.bad : check.verdict === 'holds' ? ink.good : ink.bold
  const said = wrapText(`${safeText(check.what)}${check.found === '' ? '' : ` · ${safeText(check.found)}`}`, width - 3)
  const why = wrapText(check.why === '' ? '' : `why: ${safeText(check.why)}`, width - 3).map(ink.dim)
  const source = wrapText(check.source === '' ? '' : `source: ${safeText(check.source)}`, width - 3).map(ink.dim)
  return [` ${tone(verdict)}`, ...[...said, ...why, ...source].map(line => `   ${line}`)]
}

/**
 * What each side wants and believes, with how often it is true, and whether the file's checks hold; nothing for a file
 * that has none. No line is wider than `width`.
 */
export const answersLines = (result: Result, room: Space): string[] => {
  const tables = answerTables(result).flatMap(table => [
    ...tableLines(table, result, room),
    ...(table.untold ?? []).flatMap(text => wrapText(safeText(text), room.width).map(room.ink.dim)),
    '',
  ])
  const checks = checkTexts(result)
  const formulas = [...result.statements, ...result.checks].map(({ that }) => that)
  const named = namedText(result, formulas)
  return [
    ...tables.map(line => line.replace(/ +$/, '')),
    ...(checks.length === 0 ? [] : [room.ink.bold('Checks'), ...checks.flatMap(check => checkLines(check, room)), '']),
    ...(named === '' ? [] : [...wrapText(safeText(named), room.width).map(room.ink.dim), '']),
  ]
}
