import type { Unit } from '../kernel/unit.ts'

/**
 * How far a metric may move without anybody having to answer for it: its mean by abs + rel x |what it was|; its p10 and
 * p90 each by abs + rel x the larger of |what it was| and |what the mean was|.
 */
export type Tolerance = {
  /** A metric's id; `*` stands for any one part of it (`partner.*`, `mdf.*.leads`). The first that fits holds. */
  readonly metric: string
  readonly abs: number
  readonly rel: number
  readonly why: string
}

/** What a metric was under one strategy; figures are null where it had no value in any future. */
export type Level = {
  readonly mean: number | null
  readonly sd: number | null
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
  /** Futures in which it had no value. */
  readonly undefined: number
}

/** A change of a baseline that somebody accepted: of which figures, why, and what they were before. */
export type Accepted = {
  readonly reason: string
  readonly tool: string
  readonly changed: readonly {
    readonly strategy: string
    readonly metric: string
    readonly was: number | null
    readonly is: number | null
  }[]
}

/**
 * What a scenario came to when somebody last looked and accepted it: `X.baseline.json`, beside the scenario X.yaml. A
 * regression fixture, not validated truth. The gated metrics future by future are beside it in `X.baseline.arrow`, whose
 * SHA-256 is `samples`. Plain data, in code-point order of its keys.
 */
export type Baseline = {
  readonly schema: 'tandem/baseline@1'
  readonly note: string
  readonly tool: string
  readonly streams: number
  /** SHA-256 of the bits of a fixed set of results of our own arithmetic: whether the same machine numbers are meant. */
  readonly arithmetic: string
  readonly scenario: { readonly file: string; readonly hash: string }
  /** The text of the scenario's files as they were, by name, to say which lines changed. */
  readonly files: Readonly<Record<string, string>>
  readonly seed: string
  readonly trials: number
  readonly samples: string
  readonly units: Readonly<Record<string, Unit>>
  readonly tolerances: readonly Tolerance[]
  /** By strategy, then by metric. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, Level>>>>
  readonly accepted: readonly Accepted[]
}

/** The gated metrics of a run, future by future: by strategy, then by metric; NaN where it has no value. */
export type Samples = Readonly<Record<string, Readonly<Record<string, Float64Array>>>>
