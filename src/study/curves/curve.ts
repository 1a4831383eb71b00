import type { Unit } from '../../kernel/unit.ts'

/**
 * A line that the model's own rules give without any luck, at the typical value of each uncertain number: what an
 * activity brings at each spend, what a rebate pays at each turnover, how the repeatable solution pays back.
 */
export type Curve = {
  readonly kind: 'response' | 'rebate' | 'solution'
  readonly strategy: string
  /** The activity or the rebate; '' for the solution, `without it` for its deals as they would be otherwise. */
  readonly of: string
  readonly x: { readonly label: string; readonly unit: Unit }
  readonly y: { readonly label: string; readonly unit: Unit }
  /** Ascending in x; where the line jumps there are two at one x. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** Places worth naming: where the strategy stands, where the next dollar no longer pays. */
  readonly marks: readonly { readonly label: string; readonly x: number; readonly y: number }[]
  /** Of a rebate with bands: where each begins, in the unit of x, and its rate; ascending. */
  readonly bands?: readonly { readonly from: number; readonly rate: number }[]
}
