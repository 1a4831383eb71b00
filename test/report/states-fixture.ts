import type { Outcome } from '../../src/study/outcome.ts'
import { type Named, outcomeOf, type Samples } from './outcome-fixture.ts'

/** Figures of one strategy by trial. */
export type Of = (i: number) => number
export type Seats = {
  readonly value: Of
  readonly vendor?: Of
  readonly ebitda?: Of
  readonly peak?: Of
  readonly month?: Of
  readonly insolvent?: Of
}

/** Strategies as they do in each trial, the first of them the status quo. */
export const outcome = (trials: number, strategies: readonly Seats[], titles = ['A', 'B', 'C']): Outcome => {
  const named: Named[] = strategies.map((_, s) => ({ id: `id${s}`, title: titles[s] }))
  const column = (of: Of) => Float64Array.from({ length: trials }, (_, i) => of(i))
  const samples: Samples = Object.fromEntries(
    strategies.map(({ value, vendor, ebitda, peak, month, insolvent }, s) => [
      `id${s}`,
      {
        'partner.ownerValue': column(value),
        'vendor.contribution': column(vendor ?? (() => 1e6)),
        ...(ebitda ? { 'partner.ebitda.last12': column(ebitda) } : {}),
        ...(peak ? { 'partner.funding.peak': column(peak) } : {}),
        ...(month ? { 'partner.funding.peakMonth': column(month) } : {}),
        ...(insolvent ? { 'partner.insolvent': column(insolvent) } : {}),
      },
    ]),
  )
  return outcomeOf(samples, named)
}

/** The same amount in every trial. */
export const at =
  (usd: number): Of =>
  () =>
    usd
/** `then` in the first of a hundred trials, `else` in the others. */
export const first =
  (count: number, then: number, other: number): Of =>
  i =>
    i % 100 < count ? then : other

export type Row = {
  readonly state: string
  readonly of: Outcome
  /** In braces what is filled in from the outcome. */
  readonly says: readonly string[]
  readonly never?: RegExp
}

export const today: Seats = { value: at(1e6) }
/** Needs no funding, and so has no month in which it is at its peak. */
export const idle: Seats = { ...today, peak: at(0), month: at(Number.NaN), insolvent: at(0) }
