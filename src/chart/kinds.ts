import { bench } from './bench/kind.ts'
import { bothSeats } from './both-seats/kind.ts'
import { bridge } from './bridge/kind.ts'
import { calendar } from './calendar/kind.ts'
import { cash } from './cash/kind.ts'
import { difference } from './difference/kind.ts'
import { expectations } from './expectations/kind.ts'
import { fan } from './fan/kind.ts'
import { fund } from './fund/kind.ts'
import { funnel } from './funnel/kind.ts'
import { goals } from './goals/kind.ts'
import type { ChartKind } from './kind.ts'
import { rebate } from './rebate/kind.ts'
import { response } from './response/kind.ts'
import { slipMatrix } from './slip-matrix/kind.ts'
import { slips } from './slips/kind.ts'
import { solution } from './solution/kind.ts'
import { tornado } from './tornado/kind.ts'
import { valuation } from './valuation/kind.ts'

/** Every kind of chart, in the order in which a run shows them. */
export const kinds: readonly ChartKind[] = [
  fan,
  difference,
  bothSeats,
  bridge,
  tornado,
  response,
  fund,
  slips,
  slipMatrix,
  cash,
  bench,
  calendar,
  valuation,
  solution,
  goals,
  expectations,
  funnel,
  rebate,
]
