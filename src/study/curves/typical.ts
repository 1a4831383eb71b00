import { convertRate } from '../../compile/convert.ts'
import type { Binding, Structure, Variant } from '../../compile/structure.ts'
import { closureOf } from '../../kernel/closure.ts'
import { quantile } from '../../kernel/distribution/index.ts'
import { constantParam } from '../../kernel/param.ts'

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.floor(half - 0.5)] + sorted[Math.ceil(half - 0.5)]) / 2
}

/** What holds in a step: of a schedule its piece. */
const heldIn = (binding: Binding, t: number): Binding =>
  binding.kind === 'schedule'
    ? heldIn((binding.pieces.findLast(({ from }) => from <= t) ?? binding.pieces[0]).binding, t)
    : binding

/**
 * The typical value of a binding in step t: the median of what is drawn, and what a formula gives for the typical values
 * of its inputs. In the unit in which mechanisms have it, flows per step.
 */
export const typicalOf = (binding: Binding, t: number): number => {
  switch (binding.kind) {
    case 'constant':
      return binding.value
    case 'trial':
      return convertRate(quantile(binding.law, 0.5), binding.convert)
    case 'row':
      return convertRate(middle(binding.values), binding.convert)
    case 'event':
      return quantile(binding.law, 0.5) * (binding.times === undefined ? 1 : typicalOf(binding.times, t))
    case 'formula': {
      const inputs = binding.of.map(input => constantParam(typicalOf(input, t)))
      return convertRate(closureOf(binding.expr, inputs)(0), binding.convert)
    }
    case 'schedule':
      return typicalOf(heldIn(binding, t), t)
  }
}

/** The typical value of a field of a variant, by its path; a mechanism in play has to have it. */
export const typicalIn = ({ params }: Structure, { bindings }: Variant) => {
  const places = new Map(params.map(({ path }, n) => [path, n]))
  const known = new Map<Binding, number>()
  return (path: string, t: number): number => {
    const at = places.get(path)
    if (at === undefined) throw new Error(`no mechanism has "${path}"`)
    const binding = heldIn(bindings[at], t)
    const value = known.get(binding) ?? typicalOf(binding, t)
    known.set(binding, value)
    return value
  }
}
