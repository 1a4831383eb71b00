import { probabilityWithin, problem, support } from '../../kernel/distribution/index.ts'
import type { Law } from '../../kernel/law.ts'
import { valueText } from '../words.ts'
import type { MapNode } from '../yaml/tree.ts'
import { type Read, readNumber, refuse } from './entries.ts'
import type { Formed, Scale } from './scale.ts'

/** A probability below this is no draw's: uniforms are odd multiples of 2^-53. */
const never = Number.EPSILON / 4

/** More than this outside the field's range is a mistake and not a tail. */
export const mostOutside = 0.01

/** A window with less of the law than this is a mistake: one future in a billion. */
const leastShare = 1e-9

const within = (law: Law, truncate: NonNullable<Law['truncate']>): Law => ({ ...law, truncate })

const textOf = ({ min, max }: NonNullable<Law['truncate']>, unit: ReturnType<Scale['unit']>): string => {
  const [low, high] = [min, max].map(end => (end === undefined ? '' : valueText(end, unit)))
  if (max === undefined) return `from ${low} on`
  return min === undefined ? `up to ${high}` : `from ${low} to ${high}`
}

/** `min` and `max` beside a form: the law between them; undefined after a complaint. */
export const windowed = (node: MapNode, formed: Formed, scale: Scale): Formed | undefined => {
  const entries = ['min', 'max'].map(key => node.entries.get(key)).filter(entry => entry !== undefined)
  if (entries.length === 0) return formed
  const reads = entries.map(({ key, value, keyPlace }) => readNumber(value, key, keyPlace, scale.readMean, scale))
  const good = reads.filter(one => one !== undefined)
  if (good.length < reads.length) return undefined
  const wrong = good.find(({ per }) => per !== formed.per)
  const perText = (per: Formed['per']) => (per === undefined ? 'no rate' : `per ${per}`)
  if (wrong !== undefined) {
    const text = `${wrong.key} is ${perText(wrong.per)} but the value is ${perText(formed.per)}`
    return refuse(wrong, { code: 'E117', problem: text, help: 'write all of them per the same period' }, scale)
  }
  const ends = Object.fromEntries(good.map(({ key, value }) => [key, value]))
  const { min, max } = ends as { min?: number; max?: number }
  if (min !== undefined && max !== undefined && min >= max) return turned(good, scale)
  const law = within(formed.law, ends)
  // The kernel can draw from the far end of a tail; nobody who writes a range means to.
  const share =
    problem(law) === undefined
      ? probabilityWithin(formed.law, min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY)
      : 0
  if (share >= leastShare) return { ...formed, law }
  const text = `there is almost no probability ${textOf(ends, scale.unit())}`
  return refuse(good[0], { code: 'E117', problem: text, help: 'move min and max to where the value can be' }, scale)
}

const turned = ([min, max]: readonly Read[], scale: Scale): undefined => {
  const [low, high] = [min, max].map(({ value }) => valueText(value, scale.unit()))
  const text = low === high ? `min and max are the same: ${low}` : `min (${low}) is larger than max (${high})`
  return refuse(min, { code: 'E117', problem: text, expected: 'min must be smaller than max' }, scale)
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`

/**
 * A law kept to its field's range: tails that hardly count are cut off, so that no draw is outside; a law that lies
 * outside with more than 1 % is refused.
 */
export const inRange = (node: MapNode, formed: Formed, scale: Scale): Formed | undefined => {
  const { law, per } = formed
  const { range, path, complain } = scale
  const [low, high] = support(law)
  const before = low < range[0] ? 1 - probabilityWithin(law, range[0], Number.POSITIVE_INFINITY) : 0
  const beyond = high > range[1] ? 1 - probabilityWithin(law, Number.NEGATIVE_INFINITY, range[1]) : 0
  if (before + beyond >= mostOutside) {
    const unit = scale.unit()
    const perText = `${scale.heads}${per === undefined ? '' : ` per ${per}`}`
    const [least, most] = range.map(end => valueText(end, unit))
    const outside = [
      ...(before > 0 ? [`${percent(before)} of this value lies below ${least}`] : []),
      ...(beyond > 0 ? [`${percent(beyond)}${before > 0 ? '' : ' of this value'} lies above ${most}`] : []),
    ]
    const add = [...(before > 0 ? [`min: ${least}${perText}`] : []), ...(beyond > 0 ? [`max: ${most}${perText}`] : [])]
    complain('E114', outside.join(' and '), {
      place: node.place,
      path,
      expected: `must be ${least} to ${most}`,
      help: `add "${add.join(', ')}" to cut it off there, or choose a form that ends there`,
    })
    return undefined
  }
  const own = law.truncate ?? {}
  const ends = {
    ...own,
    ...(before > never ? { min: range[0] } : {}),
    ...(beyond > never ? { max: range[1] } : {}),
  }
  return before > never || beyond > never ? { ...formed, law: within(law, ends) } : formed
}
