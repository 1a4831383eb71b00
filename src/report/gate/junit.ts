import { safeText } from '../terminal-text.ts'
import { checkWords, type GateEntry, isFailing, sourceWords } from './entry.ts'
import { changeText, levelText, relativeText, spreadText } from './gate-number.ts'
import { countsText, playedText, structuralWords, verdictText } from './gate-words.ts'
import { shownFigure } from './shown-figure.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text of somebody as text of XML: no markup, no line break, no character that XML 1.0 forbids. */
const xml = (text: string): string =>
  safeText(text)
    .replace(/[\ufffe\uffff]/g, mark => `\\u{${mark.codePointAt(0)!.toString(16)}}`)
    .replace(/[&<>"']/g, mark => marks[mark])

type Case = {
  readonly name: string
  readonly no?: {
    readonly kind: 'failure' | 'error'
    readonly type: string
    readonly message: string
    readonly body: readonly string[]
  }
}

const casesOf = (entry: GateEntry): readonly Case[] => {
  if ('unread' in entry) {
    const { message, help } = entry.unread
    return [{ name: 'is read', no: { kind: 'error', type: 'unread', message, body: help === undefined ? [] : [help] } }]
  }
  const { report } = entry
  return [
    ...report.structure.map(
      ({ kind, what, help }): Case => ({
        name: `structure: ${what}`,
        no: { kind: 'failure', type: kind, message: `${structuralWords[kind]}: ${what}`, body: [help] },
      }),
    ),
    ...report.rows.map((row): Case => {
      const name = `${row.strategy}/${row.metric}`
      if (!isFailing(row)) return { name }
      const { unit } = row
      const shown = shownFigure(row)
      const label = shown.figure === 'mean' ? '' : `${shown.figure}: `
      const message = `${label}${levelText(shown.was, unit)} became ${levelText(shown.is, unit)}: ${changeText(shown.change, unit)} (${relativeText(shown.relative)})`
      const body = [
        verdictText(row),
        `noise ${spreadText(shown.noise, unit)}, tolerance ${spreadText(shown.tolerance, unit)}`,
      ]
      return { name, no: { kind: 'failure', type: row.verdict, message, body } }
    }),
    ...checkWords(report).map((check): Case => {
      const name = `check: ${check.what}`
      if (!check.isFailing) return { name }
      const body = [check.from, check.found, check.remedy, check.why, sourceWords(check)].filter(text => text !== '')
      return { name, no: { kind: 'failure', type: 'check', message: `${check.verdict}: ${check.what}`, body } }
    }),
  ]
}

const caseXml = ({ name, no }: Case, className: string): string => {
  const head = `    <testcase name="${xml(name)}" classname="${xml(className)}" time="0"`
  if (no === undefined) return `${head}/>`
  const body = no.body.map(xml).join('\n')
  return `${head}><${no.kind} message="${xml(no.message)}" type="${xml(no.type)}">${body}</${no.kind}></testcase>`
}

/**
 * Every figure, difference in structure and check as a test case, one suite for each file. `at` is when the check began,
 * ISO 8601 to the second. Fits the schema of Ant and that of Jenkins.
 */
export const junitXml = (entries: readonly GateEntry[], at: string): string => {
  const suites = entries.map((entry, id) => {
    const cases = casesOf(entry)
    const count = (kind: 'failure' | 'error') => cases.filter(({ no }) => no?.kind === kind).length
    const said = 'report' in entry ? [playedText(entry.report), entry.report.because, countsText(entry.report)] : []
    return [
      `  <testsuite id="${id}" package="tandem" name="${xml(entry.file)}" timestamp="${xml(at)}" hostname="localhost" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" time="${entry.seconds.toFixed(3)}">`,
      '    <properties/>',
      ...cases.map(one => caseXml(one, entry.file)),
      `    <system-out>${said
        .filter(text => text !== '')
        .map(xml)
        .join('\n')}</system-out>`,
      '    <system-err/>',
      '  </testsuite>',
    ].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.map(suite => `${suite}\n`).join('')}</testsuites>\n`
}
