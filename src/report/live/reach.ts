import { quantile, support } from '../../kernel/distribution/index.ts'
import type { Law, LawKind } from '../../kernel/law.ts'
import type { Unit } from '../../kernel/unit.ts'

/** Laws whose ends the file says: the lowest and the highest of what is thought possible. */
const ended: readonly LawKind[] = ['uniform', 'triangular', 'pert', 'discrete', 'empirical']

/** How far beyond what is said a slider goes, in parts of its width: whoever moves it may think otherwise. */
const beyond = 0.25

const ends = (law: Law): readonly [number, number] => {
  if (law.kind === 'mixture' && law.truncate === undefined) {
    const parts = (law.parts ?? []).map(ends)
    return [Math.min(...parts.map(([low]) => low)), Math.max(...parts.map(([, high]) => high))]
  }
  if (!ended.includes(law.kind)) return [quantile(law, 0.01), quantile(law, 0.99)]
  const [low, high] = support(law)
  const more = beyond * (high - low)
  return [low - more, high + more]
}

/**
 * From and to where a slider of an uncertain number goes: some way beyond the ends of a law that has any, else from P1 to
 * P99. What is never negative stays so, and a share no more than all.
 */
export const reachOf = (law: Law, unit: Unit): readonly [number, number] => {
  const [least, most] = support(law)
  const [from, to] = ends(law)
  return [least >= 0 ? Math.max(0, from) : from, unit === '1' && most <= 1 ? Math.min(1, to) : to]
}
