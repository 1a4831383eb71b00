import { metricNamed } from '../domain/metric-named.ts'
import type { Result } from '../study/result.ts'
import { htmlText } from './html-text.ts'

/** What a figure of the page means. */
type Meaning = { readonly label: string; readonly meaning: string; readonly unit: string }

/** An id as part of an anchor: letters, digits, dots; anything else as its code. */
const anchorOf = (id: string): string =>
  `figure-${[...id].map(c => (/[\w.]/.test(c) ? c : `-${c.codePointAt(0)!.toString(16)}-`)).join('')}`

const unitWords: Readonly<Record<string, string>> = {
  USD: 'US dollars',
  '1': 'a share',
  'USD/USD': 'dollars per dollar',
  count: 'a number',
}

/** Plain ids of two or more parts, and `in` a window after them, as statements and formulas have them. */
const idsIn = /[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)+/g

/** Rows of the comparison that are no metric of a future. */
const paybacks: Readonly<Record<string, Meaning>> = {
  resale: {
    label: 'resale pays back',
    meaning:
      'the month from which on what reselling cost, without its services, is made good; the median over all futures, and in how many it never is',
    unit: 'months',
  },
  withServices: {
    label: 'with services',
    meaning:
      'the month from which on the EBITDA that it gave up against the status quo is made good; the median over all futures, and in how many it never is',
    unit: 'months',
  },
}

/** What figures of a result mean, by id: those of the model, then those of the file. */
const meaningOf = ({ metrics }: Pick<Result, 'metrics'>, id: string): Meaning | undefined => {
  const own = metrics.find(one => one.id === id)
  if (own !== undefined) {
    const meaning = `defined by the file: ${own.formula} (${own.from})`
    return { label: own.label, meaning, unit: own.unit }
  }
  return metricNamed(id) ?? (Object.hasOwn(paybacks, id) ? paybacks[id] : undefined)
}

/** A label that leads to what the figure means. `label` is HTML; an unknown figure stays plain. */
export const figureLink = (result: Pick<Result, 'metrics'>, id: string, label: string): string =>
  meaningOf(result, id) === undefined ? label : `<a class="what" href="#${anchorOf(id)}">${label}</a>`

/** A text in which every id of a figure leads to what it means. */
export const linkedText = (result: Pick<Result, 'metrics'>, text: string): string => {
  let at = 0
  let html = ''
  for (const { 0: id, index } of text.matchAll(idsIn)) {
    html += `${htmlText(text.slice(at, index))}${figureLink(result, id, htmlText(id))}`
    at = index + id.length
  }
  return html + htmlText(text.slice(at))
}

/** The names of some figures, each leading to what it means; of those without one nothing. */
export const figureNames = (result: Pick<Result, 'metrics'>, ids: readonly string[]): string =>
  ids
    .flatMap(id => {
      const known = meaningOf(result, id)
      return known === undefined ? [] : [figureLink(result, id, htmlText(known.label))]
    })
    .join(' · ')

const entryHtml = (id: string, { label, meaning, unit }: Meaning): string =>
  `<div id="${anchorOf(id)}"><dt>${htmlText(label)}</dt><dd>${htmlText(meaning)} <span class="path-name">${htmlText(id)} · ${htmlText(unitWords[unit] ?? unit)}</span></dd></div>`

/** What all figures mean that a page leads to, in the order of their ids; empty without any. */
export const figuresHtml = (result: Pick<Result, 'metrics' | 'strategies'>, page: string): string => {
  const wanted = new Set([...page.matchAll(/href="#(figure-[^"]+)"/g)].map(([, anchor]) => anchor))
  const known = [
    ...result.strategies.flatMap(({ metrics }) => Object.keys(metrics)),
    ...result.metrics.map(({ id }) => id),
    ...Object.keys(paybacks),
    ...[...page.matchAll(idsIn)].map(([id]) => id),
  ]
  const entries = [...new Set(known)]
    .filter(id => wanted.has(anchorOf(id)))
    .sort((a, b) => (a < b ? -1 : 1))
    .map(id => entryHtml(id, meaningOf(result, id)!))
  return entries.length === 0 ? '' : `<dl class="entries">${entries.join('\n')}</dl>`
}
