import { htmlText } from './html-text.ts'

/** The text of every file that a scenario was read from, by name. */
type Files = Readonly<Record<string, string>>

const anchorOf = (file: string, line: number): string =>
  `line-${[...file].map(c => (/[\w.]/.test(c) ? c : `-${c.codePointAt(0)!.toString(16)}-`)).join('')}-${line}`

/** Lines that a page shows of one file; longer ones are tables of data. */
const most = 1500

/** `scenarios/uv-partners.yaml:14`, as an assumption says where it is set, leading to that line where the page has it. */
export const placeHtml = (files: Files, from: string): string => {
  const { file = '', line = '' } = /^(?<file>.*):(?<line>\d+)$/.exec(from)?.groups ?? {}
  const text = Object.hasOwn(files, file) ? files[file]! : undefined
  const isThere = text !== undefined && Number(line) <= Math.min(most, text.split('\n').length)
  return isThere ? `<a class="what" href="#${anchorOf(file, Number(line))}">${htmlText(from)}</a>` : htmlText(from)
}

const fileHtml = ([name, text]: readonly [string, string]): string => {
  const lines = text.replace(/\n$/, '').split(/\r?\n/)
  const shown = lines.slice(0, most)
  const rest = lines.length - shown.length
  const more = rest === 0 ? '' : `<p class="hint">and ${rest} more lines</p>`
  const rows = shown.map((line, n) => `<li id="${anchorOf(name, n + 1)}">${htmlText(line) || ' '}</li>`)
  return `<h3>${htmlText(name)}</h3><ol class="code">${rows.join('\n')}</ol>${more}`
}

/** The files of a scenario line by line, the scenario first; empty without any. */
export const filesHtml = (files: Files, first: string): string =>
  Object.entries(files)
    .sort(([a], [b]) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
    .map(fileHtml)
    .join('')
