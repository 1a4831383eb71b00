import { closureOf } from '../../kernel/closure.ts'
import { constantParam } from '../../kernel/param.ts'
import type { Quantity, Setting } from '../scenario.ts'

/** Named inputs, as far as they could be read. */
export type Inputs = ReadonlyMap<string, { readonly setting?: Setting }>

/** The number that a quantity is in every future, at all times; undefined where it hangs on luck or on time. */
export const certainValue = (quantity: Quantity | undefined, inputs: Inputs): number | undefined => {
  if (quantity?.kind === 'constant') return quantity.value
  if (quantity?.kind !== 'formula') return undefined
  const values = quantity.of.flatMap(name => certainValue(inputs.get(name)?.setting?.quantity, inputs) ?? [])
  return values.length === quantity.of.length ? closureOf(quantity.expr, values.map(constantParam))(0) : undefined
}
