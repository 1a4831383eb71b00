import type { Wrong } from '../wrong.ts'
import { type Frame, newFrame, open, tooMuch, unclosed } from './frame.ts'
import { wrongCount } from './functions.ts'
import { missingOperator, missingValue, sayAt } from './missing.ts'
import type { Speaks } from './term.ts'
import type { Sign, Token } from './token.ts'

export { formulaLimits } from './frame.ts'

/** What the check of the order knows after a token. */
type State = {
  readonly text: string
  readonly speaks: Speaks | undefined
  readonly frames: Frame[]
  before: Token | undefined
  /** Whether a whole operand stands before. */
  isWhole: boolean
  depth: number
  parts: number
}

const topOf = ({ frames }: State): Frame => frames[frames.length - 1]

/** One level more that closes by itself: a prefix or a power. */
const deeper = (state: State): void => {
  topOf(state).run++
  state.depth++
}

/** An operand, or what stands before one: `not`, a function, a bracket that opens. */
const operand = (state: State, token: Token): Wrong | undefined => {
  const { before, isWhole } = state
  if (isWhole && before !== undefined) return missingOperator(before, token, state.text, state.speaks)
  if (token.kind === 'sign' && token.sign === '(') {
    state.frames.push(newFrame(token, before?.kind === 'function' ? before : undefined))
    state.depth++
  } else if (token.kind === 'sign') deeper(state)
  state.isWhole = token.kind === 'number' || token.kind === 'name'
  return undefined
}

const closing = (state: State, token: Token): Wrong | undefined => {
  const top = topOf(state)
  if (top.open === undefined) return sayAt('E127', 'this ")" closes nothing', token)
  const isEmpty = state.before === top.open
  if (!state.isWhole && !(isEmpty && top.call)) return missingValue(state.before, token)
  const count = isEmpty ? 0 : top.commas + 1
  const wrong = unclosed(top) ?? (top.call && wrongCount(top.call.text, count, top.call))
  if (wrong !== undefined) return wrong
  state.frames.pop()
  state.depth -= 1 + top.run + top.chosen
  state.isWhole = true
  return undefined
}

const comma = (top: Frame, token: Token, before: Token | undefined): Wrong | undefined => {
  if (top.call !== undefined) return unclosed(top)
  const help = /\d$/.test(before?.text ?? '') ? 'thousands have no commas, and decimals have a dot' : undefined
  return sayAt('E127', 'a comma stands only between the arguments of a function', token, help)
}

/** A sign between two operands. */
const between = (state: State, sign: Sign, token: Token): Wrong | undefined => {
  const top = topOf(state)
  state.isWhole = false
  if (sign === '^') deeper(state)
  else {
    state.depth -= top.run
    top.run = 0
  }
  if (sign === 'between') top.ranges++
  if (sign === 'and' && top.ranges > 0) top.ranges--
  if (sign === '?') {
    top.choices++
    top.chosen++
    state.depth++
  }
  if (sign === ':' && top.choices-- === 0)
    return sayAt('E128', 'a formula has no ranges: this ":" follows no "?"', token, 'write "condition ? a : b"')
  if (sign !== ',') return undefined
  const wrong = comma(top, token, state.before)
  top.commas++
  state.depth -= top.chosen
  top.chosen = 0
  return wrong
}

const step = (state: State, token: Token): Wrong | undefined => {
  const sign = token.kind === 'sign' ? token.sign : undefined
  if (sign === undefined || sign === 'not' || sign === '(') return operand(state, token)
  if (sign === ')') return closing(state, token)
  if (state.isWhole) return between(state, sign, token)
  if (sign !== '-' && sign !== '+') return missingValue(state.before, token)
  deeper(state)
  return undefined
}

/** What is wrong with the order of the tokens or with their number. One pass, and no recursion. */
export const grammarProblem = (tokens: readonly Token[], text: string, speaks?: Speaks): Wrong | undefined => {
  const state: State = { text, speaks, frames: [newFrame()], before: undefined, isWhole: false, depth: 0, parts: 0 }
  for (const token of tokens) {
    if (token.kind !== 'sign' || !/^[(),]$/.test(token.sign)) state.parts++
    const wrong = step(state, token) ?? tooMuch(state.parts, state.depth, token)
    if (wrong !== undefined) return wrong
    state.before = token
  }
  if (!state.isWhole) return missingValue(state.before, undefined)
  const top = topOf(state)
  return top.open === undefined ? unclosed(top) : open(top.open)
}
