import type { Complain } from '../complain.ts'
import type { Scenario, Setting } from '../scenario.ts'
import { atStart, settingOf } from './mean.ts'
import { selling } from './opening.ts'
import { tolerance, type YearZeroRow, yearZeroOf } from './year-zero.ts'

const dollars = (x: number): string =>
  `${x < -0.5 ? '−' : ''}$${String(Math.round(Math.abs(x))).replace(/\B(?=(\d{3})+$)/g, ',')}`

const percent = (share: number): string => `${Math.round(Math.abs(share) * 1000) / 10} %`

/** What the books leave for overhead: gross profit less EBITDA less what selling costs the status quo. */
const residual = (scenario: Scenario): number | undefined => {
  const [gross, ebitda] = ['grossProfit', 'ebitda'].map(line => settingOf(scenario, `partner.lastYear.${line}`))
  if (gross === undefined || ebitda === undefined) return undefined
  const [profit, left] = [gross, ebitda].map(({ path }) => atStart(scenario, path))
  return profit - left - selling(scenario)
}

const aYear = (path: string, value: number, { place }: Setting, note: string): Setting => ({
  path,
  quantity: { kind: 'constant', value, per: 'year' },
  place,
  note,
})

/** The overhead and the owner's pay that the books imply, where nobody says them; undefined after a complaint. */
const implied = (scenario: Scenario, complain: Complain): readonly Setting[] | undefined => {
  const found: Setting[] = []
  const pay = settingOf(scenario, 'partner.lastYear.ownerPay')
  if (pay !== undefined && !settingOf(scenario, 'partner.owner.pay'))
    found.push(aYear('partner.owner.pay', atStart(scenario, pay.path), pay, "from last year's books"))
  const overhead = residual(scenario)
  const ebitda = settingOf(scenario, 'partner.lastYear.ebitda')
  if (overhead === undefined || ebitda === undefined) return found
  const { place, path } = ebitda
  const said = settingOf(scenario, 'partner.overhead')
  const own = atStart(scenario, 'partner.overhead')
  const sums = `gross profit ${dollars(atStart(scenario, 'partner.lastYear.grossProfit'))} less EBITDA ${dollars(atStart(scenario, path))} less the cost of selling ${dollars(selling(scenario))} a year`
  if (overhead < 0) {
    complain('E160', `last year's books leave no overhead: ${sums} is ${dollars(overhead)}`, {
      place,
      path,
      help: 'EBITDA is gross profit less overhead and sales: check both figures, and the cost of the sales team and of leads',
    })
    return undefined
  }
  if (said === undefined) {
    const note = "from last year's books: gross profit less EBITDA and cost of selling"
    return [...found, aYear('partner.overhead', overhead, ebitda, note)]
  }
  if (Math.abs(own - overhead) <= tolerance * Math.max(overhead, own)) return found
  complain('E160', `"partner.overhead" is ${dollars(own)} a year, and last year's books leave ${dollars(overhead)}`, {
    place: said.place,
    path: said.path,
    expected: sums,
    help: 'remove "partner.overhead" from what happens today: it is what the books leave',
  })
  return undefined
}

/** The first row says which figure is whose. */
const rowText = ({ label, yours, model, apart }: YearZeroRow, at: number): string =>
  `${label} ${dollars(yours)}${at === 0 ? ' in your books' : ''}, ${dollars(model)}${at === 0 ? ' in the model' : ''} (${percent(apart)} apart)`

const ways: Readonly<Record<YearZeroRow['row'], string>> = {
  resaleBillings: 'the customers of "installed.resold" and their value',
  project: 'the heads, hours, utilisation and rate of "partner.bench"',
  managed: 'the heads, hours, utilisation and rate of "partner.bench"',
  support: 'the components of "services"',
  grossProfit:
    '"program.margin" and that of the level at the start, the cost and heads of "partner.bench", and "partner.restOfFirm"',
  ebitda: 'the gross profit, and what "partner.restOfFirm" says',
}

/**
 * The scenario as last year's books have it: what they imply is said, and a model that does not begin where they end is
 * refused. A scenario that says nothing of last year is as it was.
 */
export const tiedToBooks = (scenario: Scenario, complain: Complain): Scenario => {
  const said = implied(scenario, complain)
  if (said === undefined) return scenario
  const settings = new Map(scenario.settings)
  for (const setting of said) settings.set(setting.path, setting)
  const tied = said.length === 0 ? scenario : { ...scenario, settings }
  const rows = yearZeroOf(tied)
  const wrong = rows.filter(({ apart }) => Math.abs(apart) > tolerance)
  if (wrong.length === 0) return tied
  const first = settingOf(tied, rowPath(wrong[0]))
  complain('E160', `the model does not begin where last year's books end: ${wrong.map(rowText).join('; ')}`, {
    place: first?.place,
    path: 'partner.lastYear',
    expected: 'at most 5 % apart: of the row, or of 5 % of revenue where that is more',
    help: `look at ${[...new Set(wrong.map(({ row }) => ways[row]))].join('; at ')}; or correct the books`,
  })
  return tied
}

/**
 * The scenario without what last year's books imply, as it was before it was tied to them: what is laid over it can be
 * tied again.
 */
export const untied = (scenario: Scenario): Scenario => {
  const settings = new Map(scenario.settings)
  for (const [path, line] of [
    ['partner.owner.pay', 'ownerPay'],
    ['partner.overhead', 'ebitda'],
  ] as const) {
    const place = settings.get(path)?.place
    if (place !== undefined && place === settingOf(scenario, `partner.lastYear.${line}`)?.place) settings.delete(path)
  }
  return settings.size === scenario.settings.size ? scenario : { ...scenario, settings }
}

const rowPath = ({ row }: YearZeroRow): string =>
  `partner.lastYear.${row === 'grossProfit' || row === 'ebitda' ? row : `revenue.${row}`}`
