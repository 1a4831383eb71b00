import type { GateReport } from '../../check/gate-report.ts'
import { safeText } from '../terminal-text.ts'
import { acceptCommand } from './accept-command.ts'
import { checkWords, type GateEntry, placeOf, sourceWords } from './entry.ts'
import { changeText, levelText, relativeText } from './gate-number.ts'
import { failingRows, structuralWords } from './gate-words.ts'
import { figureLabel, shownFigure } from './shown-figure.ts'

type Annotation = {
  readonly level: 'error' | 'warning'
  readonly file: string
  readonly line: number
  readonly title: string
  readonly lines: readonly string[]
}

const dataOf = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const propertyOf = (text: string): string => dataOf(safeText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')

const written = ({ level, file, line, title, lines }: Annotation): string => {
  const place = `file=${propertyOf(file)},line=${line},title=${propertyOf(title)}`
  return `::${level} ${place}::${dataOf(
    lines
      .filter(text => text !== '')
      .map(safeText)
      .join('\n'),
  )}\n`
}

const mostRows = 6

/** Where the change of a report is best shown: at the first line that is new, else at the first that is gone. */
const changeAt = ({ lines }: GateReport, file: string): { readonly file: string; readonly line: number } =>
  lines.find(({ sign }) => sign === '+') ?? lines[0] ?? { file, line: 1 }

const ofReport = (report: GateReport, file: string): readonly Annotation[] => {
  const rows = failingRows(report)
  const command = acceptCommand(report, file)
  const moved = rows.map(row => {
    const { strategy, metric, unit } = row
    const shown = shownFigure(row)
    return `${strategy}/${metric}${figureLabel(shown)}: ${levelText(shown.was, unit)} became ${levelText(shown.is, unit)}, ${changeText(shown.change, unit)} (${relativeText(shown.relative)})`
  })
  const structure = report.structure.map(
    ({ kind, what, help }): Annotation => ({
      level: 'error',
      file,
      line: 1,
      title: structuralWords[kind],
      lines: [what, help],
    }),
  )
  const figures: readonly Annotation[] =
    rows.length === 0
      ? []
      : [
          {
            level: 'error',
            file: changeAt(report, file).file,
            line: changeAt(report, file).line,
            title: `${rows.length} ${rows.length === 1 ? 'figure' : 'figures'} changed`,
            lines: [
              ...moved.slice(0, mostRows),
              moved.length > mostRows ? `and ${moved.length - mostRows} more` : '',
              command === null ? '' : `${command.about}: ${command.words.join(' ')}`,
            ],
          },
        ]
  const checks = checkWords(report)
    .filter(({ verdict }) => verdict !== 'holds')
    .map(
      (check): Annotation => ({
        level: check.isFailing ? 'error' : 'warning',
        ...placeOf(check.from),
        title: `a check ${check.verdict === 'too close to tell' ? 'is too close to tell' : check.verdict}`,
        lines: [check.what, check.found, check.remedy, check.why, sourceWords(check)],
      }),
    )
  return [...figures, ...checks, ...structure]
}

/** GitHub shows ten errors and ten warnings of a step; the rest would be lost without a word. */
const most = 10

const capped = (all: readonly Annotation[]): readonly Annotation[] => {
  if (all.length <= most) return all
  const last = all[most - 1]
  const rest: Annotation = {
    ...last,
    title: `${last.title}, and ${all.length - most} more like it`,
    lines: [...last.lines, `and ${all.length - most} more: see the log or the summary`],
  }
  return [...all.slice(0, most - 1), rest]
}

/** What says no, as commands of GitHub's log (`::error file=...::`), each shown at its line; empty where nothing does. */
export const annotationsText = (entries: readonly GateEntry[]): string => {
  const all = entries.flatMap((entry): readonly Annotation[] => {
    if ('report' in entry) return ofReport(entry.report, entry.file)
    const { message, help, line } = entry.unread
    return [
      { level: 'error', file: entry.file, line: line ?? 1, title: 'cannot be checked', lines: [message, help ?? ''] },
    ]
  })
  const of = (level: Annotation['level']) => capped(all.filter(one => one.level === level))
  return [...of('error'), ...of('warning')].map(written).join('')
}
