import type { CheckFile } from '../checks/check-file.ts'
import type { Layer } from '../layers/chain.ts'
import { isNone } from '../layers/none.ts'
import type { Statement, VariantCheck } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type TreeNode } from '../yaml/tree.ts'
import { knownOf, type Played } from './known.ts'
import type { OwnMetrics } from './metrics.ts'
import { readStatementBody, type StatementBody, type Where } from './statement-body.ts'
import { checkOf, type Lay, wishOf } from './statement-formula.ts'

const sides = ['partner', 'vendor'] as const
type Side = (typeof sides)[number]

const mostStatements = 200

/** The items of a list of statements; nothing after a complaint, and for `none`. */
const itemsOf = (node: TreeNode, where: Where, { complain }: Tools): readonly TreeNode[] => {
  const { path } = where
  if (node.kind === 'list') {
    const extra = node.items[mostStatements]
    if (extra === undefined) return node.items
    complain('E108', `more than ${mostStatements} statements in one list`, { place: extra.place, path })
  } else if (node.kind === 'map' && node.entries.has('that'))
    complain('E121', `expected a list of ${where.many}, found a map`, {
      place: node.place,
      path,
      help: 'put "- " before "that"',
    })
  else if (node.kind !== 'scalar' || node.text !== 'none')
    complain(node.kind === 'empty' ? 'E122' : 'E121', `expected a list of ${where.many}, found ${kindText(node)}`, {
      place: node.place,
      path,
      help: `write {that: "${where.example}"} after a "- ", or [] for none`,
    })
  return []
}

/** What each side says in a room; a nearer layer replaces a side's list whole. */
const readSides = (layers: readonly Layer[], room: 'goals' | 'expects', tools: Tools): ReadonlyMap<Side, Entry> => {
  const { complain } = tools
  const lists = new Map<Side, Entry>()
  for (const { tree } of layers) {
    const entry = tree.entries.get(room)
    if (entry === undefined || entry.value.kind === 'empty') continue
    if (isNone(entry.value)) {
      lists.clear()
      continue
    }
    if (entry.value.kind !== 'map') {
      complain('E121', `expected a map of ${sides.join(' and ')}, found ${kindText(entry.value)}`, {
        place: entry.value.place,
        path: room,
        help: `say whose ${room === 'goals' ? 'goals' : 'expectations'} they are: "${room}:", then "partner:" above the list`,
      })
      continue
    }
    for (const one of entry.value.entries.values()) {
      const side = sides.find(name => name === one.key)
      if (side !== undefined) lists.set(side, one)
      else
        complain('E101', `unknown side ${quoted(one.key)}`, {
          place: one.keyPlace,
          path: room,
          expected: oneOf(sides),
          help: didYouMean(one.key, sides),
        })
    }
  }
  return lists
}

const wishExample = 'partner.value >= $1M'
const checkExample = 'P(partner.value >= $1M) >= 80%'

/** What files state of results: of what is played, and of what would be if something were otherwise. */
export type Stated = { readonly statements: readonly Statement[]; readonly variants: readonly VariantCheck[] }

/** The files of a scenario, and the file of checks that is read with it: beside its own checks, or `alone`. */
type Files = {
  readonly layers: readonly Layer[]
  readonly alone: CheckFile | undefined
  readonly beside: CheckFile | undefined
}

/** Goals, expectations and checks of all layers; a nearer layer replaces a side's list whole. */
export const readStatements = (
  { layers, alone, beside }: Files,
  played: Played,
  { terms, stranded }: OwnMetrics,
  tools: Tools,
  lay: Lay,
): Stated => {
  const all = knownOf(layers, played, tools)
  const known = { ...all, own: all.own.filter(id => !stranded.has(id)) }
  const bodies = (node: TreeNode, where: Where): readonly StatementBody[] =>
    itemsOf(node, where, tools).flatMap(
      (item, n) => readStatementBody(item, { ...where, path: `${where.path}[${n}]` }, known, tools) ?? [],
    )
  const wishes = (['goal', 'expect'] as const).flatMap(kind => {
    const room = `${kind}s` as const
    return [...readSides(layers, room, tools)].flatMap(([side, { value }]) => {
      const many = kind === 'goal' ? 'goals' : 'expectations'
      const where: Where = { kind, many, path: `${room}.${side}`, example: wishExample }
      return bodies(value, where).flatMap(body => wishOf(body, kind, side, terms, known, tools) ?? [])
    })
  })
  const own = layers.flatMap(({ tree }) => tree.entries.get('checks') ?? []).at(-1)
  const lists = [alone ? undefined : own, beside?.tree.entries.get('checks')]
  const where: Where = { kind: 'check', many: 'checks', path: 'checks', example: checkExample }
  const found = lists.flatMap(list =>
    (list === undefined || list.value.kind === 'empty' ? [] : bodies(list.value, where)).flatMap(
      body => checkOf(body, terms, known, tools, lay) ?? [],
    ),
  )
  const isVariant = (one: Statement | VariantCheck): one is VariantCheck => 'with' in one
  return {
    statements: [...wishes, ...found.filter(one => !isVariant(one))],
    variants: found.filter(isVariant),
  }
}
