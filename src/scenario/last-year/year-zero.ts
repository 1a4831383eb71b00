import type { Scenario } from '../scenario.ts'
import { atStart, settingOf } from './mean.ts'
import { openingYear, type Year } from './opening.ts'

/** How far a row may be apart: of the row, or of 5 % of revenue where the row is smaller than that. */
export const tolerance = 0.05
const smallest = 0.05

/** One line of last year's books beside the same line of the model. Amounts of a year, in USD. */
export type YearZeroRow = {
  readonly row: keyof Year
  readonly label: string
  readonly yours: number
  readonly model: number
  /** The difference, model less yours, over the larger of the row and 5 % of revenue. */
  readonly apart: number
}

const lines: readonly (readonly [keyof Year, string, string])[] = [
  ['resaleBillings', 'revenue.resaleBillings', 'resale billings'],
  ['project', 'revenue.project', 'project services'],
  ['managed', 'revenue.managed', 'managed services'],
  ['support', 'revenue.support', 'support'],
  ['grossProfit', 'grossProfit', 'gross profit'],
  ['ebitda', 'ebitda', 'EBITDA'],
]

/** What last year brought in: resold software at the customer's price, services, and the rest of the firm. */
const revenueOf = (scenario: Scenario): number =>
  ['resaleBillings', 'project', 'managed', 'support'].reduce(
    (sum, line) => sum + atStart(scenario, `partner.lastYear.revenue.${line}`),
    atStart(scenario, 'partner.restOfFirm.revenue'),
  )

/** Last year's books against the model at its start, line by line: those lines that the books say. */
export const yearZeroOf = (scenario: Scenario): readonly YearZeroRow[] => {
  const said = lines.filter(([, path]) => settingOf(scenario, `partner.lastYear.${path}`))
  if (said.length === 0) return []
  const model = openingYear(scenario)
  const least = Math.max(1, smallest * revenueOf(scenario))
  return said.map(([row, path, label]) => {
    const yours = atStart(scenario, `partner.lastYear.${path}`)
    return { row, label, yours, model: model[row], apart: (model[row] - yours) / Math.max(least, Math.abs(yours)) }
  })
}

/** Whether the value that comes out is that of the firm: only where its books are known. */
export const worthName = (scenario: Pick<Scenario, 'settings'>): 'practice' | 'firm' =>
  [...scenario.settings.keys()].some(path => path.startsWith('partner.lastYear.')) ? 'firm' : 'practice'
