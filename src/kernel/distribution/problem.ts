import type { Law } from '../law.ts'

/** Refuses a wrong count of parameters, NaN and infinities; then the first rule that is broken speaks. */
export const parameterProblem = (
  law: Law,
  names: readonly string[],
  rule: (...parameters: readonly number[]) => string | undefined,
): string | undefined => {
  const { kind, params } = law
  if (params.length !== names.length) {
    const wanted = names.length === 1 ? '1 number' : `${names.length} numbers`
    return `${kind} needs ${wanted} (${names.join(', ')}) but has ${params.length}`
  }
  const bad = params.findIndex(x => !Number.isFinite(x))
  return bad >= 0 ? `${names[bad]} must be a finite number but is ${params[bad]}` : rule(...params)
}

export const mustBePositive = (name: string, x: number): string | undefined =>
  x > 0 ? undefined : `${name} must be > 0 but is ${x}`

export const mustBeAtMost = (name: string, most: number, x: number): string | undefined =>
  x <= most ? undefined : `${name} must be <= ${most} but is ${x}`

export const mustBeShare = (name: string, x: number): string | undefined =>
  x >= 0 && x <= 1 ? undefined : `${name} must be 0 to 1 but is ${x}`

/** For laws given by a smallest, a most likely and a largest value. */
export const mustAscend = (kind: string, low: number, typical: number, high: number): string | undefined =>
  low <= typical && typical <= high && low < high
    ? undefined
    : `${kind} needs low <= typical <= high with low < high but has ${low}, ${typical}, ${high}`
