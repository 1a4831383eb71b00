import type { Complain } from '../complain.ts'
import type { Layer } from '../layers/chain.ts'
import { fieldAt } from '../layers/named-path.ts'
import type { StrategyBody } from '../layers/strategies.ts'
import type { Correlation } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { plain, quoted } from '../words.ts'
import { type Entry, kindText, type ListNode } from '../yaml/tree.ts'
import { contradictions, nameOf } from './contradiction.ts'
import { type MemberOf, readEntry } from './entry.ts'
import { type Known, readMember, reasonAgainst } from './member.ts'
import { maxMembers } from './rank.ts'

/** Complains of pairs that have two ranks. */
const twice = (correlations: readonly Correlation[], complain: Complain): void => {
  const seen = new Map<string, { readonly rank: number; readonly place: Correlation['place'] }>()
  for (const { paths, rank, place } of correlations)
    for (const [i, a] of paths.entries())
      for (const [j, b] of paths.slice(0, i).entries()) {
        const pair = [a, b].sort()
        const other = seen.get(pair.join(' '))
        if (other === undefined) seen.set(pair.join(' '), { rank: rank[i][j], place })
        else if (other.rank !== rank[i][j]) {
          const [first, second] = pair.map(nameOf).map(quoted)
          const both = `${plain(other.rank)} and ${plain(rank[i][j])}`
          complain('E138', `${first} and ${second} have two rank correlations: ${both}`, {
            place,
            path: 'correlations',
            help: 'keep one of them',
            also: [{ place: other.place, note: 'the other one' }],
          })
        }
      }
}

/** Warns of strategies in which a correlated value is not one that can follow ranks. */
const notThere = (
  correlations: readonly Correlation[],
  strategies: readonly StrategyBody[],
  known: Known,
  warn: Complain,
): void => {
  for (const path of new Set(correlations.flatMap(({ paths }) => paths)))
    for (const { id, settings } of strategies) {
      const setting = settings.get(path)
      const field = fieldAt(path, known.axes)
      const reason = setting && field && reasonAgainst(setting.quantity, field.unit, field.draw)
      if (setting === undefined || reason === undefined) continue
      warn('E138', `the correlations of ${quoted(path)} do not hold in strategy ${quoted(id)}`, {
        place: setting.place,
        path: `strategies.${id}.${path}`,
        expected: `there it ${reason.why}`,
      })
    }
}

/** The list of the nearest layer that has one; `none` stands for an empty one. */
const listOf = (layers: readonly Layer[], complain: Complain): (Entry & { readonly value: ListNode }) | undefined => {
  const said = layers.flatMap(({ tree }) => tree.entries.get('correlations') ?? [])
  const entry = said.at(-1)
  if (entry === undefined) return undefined
  const { value } = entry
  if (value.kind === 'list') return { ...entry, value }
  if (value.kind !== 'scalar' || value.text !== 'none')
    complain(value.kind === 'empty' ? 'E122' : 'E121', `expected a list of correlations, found ${kindText(value)}`, {
      place: value.kind === 'empty' ? entry.keyPlace : value.place,
      path: 'correlations',
      help: `write a list: [{between: [ecosystemMultiplier, captureShare], rank: 0.4}]`,
    })
  else if (said.length < 2)
    complain('E151', 'there are no correlations to remove', {
      place: value.place,
      path: 'correlations',
      help: 'remove the line',
    })
  return undefined
}

/** How many different names a list speaks of. */
const countNames = (list: ListNode): number =>
  new Set(
    list.items.flatMap(item => {
      const between = item.kind === 'map' ? item.entries.get('between')?.value : undefined
      return between?.kind === 'list' ? between.items.flatMap(one => (one.kind === 'scalar' ? one.text : [])) : []
    }),
  ).size

/** The correlations of all layers; a nearer layer replaces the list whole. */
export const readCorrelations = (
  layers: readonly Layer[],
  known: Known,
  strategies: readonly StrategyBody[],
  { complain, warn }: Tools,
): readonly Correlation[] => {
  const list = listOf(layers, complain)
  if (list === undefined) return []
  const count = countNames(list.value)
  if (count > maxMembers) {
    complain('E138', `correlations of ${count} names; at most ${maxMembers} can be correlated`, {
      place: list.keyPlace,
      path: 'correlations',
    })
    return []
  }
  const paths = new Map<string, string | undefined>()
  const memberOf: MemberOf = (name, { place }, path) => {
    if (!paths.has(name)) paths.set(name, readMember(name, known, { place, path }, { complain, warn }))
    return paths.get(name)
  }
  let isRight = true
  const wrong: Complain = (...issue) => {
    isRight = false
    complain(...issue)
  }
  const correlations = list.value.items.flatMap((item, n): Correlation[] => {
    const path = `correlations.${n + 1}`
    if (item.kind !== 'map') {
      wrong('E121', `expected a correlation, found ${kindText(item)}`, {
        place: item.place,
        path,
        help: 'write {between: [ecosystemMultiplier, captureShare], rank: 0.4}',
      })
      return []
    }
    const one = readEntry(item, path, memberOf, wrong)
    return one === undefined ? [] : [one]
  })
  twice(correlations, wrong)
  if (!isRight || correlations.length < list.value.items.length) return correlations
  contradictions(correlations, list.keyPlace, complain)
  notThere(correlations, strategies, known, warn)
  return correlations
}
