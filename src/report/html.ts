import type { Outcome } from '../study/outcome.ts'
import { sampledText } from '../study/sampling.ts'
import { amounts } from './amount.ts'
import { findingOf } from './finding.ts'
import { countedText } from './futures-text.ts'
import { answersHtml } from './html-answers.ts'
import { assumptionsHtml } from './html-assumptions.ts'
import { cardsHtml } from './html-cards.ts'
import { chartHtml, type DrawnChart } from './html-chart.ts'
import { figureNames, figuresHtml } from './html-figures.ts'
import { filesHtml } from './html-files.ts'
import type { PageFont } from './html-font.ts'
import { methodHtml } from './html-method.ts'
import { pageHtml } from './html-page.ts'
import { seatsHtml } from './html-seats.ts'
import { sourcesHtml } from './html-sources.ts'
import { style } from './html-style.ts'
import { htmlText } from './html-text.ts'
import { tipsHtml } from './html-tips.ts'
import { worthHtml } from './html-worth.ts'
import { yearZeroHtml } from './html-year-zero.ts'
import { type Live, liveHint, liveRoom, liveScripts, pageScript } from './live/section.ts'
import { liveStyle } from './live/style.ts'
import { paybackText } from './payback-text.ts'
import { precisionSentence } from './precision.ts'
import { roomsHtml } from './rooms/html.ts'
import { hasYear, noYearText, practiceText } from './seat-rows.ts'
import { strategyTitles } from './strategy-titles.ts'
import { metricName } from './tips-text.ts'

/** Where a reader may want to go, in a line. */
const contentsHtml = (sections: readonly string[]): string => {
  const heads = sections.flatMap(one => [...one.matchAll(/<h2 id="([^"]+)">([^<]*)/g)])
  return `<nav aria-label="On this page">${heads.map(([, id, title]) => `<a class="what" href="#${id}">${title}</a>`).join(' ')}</nav>`
}

const section = (id: string, title: string, hint: string, body: string): string =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${hint === '' ? '' : `<p class="hint">${hint}</p>`}${body}</section>`

/** Keeps the sign, the currency and the digits of an amount on one line. */
const unbroken = (html: string): string => html.replace(amounts, '<span class="amount">$&</span>')

const paragraph = (sentences: readonly string[], look = ''): string =>
  sentences.length === 0 ? '' : `<p${look}>${unbroken(htmlText(sentences.join(' ')))}</p>`

/** A part of the finding under a heading of its own, beside the other. */
const partHtml = (heading: string, sentences: readonly string[]): string =>
  sentences.length === 0 ? '' : `<div><h3>${heading}</h3>${paragraph(sentences)}</div>`

/** What the finding may speak of, as far as the result has it. */
const spokenOf = [
  'partner.ownerValue',
  'partner.ebitda',
  'vendor.contribution',
  'partner.funding.peak',
  'partner.insolvent',
  'orders.onTime.value',
  'orders.slipped.value',
] as const

const figuresOf = ({ result }: Outcome): string => {
  const there = spokenOf.filter(id => result.strategies.some(({ metrics }) => (metrics[id]?.mean ?? null) !== null))
  const names = figureNames(result, there)
  return names === '' ? '' : `<p class="hint">What the figures mean: ${names}</p>`
}

const findingHtml = (outcome: Outcome): string => {
  const { gain, cost, hinges } = findingOf(outcome)
  const [lead = '', ...rest] = gain
  const parts = `${partHtml('What it takes', cost)}${partHtml('What it hangs on', hinges)}`
  const beside = parts === '' ? '' : `<div class="parts">${parts}</div>`
  const caution = paragraph(precisionSentence(outcome), ' class="hint"')
  return `<section class="finding" aria-label="Finding">${paragraph([lead], ' class="lead"')}${paragraph(rest)}${cardsHtml(outcome)}${beside}${caution}${figuresOf(outcome)}</section>`
}

const drawnHtml = (chart: DrawnChart, index: number, result: Outcome['result']): string => {
  const names = figureNames(result, chart.figures ?? [])
  return chartHtml(chart, index, names === '' ? '' : `<figcaption class="hint">What is drawn: ${names}</figcaption>`)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const listHtml = (items: readonly string[]): string =>
  `<ul class="plain">${items.map(item => `<li>${htmlText(item)}</li>`).join('')}</ul>`

/** What the shares beside the assumptions are shares of. */
const sharesOf = ({ result }: Outcome): string => {
  const { guesses } = result
  if (guesses === null) return ''
  const title = strategyTitles(result).get(guesses.strategy) ?? guesses.strategy
  return `the ${metricName(guesses.metric)} under “${title}”`
}

/** A section where there is something to show in it. */
const sectionIf = (id: string, title: string, hint: string, body: string): string[] =>
  body === '' ? [] : [section(id, title, hint, body)]

const seatsHint = (outcome: Outcome): string => {
  const { result } = outcome
  const unbeaten =
    outcome.result.pareto.length > 2
      ? ' Unbeaten: no other strategy is better for one seat at no cost to the other.'
      : ''
  const paid = result.comparisons.some(({ paybacks }) => paybacks.resale !== null || paybacks.withServices !== null)
    ? ` ${capital(paybackText)}.`
    : ''
  const short = hasYear(outcome) ? '' : ` ${capital(noYearText)}.`
  const scope = outcome.firm || short !== '' ? '' : ` ${capital(practiceText)}.`
  return `Medians over all futures, P10–P90 in grey: one future in ten lies below P10, one in ten above P90. A change is the median of the difference from the status quo, future by future on the same luck; in grey, in how many futures it is for the better. The median of the differences is not the difference of the medians.${paid}${unbeaten}${short}${scope}`
}

/** Where an assumption can be moved; it is not printed. */
const liveHtml = (live: Live | undefined): string[] =>
  live === undefined ? [] : [`<div class="live">${section('live', 'Move an assumption', liveHint, liveRoom)}</div>`]

const sectionsOf = (outcome: Outcome, charts: readonly DrawnChart[], live: Live | undefined): string[] => {
  const { result } = outcome
  const { notModelled, warnings } = result
  return [
    findingHtml(outcome),
    section('seats', 'Both seats, side by side', seatsHint(outcome), seatsHtml(outcome)),
    ...liveHtml(live),
    ...sectionIf(
      'worth',
      'From a year’s earnings to what the owner has of them',
      'Means over all futures, because means add up and medians do not; in grey the difference from the status quo. Steps that are nothing under every strategy are left out.',
      worthHtml(outcome),
    ),
    ...[...roomsHtml(result), ...answersHtml(result)].map(({ id, title, hint, body }) =>
      section(id, title, hint, body),
    ),
    ...sectionIf(
      'tips',
      'What tips the balance',
      'Shares are about: how far the ranks of a figure follow the ranks of an input, squared, over the first 4,096 futures at most. Break-evens are on means, with what counting futures leaves open in brackets.',
      tipsHtml(outcome),
    ),
    ...sectionIf('charts', 'Charts', '', charts.map((chart, n) => drawnHtml(chart, n, result)).join('\n')),
    ...sectionIf(
      'year-zero',
      'Your books against the model',
      'Last year as the scenario gives it, and the year that the model begins with. More than 5 % apart would have been refused.',
      yearZeroHtml(result),
    ),
    section(
      'assumptions',
      'What this rests on',
      'Every number that went in, those with the weakest evidence first. What a strategy sets is not listed: it is the choice.',
      assumptionsHtml(outcome.assumptions, sharesOf(outcome), live?.page.run.files.texts),
    ),
    ...sectionIf(
      'not-modelled',
      'What is not modelled',
      'Each of these counts as zero, and could change the answer.',
      notModelled.length === 0 ? '' : listHtml(notModelled),
    ),
    ...sectionIf('notes', 'Notes of the run', '', warnings.length === 0 ? '' : listHtml(warnings)),
    section('method', 'Method', '', methodHtml(outcome)),
  ]
}

/** What the page leads to: every figure that it names, and every source. */
const meaningsOf = ({ result }: Outcome, page: string, live: Live | undefined): string[] => [
  ...sectionIf('figures', 'What the figures mean', '', figuresHtml(result, page)),
  ...sectionIf(
    'sources',
    'Where the numbers come from',
    'Rows of the evidence library with the reason for each judgement, and the texts that they were read in.',
    sourcesHtml(page),
  ),
  ...sectionIf(
    'files',
    'The scenario as it was read',
    'Every file that this run was made from, to the line.',
    live === undefined ? '' : filesHtml(live.page.run.files.texts, live.page.run.files.file),
  ),
]

/**
 * The report: one page that needs no network and no other file, and may do nothing but show itself. All that a user
 * wrote stands in it as text. `fontsFor` gives the typefaces for a text; without it, the reader's are used. `live` are
 * the scripts and files with which its assumptions can be moved; all else is there without them, too. The same outcome,
 * charts, typefaces and scripts give the same bytes.
 */
export const reportHtml = (
  outcome: Outcome,
  charts: readonly DrawnChart[],
  fontsFor: (text: string) => readonly PageFont[] = () => [],
  live?: Live,
): string => {
  const { result, horizonMonths } = outcome
  const name = htmlText(result.scenario.name)
  const sections = sectionsOf(outcome, charts, live)
  const all = [...sections, ...meaningsOf(outcome, sections.join('\n'), live)]
  const meta = `${countedText(result.trials, 'future')}${sampledText(result)} · ${countedText(Math.round(horizonMonths), 'month')} · seed ${htmlText(result.seed)}`
  const body = `<header><p class="brand">tandem</p><h1>${name}</h1><p class="meta">${meta}</p></header>
<main>
${[all[0], contentsHtml(all.slice(1)), ...all.slice(1)].join('\n')}
</main>
<footer>Made by ${htmlText(`${result.tool.name} ${result.tool.version}`)} from ${htmlText(result.scenario.file)}. A simulation, not a promise.</footer>`
  const look = live === undefined ? style : `${style}${liveStyle}`
  return pageHtml(name, body, look, fontsFor(body), live && { runs: pageScript(live), html: liveScripts(live) })
}
