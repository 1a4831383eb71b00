import type { Issue } from '../../kernel/issue.ts'
import { atStart, settingOf } from '../../scenario/last-year/mean.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import { valueText } from '../quantity-text.ts'
import { warning } from './lint.ts'

const [line, billing, margin] = ['partner.credit.line', 'program.billing', 'program.margin'] as const

/** What the partner may sell in one order, where it resells at all: each deal by its name, and a deal of a segment. */
const ordersOf = (scenario: Scenario): readonly (readonly [name: string, path: string])[] => {
  const { deal, segment } = scenario.axes
  const resold = segment.filter(name => {
    const said = settingOf(scenario, `motion.${name}`)?.quantity
    return said?.kind !== 'choice' || said.value === 'resell'
  })
  if (resold.length === 0) return []
  return [
    ...deal.map(name => [name, `deals.${name}.amount`] as const),
    ...resold.map(name => [name, `segments.${name}.dealSize`] as const),
  ]
}

/** The warning about the line of the strategy that the scenario is read as, if there is one. */
const warningOf = (scenario: Scenario, said: Setting): Issue | undefined => {
  const mean = (path: string): number => atStart(scenario, path)
  const [most, price] = [mean(line), 1 - mean(margin)]
  const costs = ordersOf(scenario).map(([name, path]) => ({ name, whole: mean(path) * price }))
  const large = costs.filter(({ whole }) => whole > most && whole / 12 <= most)
  const [largest] = large.toSorted((a, b) => b.whole - a.whole)
  if (largest === undefined) return undefined
  const [whole, month, limit] = [largest.whole, largest.whole / 12, most].map(x => valueText(x, 'USD'))
  return warning(
    'E195',
    said,
    `"${largest.name}" costs the partner ${whole} a year, more than its line of ${limit}, and is not held for that: software is invoiced by the month`,
    {
      expected: `a month of it takes ${month} of the line`,
      help: 'write "program: {billing: upfront}" if the vendor invoices a term in advance, or "billing: monthly" to say that it does not',
    },
  )
}

/**
 * Orders that cost the partner more than its credit line, and are not held by it since software is invoiced by the month
 * and nobody says so: who speaks of the line mostly thinks of an order that is invoiced whole. One for each place that
 * says a line.
 */
export const creditByMonth = (scenario: Scenario, own: (file: string) => boolean): readonly Issue[] => {
  const found = new Map<string, Issue>()
  for (const { id } of scenario.strategies) {
    const asPlayed = { ...scenario, against: id }
    const said = settingOf(asPlayed, line)
    if (said === undefined || !own(said.place.file.name) || settingOf(asPlayed, billing) !== undefined) continue
    const issue = warningOf(asPlayed, said)
    const { file, start } = said.place
    if (issue) found.set(`${file.name} ${start}`, issue)
  }
  return [...found.values()]
}
