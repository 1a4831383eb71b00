import type { Issue } from '../../kernel/issue.ts'
import { atStart } from '../../scenario/last-year/mean.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { valueText } from '../quantity-text.ts'
import { warning } from './lint.ts'

const [line, billing, margin] = ['partner.credit.line', 'program.billing', 'program.margin'] as const

/** What a sale may be of in one order: each deal by its name, then a deal of each segment. */
const ordersOf = ({ axes }: Scenario): readonly (readonly [name: string, path: string])[] => [
  ...axes.deal.map(name => [name, `deals.${name}.amount`] as const),
  ...axes.segment.map(name => [name, `segments.${name}.dealSize`] as const),
]

/**
 * An order that costs the partner more than its credit line, and is not held by it since software is invoiced by the month
 * and nobody says so: who speaks of the line mostly thinks of an order that is invoiced whole.
 */
export const creditByMonth = (scenario: Scenario, own: (file: string) => boolean): readonly Issue[] => {
  const everywhere = [scenario, ...scenario.strategies]
  if (everywhere.some(({ settings }) => settings.has(billing))) return []
  const said = everywhere.flatMap(({ settings }) => settings.get(line) ?? []).find(({ place }) => own(place.file.name))
  if (said === undefined) return []
  const of = scenario.strategies.find(({ settings }) => settings.has(line))?.id ?? scenario.against
  const mean = (path: string): number => atStart({ ...scenario, against: of }, path)
  const most = mean(line)
  const price = 1 - mean(margin)
  const costs = ordersOf(scenario).map(([name, path]) => ({ name, whole: mean(path) * price }))
  const large = costs.filter(({ whole }) => whole > most && whole / 12 <= most)
  const [largest] = large.toSorted((a, b) => b.whole - a.whole)
  if (largest === undefined) return []
  const [whole, month, limit] = [largest.whole, largest.whole / 12, most].map(x => valueText(x, 'USD'))
  return [
    warning(
      'E195',
      said,
      `"${largest.name}" costs the partner ${whole} a year, more than its line of ${limit}, and is not held for that: software is invoiced by the month`,
      {
        expected: `a month of it takes ${month} of the line`,
        help: 'write "program: {billing: upfront}" if the vendor invoices a term in advance, or "billing: monthly" to say that it does not',
      },
    ),
  ]
}
