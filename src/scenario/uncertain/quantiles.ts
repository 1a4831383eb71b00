import {
  type Converted,
  logitNormalFromQuantiles,
  lognormalFromQuantiles,
  normalFromQuantiles,
} from '../../kernel/distribution/convert.ts'
import { medianRange, metalogFromQuantiles } from '../../kernel/distribution/metalog-quantiles.ts'
import type { Law } from '../../kernel/law.ts'
import type { Unit } from '../../kernel/unit.ts'
import { valueText } from '../words.ts'
import type { MapNode } from '../yaml/tree.ts'
import { perOf, type Read, readRising, refuse } from './entries.ts'
import type { Formed, Scale } from './scale.ts'

type Family = 'plain' | 'normal' | 'lognormal'

/** Ends of the scale that quantiles must stay clear of: 0 below, and 100% above for shares. */
const outside = (reads: readonly Read[], unit: Unit, bounds: Law['bounds']): readonly [Read, string] | undefined => {
  const [first] = reads
  const last = reads[reads.length - 1]
  if (bounds !== undefined && first.value <= bounds.low)
    return [
      first,
      `${first.key} must be more than ${valueText(bounds.low, unit)} but is ${valueText(first.value, unit)}`,
    ]
  if (bounds?.high !== undefined && last.value >= bounds.high)
    return [last, `${last.key} must be less than ${valueText(bounds.high, unit)} but is ${valueText(last.value, unit)}`]
  return undefined
}

const twoLaw = (low: number, high: number, family: Family, unit: Unit): Converted => {
  if (family === 'normal') return normalFromQuantiles(low, high)
  return family === 'plain' && unit === '1' ? logitNormalFromQuantiles(low, high) : lognormalFromQuantiles(low, high)
}

/** Two ends with as few digits as their distance asks for, each moved inwards. */
const inwards = ([low, high]: readonly [number, number]): readonly [number, number] => {
  const exponent = Number((high - low).toExponential().split('e')[1]) - 2
  const size = Number(`1e${exponent}`)
  return [Math.ceil(low / size) * size, Math.floor(high / size) * size]
}

/** A median for which there is no curve, and those for which there is one. */
const noCurve = ([p10, p50, p90]: readonly Read[], bounds: Law['bounds'], scale: Scale): undefined => {
  const unit = scale.unit()
  const range = medianRange(p10.value, p90.value, bounds)
  const [low, high] = inwards(range).map(x => valueText(x, unit))
  const at = valueText(p50.value, unit)
  const [near, far] = p50.value <= range[0] ? ['p10', low] : ['p90', high]
  const [per] = /(?:\s+per\s|\s*\/).*$/.exec(p50.node.text) ?? ['']
  const problem = `p50 (${at}) is too near ${near}: no smooth curve has these three quantiles`
  const expected = `with this p10 and p90, p50 must lie between ${low} and ${high}`
  const help = `write p50: ${far}${per}, or leave p50 out`
  return refuse(p50, { code: 'E117', problem, expected, help }, scale)
}

/** `{p10, p90}`: lognormal for money, time and numbers, logit-normal for shares, or of the family that is named. */
export const twoQuantiles = (node: MapNode, scale: Scale, family: Family = 'plain'): Formed | undefined => {
  const reads = readRising(node, ['p10', 'p90'], scale)
  if (reads === undefined) return undefined
  const unit = scale.unit()
  const [p10, p90] = reads
  const isShare = family === 'plain' && unit === '1'
  const wrong = family === 'normal' ? undefined : outside(reads, unit, isShare ? { low: 0, high: 1 } : { low: 0 })
  const help = 'or write {low: a, typical: b, high: c}'
  if (wrong !== undefined) return refuse(wrong[0], { code: 'E117', problem: wrong[1], help }, scale)
  const law = twoLaw(p10.value, p90.value, family, unit)
  return 'problem' in law ? refuse(p10, { code: 'E117', problem: law.problem }, scale) : { law, ...perOf(p10) }
}

/** Shares lie between 0 and 1 and all else above 0, unless the field may be negative. */
const boundsOf = ({ unit, range }: Scale): Law['bounds'] | undefined =>
  unit() === '1' ? { low: 0, high: 1 } : range[0] < 0 && Number.isFinite(range[0]) ? undefined : { low: 0 }

/** `{p10, p50, p90}`: the three-term metalog, of the logit for shares and of the logarithm above 0. */
export const threeQuantiles = (node: MapNode, scale: Scale): Formed | undefined => {
  const reads = readRising(node, ['p10', 'p50', 'p90'], scale)
  if (reads === undefined) return undefined
  const [p10, p50, p90] = reads
  const bounds = boundsOf(scale)
  const wrong = outside(reads, scale.unit(), bounds)
  const help = 'or write {low: a, typical: b, high: c}'
  if (wrong !== undefined) return refuse(wrong[0], { code: 'E117', problem: wrong[1], help }, scale)
  const law = metalogFromQuantiles(p10.value, p50.value, p90.value, bounds)
  return 'problem' in law ? noCurve(reads, bounds, scale) : { law, ...perOf(p10) }
}
