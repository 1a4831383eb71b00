import { askText } from '../scenario/charts/ask-text.ts'
import type { ChartAsk } from '../scenario/charts/chart-ask.ts'

/** A chart that has nothing to show, and why, in a clause. */
export type Missed = { readonly ask: ChartAsk; readonly missing: string }

/** What a run says of charts that it could not draw. */
export const chartNotes = (missed: readonly Missed[]): readonly string[] =>
  missed.map(({ ask, missing }) => `the chart ${askText(ask)} is not drawn: ${missing}`)
