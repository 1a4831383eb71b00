import type { Result } from '../../study/result.ts'
import { tableLines } from '../answers-lines.ts'
import type { Ink } from '../ink.ts'
import { fitText, padText, safeText, textWidth, wrapText } from '../terminal-text.ts'
import { type ListTable, roomsOf } from './index.ts'

const proseRoom = 3
const gap = 2

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)

const rightText = (text: string, width: number): string => ' '.repeat(Math.max(0, width - textWidth(text))) + text

type Space = { readonly width: number; readonly ink: Ink }

/** A table of its own form; heads are broken at blanks, and what a row is of is cut where the line is too short. */
const listLines = ({ title, heads, rows }: ListTable, { width, ink }: Space): string[] => {
  const safe = rows.map(cells => cells.map(safeText))
  const [name, ...rest] = heads
  const widths = rest.map((head, n) => widest([...head.split(' '), ...safe.map(cells => cells[n + 1])]))
  const figures = widths.reduce((sum, one) => sum + one + gap, 0)
  const least = Math.max(8, width - 1 - figures)
  const first = Math.min(widest([name, ...safe.map(cells => cells[0])]), least)
  const broken = [wrapText(name, first), ...rest.map((head, n) => wrapText(head, widths[n]))]
  const deep = broken.reduce((most, lines) => Math.max(most, lines.length), 0)
  const lineOf = (left: string, cells: readonly string[]): string =>
    ` ${padText(fitText(left, first), first)}${cells.map((cell, n) => ' '.repeat(gap) + rightText(cell, widths[n])).join('')}`
  const head = Array.from({ length: deep }, (_, i) => {
    const at = (lines: readonly string[]): string => lines[i - deep + lines.length] ?? ''
    return ink.dim(lineOf(at(broken[0]), broken.slice(1).map(at)))
  })
  return [
    ...wrapText(safeText(title), width).map(ink.bold),
    ...head,
    ...safe.map(([left, ...cells]) => lineOf(left, cells)),
  ]
}

/**
 * What a run says of each part that the scenario speaks of, for a terminal: sentences, then tables without their
 * details, which stand on the page. Nothing for a scenario without. No line is wider than `width`.
 */
export const roomsLines = (result: Result, { width, ink }: { readonly width: number; readonly ink: Ink }): string[] =>
  roomsOf(result)
    .flatMap(({ title, brief, sentences, lists, tables }) => [
      ink.bold(title),
      ...wrapText(safeText(brief), width).map(ink.dim),
      ...sentences.flatMap(line =>
        wrapText(safeText(line), width - proseRoom).map((text, n) => ` ${n === 0 ? '' : '  '}${text}`),
      ),
      ...lists.flatMap(list => ['', ...listLines(list, { width, ink })]),
      ...tables.flatMap(table => {
        const rows = table.rows.filter(one => one.isDetail !== true)
        return rows.length === 0 ? [] : ['', ...tableLines({ ...table, rows }, result, { width, ink })]
      }),
      '',
    ])
    .map(line => line.replace(/ +$/, ''))
