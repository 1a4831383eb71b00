import { isWrong } from '../wrong.ts'
import type { ParseFormula, Speaks, Term } from './term.ts'

/** A formula that was parsed, at which level, and which names were asked for on the way, with the answers. */
type Kept = {
  readonly term: Term
  readonly level: Speaks['level'] | undefined
  readonly asked: ReadonlyMap<string, boolean>
}

/** Formulas with nothing wrong in them, by their text, for whoever reads them again. */
export type KeptFormulas = Map<string, Kept>

/** As many are kept: those of a few files, and not every one that is ever tried. */
const mostKept = 2000

const holds = ({ level, asked }: Kept, speaks: Speaks | undefined): boolean =>
  level === speaks?.level && [...asked].every(([name, answer]) => speaks?.has(name) === answer)

/** Takes what was parsed before from where it is kept, if it would be parsed to the same again, and keeps the rest there. */
export const keeping =
  (parse: ParseFormula, formulas: KeptFormulas): ParseFormula =>
  (text, speaks) => {
    const known = formulas.get(text)
    if (known && holds(known, speaks)) return known.term
    const asked = new Map<string, boolean>()
    const has = (name: string): boolean => {
      const answer = speaks?.has(name) === true
      asked.set(name, answer)
      return answer
    }
    const term = parse(text, speaks && { level: speaks.level, has })
    if (!isWrong(term) && (known || formulas.size < mostKept)) formulas.set(text, { term, level: speaks?.level, asked })
    return term
  }
