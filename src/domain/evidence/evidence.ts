import { lognormalFromQuantiles } from '../../kernel/distribution/convert.ts'
import type { Law } from '../../kernel/law.ts'
import type { Period, Unit } from '../../kernel/unit.ts'

/**
 * How good a number is: P primary, P* primary but commissioned by an interested vendor, S secondary and traceable,
 * V vendor blog or rule of thumb, J our judgement because nothing usable was found.
 */
export type Grade = 'P' | 'P*' | 'S' | 'V' | 'J'

/** One row of the evidence library: what is known of a number, and from where. */
export type Evidence = {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  /** The period of a rate. */
  readonly per?: Period
  /** In the canonical unit (fractions of 1, months, USD); a point value has only `typical`. */
  readonly low?: number
  readonly typical: number
  readonly high?: number
  readonly shape: 'point' | 'pert' | 'triangular' | 'beta' | 'lognormal' | 'normal' | 'uniform'
  /** Whether low and high are the ends of what is possible, or the 10 % and 90 % points. */
  readonly ends: 'bounds' | 'p10p90'
  readonly grade: Grade
  /** Ids of `sources.ts`; of a judgement, those that it leans on, if any. */
  readonly sources: readonly string[]
  /** Why, for a judgement. */
  readonly reason?: string
}

/** The 90 % point of the standard normal law. */
const z90 = 1.2815515655446004

/**
 * The row as a law: bounds give PERT (triangular where the row says so, and beta as PERT), P10/P90 a lognormal, or a
 * normal whose mean is the typical value.
 */
export const evidenceLaw = (row: Evidence): Law => {
  if (row.shape === 'point' || row.low === undefined || row.high === undefined)
    return { kind: 'constant', params: [row.typical] }
  if (row.shape === 'normal') return { kind: 'normal', params: [row.typical, (row.high - row.low) / (2 * z90)] }
  if (row.ends === 'p10p90') {
    const law = lognormalFromQuantiles(row.low, row.high)
    if ('problem' in law) throw new Error(`evidence row ${row.id}: ${law.problem}`)
    return law
  }
  if (row.shape === 'uniform') return { kind: 'uniform', params: [row.low, row.high] }
  const kind = row.shape === 'triangular' ? 'triangular' : 'pert'
  return { kind, params: [row.low, row.typical, row.high] }
}
