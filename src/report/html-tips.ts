import type { InfluenceResult, InputShare } from '../study/beyond-levels.ts'
import type { Assumption, Outcome } from '../study/outcome.ts'
import { assumptionLink } from './html-assumptions.ts'
import { figureLink } from './html-figures.ts'
import { scrollBox } from './html-scroll.ts'
import { htmlText } from './html-text.ts'
import { inputName } from './input-text.ts'
import { noValue, shareText } from './number-text.ts'
import { strategyTitles } from './strategy-titles.ts'
import { metricName, tipsOf } from './tips-text.ts'

const rowHtml = (input: InputShare, assumptions: readonly Assumption[]): string => {
  const name = inputName(input)
  const where = name === input.label ? '' : `<span class="path-name">${htmlText(name)}</span>`
  const range = input.ci95.map(share => shareText(share)).join(' to ')
  return `<tr><th scope="row">${assumptionLink(assumptions, input.paths[0] ?? '', htmlText(input.label))}${where}</th><td>${htmlText(shareText(input.share))}</td><td>${htmlText(range)}</td><td><span class="chip">${htmlText(input.grade)}</span></td></tr>`
}

const tableHtml = ({ inputs, chance }: InfluenceResult, what: string, assumptions: readonly Assumption[]): string => {
  const rest = `<tr><th scope="row">chance itself, and what inputs do only together</th><td>${chance === null ? noValue : htmlText(shareText(chance))}</td><td></td><td></td></tr>`
  return `<table class="assume"><caption class="hint">What the ${what} hangs on, about</caption><thead><tr><th scope="col">Input</th><th scope="col">Share</th><th scope="col">95 % interval</th><th scope="col">Grade</th></tr></thead><tbody>${[...inputs.map(input => rowHtml(input, assumptions)), rest].join('\n')}</tbody></table>`
}

/** The headline figure of the owner's best strategy, with what it hangs on. */
const hangsOnHtml = ({ result, assumptions }: Pick<Outcome, 'result' | 'assumptions'>): string => {
  const { guesses, influence } = result
  const found = influence.find(
    one => one.against === null && one.strategy === guesses?.strategy && one.metric === guesses.metric,
  )
  if (found === undefined || found.inputs.length === 0) return ''
  const title = strategyTitles(result).get(found.strategy) ?? found.strategy
  const [name, under] = [metricName(found.metric), `under “${title}”`]
  const what = `${figureLink(result, found.metric, htmlText(name))} ${htmlText(under)}`
  return scrollBox(`What the ${name} ${under} hangs on`, tableHtml(found, what, assumptions))
}

/** What tips the balance: sentences, then the inputs of the owner's headline figure; empty without. */
export const tipsHtml = (outcome: Pick<Outcome, 'result' | 'assumptions'>): string => {
  const lines = tipsOf(outcome)
    .filter(({ id }) => id === 'pareto' || id === 'breakEvens' || id === 'rebates')
    .flatMap(tips => tips.lines)
  const list =
    lines.length === 0 ? '' : `<ul class="plain">${lines.map(line => `<li>${htmlText(line)}</li>`).join('')}</ul>`
  return `${list}${hangsOnHtml(outcome)}`
}
