import { metricNamed } from '../../domain/metric-named.ts'
import { closureOf } from '../../kernel/closure.ts'
import type { Expr } from '../../kernel/expr.ts'
import type { Wrong } from '../wrong.ts'
import type { Typed } from './algebra.ts'
import { isStatistic } from './functions.ts'
import type { Term } from './term.ts'

/** A part of a comparison with its words. */
type Part = Typed & { readonly term: Term }

const hasName = (expr: Expr): boolean =>
  expr.kind === 'name' || (expr.kind === 'call' && expr.args.some(part => hasName(part)))

/** The value of a part that is the same in every future. */
const constantOf = ({ expr }: Part): number | undefined => (hasName(expr) ? undefined : closureOf(expr, [])(0))

/** What a term is, if it can only be a share: a probability lies in 0 to 1, a metric that is a share not above 1. */
const shareOf = (term: Term): 'a probability' | 'a share' | undefined => {
  if (term.kind === 'call') {
    if (term.op === 'P') return 'a probability'
    return isStatistic(term.op) ? shareOf(term.args[0]) : undefined
  }
  const isShare = term.kind === 'name' && metricNamed(term.reference.name)?.unit === '1'
  return isShare ? 'a share' : undefined
}

const outOfShare = (what: 'a probability' | 'a share', { term }: Part, value: number): Wrong | undefined => {
  if (value <= 1 && (value >= 0 || what === 'a share')) return undefined
  const isBare = /^\d+(?:\.\d+)?$/.test(term.text)
  return {
    code: 'E114',
    problem: isBare
      ? `${what} is 0 to 1, or has a %, but this is ${term.text}`
      : `${what} is 0% to 100%, but this is ${term.text}`,
    ...(isBare && value <= 100 && { help: `did you mean ${term.text}%?` }),
    start: term.start,
    end: term.end,
  }
}

/** What no future can make true, or every one does: a share beyond 0 to 1, a band that ends below its start. */
export const impossible = (op: string, parts: readonly Part[]): Wrong | undefined => {
  const what = parts.map(({ term }) => shareOf(term)).find(one => one !== undefined)
  const values = parts.map(constantOf)
  for (const [n, value] of values.entries()) {
    const wrong = what === undefined || value === undefined ? undefined : outOfShare(what, parts[n], value)
    if (wrong !== undefined) return wrong
  }
  const [, low, high] = values
  if (op !== 'between' || low === undefined || high === undefined || !(low > high)) return undefined
  const [, from, to] = parts.map(({ term }) => term)
  return {
    code: 'E117',
    problem: `the band is upside down: ${from.text} is larger than ${to.text}`,
    help: `write between ${to.text} and ${from.text}`,
    start: from.start,
    end: to.end,
  }
}
