import type { Wrong } from '../wrong.ts'
import { sayAt } from './missing.ts'
import type { Token } from './token.ts'

/** Characters, levels and parts (operands, operators, functions) of one formula at most. */
export const formulaLimits = { length: 4000, depth: 64, parts: 1000 } as const

/**
 * The whole formula, or what stands in a bracket that is open. `choices` are the ? without their :, `ranges` each
 * between without its and; `run` and `chosen` are levels that opened without a bracket: prefixes and powers, choices.
 */
export type Frame = {
  readonly open?: Token
  readonly call?: Token
  commas: number
  choices: number
  ranges: number
  run: number
  chosen: number
}

export const newFrame = (opening?: Token, call?: Token): Frame => ({
  ...(opening && { open: opening }),
  ...(call && { call }),
  commas: 0,
  choices: 0,
  ranges: 0,
  run: 0,
  chosen: 0,
})

/** A bracket that is never closed. */
export const open = (token: Token): Wrong => sayAt('E127', 'this "(" is never closed', token)

/** What is begun and not ended where a frame ends. */
export const unclosed = (frame: Frame): Wrong | undefined => {
  if (frame.choices > 0) return sayAt('E127', '"?" without its ":"', frame.open, 'write "condition ? a : b"')
  if (frame.ranges > 0) return sayAt('E127', '"between" without its "and"', frame.open, 'write "x between a and b"')
  return undefined
}

const smaller = 'give a part of it a name of its own, and use the name here'

/** A formula with more parts or levels than is allowed. */
export const tooMuch = (parts: number, depth: number, token: Token): Wrong | undefined => {
  if (parts > formulaLimits.parts)
    return sayAt('E134', `a formula of more than ${formulaLimits.parts} parts`, token, smaller)
  if (depth > formulaLimits.depth)
    return sayAt('E134', `a formula of more than ${formulaLimits.depth} levels`, token, smaller)
  return undefined
}

/** A text that is longer than is allowed. */
export const tooLong = (length: number): Wrong | undefined =>
  length <= formulaLimits.length
    ? undefined
    : {
        code: 'E134',
        problem: `a formula of ${length} characters; at most ${formulaLimits.length} are allowed`,
        help: smaller,
        start: formulaLimits.length,
        end: formulaLimits.length + 1,
      }
