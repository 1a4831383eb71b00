import type { ChangedLine, GateReport, GateRow } from '../../check/gate-report.ts'
import { type Ink, inks } from '../ink.ts'
import { asciiText, fitText, padText, safeText, textWidth, wrapText } from '../terminal-text.ts'
import { acceptCommand } from './accept-command.ts'
import { type CheckWord, checkWords, type GateEntry, sourceWords } from './entry.ts'
import { changeText, levelText, relativeText, spreadText } from './gate-number.ts'
import { countsText, failingRows, playedText, structuralWords, verdictText } from './gate-words.ts'
import { figureLabel, shownFigure } from './shown-figure.ts'

export type GateLook = {
  readonly width: number
  readonly color: boolean
  readonly unicode: boolean
  /** Says of what differs that it is accepted, not that it fails. */
  readonly isAccepted?: boolean
}

type Room = { readonly width: number; readonly ink: Ink }

/** Lines that a report of one scenario takes, where what has to be said leaves a choice. */
const budget = 20
const gap = '  '

/** A text that somebody wrote, harmless for a terminal and for the log of a CI system (`::error::`, `##[group]`). */
const harmless = (text: string): string =>
  safeText(text)
    .replace(/:(?=:)/g, '\\u{3a}')
    .replaceAll('##[', '#\\u{23}[')

/** Text that somebody wrote, in lines with a hanging indent. */
const hanging = (text: string, indent: number, { width }: Room, first = indent): string[] => {
  const lines = wrapText(harmless(text), width - indent)
  return lines.map((line, i) => ' '.repeat(i === 0 ? first : indent) + line)
}

const more = (left: number, what: string): string[] => (left > 0 ? [`   and ${left} more ${what}; --json has all`] : [])

const cellsOf = (row: GateRow): readonly string[] => {
  const { unit } = row
  const { was, is, change, relative, noise, tolerance } = shownFigure(row)
  return [
    levelText(was, unit),
    levelText(is, unit),
    changeText(change, unit),
    relativeText(relative),
    spreadText(noise, unit),
    spreadText(tolerance, unit),
  ]
}

const heads: readonly string[] = ['was', 'is', 'change', '', 'noise', 'tolerance']

const rightText = (text: string, width: number): string => ' '.repeat(Math.max(width - textWidth(text), 0)) + text

/** Rows with their figures below their names, or beside them where every line has room for both. */
const rowLines = (rows: readonly GateRow[], room: Room): string[] => {
  if (rows.length === 0) return []
  const { width, ink } = room
  const table = rows.map(cellsOf)
  const widths = heads.map((head, i) => Math.max(textWidth(head), ...table.map(cells => textWidth(cells[i]))))
  const inColumns = (cells: readonly string[]) => cells.map((cell, i) => rightText(cell, widths[i])).join(gap)
  const names = rows.map(row => harmless(`${row.strategy}: ${row.metric}${figureLabel(shownFigure(row))}`))
  const verdicts = rows.map(row => verdictText(row))
  const left = Math.max(...names.map(textWidth))
  const isBeside = verdicts.every(
    (verdict, i) => 1 + left + gap.length + textWidth(inColumns(table[i])) + gap.length + textWidth(verdict) <= width,
  )
  if (isBeside)
    return [
      ` ${' '.repeat(left)}${gap}${ink.dim(inColumns(heads))}`,
      ...rows.map(
        (_, i) => ` ${ink.bold(padText(names[i], left))}${gap}${inColumns(table[i])}${gap}${ink.bad(verdicts[i])}`,
      ),
    ]
  const indent = ' '.repeat(Math.max(0, Math.min(3, width - textWidth(inColumns(heads)))))
  return [
    `${indent}${ink.dim(inColumns(heads))}`,
    ...rows.flatMap((_, i) => [
      ...(textWidth(names[i]) + textWidth(verdicts[i]) + 4 <= width
        ? [` ${ink.bold(names[i])} · ${ink.bad(verdicts[i])}`]
        : [...hanging(names[i], 3, room, 1).map(ink.bold), ...hanging(verdicts[i], 3, room).map(ink.bad)]),
      `${indent}${inColumns(table[i])}`,
    ]),
  ]
}

const mostStructure = 4
const mostChecks = 3

/** What to do about it is left out where it has just been done. */
const structureLines = ({ structure }: GateReport, isAccepted: boolean, room: Room): string[] => [
  ...structure
    .slice(0, mostStructure)
    .flatMap(({ kind, what, help }) => [
      ...hanging(`${structuralWords[kind]}: ${what}`, 3, room, 1).map(room.ink.bad),
      ...(isAccepted ? [] : hanging(help, 3, room).map(room.ink.dim)),
    ]),
  ...more(structure.length - mostStructure, 'differences in structure'),
]

const checkLines = (checks: readonly CheckWord[], room: Room): string[] => [
  ...checks.slice(0, mostChecks).flatMap(check => {
    const verdict = `${check.verdict}${check.isWarning ? ' (warning)' : ''}`
    const said = [check.what, check.found, check.remedy, check.from].filter(text => text !== '').join(' · ')
    return [
      ...hanging(`${verdict}: ${said}`, 3, room, 1).map(check.isFailing ? room.ink.bad : room.ink.bold),
      ...(check.source === '' ? [] : hanging(sourceWords(check), 3, room).map(room.ink.dim)),
    ]
  }),
  ...more(checks.length - mostChecks, 'checks'),
]

const changedLines = (lines: readonly ChangedLine[], most: number, { width, ink }: Room): string[] => [
  ...lines.slice(0, most).map(({ file, line, sign, text }) => {
    const place = fitText(harmless(`${file}:${line}`), Math.floor(width / 2))
    const said = fitText(harmless(text).trim(), width - textWidth(place) - 4)
    return ` ${place} ${(sign === '+' ? ink.good : ink.bad)(`${sign} ${said}`)}`
  }),
  ...more(lines.length - most, 'lines that changed'),
]

/** A command over as many lines as it takes, which can be copied as one. */
const commandLines = (words: readonly string[], { width }: Room): string[] => {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) + 2 <= width) lines[lines.length - 1] += ` ${word}`
    else lines.push(`   ${word}`)
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
}

const headLines = (word: string, paint: (text: string) => string, file: string, played: string, { width }: Room) => {
  const [first = '', ...rest] = wrapText(harmless(file), width - 8)
  const isBeside = rest.length === 0 && 8 + textWidth(first) + 2 + textWidth(played) <= width
  const tail = isBeside ? rightText(played, width - 8 - textWidth(first)) : ''
  return [
    `${paint(padText(word, 6))}${gap}${first}${tail}`,
    ...rest.map(line => `        ${line}`),
    ...(isBeside || played === '' ? [] : [`        ${played}`]),
  ]
}

const bodyOf = (report: GateReport, file: string, isAccepted: boolean, room: Room): string[] => {
  const command = isAccepted ? null : acceptCommand(report, harmless(file))
  const failing = failingRows(report)
  const because = report.mode === null ? '' : report.because
  const top = hanging([countsText(report), because].filter(text => text !== '').join(' · '), 1, room)
  const others = [
    ...structureLines(report, isAccepted, room),
    ...checkLines(
      checkWords(report).filter(check => check.isFailing),
      room,
    ),
    ...changedLines(report.lines, failing.length > 1 ? 2 : 4, room),
    ...(command === null ? [] : [room.ink.dim(` ${command.about}`), ...commandLines(command.words, room)]),
  ]
  const left = budget - 3 - top.length - others.length
  let shown = Math.min(2, failing.length)
  while (shown < failing.length && rowLines(failing.slice(0, shown + 1), room).length <= left + 1) shown++
  const rows = [...rowLines(failing.slice(0, shown), room), ...more(failing.length - shown, 'figures that changed')]
  return [...top, ...rows, ...others]
}

/**
 * What was found of each file, for a terminal: a line for one that passed, about twenty for one that did not. No line is
 * wider than `width`, except for a word that a command needs whole and, below 64 columns, for rows of figures.
 */
export const gateText = (entries: readonly GateEntry[], look: GateLook): string => {
  const room: Room = { width: look.width, ink: inks(look.color) }
  const { ink } = room
  const lines = entries.flatMap((entry): string[] => {
    if ('unread' in entry)
      return [
        ...headLines('UNREAD', ink.bad, entry.file, '', room),
        ...hanging(entry.unread.message, 1, room),
        ...(entry.unread.help === undefined ? [] : hanging(entry.unread.help, 1, room).map(ink.dim)),
        '',
      ]
    const { report } = entry
    if (report.passed) {
      const remarks = checkLines(
        checkWords(report).filter(({ verdict }) => verdict !== 'holds'),
        room,
      )
      return [
        ...headLines('passed', ink.good, entry.file, playedText(report), room),
        ...hanging(countsText(report), 8, room),
        ...remarks,
        ...(remarks.length === 0 ? [] : ['']),
      ]
    }
    const isAccepted = look.isAccepted === true
    const [word, paint] = isAccepted ? ['accept', ink.bold] : ['FAILED', ink.bad]
    const head = headLines(word, paint, entry.file, playedText(report), room)
    return [...head, ...bodyOf(report, entry.file, isAccepted, room), '']
  })
  const text = lines.map(line => `${line.trimEnd()}\n`).join('')
  return look.unicode ? text : asciiText(text)
}
