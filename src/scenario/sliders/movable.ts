import type { Field } from '../../kernel/field.ts'
import type { Input } from '../inputs/inputs.ts'
import type { Axes } from '../layers/axes.ts'
import { fieldAt, unknownName } from '../layers/named-path.ts'
import { isWhole } from '../layers/shares.ts'
import type { StrategyBody } from '../layers/strategies.ts'
import type { Tools } from '../tools.ts'
import type { Demand } from '../values/fit.ts'
import { isShareOfWhole } from '../whole/shares.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import type { Scalar } from '../yaml/tree.ts'

/** What a slider may name, all layers together; `bases` are the names of the files that others extend. */
export type Movable = {
  readonly inputs: ReadonlyMap<string, Input>
  readonly axes: Axes
  readonly strategies: readonly Pick<StrategyBody, 'id'>[]
  readonly bases: ReadonlySet<string>
}

/** What a slider moves: its path, and what its ends have to be; null where no ends can be read for it. */
export type Target = { readonly path: string; readonly demand: Demand | null }

const anything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const

/** Whether there is such a strategy; false after a complaint, or a warning that a base speaks of one. */
const isPlayed = (id: string, node: Scalar, path: string, { strategies, bases }: Movable, tools: Tools): boolean => {
  const ids = strategies.map(one => one.id)
  if (ids.includes(id)) return true
  const at = { place: node.place, path }
  if (bases.has(node.place.file.name))
    tools.warn(
      'E187',
      `a slider of a base is of the strategy ${quoted(id)}, which this file does not have: it is left out`,
      { ...at, help: `add a strategy ${quoted(id)}, or say "sliders" anew in this file` },
    )
  else
    tools.complain('E124', `unknown strategy ${quoted(id)}`, {
      ...at,
      ...(ids.length > 0 && { expected: oneOf(ids) }),
      help: didYouMean(id, ids),
    })
  return false
}

/** Why a slider can never move a field; undefined where it can. */
const reasonAgainst = (field: Field): string | undefined => {
  if (field.date === true) return 'takes a day'
  if (field.choices !== undefined) return field.choices.length === 0 ? 'takes a text' : 'takes a choice'
  return isWhole(field.path) || isShareOfWhole(field) ? 'is one of several shares of a whole' : undefined
}

/** What a name says to move; undefined after a complaint. */
export const readTarget = (node: Scalar, path: string, known: Movable, tools: Tools): Target | undefined => {
  const name = node.text.trim()
  const at = { place: node.place, path }
  const input = known.inputs.get(name)
  if (input !== undefined) {
    // What is wrong with it was said where it stands.
    if (input.setting === undefined) return undefined
    const { unit } = input.setting
    return { path: `inputs.${name}`, demand: unit === undefined ? null : { unit, range: anything } }
  }
  const [, id, rest] = /^strategies\.([^.]+)\.(.+)$/s.exec(name) ?? []
  if (id !== undefined && !isPlayed(id, node, path, known, tools)) return undefined
  const field = fieldAt(rest ?? name, known.axes)
  if (field === undefined) {
    const isInput = rest !== undefined && known.inputs.has(rest)
    const what = name.includes('.') ? 'field' : 'input'
    tools.complain('E124', `unknown ${what} ${quoted(rest ?? name)}`, {
      ...at,
      help: isInput
        ? `an input is the same in all strategies: write ${rest}`
        : name.includes('*')
          ? 'a slider moves one number: write the whole path of one, without a star'
          : unknownName(rest ?? name, known),
    })
    return undefined
  }
  const reason = reasonAgainst(field)
  if (reason === undefined) return { path: name, demand: field }
  tools.complain('E155', `a slider moves one number, and ${quoted(rest ?? name)} ${reason}`, {
    ...at,
    help: 'name another field, such as partner.sales.winRate, or remove the line',
  })
  return undefined
}
