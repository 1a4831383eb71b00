import type { ChangedLine, GateReport, GateRow } from '../../check/gate-report.ts'
import { safeText } from '../terminal-text.ts'
import { acceptCommand } from './accept-command.ts'
import { type CheckWord, checkWords, type GateEntry, isPassed, sourceWords } from './entry.ts'
import { changeText, levelText, relativeText, spreadText } from './gate-number.ts'
import { changedText, countsText, failingRows, playedText, structuralWords } from './gate-words.ts'
import { figureLabel, shownFigure } from './shown-figure.ts'

/**
 * Text of somebody as text of Markdown: every mark is written by its number, so that none can begin anything; an at sign
 * is parted from its name, which else would be told.
 */
const md = (text: string): string =>
  safeText(text)
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, mark => `&#${mark.codePointAt(0)};${mark === '@' ? '<!-- -->' : ''}`)

/** A name in the type of code where it is a plain name. */
const name = (text: string): string => (/^[\w./-]+$/.test(text) ? `\`${text}\`` : md(text))

/** Lines as they are. None may begin with what somebody wrote, or it could end the block. */
const fenced = (language: string, lines: readonly string[]): readonly string[] => [
  `\`\`\`${language}`,
  ...lines.map(safeText),
  '```',
]

const mostRows = 20
const mostLines = 30

/** A figure that no line breaks. */
const whole = (text: string): string => text.replaceAll(' ', '\u00a0').replace(/([−±+])\$/g, '$1\u2060$')

const rowMd = (row: GateRow): string => {
  const { strategy, metric, unit, first } = row
  const shown = shownFigure(row)
  const { was, is, change, relative, noise, tolerance } = shown
  return `| ${[
    name(strategy),
    `${name(metric)}${figureLabel(shown)}`,
    whole(levelText(was, unit)),
    whole(levelText(is, unit)),
    whole(relative === null ? changeText(change, unit) : `${changeText(change, unit)} (${relativeText(relative)})`),
    whole(spreadText(noise, unit)),
    whole(spreadText(tolerance, unit)),
    changedText(row),
    first === undefined ? '' : whole(`${first.trial}: ${levelText(first.was, unit)} → ${levelText(first.is, unit)}`),
  ].join(' | ')} |`
}

const rowsMd = (rows: readonly GateRow[]): readonly string[] =>
  rows.length === 0
    ? []
    : [
        '| strategy | figure | was | is | change | noise | tolerance | verdict | first trial |',
        '|---|---|--:|--:|--:|--:|--:|---|---|',
        ...rows.slice(0, mostRows).map(rowMd),
        '',
        ...(rows.length > mostRows ? [`and ${rows.length - mostRows} more figures`, ''] : []),
      ]

const checkMd = (check: CheckWord): string => {
  const { verdict, isWarning, what, found, why, from, remedy } = check
  const tail = [found, remedy, why === '' ? '' : `why: ${why}`, sourceWords(check)].filter(text => text !== '').map(md)
  return `- **${verdict}${isWarning ? ' (warning)' : ''}**: ${md(what)} (${name(from)})${tail.map(text => ` · ${text}`).join('')}`
}

const linesMd = (lines: readonly ChangedLine[]): readonly string[] => {
  if (lines.length === 0) return []
  const shown = lines.slice(0, mostLines).map(({ file, line, sign, text }) => `${sign} ${file}:${line}  ${text}`)
  const left = lines.length - mostLines
  return ['Lines that changed:', '', ...fenced('diff', left > 0 ? [...shown, `  and ${left} more lines`] : shown), '']
}

const reportMd = (report: GateReport, file: string): readonly string[] => {
  const command = acceptCommand(report, file)
  const because = report.because === '' || report.mode === null ? '' : `: ${md(report.because)}`
  const checks = checkWords(report).filter(({ verdict }) => verdict !== 'holds')
  const structure = report.structure.map(
    ({ kind, what, help }) => `- **${structuralWords[kind]}**: ${md(what)} · ${md(help)}`,
  )
  return [
    `${playedText(report)}${because}`,
    '',
    ...(countsText(report) === '' ? [] : [countsText(report), '']),
    ...(structure.length === 0 ? [] : [...structure, '']),
    ...rowsMd(failingRows(report)),
    ...(checks.length === 0 ? [] : [...checks.map(checkMd), '']),
    ...linesMd(report.lines),
    ...(command === null
      ? []
      : [`${command.about.replace('i', 'I')}:`, '', ...fenced('sh', [command.words.join(' ')]), '']),
  ]
}

/** The summary of a step in Markdown as GitHub reads it: the verdict first, then what says no, then what passed. */
export const gateMarkdown = (entries: readonly GateEntry[]): string => {
  const no = entries.filter(entry => !isPassed(entry))
  const count = `${entries.length} ${entries.length === 1 ? 'scenario' : 'scenarios'}`
  const head =
    no.length === 0 ? `## tandem check: passed (${count})` : `## tandem check: ${no.length} of ${count} failed`
  const failed = no.flatMap(entry => [
    `### ${'unread' in entry ? 'Unread' : 'Failed'}: ${name(entry.file)}`,
    '',
    ...('report' in entry
      ? reportMd(entry.report, entry.file)
      : [`- ${md(entry.unread.message)}${entry.unread.help === undefined ? '' : ` · ${md(entry.unread.help)}`}`, '']),
  ])
  const passed = entries.flatMap(entry =>
    'report' in entry && entry.report.passed
      ? [`- ${name(entry.file)}: ${countsText(entry.report)} (${playedText(entry.report)})`]
      : [],
  )
  return [
    head,
    '',
    ...failed,
    ...(passed.length === 0 ? [] : [...(no.length === 0 ? [] : ['### Passed', '']), ...passed, '']),
  ].join('\n')
}
