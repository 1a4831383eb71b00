import type { Evidence } from './evidence.ts'
import { benchRows } from './rows-bench.ts'
import { creditRows } from './rows-credit.ts'
import { gateRows } from './rows-gates.ts'
import { marketingFundRows } from './rows-marketing-fund.ts'
import { marketingResponseRows } from './rows-marketing-response.ts'
import { multipleRows } from './rows-multiple.ts'
import { referralRows } from './rows-referral.ts'
import { resaleRows } from './rows-resale.ts'
import { retentionRows } from './rows-retention.ts'
import { saleRows } from './rows-sale.ts'
import { salesRows } from './rows-sales.ts'
import { serviceMarginRows } from './rows-service-margins.ts'
import { servicesRows } from './rows-services.ts'
import { slippageRows } from './rows-slippage.ts'
import { sourceRows } from './rows-sources.ts'
import { valuationRows } from './rows-valuation.ts'
import { vendorRows } from './rows-vendor.ts'

/** Every row of the library, theme by theme. */
export const evidenceRows: readonly Evidence[] = [
  ...servicesRows,
  ...serviceMarginRows,
  ...benchRows,
  ...resaleRows,
  ...salesRows,
  ...sourceRows,
  ...vendorRows,
  ...referralRows,
  ...marketingFundRows,
  ...marketingResponseRows,
  ...slippageRows,
  ...gateRows,
  ...creditRows,
  ...valuationRows,
  ...multipleRows,
  ...saleRows,
  ...retentionRows,
]

/** The library by id. */
export const evidence: ReadonlyMap<string, Evidence> = new Map(evidenceRows.map(row => [row.id, row]))

/** The row of an id that our own fields name; an unknown one is our bug, never the user's. */
export const evidenceOf = (id: string): Evidence => {
  const row = evidence.get(id)
  if (row === undefined) throw new Error(`no evidence row is named ${id}`)
  return row
}
