import { mostBetaShape } from '../../kernel/distribution/beta.ts'
import { mostGammaShape } from '../../kernel/distribution/gamma.ts'
import { mostPoissonMean } from '../../kernel/distribution/poisson.ts'
import { plain, valueText } from '../words.ts'
import type { Entry, MapNode } from '../yaml/tree.ts'
import { keysOf, mapUnder, perOf, readEntries, readNumber, readRising, refuse } from './entries.ts'
import { meanSd } from './mean-sd.ts'
import { plainNumber } from './plain-number.ts'
import { twoQuantiles } from './quantiles.ts'
import type { Formed, Scale } from './scale.ts'

/** How each named distribution is written. */
export const namedForms = {
  normal: '{normal: {mean: a, sd: b}}',
  lognormal: '{lognormal: {mean: a, sd: b}}',
  triangular: '{triangular: {low: a, typical: b, high: c}}',
  pert: '{pert: {low: a, typical: b, high: c}}',
  uniform: '{uniform: {low: a, high: b}}',
  beta: '{beta: {mean: a, sd: b}}',
  gamma: '{gamma: {mean: a, sd: b}}',
  poisson: '{poisson: {mean: a}}',
} as const

type Name = keyof typeof namedForms

export const isNamed = (key: string): key is Name => Object.hasOwn(namedForms, key)

const orShapes: Partial<Record<Name, string>> = {
  normal: 'or {normal: {p10: a, p90: b}}',
  lognormal: 'or {lognormal: {p10: a, p90: b}}',
  beta: 'or {beta: {a: 2, b: 5}}',
  gamma: 'or {gamma: {shape: 2, scale: a}}',
}

/** The parts by which each named law can be given. */
export const namedSets = {
  normal: [
    ['mean', 'sd'],
    ['p10', 'p90'],
  ],
  lognormal: [
    ['mean', 'sd'],
    ['p10', 'p90'],
  ],
  triangular: [['low', 'typical', 'high']],
  pert: [['low', 'typical', 'high']],
  uniform: [['low', 'high']],
  beta: [
    ['mean', 'sd'],
    ['a', 'b'],
  ],
  gamma: [
    ['mean', 'sd'],
    ['shape', 'scale'],
  ],
  poisson: [['mean']],
} as const satisfies Record<Name, readonly (readonly string[])[]>

/** Two numbers that must be more than 0, as the parameters of a law. */
const positive = (kind: 'beta' | 'gamma', node: MapNode, scale: Scale): Formed | undefined => {
  const reads =
    kind === 'beta'
      ? readEntries(
          node,
          [
            ['a', plainNumber],
            ['b', plainNumber],
          ],
          scale,
        )
      : readEntries(
          node,
          [
            ['shape', plainNumber],
            ['scale', scale.readSize],
          ],
          scale,
        )
  if (reads === undefined) return undefined
  const [first, second] = reads
  if (kind === 'beta' && scale.unit() !== '1') {
    const help = 'write {mean: a, sd: b} without "beta"'
    return refuse(first, { code: 'E117', problem: 'beta is for shares, and this is none', help }, scale)
  }
  const wrong = reads.find(read => !(read.value > 0))
  const most = kind === 'beta' ? mostBetaShape : mostGammaShape
  const large = reads.find(read => read.key !== 'scale' && read.value > most)
  if (wrong === undefined && large !== undefined) {
    const problem = `${large.key} must be at most ${plain(most)} but is ${plain(large.value)}`
    return refuse(
      large,
      { code: 'E117', problem, help: 'write a smaller one; of so large ones hardly any spread is left' },
      scale,
    )
  }
  if (wrong === undefined) return { law: { kind, params: [first.value, second.value] }, ...perOf(second) }
  const at = valueText(wrong.value, wrong.key === 'scale' ? scale.unit() : 'count')
  const problem = `${wrong.key} must be more than 0 but is ${at}`
  const help = `write ${wrong.key}: ${wrong.value < 0 ? wrong.node.text.replace('-', '') : wrong.key === 'scale' ? 'a' : '2'}`
  return refuse(wrong, { code: 'E117', problem, ...(help.endsWith(' a') ? {} : { help }) }, scale)
}

const poisson = (node: MapNode, scale: Scale): Formed | undefined => {
  const entry = node.entries.get('mean')
  const mean = entry && readNumber(entry.value, 'mean', entry.keyPlace, scale.readMean, scale)
  if (mean === undefined) return undefined
  const unit = scale.unit()
  if (unit !== 'count' && unit !== 'USD/USD')
    return refuse(
      mean,
      { code: 'E117', problem: 'poisson counts things, and this is no count', help: 'write {mean: a, sd: b}' },
      scale,
    )
  if (mean.value > mostPoissonMean) {
    const problem = `mean must be at most ${valueText(mostPoissonMean, unit)} but is ${valueText(mean.value, unit)}`
    const per = mean.per === undefined ? '' : `${scale.heads} per ${mean.per}`
    const sd = `${plain(Math.sqrt(mean.value))}${per}`
    const help = `of so many it is as good as {normal: {mean: ${mean.node.text}, sd: ${sd}}}`
    return refuse(mean, { code: 'E117', problem, help }, scale)
  }
  if (mean.value >= 0) return { law: { kind: 'poisson', params: [mean.value] }, ...perOf(mean) }
  const problem = `mean must be 0 or more but is ${valueText(mean.value, unit)}`
  return refuse(mean, { code: 'E117', problem }, scale)
}

const rising = (kind: 'triangular' | 'pert' | 'uniform', keys: readonly string[], node: MapNode, scale: Scale) => {
  const reads = readRising(node, keys, scale)
  return reads && { law: { kind, params: reads.map(({ value }) => value) }, ...perOf(reads[0]) }
}

/** `{normal: {mean, sd}}` and its like: the entry's key is the name. */
export const named = ({ key, value }: Entry, scale: Scale): Formed | undefined => {
  if (!isNamed(key)) throw new Error(`"${key}" is no distribution`)
  const node = mapUnder(value, key, namedForms[key], scale)
  if (node === undefined) return undefined
  const keys = keysOf(
    node,
    namedSets[key],
    `write ${[namedForms[key], orShapes[key]].filter(Boolean).join(' ')}`,
    scale,
  )
  if (keys === undefined) return undefined
  if (key === 'poisson') return poisson(node, scale)
  if (key === 'triangular' || key === 'pert' || key === 'uniform') return rising(key, keys, node, scale)
  if (keys[0] === 'p10') return twoQuantiles(node, scale, key === 'normal' ? 'normal' : 'lognormal')
  if (keys[0] === 'mean') return meanSd(node, scale, key)
  return positive(key === 'beta' ? 'beta' : 'gamma', node, scale)
}
