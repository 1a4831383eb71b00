import type { Outcome } from '../study/outcome.ts'
import type { Bridge } from '../study/result.ts'
import { type ColumnCell, type ColumnRow, columnsHtml } from './html-columns.ts'
import { moneyText, plainText } from './number-text.ts'

/** What the steps of a bridge add up to on the way, and what that is called where the firm's books are known or not. */
const milestones = (firm: boolean): Readonly<Record<string, string>> => ({
  'partner.value': firm ? 'price of the firm' : 'value of this practice',
  'partner.equity': 'equity',
  'partner.ownerValue': 'value to the owner',
})

type Amounts = { readonly mean: number | null; readonly difference: number | null }

const cellOf = ({ mean, difference }: Amounts): ColumnCell => ({
  main: moneyText(mean),
  ...(difference === null || Math.abs(difference) < 0.5 ? {} : { aside: moneyText(difference, true) }),
})

const sumOf = (amounts: readonly (number | null)[]): number | null =>
  amounts.some(amount => amount === null) ? null : amounts.reduce<number>((sum, amount) => sum + amount!, 0)

/** The sum of the steps up to one, which is what they reach. */
const reached = ({ steps }: Bridge, n: number): Amounts => ({
  mean: sumOf(steps.slice(0, n + 1).map(({ mean }) => mean)),
  difference: sumOf(steps.slice(0, n + 1).map(({ difference }) => difference)),
})

const isNothing = (amounts: readonly Amounts[]): boolean =>
  amounts.every(({ mean, difference }) => Math.abs(mean ?? 0) < 0.5 && Math.abs(difference ?? 0) < 0.5)

/** The steps and what they reach; steps that are nothing under every strategy are left out. */
const bridgeRows = ({ result, firm }: Outcome): ColumnRow[] => {
  const bridges = result.strategies.map(({ id }) => result.bridges.find(({ strategy }) => strategy === id))
  const first = bridges.find(bridge => bridge !== undefined)
  if (first === undefined) return []
  const names = milestones(firm)
  const cells = (of: (bridge: Bridge) => Amounts): ColumnCell[] =>
    bridges.map(bridge => (bridge ? cellOf(of(bridge)) : { main: '' }))
  return first.steps.flatMap(({ id, label, reaches }, n): ColumnRow[] => {
    const amounts = bridges.flatMap(bridge => (bridge ? [bridge.steps[n]] : []))
    const step: ColumnRow[] = isNothing(amounts) ? [] : [{ label, metric: id, cells: cells(({ steps }) => steps[n]) }]
    if (reaches === undefined) return step
    return [
      ...step,
      { label: names[reaches] ?? reaches, metric: reaches, kind: 'total', cells: cells(one => reached(one, n)) },
    ]
  })
}

/** Figures of every strategy, as medians; empty where none has one. */
const medianRow = ({ result }: Outcome, label: string, metric: string): ColumnRow[] => {
  const cells = result.strategies.map(({ metrics }): ColumnCell => {
    const figures = metrics[metric]
    if (!figures) return { main: '' }
    return { main: figures.unit === 'USD' ? moneyText(figures.p50) : plainText(figures.p50) }
  })
  return cells.every(({ main }) => main === '') ? [] : [{ label, cells, metric }]
}

/** The price by the multiple beside what simpler ways say. */
const methodRows = (outcome: Outcome): ColumnRow[] => [
  ...medianRow(outcome, 'adjusted EBITDA, last 12', 'partner.adjustedEbitda.last12'),
  ...medianRow(outcome, 'price per $1 of it', 'partner.multiple'),
  ...medianRow(outcome, 'by the multiple', 'partner.value'),
  ...medianRow(outcome, 'by parts, without the rest of the firm', 'partner.value.parts'),
  ...medianRow(outcome, 'by recurring month, without it', 'partner.value.mrr'),
  ...medianRow(outcome, 'by cash flow', 'partner.value.dcf'),
]

/** The way from earnings to what the owner has of them, and the price by other methods; empty where there is none. */
export const worthHtml = (outcome: Outcome): string => {
  const bridge = bridgeRows(outcome)
  if (bridge.length === 0) return ''
  const methods = methodRows(outcome)
  const otherwise = 'The price checked by other methods, medians'
  const checks = methods.length < 2 ? '' : columnsHtml(outcome.result, methods, otherwise, otherwise, 'steps')
  return `${columnsHtml(outcome.result, bridge, 'From a year’s earnings to what the owner has of them', '', 'steps')}${checks}`
}
