import { notYet, notYetForms, uncertainHelp } from '../not-yet.ts'
import { recordKeys } from '../values/record.ts'
import { didYouMean, quoted } from '../words.ts'
import type { Entry, MapNode } from '../yaml/tree.ts'
import { keysOf, perOf, readRising } from './entries.ts'
import { fromTable } from './from-table.ts'
import { discrete, empirical, listedForms } from './listed.ts'
import { meanSd } from './mean-sd.ts'
import { mixture } from './mixture.ts'
import { isNamed, named, namedForms } from './named.ts'
import { threeQuantiles, twoQuantiles } from './quantiles.ts'
import type { Formed, Scale } from './scale.ts'
import { noSpread } from './spread.ts'
import { windowed } from './window.ts'

/** Sets of keys that are a form by themselves. */
const bare: readonly (readonly string[])[] = [
  ['p10', 'p90'],
  ['p10', 'p50', 'p90'],
  ['low', 'typical', 'high'],
  ['mean', 'sd'],
]

/** Keys whose value has the form. */
const nouns = [...Object.keys(namedForms), ...Object.keys(listedForms), 'mixture']

const isNoun = (key: string): boolean => nouns.includes(key)

const known = ['value', ...new Set(bare.flat()), ...nouns, 'min', 'max', 'csv']

/** What to write instead of a key that no form has. */
const insteadOf = (key: string): string => {
  if (/^p\d+$/.test(key)) return 'quantiles are {p10: a, p90: b} or {p10: a, p50: b, p90: c}'
  if (key === 'dist' || key === 'distribution') return `a distribution is its own key: ${namedForms.normal}`
  if (key === 'truncate') return 'write min and max beside the form: {p10: a, p90: b, min: c, max: d}'
  if (key === 'exponential') return 'write {gamma: {shape: 1, scale: a}}'
  if (key === 'binomial' || key === 'bernoulli') return `write ${listedForms.discrete}`
  if (key === 'logitNormal') return 'on a share {p10: a, p90: b} is logit-normal'
  const near = recordKeys.includes(key) ? undefined : didYouMean(key, known)
  return (
    near ?? (recordKeys.includes(key) ? `beside ${quoted(key)} the value itself stands under "value"` : uncertainHelp)
  )
}

/** Complains of a key that no form has, or that has no place beside the one that is there. */
const hasStranger = (node: MapNode, noun: Entry | undefined, { path, complain }: Scale): boolean => {
  const stranger = [...node.entries.values()].find(({ key }) =>
    noun === undefined ? !known.includes(key) : key !== noun.key,
  )
  if (stranger === undefined) return false
  const later = notYetForms.get(stranger.key)
  if (later !== undefined) {
    notYet(complain, later, stranger.keyPlace, path, `for now ${uncertainHelp}`)
    return true
  }
  const isKnown = known.includes(stranger.key)
  const problem =
    isKnown && noun !== undefined ? `has no place beside ${quoted(noun.key)}` : 'does not belong into a value'
  complain('E121', `${quoted(stranger.key)} ${problem}`, {
    place: stranger.keyPlace,
    path,
    help: isKnown ? 'keep one of them' : insteadOf(stranger.key),
  })
  return true
}

const byNoun = (entry: Entry, scale: Scale, depth: number): Formed | undefined => {
  if (isNamed(entry.key)) return named(entry, scale)
  if (entry.key === 'discrete') return discrete(entry, scale)
  if (entry.key === 'empirical') return empirical(entry, scale)
  return mixture(entry, scale, depth, (node, deeper) => (node.kind === 'map' ? formOf(node, scale, deeper) : undefined))
}

const byKeys = (node: MapNode, scale: Scale): Formed | undefined => {
  const keys = keysOf(node, bare, uncertainHelp, scale)
  if (keys === undefined) return undefined
  if (keys[0] === 'mean') return meanSd(node, scale)
  if (keys[0] === 'low') {
    const reads = readRising(node, keys, scale)
    return reads && { law: { kind: 'pert', params: reads.map(({ value }) => value) }, ...perOf(reads[0]) }
  }
  return keys.length === 2 ? twoQuantiles(node, scale) : threeQuantiles(node, scale)
}

const withoutWindow = (node: MapNode): MapNode => ({
  ...node,
  entries: new Map([...node.entries].filter(([key]) => key !== 'min' && key !== 'max')),
})

/** An uncertain value of any form as a law, between its own `min` and `max`; undefined after a complaint. */
export const formOf = (node: MapNode, scale: Scale, depth = 0): Formed | undefined => {
  const rest = withoutWindow(node)
  const { path, complain } = scale
  if (rest.entries.has('csv')) return partFromTable(node, scale)
  if (rest.entries.has('spread')) return noSpread(node, scale)
  const noun = [...rest.entries.values()].find(({ key }) => isNoun(key))
  if (rest.entries.size === 0 && node.entries.size > 0) {
    complain('E117', 'min and max need a value that they cut off', { place: node.place, path, help: uncertainHelp })
    return undefined
  }
  if (hasStranger(rest, noun, scale)) return undefined
  const formed = noun === undefined ? byKeys(rest, scale) : byNoun(noun, scale, depth)
  return formed && windowed(node, formed, scale)
}

/** A column of a table inside a mixture. */
const partFromTable = (node: MapNode, scale: Scale): Formed | undefined => {
  const quantity = fromTable(node, scale)
  if (quantity === undefined || quantity.kind === 'law') return quantity
  scale.complain('E117', 'rows that are drawn together cannot be part of a mixture', {
    place: node.place,
    path: scale.path,
    help: 'leave "paired" out',
  })
  return undefined
}
