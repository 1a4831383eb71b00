import type { Place } from '../../kernel/issue.ts'
import type { Period } from '../../kernel/unit.ts'

/** What may stand beside what a slider moves. */
export const sliderKeys = ['move', 'from', 'to'] as const

/** A number that a file lets readers of its report move. */
export type SliderAsk = {
  /** As written: `captureShare`, `partner.sales.winRate`, `strategies.resell.program.margin`. */
  readonly name: string
  /** What stands before the equals sign of a `--set`: the name, of an input after `inputs.`. */
  readonly path: string
  /** The ends that the file gives it, in the canonical unit, and the period that they are stated per. */
  readonly from?: number
  readonly to?: number
  readonly per?: Period
  /** Where the file asks for it. */
  readonly place: Place
}
