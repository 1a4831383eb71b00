import type { LiveRun } from '../report/live/live-run.ts'
import type { Comparison, GoalsResult, StrategyResult } from '../study/result.ts'

/** A way from one worker to another. */
export type Port = {
  postMessage: (message: unknown) => void
  onmessage: ((event: { readonly data: never }) => void) | null
}

/** What the page asks the worker that answers. A later look stops an earlier one, once that one's first futures are told. */
export type Asked =
  /** `figures`: ids of the metrics that are looked at. */
  | { readonly kind: 'open'; readonly run: LiveRun; readonly figures: readonly string[] }
  /** `set` is laid over what the run was given; `trials` how far to go. */
  | { readonly kind: 'look'; readonly id: number; readonly set: readonly string[]; readonly trials: number }

/**
 * What the page tells a worker: what it asks; a way to a hand beside it, or that there is none any more; or, of the hand,
 * a way to whom it plays for.
 */
export type Told =
  | Asked
  | { readonly kind: 'hand'; readonly port: Port }
  | { readonly kind: 'alone' }
  | { readonly kind: 'help'; readonly port: Port }

/** What a run of so many futures says of what is looked at, as in its `result.json`. */
export type Seen = {
  readonly strategies: readonly Pick<StrategyResult, 'id' | 'metrics'>[]
  readonly comparisons: readonly Pick<Comparison, 'a' | 'b' | 'metrics'>[]
  readonly goals: readonly GoalsResult[]
}

/**
 * What the worker answers: the first `trials` futures of `of`, beside the same futures of the run as it is (`isBase`: they
 * are those); why they cannot be played; or that the worker itself is at fault. While a slider is dragged an answer may be
 * of a position that is no longer the slider's.
 */
export type Answer =
  | {
      readonly kind: 'look'
      readonly id: number
      readonly trials: number
      readonly of: number
      readonly isBase: boolean
      readonly now: Seen
      readonly base: Seen
    }
  | { readonly kind: 'refused'; readonly id: number; readonly why: string }
  | { readonly kind: 'broken'; readonly id: number; readonly why: string }
