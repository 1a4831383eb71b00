import { convertRate } from '../compile/convert.ts'
import { dimensionOf } from '../compile/points.ts'
import type { Binding, Points, Structure, Variant } from '../compile/structure.ts'
import { closureOf } from '../kernel/closure.ts'
import { mean, sampler } from '../kernel/distribution/index.ts'
import { failure } from '../kernel/failure.ts'
import { grown } from '../kernel/grown.ts'
import { normalCdf, normalQuantile } from '../kernel/normal.ts'
import { constantParam, type Param, type Sampler } from '../kernel/param.ts'
import { fillUniforms, oncePerTrial, type Stream } from '../kernel/philox.ts'
import { fillSobol } from '../kernel/sobol.ts'
import type { Block } from './block.ts'

/** The values of parameters in one block; what is drawn once is kept for every variant that draws the same. */
export type Drawn = { readonly values: Map<string, Param>; readonly points: Points | undefined }

/** Before anything is drawn. */
export const nothingDrawn = ({ points }: Pick<Structure, 'points'>): Drawn => ({ values: new Map(), points })

/** A parameter as mechanisms see it, with the steps from which each piece of a schedule holds. */
export type Bound = { readonly from: number; readonly value: Param | Sampler }[]

/** Uniforms stay strictly between 0 and 1 however far out a score lies. */
const smallest = Number.EPSILON / 4
const largest = 1 - Number.EPSILON / 2

const uniforms = (stream: Stream, block: Block, { points }: Drawn): Float64Array => {
  const data = new Float64Array(block.count)
  const dimension = points && dimensionOf(points, stream)
  if (dimension === undefined) fillUniforms(stream, block.first, oncePerTrial, 0, data)
  else fillSobol(dimension, stream, block.first, data)
  return data
}

/** Phi of the weighted sum of the normal scores of several streams: uniform again, and correlated with its kin. */
const correlated = ({ copula = [], stream }: Binding & { kind: 'trial' }, block: Block, drawn: Drawn): Float64Array => {
  if (copula.length === 0) return uniforms(stream, block, drawn)
  const scores = new Float64Array(block.count)
  for (const part of copula) {
    const own = uniforms(part.stream, block, drawn)
    for (let i = 0; i < scores.length; i++) scores[i] += part.weight * normalQuantile(own[i])
  }
  for (let i = 0; i < scores.length; i++) scores[i] = Math.min(largest, Math.max(smallest, normalCdf(scores[i])))
  return scores
}

const drawTrial = (binding: Binding & { kind: 'trial' }, block: Block, drawn: Drawn): Param => {
  const data = correlated(binding, block, drawn)
  const quantile = sampler(binding.law)
  for (let i = 0; i < data.length; i++) data[i] = convertRate(quantile(data[i]), binding.convert)
  return { data, mask: -1 }
}

const drawRow = ({ values, stream, convert }: Binding & { kind: 'row' }, block: Block, drawn: Drawn): Param => {
  const data = uniforms(stream, block, drawn)
  for (let i = 0; i < data.length; i++) data[i] = convertRate(values[Math.floor(data[i] * values.length)], convert)
  return { data, mask: -1 }
}

/** As the file states it, before a rate is brought to the step. */
const statedOf = ({ convert: _, ...stated }: Formula): Formula => stated

/** Once as it is stated, which is what is looked at first; a rate is brought to the step from there. */
const compute = (formula: Formula, block: Block, drawn: Drawn): Param => {
  const { expr, of, convert } = formula
  if (convert) {
    const { data, mask } = paramOf(statedOf(formula), block, drawn)
    return { data: data.map(x => convertRate(x, convert)), mask }
  }
  const names = of.map(binding => paramOf(binding, block, drawn))
  const isOne = names.every(({ mask }) => mask === 0)
  const value = closureOf(expr, names)
  const data = new Float64Array(isOne ? 1 : block.count)
  for (let i = 0; i < data.length; i++) data[i] = value(i)
  return { data, mask: isOne ? 0 : -1 }
}

const paramOf = (binding: Binding, block: Block, drawn: Drawn): Param => {
  if (binding.kind === 'constant') return constantParam(binding.value)
  const key = JSON.stringify(binding)
  const known = drawn.values.get(key)
  if (known) return known
  if (binding.kind === 'event' || binding.kind === 'schedule')
    throw new Error(`a ${binding.kind} is not one value a trial`)
  const param =
    binding.kind === 'trial'
      ? drawTrial(binding, block, drawn)
      : binding.kind === 'row'
        ? drawRow(binding, block, drawn)
        : compute(binding, block, drawn)
  drawn.values.set(key, param)
  return param
}

/** What was drawn once per trial in a block, one number a trial. */
export const drawnValues = (binding: Binding, block: Block, drawn: Drawn): Float64Array => {
  const { data, mask } = paramOf(binding, block, drawn)
  return mask === 0 ? new Float64Array(block.count).fill(data[0]) : data
}

/** What an event is where chance is off: the same for every luck. */
const constantly =
  (value: number): ((u: number) => number) =>
  () =>
    value

const boundValue = (binding: Binding, event: boolean, chance: boolean, block: Block, drawn: Drawn): Param | Sampler => {
  if (!event) return paramOf(binding, block, drawn)
  if (binding.kind !== 'event') throw new Error(`a ${binding.kind} is not the law of an event`)
  const quantile = chance ? sampler(binding.law) : constantly(mean(binding.law))
  if (binding.times === undefined) return (_i, u) => quantile(u)
  const { data, mask } = paramOf(binding.times, block, drawn)
  return (i, u) => quantile(u) * data[i & mask]
}

type Formula = Binding & { kind: 'formula' }

const short = (x: number): string => String(Number(x.toPrecision(6)))

/**
 * What a formula was computed from in one trial: `its formula "a / b", with a = 0, b = 0`; of the first name in it that
 * has no value itself its own formula as well.
 */
const fromText = ({ said, of }: Formula, at: number, block: Block, drawn: Drawn, whose = 'its formula'): string => {
  if (said === undefined) return 'what it is computed from'
  const text = said.text.length > 100 ? `${said.text.slice(0, 97)}...` : said.text
  const values = of.map(binding => {
    const { data, mask } = paramOf(binding, block, drawn)
    return data[at & mask]
  })
  const texts = said.names.slice(0, 8).map((name, n) => `${name} = ${short(values[n])}`)
  const lost = values.findIndex(value => !Number.isFinite(value))
  const below = of[lost]
  const further =
    below?.kind === 'formula' && below.said !== undefined
      ? `; ${fromText(below, at, block, drawn, `${said.names[lost]} is`)}`
      : ''
  return `${whose} "${text}"${texts.length === 0 ? '' : `, with ${texts.join(', ')}`}${further}`
}

/** The inputs that a formula is computed from, and those of the first of them that has no value itself. */
const inputsOf = ({ said, of }: Formula, at: number, block: Block, drawn: Drawn): readonly string[] => {
  const names = said?.names ?? []
  const lost = of.findIndex(binding => {
    const { data, mask } = paramOf(binding, block, drawn)
    return !Number.isFinite(data[at & mask])
  })
  const below = of[lost]
  const own = names.map(name => `inputs.${name}`)
  return below?.kind === 'formula' ? [...own, ...inputsOf(below, at, block, drawn)] : own
}

/** A formula can go where no single value of the field may, or have no value: the run says so and stops. */
const checkRange = (
  binding: Binding,
  { path, range: [least, most] }: Pick<Structure['params'][number], 'path' | 'range'>,
  variant: Variant,
  block: Block,
  drawn: Drawn,
): void => {
  if (binding.kind === 'event' && binding.times)
    checkRange(binding.times, { path, range: [least, most] }, variant, block, drawn)
  if (binding.kind !== 'formula') return
  if (binding.said === undefined) {
    // A blend of two values, such as a point of a ramp, lies between them: they are what is checked.
    for (const part of binding.of) checkRange(part, { path, range: [least, most] }, variant, block, drawn)
    return
  }
  const { data } = paramOf(statedOf(binding), block, drawn)
  const at = data.findIndex(x => !(x >= least && x <= most && Number.isFinite(x)))
  if (at < 0) return
  const where = `in strategy "${variant.id}", trial ${block.first + at}`
  const from = fromText(binding, at, block, drawn)
  const site = { paths: [path, ...inputsOf(binding, at, block, drawn)], strategy: variant.id }
  const value = data[at]
  if (!Number.isFinite(value))
    throw failure(`${path} is ${Number.isNaN(value) ? 'not a real number' : 'infinite'} ${where}: ${from}`, { site })
  throw failure(`${path} is ${short(value)} ${where}, and may be ${least} to ${most}: narrow the inputs of ${from}`, {
    site,
  })
}

/** Every parameter of a variant for one block. */
export const bindParams = (
  variant: Variant,
  params: Structure['params'],
  block: Block,
  drawn: Drawn,
  chance = true,
): Bound[] =>
  variant.bindings.map((binding, n) => {
    const pieces = binding.kind === 'schedule' ? binding.pieces : [{ from: 0, binding }]
    return grown(pieces, piece => {
      checkRange(piece.binding, params[n], variant, block, drawn)
      return { from: piece.from, value: boundValue(piece.binding, params[n].event, chance, block, drawn) }
    })
  })
