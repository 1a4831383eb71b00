import { type CellText, cellTexts } from './cell-text.ts'
import type { Ink } from './ink.ts'
import type { FilledRow } from './seat-rows.ts'
import { fitLines, fitText, padText, textWidth } from './terminal-text.ts'

const gap = 2
const indent = 1
const indentOf = (row: FilledRow): number => (row.show === 'change' ? indent + 2 : indent)
const labelOf = (row: FilledRow): string => ' '.repeat(indentOf(row)) + row.label

/** A label takes at most this many lines before it is cut. */
const mostLabelLines = 5

/** The lines of a label; all but the first stand a little further in. */
const labelLines = (row: FilledRow, width: number): string[] => {
  const room = width - indentOf(row)
  if (textWidth(row.label) <= room) return [labelOf(row)]
  return fitLines(row.label, room - 2, mostLabelLines).map(
    (line, i) => ' '.repeat(indentOf(row) + (i === 0 ? 0 : 2)) + line,
  )
}

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** One strategy's column: its title in lines, its cells, and how wide it is. */
type Block = { readonly title: readonly string[]; readonly cells: readonly CellText[]; readonly width: number }

/** A title takes at most this many columns and lines before it is cut. */
const titleRoom = { width: 20, lines: 5 } as const

const titleLines = (title: string, width: number): string[] => fitLines(title, width, titleRoom.lines)

const blockOf = (title: string, cells: readonly CellText[], room: number): Block => {
  const widest = most(cells.map(({ main, aside }) => textWidth(main) + (aside === '' ? 0 : 2 + textWidth(aside))))
  const width = Math.min(Math.max(widest, most(titleLines(title, titleRoom.width).map(textWidth)), 8), room)
  return { title: titleLines(title, width), cells, width }
}

/** Neighbouring columns that fit side by side; a column that is too wide alone stands alone. */
const stacks = (blocks: readonly Block[], room: number): Block[][] => {
  const done: Block[][] = []
  let used = 0
  for (const block of blocks) {
    const last = done.at(-1)
    if (last && used + gap + block.width <= room) {
      last.push(block)
      used += gap + block.width
    } else {
      done.push([block])
      used = block.width
    }
  }
  return done
}

/** The figure at the left and its aside at the right, cut to the width, then inked (colour never counts as width). */
const cellLine = (cell: CellText, width: number, ink: Ink): string => {
  const main = fitText(cell.main, width)
  const aside = fitText(cell.aside, Math.max(width - textWidth(main) - 2, 0))
  const tone = cell.tone ? ink[cell.tone] : (text: string) => text
  return tone(main) + ' '.repeat(width - textWidth(main) - textWidth(aside)) + ink.dim(aside)
}

const stackLines = (rows: readonly FilledRow[], stack: readonly Block[], labels: number, ink: Ink): string[] => {
  const heads = most(stack.map(block => block.title.length))
  const lines = Array.from({ length: heads }, (_, i) => {
    // titles stand on the line right above the figures
    const cells = stack.map(block => ink.bold(padText(block.title[i - heads + block.title.length] ?? '', block.width)))
    return `${' '.repeat(labels)}${cells.map(cell => ' '.repeat(gap) + cell).join('')}`
  })
  let seat = ''
  for (const [i, row] of rows.entries()) {
    if (row.seat !== seat) lines.push(ink.bold(row.seat))
    seat = row.seat
    const [label = '', ...more] = labelLines(row, labels).map(line => padText(line, labels))
    const cells = stack.map(block => ' '.repeat(gap) + cellLine(block.cells[i], block.width, ink))
    lines.push(`${row.show === 'change' ? ink.dim(label) : label}${cells.join('')}`, ...more)
  }
  return lines
}

/**
 * The table: a column per strategy, a row per figure. Where the strategies do not fit side by side, blocks of columns
 * stand one below the other, each with all its rows. No line is wider than `width`.
 */
export const columnsText = (
  rows: readonly FilledRow[],
  titles: readonly string[],
  options: { readonly width: number; readonly unicode: boolean; readonly ink: Ink },
): string[] => {
  const labels = Math.min(most(rows.map(row => textWidth(labelOf(row)))), Math.max(20, Math.floor(options.width / 4)))
  const room = options.width - labels - gap
  const texts = rows.map(row => cellTexts(row, options.unicode))
  const blocks = titles.map((title, s) =>
    blockOf(
      title,
      texts.map(cells => cells[s]),
      room,
    ),
  )
  return stacks(blocks, room).flatMap((stack, i) => [
    ...(i === 0 ? [] : ['']),
    ...stackLines(rows, stack, labels, options.ink).map(line => line.replace(/ +$/, '')),
  ])
}
