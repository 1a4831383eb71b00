import { basename } from 'node:path'
import type { PageFont } from '../../src/report/html-font.ts'
import { pageHtml } from '../../src/report/html-page.ts'
import { style } from '../../src/report/html-style.ts'
import { inlineSvg } from '../../src/report/html-svg.ts'
import { htmlText } from '../../src/report/html-text.ts'
import { blockText } from './block-text.ts'
import type { Cell } from './cells.ts'
import { inlineHtml, markdownHtml } from './markdown.ts'
import type { Output } from './output.ts'
import type { Played } from './run-notebook.ts'
import { notebookStyle } from './style.ts'
import { tableHtml } from './table-html.ts'

const outputHtml = (output: Output, id: string): string => {
  if (output.kind === 'text') return `<pre class="said">${blockText(output.text.split('\n'))}</pre>`
  if (output.kind === 'table') return tableHtml(output.table)
  const picture = inlineSvg(output.svg, id, output.title)
  return picture === null
    ? `<p class="hint">${htmlText(output.title)}: the picture holds more than a drawing and is left out.</p>`
    : `<figure>${picture}</figure>`
}

/** Texts that follow one another are one. */
const joined = (outputs: readonly Output[]): readonly Output[] => {
  const done: Output[] = []
  for (const output of outputs) {
    const last = done.at(-1)
    if (last?.kind !== 'text' || output.kind !== 'text') done.push(output)
    else done[done.length - 1] = { kind: 'text', text: `${last.text}\n${output.text}` }
  }
  return done
}

const problemsHtml = ({ file, problems }: Played, cell: Cell, next: number): string => {
  const here = problems.filter(({ line }) => line >= cell.line && line < next)
  if (here.length === 0) return ''
  const lines = here.map(({ line, message }) => `<p>${htmlText(`${basename(file)}:${line}: ${message}`)}</p>`)
  return `<div class="wrong" role="alert">${lines.join('')}</div>`
}

const cellHtml = (played: Played, cell: Cell, next: number): string => {
  const wrong = problemsHtml(played, cell, next)
  if (cell.kind === 'markdown') return `${markdownHtml(cell.lines, played.said)}\n${wrong}`
  const outputs = joined(played.outputs.get(cell.line) ?? []).map((output, i) =>
    outputHtml(output, `l${cell.line}-${i + 1}`),
  )
  const code = `<details><summary>Code, from line ${cell.line}</summary><pre><code>${blockText(cell.lines)}</code></pre></details>`
  return `<div class="cell">${outputs.join('\n')}${code}${wrong}</div>`
}

/** The heading of a notebook. */
const titleOf = ({ file, cells, said }: Played): string => {
  const heading = cells.flatMap(({ kind, lines }) => (kind === 'markdown' ? lines : [])).find(line => /^# /.test(line))
  return heading === undefined ? htmlText(basename(file)) : inlineHtml(heading.slice(2), said)
}

/** A page is of a run that may not be the one that its prose was written for. */
const askedHtml = ({ asked: { trials, seed } }: Played): string => {
  const what = [
    ...(trials === undefined ? [] : [`${trials} futures`]),
    ...(seed === undefined ? [] : [`seed ${seed}`]),
  ].join(' and ')
  return what === ''
    ? ''
    : `<p class="note">Run with ${htmlText(what)}, not the notebook’s own: figures in the text are of this run, the words around them may not fit.</p>\n`
}

/** A notebook as one page that needs no network, no script and no other file. */
export const notebookPage = (played: Played, fontsFor: (text: string) => readonly PageFont[]): string => {
  const { cells, file } = played
  const title = titleOf(played)
  const parts = cells.map((cell, i) => cellHtml(played, cell, cells[i + 1]?.line ?? Number.POSITIVE_INFINITY))
  const main = `${askedHtml(played)}${parts.join('\n')}`.replace(/<h1>.*?<\/h1>\n?/, '')
  const body = `<header><p class="brand">tandem · notebook</p><h1>${title}</h1></header>
<main>
${main}
</main>
<footer>Made from ${htmlText(basename(file))}. A simulation, not a promise.</footer>`
  return pageHtml(title.replace(/<[^>]*>/g, ''), body, `${style}${notebookStyle}`, fontsFor(body))
}
