import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'
import { maskOf } from './mask.ts'
import type { Term } from './term.ts'
import type { Token } from './token.ts'

/** What we look at of a tree that mathjs made. */
export type Parsed = {
  readonly type: string
  readonly name?: string
  readonly op?: string
  readonly implicit?: boolean
  readonly fn?: Parsed | string
  readonly args?: readonly Parsed[]
  readonly content?: Parsed
  readonly params?: readonly Parsed[]
  readonly condition?: Parsed
  readonly trueExpr?: Parsed
  readonly falseExpr?: Parsed
}

type Result = Term | Wrong

/**
 * A tree of mathjs as a term. The tree has no places: walking it in the order of the text has to meet every token in
 * turn, which gives each node its place and proves that nothing was read otherwise than it is written.
 */
export const termOf = (root: Parsed, tokens: readonly Token[], ranges: ReadonlySet<Token>, text: string): Result => {
  let at = 0
  const unread = (): Wrong => {
    const token = tokens[Math.min(at, tokens.length - 1)]
    return {
      code: 'E127',
      problem: 'this formula cannot be read',
      help: 'use ( and ) to say what belongs together',
      start: token.start,
      end: token.end,
    }
  }
  const take = (mask: string | undefined): Token | undefined => {
    const token = tokens[at]
    if (token === undefined || mask === undefined) return undefined
    if (maskOf(token, ranges.has(token)).trimEnd() !== mask) return undefined
    at++
    return token
  }
  const span = (start: number, end: number) => ({ start, end, text: text.slice(start, end) })
  const call = (op: string, args: readonly Term[], start: number, end: number): Term => ({
    kind: 'call',
    op,
    args,
    ...span(start, end),
  })

  const symbol = (node: Parsed): Result => {
    const token = take(node.name)
    if (token === undefined || token.kind === 'sign' || token.kind === 'function') return unread()
    const where = span(token.start, token.end)
    return token.kind === 'number'
      ? { kind: 'number', value: token.value, dims: token.dims, ...where }
      : { kind: 'name', reference: token.reference, ...where }
  }

  const parenthesis = ({ content }: Parsed): Result => {
    const open = take('(')
    if (open === undefined || content === undefined) return unread()
    const inner = walk(content)
    if (isWrong(inner)) return inner
    const close = take(')')
    return close === undefined ? unread() : { ...inner, ...span(open.start, close.end) }
  }

  const operator = ({ op, args = [], implicit }: Parsed): Result => {
    if (implicit === true || args.length > 2) return unread()
    if (args.length === 1) {
      const sign = take(op)
      const inner = walk(args[0])
      if (isWrong(inner)) return inner
      if (sign?.kind !== 'sign') return unread()
      if (sign.sign === '+') return { ...inner, ...span(sign.start, inner.end) }
      return call(sign.sign === '-' ? 'negative' : sign.sign, [inner], sign.start, inner.end)
    }
    const left = walk(args[0])
    if (isWrong(left)) return left
    const sign = take(op)
    if (sign?.kind !== 'sign' || ranges.has(sign)) return unread()
    const right = walk(args[1])
    return isWrong(right) ? right : call(sign.sign, [left, right], left.start, right.end)
  }

  const named = ({ fn, args = [] }: Parsed): Result => {
    const token = typeof fn === 'object' && fn.type === 'SymbolNode' ? take(fn.name) : undefined
    if (token?.kind !== 'function' || take('(') === undefined) return unread()
    const terms: Term[] = []
    for (const arg of args) {
      if (terms.length > 0 && take(',') === undefined) return unread()
      const term = walk(arg)
      if (isWrong(term)) return term
      terms.push(term)
    }
    const close = take(')')
    return close === undefined ? unread() : call(token.op, terms, token.start, close.end)
  }

  const conditional = ({ condition, trueExpr, falseExpr }: Parsed): Result => {
    const terms: Term[] = []
    for (const [part, sign] of [
      [condition, undefined],
      [trueExpr, '?'],
      [falseExpr, ':'],
    ] as const) {
      if (part === undefined || (sign !== undefined && take(sign) === undefined)) return unread()
      const term = walk(part)
      if (isWrong(term)) return term
      terms.push(term)
    }
    return call('if', terms, terms[0].start, terms[2].end)
  }

  /** `x between low and high` is masked as `x < low < high`; a row of comparisons that was written as one is refused. */
  const relational = ({ params = [] }: Parsed): Result => {
    const terms: Term[] = []
    const signs: Token[] = []
    for (const part of params) {
      if (terms.length > 0) {
        const sign = tokens[at++]
        if (sign?.kind !== 'sign') return unread()
        signs.push(sign)
      }
      const term = walk(part)
      if (isWrong(term)) return term
      terms.push(term)
    }
    if (terms.length < 2) return unread()
    const { start } = terms[0]
    const { end } = terms[terms.length - 1]
    if (terms.length === 3 && signs.every(sign => ranges.has(sign))) return call('between', terms, start, end)
    const pairs = signs.map((sign, n) => `${terms[n].text} ${sign.text} ${terms[n + 1].text}`)
    return {
      code: 'E127',
      problem: 'two comparisons in a row',
      help: signs.some(sign => ranges.has(sign)) ? 'use ( and )' : `write ${quoted(pairs.join(' and '))}`,
      start,
      end,
    }
  }

  const kinds: ReadonlyMap<string, (node: Parsed) => Result> = new Map([
    ['SymbolNode', symbol],
    ['ParenthesisNode', parenthesis],
    ['OperatorNode', operator],
    ['FunctionNode', named],
    ['ConditionalNode', conditional],
    ['RelationalNode', relational],
  ])
  const walk = (node: Parsed): Result => kinds.get(node.type)?.(node) ?? unread()

  const term = walk(root)
  return isWrong(term) || at === tokens.length ? term : unread()
}
