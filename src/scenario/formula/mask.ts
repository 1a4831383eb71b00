import type { Token } from './token.ts'

/** What stands for a token where only the order of operations matters: as long as the token, so that columns stay true. */
export const maskOf = (token: Token, isRange: boolean): string => {
  const { length } = token.text
  if (token.kind === 'function') return 'f'.repeat(length)
  if (token.kind !== 'sign') return 'x'.repeat(length)
  return isRange ? '<'.padEnd(length) : token.text
}

/** The tokens that make a range: each `between`, and the `and` that belongs to it. */
export const rangeTokens = (tokens: readonly Token[]): ReadonlySet<Token> => {
  const found = new Set<Token>()
  const open: number[] = [0]
  for (const token of tokens) {
    if (token.kind !== 'sign') continue
    const top = open.length - 1
    if (token.sign === '(') open.push(0)
    else if (token.sign === ')') open.pop()
    else if (token.sign === 'between') {
      open[top]++
      found.add(token)
    } else if (token.sign === 'and' && open[top] > 0) {
      open[top]--
      found.add(token)
    }
  }
  return found
}

/** A formula of nothing but signs and letters that stand for its operands, each where it stood. */
export const masked = (tokens: readonly Token[], ranges: ReadonlySet<Token>): string => {
  let text = ''
  for (const token of tokens) text = text.padEnd(token.start) + maskOf(token, ranges.has(token))
  return text
}
