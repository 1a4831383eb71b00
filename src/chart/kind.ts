import type { TopLevelSpec } from 'vega-lite'
import type { ChartAsk, ChartKindName } from '../scenario/charts/chart-ask.ts'
import type { Outcome } from '../study/outcome.ts'

/** Why there is nothing to draw: a clause such as `the scenario has no marketing fund`. */
export type Missing = { readonly missing: string }

/** One kind of chart. Pure: the same outcome and ask give the same spec. */
export type ChartKind = {
  readonly key: ChartKindName
  /** Its name in file names and on the command line. */
  readonly id: string
  /** What it shows, in a line, for help. */
  readonly summary: string
  /** The metrics that it shows, for whoever wants to know what they mean. */
  readonly figures: (outcome: Outcome, ask: ChartAsk) => readonly string[]
  readonly build: (outcome: Outcome, ask: ChartAsk) => TopLevelSpec | Missing
  /** The charts of this kind that a run shows unless the file names its own: none where it has nothing to say. */
  readonly usual: (outcome: Outcome) => readonly ChartAsk[]
}
