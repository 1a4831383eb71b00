import type { Place } from '../../kernel/issue.ts'
import { unitOf } from '../formula/dims.ts'
import { formulaText, type InputFormula, inputFormula, namesOf } from '../formula/input-level.ts'
import type { Term } from '../formula/term.ts'
import type { Setting } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import type { Dimension } from '../values/amount.ts'
import { quoted } from '../words.ts'
import { complainOf, isWrong } from '../wrong.ts'
import type { Scalar } from '../yaml/tree.ts'
import type { Input } from './inputs.ts'

/** An input that is a formula, until the inputs it is computed from are known. */
export type Waiting = {
  readonly node: Scalar
  readonly path: string
  readonly place: Place
  readonly rest: Omit<Setting, 'path' | 'quantity' | 'place' | 'unit'>
}

const kindOf = ({ dims }: InputFormula): Dimension | 'rate' => {
  const unit = unitOf(dims)
  if (unit === undefined) return 'rate'
  return unit === 'USD' ? 'money' : unit === 'months' ? 'duration' : unit === 'hours' ? 'hours' : 'plain'
}

const inputOf = ({ node, path, place, rest }: Waiting, formula: InputFormula): Input => {
  const { expr, dims, of, reach, parts, certain } = formula
  const unit = unitOf(dims)
  return {
    setting: {
      path,
      quantity: { kind: 'formula', expr, of, text: formulaText(node.text), ...(dims.per && { per: dims.per }) },
      place,
      ...(unit && { unit }),
      ...rest,
    },
    kind: kindOf(formula),
    dims,
    reach,
    parts,
    ...(certain !== undefined && { certain }),
  }
}

/** `5:3`: line and column, both from 1. */
const spot = ({ file, start }: Place): string => {
  const lines = file.text.slice(0, start).split('\n')
  return `${lines.length}:${1 + Array.from(lines[lines.length - 1]).length}`
}

/** Complains of a loop: `a (5:3) -> b (6:3) -> a`. */
const loop = (names: readonly string[], waiting: ReadonlyMap<string, Waiting>, tools: Tools): void => {
  const stops = names.flatMap(name => waiting.get(name) ?? [])
  const shown = names.map((name, n) => `${name} (${spot(stops[n].place)})`)
  const way = shown.length > 8 ? [...shown.slice(0, 7), '...'] : shown
  tools.complain(
    'E135',
    names.length === 1
      ? `the input ${quoted(names[0])} is computed from itself`
      : `these inputs need each other in a loop: ${[...way, names[0]].join(' -> ')}`,
    {
      place: stops[0].node.place,
      path: stops[0].path,
      help: 'write the value of one of them',
      also: stops.slice(1, 8).map(({ place }) => ({ place, note: 'from here' })),
    },
  )
}

/**
 * Reads the formulas among the inputs, each after those that it is computed from, and puts them in their places. What
 * is part of a loop, or needs it, stays without a value.
 */
export const computeInputs = (
  waiting: ReadonlyMap<string, Waiting>,
  inputs: Map<string, Input>,
  tools: Tools,
): void => {
  const { complain, parseFormula } = tools
  const terms = new Map<string, Term>()
  for (const [name, { node, path }] of waiting) {
    const term = parseFormula(node.text, { level: 'inputs', has: other => inputs.has(other) || waiting.has(other) })
    if (isWrong(term)) complainOf(term, node, path, complain)
    else terms.set(name, term)
  }
  const needs = new Map<string, Set<string>>()
  const neededBy = new Map<string, string[]>()
  for (const [name, term] of terms) {
    const names = new Set(
      namesOf(term)
        .map(({ reference }) => reference.name)
        .filter(other => terms.has(other)),
    )
    needs.set(name, names)
    for (const other of names) neededBy.set(other, [...(neededBy.get(other) ?? []), name])
  }
  const ready = [...terms.keys()].filter(name => needs.get(name)?.size === 0)
  for (let n = 0; n < ready.length; n++) {
    const name = ready[n]
    const [term, of] = [terms.get(name), waiting.get(name)]
    if (term === undefined || of === undefined) continue
    const formula = inputFormula(term, inputs)
    if (formula !== undefined && isWrong(formula)) complainOf(formula, of.node, of.path, complain)
    else if (formula !== undefined) inputs.set(name, inputOf(of, formula))
    for (const next of neededBy.get(name) ?? []) {
      const left = needs.get(next)
      left?.delete(name)
      if (left?.size === 0) ready.push(next)
    }
    needs.delete(name)
  }
  const seen = new Set<string>()
  for (const start of needs.keys()) {
    const way: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      way.push(at)
      at = needs.get(at)?.values().next().value
    }
    if (at !== undefined && way.includes(at)) loop(way.slice(way.indexOf(at)), waiting, tools)
  }
}
