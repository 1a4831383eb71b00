import { identities, ranges, transfers, value } from './books.ts'
import { distribution } from './distribution.ts'
import { funding } from './funding.ts'
import { held } from './holding.ts'
import { marketingFund, steering } from './marketing.ts'
import { levels, rebates, spifs } from './program.ts'
import type { Run } from './run.ts'
import { customers, directWins, nothingWonTwice, orders, recurring, renewals } from './selling.ts'
import { hours } from './services.ts'
import { equity, multiple } from './worth.ts'

/** What must be so in every run, in every trial and step, whatever the scenario. */
export const invariants: Readonly<Record<string, (run: Run) => void>> = {
  identities,
  transfers,
  orders,
  'nothing won twice': nothingWonTwice,
  'direct wins': directWins,
  held,
  hours,
  customers,
  'recurring revenue': recurring,
  renewals,
  ranges,
  'marketing fund': marketingFund,
  steering,
  rebates,
  levels,
  SPIFs: spifs,
  funding,
  distributor: distribution,
  value,
  multiple,
  equity,
}
