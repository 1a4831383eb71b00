import type { Wrong } from '../wrong.ts'
import { formulaLimits } from './grammar.ts'
import type { Reference, Span, Term } from './term.ts'

/** The file's own metrics as formulas over metrics of the catalogue alone. */
export type OwnTerms = ReadonlyMap<string, Term>

/** How many parts a formula has once the file's own metrics in it are written out. */
const partsOf = (term: Term, own: OwnTerms): number => {
  if (term.kind === 'call') return 1 + term.args.reduce((sum, arg) => sum + partsOf(arg, own), 0)
  const meant = term.kind === 'name' ? own.get(term.reference.name) : undefined
  return meant === undefined ? 1 : partsOf(meant, new Map())
}

/** The formula of a metric where another one names it: its strategy and time hold where it says none itself. */
const placed = (term: Term, at: Span & { readonly text: string; readonly reference: Reference }): Term => {
  const span = { start: at.start, end: at.end, text: at.text }
  if (term.kind === 'call') return { ...term, ...span, args: term.args.map(arg => placed(arg, at)) }
  if (term.kind === 'number') return { ...term, ...span }
  const { name: _, ...rest } = at.reference
  return { ...term, ...span, reference: { ...rest, ...term.reference } }
}

const replaced = (term: Term, own: OwnTerms): Term => {
  if (term.kind === 'call') return { ...term, args: term.args.map(arg => replaced(arg, own)) }
  const meant = term.kind === 'name' ? own.get(term.reference.name) : undefined
  return term.kind === 'name' && meant !== undefined ? placed(meant, term) : term
}

/** The names of metrics that a formula speaks of. */
export const namesIn = (term: Term): readonly (Term & { readonly kind: 'name' })[] =>
  term.kind === 'call' ? term.args.flatMap(namesIn) : term.kind === 'name' ? [term] : []

/** A formula with the file's own metrics in it written out. */
export const writtenOut = (term: Term, own: OwnTerms): Term | Wrong => {
  const parts = partsOf(term, own)
  if (parts <= formulaLimits.parts) return replaced(term, own)
  return {
    code: 'E134',
    problem: `a formula of ${parts} parts, with the metrics that it names written out; at most ${formulaLimits.parts} are allowed`,
    start: term.start,
    end: term.end,
  }
}
