import type { Split, SplitFigure } from '../../study/split/result.ts'
import type { Ink } from '../ink.ts'
import { figureText } from '../number-text.ts'
import { fitText, padText, safeText, textWidth, wrapText } from '../terminal-text.ts'

type Line = { readonly label: string; readonly cells: readonly string[]; readonly strong?: boolean }

/** A part that is less than two standard errors from nothing may be chance. */
const isChance = (part: number, se: number | null): boolean => part !== 0 && se !== null && Math.abs(part) < 2 * se

const partCell = (figure: SplitFigure, k: number): string => {
  const part = figure.parts?.[k]
  if (part === undefined) return figureText(null, figure.unit)
  if (part.part === 0) return '0'
  return `${figureText(part.part, figure.unit, true)}${isChance(part.part, part.se) ? '?' : ''}`
}

/** A label that is too wide keeps its end, which tells names of one room apart. */
const endOf = (label: string, width: number): string => {
  let kept = label
  while (textWidth(kept) > width - 1) kept = kept.slice(1)
  return kept === label ? label : `…${kept}`
}

const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0)

/** Room for what a part is called, after its number. */
const labelRoom = (width: number): number => Math.max(20, Math.floor(width / 2.5) - 4)

const columnRoom = 18
const gap = 2
const titleRoom = 3

const titleLines = (title: string): string[] => {
  const lines = wrapText(title, columnRoom)
  if (lines.length <= titleRoom) return lines
  return [...lines.slice(0, titleRoom - 1), fitText(lines.slice(titleRoom - 1).join(' '), columnRoom)]
}

/** Cells under each other by their digits: where one has a mark behind it, the others have room for it. */
const aligned = (lines: readonly Line[]): readonly Line[] => {
  const isMarked = (n: number): boolean => lines.some(({ cells }) => cells[n].endsWith('?'))
  return lines.map(line => ({
    ...line,
    cells: line.cells.map((cell, n) => (isMarked(n) && !cell.endsWith('?') ? `${cell} ` : cell)),
  }))
}

/** Columns that fit side by side, as stretches of their numbers. */
const stretches = (widths: readonly number[], room: number): number[][] => {
  const done: number[][] = []
  let used = room
  for (const [n, width] of widths.entries()) {
    if (used + gap + width > room) {
      done.push([])
      used = -gap
    }
    done[done.length - 1].push(n)
    used += gap + width
  }
  return done
}

/** One figure in all strategies: what it was, what each part did, and what it is. */
const tableLines = (
  split: Split,
  figures: readonly SplitFigure[],
  titles: Readonly<Record<string, string>>,
  { width, ink }: { readonly width: number; readonly ink: Ink },
): string[] => {
  const heads = figures.map(({ strategy }) => titleLines(safeText(titles[strategy] ?? strategy)))
  const lines = aligned([
    { label: 'was', cells: figures.map(({ was, unit }) => figureText(was, unit)) },
    ...split.groups.map(({ label }, k) => ({
      label: `[${k + 1}] ${endOf(safeText(label.replace(/^strategies\./, '')), labelRoom(width))}`,
      cells: figures.map(figure => partCell(figure, k)),
    })),
    { label: 'is', cells: figures.map(({ is, unit }) => figureText(is, unit)), strong: true },
    { label: 'change', cells: figures.map(({ change, unit }) => figureText(change, unit, true)) },
  ])
  const labels = most(lines.map(({ label }) => textWidth(label)))
  const widths = figures.map((_, n) => most([...heads[n], ...lines.map(({ cells }) => cells[n])].map(textWidth)))
  const right = (text: string, n: number): string => ' '.repeat(widths[n] - textWidth(text)) + text
  return stretches(widths, width - labels - 1 - gap).flatMap((columns, s) => {
    const row = (label: string, cells: readonly string[]): string =>
      ` ${padText(label, labels)}${cells.map(cell => ' '.repeat(gap) + cell).join('')}`.trimEnd()
    const tall = most(columns.map(n => heads[n].length))
    return [
      ...(s === 0 ? [] : ['']),
      ...Array.from({ length: tall }, (_, i) =>
        row(
          '',
          columns.map(n => right(heads[n][i - tall + heads[n].length] ?? '', n)),
        ),
      ),
      ...lines.map(({ label, cells, strong }) => {
        const line = row(
          label,
          columns.map(n => right(cells[n], n)),
        )
        return strong ? ink.bold(line) : line
      }),
    ]
  })
}

/** A table for each figure; no line is wider than `width`. */
export const splitLines = (
  split: Split,
  titles: Readonly<Record<string, string>>,
  labelOf: (metric: string) => string,
  options: { readonly width: number; readonly ink: Ink },
): string[] => {
  const metrics = [...new Set(split.figures.map(({ metric }) => metric))]
  const { figures } = split
  const isShown = (fits: (part: { readonly part: number; readonly se: number | null }) => boolean): boolean =>
    figures.some(({ parts }) => parts?.some(fits) === true)
  const notes = [
    ...(isShown(({ part, se }) => isChance(part, se))
      ? ['? less than two standard errors from nothing: may be chance.']
      : []),
    ...(figures.some(({ parts }) => parts === null)
      ? ['A figure without a value in one of the scenarios between cannot be taken apart.']
      : []),
    ...split.notes.map(note => `Note: ${note}.`),
  ]
  return [
    ...metrics.flatMap((metric, i) => [
      ...(i === 0 ? [] : ['']),
      options.ink.bold(fitText(safeText(labelOf(metric)), options.width)),
      ...tableLines(
        split,
        figures.filter(figure => figure.metric === metric),
        titles,
        options,
      ),
    ]),
    ...(notes.length === 0 ? [] : ['']),
    ...notes.flatMap(note => wrapText(safeText(note), options.width)),
  ]
}
