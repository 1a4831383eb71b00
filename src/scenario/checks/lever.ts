import { dimsText } from '../formula/dims.ts'
import type { Known } from '../formula/figure.ts'
import { statisticIn, trialFormula } from '../formula/levels.ts'
import type { Term } from '../formula/term.ts'
import { unitOfFormula } from '../formula/unit.ts'
import type { Check, TrialFormula } from '../scenario.ts'
import { quoted } from '../words.ts'
import { isWrong, type Wrong } from '../wrong.ts'

/** A figure of one future that something is to move: as its mean over all futures, and future by future. */
export const leverOf = (
  term: Term,
  whole: string,
  by: string | undefined,
  known: Known,
): (Pick<Check, 'formula' | 'unit'> & { readonly figure: TrialFormula }) | Wrong => {
  const { text, start, end } = term
  const problem = (why: string): Wrong => ({
    code: 'E153',
    problem: `what moves is a figure, and ${quoted(text)} ${why}`,
    help: 'write a figure, such as partner.value',
    start,
    end,
  })
  if (statisticIn(term) !== undefined) return problem('is made from all trials')
  const read = trialFormula(term, whole, by, known)
  if (isWrong(read)) return read
  if (read.dims.truth) return problem(`is ${dimsText(read.dims)}`)
  if (read.formula.of.length === 0) return problem('is the same in every future')
  const unit = unitOfFormula(term, read.dims)
  const figure = read.formula
  const formula = { expr: { kind: 'name', index: 0 }, of: [{ stat: 'mean', over: figure }] } as const
  return { formula, figure, ...(unit !== undefined && { unit }) }
}
