import { convertRate } from '../compile/convert.ts'
import type { Binding, Structure, Variant } from '../compile/structure.ts'
import { sampler } from '../kernel/distribution/index.ts'
import { failure } from '../kernel/failure.ts'
import { constantParam, type Param, type Sampler } from '../kernel/param.ts'
import { fillUniforms, oncePerTrial } from '../kernel/philox.ts'
import type { Block } from './block.ts'

/** The values of parameters in one block; what is drawn once is kept for every variant that draws the same. */
export type Drawn = Map<string, Param>

/** A parameter as mechanisms see it, with the steps from which each piece of a schedule holds. */
export type Bound = { readonly from: number; readonly value: Param | Sampler }[]

const drawTrial = (binding: Binding & { kind: 'trial' }, block: Block): Param => {
  const data = new Float64Array(block.count)
  fillUniforms(binding.stream, block.first, oncePerTrial, 0, data)
  const quantile = sampler(binding.law)
  for (let i = 0; i < data.length; i++) data[i] = convertRate(quantile(data[i]), binding.convert)
  return { data, mask: -1 }
}

const product = (a: Param, b: Param, block: Block): Param => {
  const length = a.mask === 0 && b.mask === 0 ? 1 : block.count
  const data = new Float64Array(length)
  for (let i = 0; i < length; i++) data[i] = a.data[i & a.mask] * b.data[i & b.mask]
  return { data, mask: length === 1 ? 0 : -1 }
}

const paramOf = (binding: Binding, block: Block, drawn: Drawn): Param => {
  if (binding.kind === 'constant') return constantParam(binding.value)
  const key = JSON.stringify(binding)
  const known = drawn.get(key)
  if (known) return known
  if (binding.kind !== 'trial' && binding.kind !== 'product')
    throw new Error(`a ${binding.kind} is not one value a trial`)
  const param =
    binding.kind === 'trial'
      ? drawTrial(binding, block)
      : product(paramOf(binding.of[0], block, drawn), paramOf(binding.of[1], block, drawn), block)
  drawn.set(key, param)
  return param
}

const boundValue = (binding: Binding, event: boolean, block: Block, drawn: Drawn): Param | Sampler => {
  if (!event) return paramOf(binding, block, drawn)
  if (binding.kind !== 'event') throw new Error(`a ${binding.kind} is not the law of an event`)
  const quantile = sampler(binding.law)
  return (_i, u) => quantile(u)
}

/** A product of inputs can go where no single value of the field may: the run says so and stops. */
const checkRange = (
  { data }: Param,
  { path, range: [least, most] }: Structure['params'][number],
  variant: Variant,
  block: Block,
): void => {
  const wrong = data.findIndex(x => !(x >= least && x <= most))
  if (wrong < 0) return
  throw failure(
    `${path} is ${data[wrong]} in strategy "${variant.id}", trial ${block.first + wrong}, and may be ${least} to ${most}: narrow the inputs that it is the product of`,
  )
}

/** Every parameter of a variant for one block. */
export const bindParams = (variant: Variant, params: Structure['params'], block: Block, drawn: Drawn): Bound[] =>
  variant.bindings.map((binding, n) => {
    if (binding.kind === 'product') checkRange(paramOf(binding, block, drawn), params[n], variant, block)
    const pieces = binding.kind === 'schedule' ? binding.pieces : [{ from: 0, binding }]
    return pieces.map(piece => ({ from: piece.from, value: boundValue(piece.binding, params[n].event, block, drawn) }))
  })
