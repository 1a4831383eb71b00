import { bothSeats } from './both-seats/kind.ts'
import { difference } from './difference/kind.ts'
import { fan } from './fan/kind.ts'
import type { ChartKind } from './kind.ts'

/** Every kind of chart, in the order in which a run shows them. */
export const kinds: readonly ChartKind[] = [fan, difference, bothSeats]
