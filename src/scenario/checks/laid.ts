import type { Lay } from '../figures/statement-formula.ts'
import { type Axes, axesAt } from '../layers/axes.ts'
import { type Body, type BodyContext, readBody } from '../layers/body.ts'
import { checkRemoved } from '../layers/none.ts'
import type { StrategyBody } from '../layers/strategies.ts'
import type { Strategy } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { fileOnly, ownKeys } from '../top-keys.ts'
import { faultsOf, overlay } from '../whole/whole.ts'
import { quoted } from '../words.ts'
import type { Entry, TreeNode } from '../yaml/tree.ts'
import { unfolded } from './unfolded.ts'

/** What a map says in one line: `partner.sales.reps: 3, program.margin: 20%`. */
const wordsOf = (node: TreeNode, path: string): string => {
  if (node.kind === 'map')
    return [...node.entries.values()]
      .map(one => wordsOf(one.value, path === '' ? one.key : `${path}.${one.key}`))
      .join(', ')
  const value = (one: TreeNode): string =>
    one.kind === 'scalar' ? one.text : one.kind === 'list' ? `[${one.items.map(value).join(', ')}]` : ''
  return `${path}: ${value(node)}`
}

/** A file and its strategies, as values are laid over them. */
type Under = {
  readonly file: Body
  readonly strategies: readonly StrategyBody[]
  readonly axes: Axes
  /** How many layers lie below. */
  readonly layers: number
  readonly inputs: BodyContext['inputs']
}

/**
 * The strategies of a scenario with values laid over each, in the shape of a strategy or with dots between the keys of a
 * path. Undefined after a complaint.
 */
const laidOver = (
  entry: Entry,
  path: string,
  { file, strategies, axes, layers, inputs }: Under,
  tools: Tools,
): { readonly with: string; readonly strategies: readonly StrategyBody[] } | undefined => {
  const { value } = entry
  if (value.kind !== 'map') return undefined
  let isGood = true
  const complain: Tools['complain'] = (...issue) => {
    isGood = false
    tools.complain(...issue)
  }
  const prefix = `${path}.`
  const said = new Set([file, ...strategies].flatMap(({ places }) => [...places.keys()]))
  const tree = unfolded(value, prefix, complain)
  for (const { key, keyPlace } of tree.entries.values())
    if (fileOnly.has(key))
      complain('E150', `a check cannot lay ${quoted(key)} over the strategies`, {
        place: keyPlace,
        path: prefix + key,
        help: fileOnly.get(key),
      })
  const near = readBody(tree, {
    ...axesAt(axes, layers),
    inputs,
    tools: { ...tools, complain },
    complain,
    layer: 'strategy',
    prefix,
    own: ownKeys,
  })
  checkRemoved(near.removed, said, prefix, complain)
  if (!isGood) return undefined
  return { with: wordsOf(value, ''), strategies: strategies.map(one => ({ ...one, ...overlay(one, near) })) }
}

/** Complains of what does not go together in a scenario once something is laid over its strategies. */
const laidFaults = (
  entry: Entry,
  path: string,
  strategies: readonly StrategyBody[],
  { file, axes, inputs }: Under,
  { complain, time }: Tools,
): void => {
  const seen = new Set<string>()
  for (const strategy of strategies)
    for (const { key, code, message, detail } of faultsOf(overlay(file, strategy), axes, time, inputs)) {
      if (seen.has(key)) continue
      seen.add(key)
      complain(code, message, { ...detail, place: entry.keyPlace, path: `${path}.${detail.path ?? ''}` })
    }
}

/**
 * What checks lay over the strategies of a scenario; whether it goes together with the rest of the file is said once the
 * file itself is known to be right.
 */
export const layingOver = (
  under: Under,
  tools: Tools,
  settled: (strategy: StrategyBody) => Strategy,
): { readonly lay: Lay; readonly complainOfFaults: () => void } => {
  const laid: (readonly [Entry, string, readonly StrategyBody[]])[] = []
  return {
    lay: (entry, path) => {
      const found = laidOver(entry, path, under, tools)
      if (found === undefined) return undefined
      laid.push([entry, path, found.strategies])
      return { with: found.with, strategies: found.strategies.map(settled) }
    },
    complainOfFaults: () => {
      for (const [entry, path, strategies] of laid) laidFaults(entry, path, strategies, under, tools)
    },
  }
}
