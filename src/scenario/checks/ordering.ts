import type { Known } from '../formula/figure.ts'
import { type Aggregate, aggregateFormula, statisticIn } from '../formula/levels.ts'
import type { Term } from '../formula/term.ts'
import { unitOfFormula } from '../formula/unit.ts'
import type { Check, Link } from '../scenario.ts'
import { isWrong, type Wrong } from '../wrong.ts'

/** A formula in which every figure is of one strategy, where it says none itself. */
const inStrategy = (term: Term, of: string): Term =>
  term.kind === 'call'
    ? { ...term, args: term.args.map(arg => inStrategy(arg, of)) }
    : term.kind === 'name'
      ? { ...term, reference: { of, ...term.reference } }
      : term

const call = ({ start, end, text }: Term, op: string, ...args: readonly Term[]): Term => ({
  kind: 'call',
  op,
  args,
  start,
  end,
  text,
})

/**
 * By how much a figure is above itself in another strategy. Of means it is the mean of the differences future by future:
 * the luck that both share is in neither.
 */
const differenceOf = (term: Term, above: string, below: string): Term => {
  const isMean = statisticIn(term) === undefined || (term.kind === 'call' && term.op === 'mean')
  const of = isMean && term.kind === 'call' && term.op === 'mean' ? term.args[0] : term
  const apart = call(term, '-', inStrategy(of, above), inStrategy(of, below))
  return isMean ? call(term, 'mean', apart) : apart
}

/** The differences in a chain of comparisons, from its end. */
const linksOf = (expr: Check['formula']['expr'], pairs: readonly Omit<Link, 'difference'>[]): readonly Link[] => {
  const links: Link[] = []
  let rest = expr
  for (const pair of [...pairs].reverse()) {
    if (rest.kind !== 'call') throw new Error('an ordering is a chain of comparisons')
    const [before, last] = rest.op === 'and' ? rest.args : [rest, rest]
    if (last.kind !== 'call') throw new Error('an ordering is a chain of comparisons')
    links.unshift({ ...pair, difference: last.args[0] })
    rest = before
  }
  return links
}

/**
 * A figure, or a number made from all trials, in the order of its strategies: one formula that is true when each is
 * above the next, and the difference of each pair.
 */
export const orderingOf = (
  term: Term,
  order: readonly string[],
  whole: string,
  by: string | undefined,
  known: Known,
): Pick<Check, 'formula' | 'unit' | 'links'> | Wrong => {
  const pairs = order.slice(1).map((below, n) => ({ above: order[n], below }))
  const terms = pairs.map(({ above, below }) => differenceOf(term, above, below))
  const first = aggregateFormula(terms[0], whole, by, known)
  if (isWrong(first)) return first
  const { dims } = first
  const zero: Term = { ...term, kind: 'number', value: 0, dims }
  const above = terms.map(one => call(term, '>', one, zero))
  const read: Aggregate | Wrong = aggregateFormula(
    above.reduce((a, b) => call(term, 'and', a, b)),
    whole,
    by,
    known,
  )
  if (isWrong(read)) return read
  const { formula } = read
  const unit = unitOfFormula(terms[0], dims)
  return { formula, links: linksOf(formula.expr, pairs), ...(unit !== undefined && { unit }) }
}
