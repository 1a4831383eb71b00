import { addressOf } from '../kernel/address.ts'
import { factorOf } from '../kernel/correlation/factor.ts'
import { groupsOf, type RankPair } from '../kernel/correlation/groups.ts'
import type { Field } from '../kernel/field.ts'
import { fieldAt } from '../kernel/field-at.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Copula } from './structure.ts'

/** How draws hang together, by their paths; one that stands alone, or comes first of its kin, is not there. */
export type Copulas = ReadonlyMap<string, Copula>

/** Whose luck a path is: inputs are of the world, a field says it. */
const scopeOf = (path: string, fields: readonly Field[]): string => {
  if (path.startsWith('inputs.')) return 'world'
  const field = fieldAt(fields, path)
  if (!field) throw new Error(`"${path}" is correlated and no field`)
  return field.scope
}

/**
 * The copulas of a scenario: the normal scores of each group are Cholesky's factor, in code-point order of the paths,
 * times the scores of its own streams. So neither the order of a file nor anything outside a group moves a draw, and
 * the first of a group draws as if it stood alone.
 */
export const copulasOf = ({ correlations }: Scenario, seed: string, fields: readonly Field[]): Copulas => {
  const pairs = correlations.flatMap(({ paths, rank }) =>
    paths.flatMap((a, i) => paths.slice(0, i).map((b, j): RankPair => ({ a, b, rank: rank[i][j] }))),
  )
  const copulas = new Map<string, Copula>()
  for (const { names, scores } of groupsOf(pairs)) {
    const streams = names.map(path => addressOf(seed, scopeOf(path, fields), path))
    for (const [i, row] of factorOf(scores).entries())
      if (row[i] !== 1)
        copulas.set(
          names[i],
          row.flatMap((weight, j) => (weight === 0 ? [] : { stream: streams[j], weight })),
        )
  }
  return copulas
}
