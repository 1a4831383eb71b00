import { addressOf } from '../kernel/address.ts'
import type { Expr } from '../kernel/expr.ts'
import type { Law } from '../kernel/law.ts'
import type { Quantity, Scenario, Strategy } from '../scenario/scenario.ts'
import type { Binding } from './structure.ts'

type Part = Quantity & { readonly kind: 'part' }

/** A gamma law by its mean and standard deviation; one without spread is certain. */
const gammaLaw = ({ typical, spread }: Part): Law =>
  spread > 0 && typical > 0
    ? { kind: 'gamma', params: [(typical / spread) * (typical / spread), (spread * spread) / typical] }
    : { kind: 'constant', params: [typical] }

/** A part that is certain counts as a gamma without spread. */
const partAt = ({ scenario, strategy }: { scenario: Scenario; strategy: Strategy }, path: string): Part => {
  const quantity = (strategy.settings.get(path) ?? scenario.settings.get(path))?.quantity
  if (quantity?.kind === 'part') return quantity
  return { kind: 'part', typical: quantity?.kind === 'constant' ? quantity.value : 0, spread: 0, among: [] }
}

/**
 * One of several uncertain shares: its gamma over the sum of the gammas, in code-point order of their paths, of what the
 * certain shares leave.
 */
export const partBinding = (
  quantity: Part,
  where: { readonly scenario: Scenario; readonly strategy: Strategy; readonly path: string },
  seed: string,
  scope: string,
): Binding => {
  const paths = [...quantity.among].sort()
  let left = 1
  const unsure: { readonly path: string; readonly law: Law }[] = []
  for (const path of paths) {
    const law = gammaLaw(path === where.path ? quantity : partAt(where, path))
    if (law.kind === 'constant') left -= law.params[0]
    else unsure.push({ path, law })
  }
  const of = unsure.map(
    ({ path, law }): Binding => ({ kind: 'trial', law, path, stream: addressOf(seed, scope, path) }),
  )
  const names = unsure.map((_, index): Expr => ({ kind: 'name', index }))
  const sum = names.reduce((a, b): Expr => ({ kind: 'call', op: '+', args: [a, b] }))
  const own = names[unsure.findIndex(({ path }) => path === where.path)]
  const part: Expr = { kind: 'call', op: '/', args: [own, sum] }
  const expr: Expr = left === 1 ? part : { kind: 'call', op: '*', args: [{ kind: 'number', value: left }, part] }
  return { kind: 'formula', expr, of }
}
