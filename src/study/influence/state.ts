import type { Block } from '../../simulate/block.ts'
import { type Drawn, drawnValues } from '../../simulate/params.ts'
import type { Piece } from '../../summarise/column-state.ts'
import { type InfluencePlan, influenceTrials, type Target } from './plan.ts'

/** The first trials of what was drawn and of what it may move, by leaf and by target of the plan. Plain data. */
export type InfluenceState = {
  readonly leaves: readonly (readonly Piece[])[]
  readonly targets: readonly (readonly Piece[])[]
}

/** `column` gives the values of a target in the block. */
export const influenceState = (
  plan: InfluencePlan,
  block: Block,
  drawn: Drawn,
  column: (target: Target) => Float64Array,
): InfluenceState => {
  const count = Math.min(block.count, influenceTrials - block.first)
  const piece = (values: () => Float64Array): readonly Piece[] =>
    count > 0 ? [{ first: block.first, values: values().slice(0, count) }] : []
  return {
    leaves: plan.leaves.map(leaf => piece(() => drawnValues(leaf, block, drawn))),
    targets: plan.targets.map(target => piece(() => column(target))),
  }
}

const joined = (a: InfluenceState['leaves'], b: InfluenceState['leaves']): InfluenceState['leaves'] =>
  a.map((pieces, n) => [...pieces, ...b[n]])

export const mergeInfluence = (a: InfluenceState, b: InfluenceState): InfluenceState => ({
  leaves: joined(a.leaves, b.leaves),
  targets: joined(a.targets, b.targets),
})
