import { evidence } from '../domain/evidence/index.ts'
import { sources } from '../domain/evidence/sources.ts'
import { htmlText } from './html-text.ts'

/** Words that may be an id of the library: of a source (`S32`) or of a row (`bench.rate`). */
const words = /S\d+[a-z]?\b|[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)+/g

const isKnown = (id: string): boolean => sources.has(id) || evidence.has(id)

/** The source of an assumption, in which each id of the library leads to its entry. */
export const sourceHtml = (text: string): string => {
  let at = 0
  let html = ''
  for (const { 0: id, index } of text.matchAll(words)) {
    if (!isKnown(id)) continue
    html += `${htmlText(text.slice(at, index))}<a class="what" href="#source-${id}">${id}</a>`
    at = index + id.length
  }
  return html + htmlText(text.slice(at))
}

const sourceEntry = (id: string): string => {
  const { title, where, year } = sources.get(id)!
  const when = year === undefined ? '' : `, ${year}`
  return `<div id="source-${id}"><dt>${id}</dt><dd>${htmlText(title)}${when} <span class="path-name">${htmlText(where)}</span></dd></div>`
}

const rowEntry = (id: string): string => {
  const { label, grade, reason, sources: of } = evidence.get(id)!
  const why = reason === undefined ? '' : ` ${htmlText(reason)}`
  const from = of.length === 0 ? '' : ` ${of.map(sourceHtml).join(', ')}`
  return `<div id="source-${id}"><dt>${id}</dt><dd><span class="chip">${grade}</span> ${htmlText(label)}.${why}${from}</dd></div>`
}

/** `S9` before `S34`, and that before `S34b`. */
const byNumber = (a: string, b: string): number => {
  const [one, other] = [a, b].map(id => Number.parseInt(id.slice(1), 10))
  return one! - other! || (a < b ? -1 : 1)
}

/** Every source and row of the library that a page leads to, rows first; empty without any. */
export const sourcesHtml = (page: string): string => {
  const named = (text: string) => [...text.matchAll(/href="#source-([^"]+)"/g)].map(([, id]) => id!)
  const first = new Set(named(page))
  const rows = [...first].filter(id => evidence.has(id)).sort((a, b) => (a < b ? -1 : 1))
  const entries = rows.map(rowEntry)
  const all = new Set([...first, ...entries.flatMap(named)])
  const cited = [...all].filter(id => sources.has(id)).sort(byNumber)
  const lists = [entries, cited.map(sourceEntry)].filter(list => list.length > 0)
  return lists.map(list => `<dl class="entries">${list.join('\n')}</dl>`).join('')
}
