import type { Unit } from '../../kernel/unit.ts'
import { dimsText } from '../formula/dims.ts'
import type { Known } from '../formula/figure.ts'
import { aggregateFormula, statisticIn, trialFormula } from '../formula/levels.ts'
import { namesIn, type OwnTerms, writtenOut } from '../formula/own.ts'
import type { Dims, Term } from '../formula/term.ts'
import { fitsUnit, unitOfFormula, unitWords } from '../formula/unit.ts'
import type { Layer } from '../layers/chain.ts'
import { isStranded } from '../layers/inherited.ts'
import type { UserMetric } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { quoted } from '../words.ts'
import { complainOf, isWrong, type Wrong } from '../wrong.ts'
import { knownOf, type Played } from './known.ts'
import { type Draft, readDrafts } from './metric-drafts.ts'

/** The metrics whose formulas lead back to themselves, each such chain complained of once; and those that need them. */
const inLoops = (drafts: ReadonlyMap<string, Draft | undefined>, { complain }: Tools): ReadonlySet<string> => {
  const done = new Set<string>()
  const looped = new Set<string>()
  const visit = (id: string, chain: readonly string[]): void => {
    const draft = drafts.get(id)
    if (draft === undefined || done.has(id)) return
    if (chain.includes(id)) {
      const members = chain.slice(chain.indexOf(id))
      for (const member of members) looped.add(member)
      complain('E135', `metrics need each other in a loop: ${[...members, id].join(' -> ')}`, {
        place: draft.place,
        path: `metrics.${id}`,
        help: 'one of them must not need the next',
        also: members.slice(1).map(member => ({
          place: drafts.get(member)?.place ?? draft.place,
          note: `${quoted(member)} is here`,
        })),
      })
      return
    }
    for (const { reference } of namesIn(draft.term)) visit(reference.name, [...chain, id])
    done.add(id)
  }
  for (const id of drafts.keys()) visit(id, [])
  return looped
}

/** Whether everything that a metric needs of the file's own could be read. */
const isSound = (term: Term, own: OwnTerms, known: Known): boolean =>
  namesIn(term).every(({ reference: { name } }) => own.has(name) || !known.own.includes(name))

const unitFor = (draft: Draft, term: Term, dims: Dims, { complain }: Tools): Unit | undefined => {
  const path = `metrics.${draft.id}`
  if (dims.truth) {
    const text = draft.term.text
    complain('E129', 'a metric is a number, and this is a statement that is true or false', {
      place: draft.node.place,
      path,
      help: `write "= P(${text})"`,
    })
    return undefined
  }
  const unit = draft.unit ?? unitOfFormula(term, dims)
  if (unit !== undefined && fitsUnit(dims, unit)) return unit
  const word = [...unitWords].find(([, meant]) => meant === unit)?.[0]
  const what = word === undefined ? 'which no unit of a metric holds' : `not ${quoted(word)}`
  complain('E129', `this formula gives ${dimsText(dims)}, ${what}`, {
    place: draft.node.place,
    path,
    expected: unit === undefined ? `expected what can be shown in: ${[...unitWords.keys()].join(', ')}` : undefined,
    help: unit === undefined ? undefined : 'leave out the unit: it follows from the formula',
  })
  return undefined
}

/** The metrics that the files define, and their formulas with all other metrics of theirs written out. */
export type OwnMetrics = {
  readonly metrics: readonly UserMetric[]
  readonly terms: OwnTerms
  /** Metrics of a base that were left out; whoever names one names nothing. */
  readonly stranded: ReadonlySet<string>
}

const settled = (draft: Draft, term: Term, known: Known, tools: Tools): UserMetric | undefined => {
  const { id, label, node, place } = draft
  const text = node.text.trim().replace(/^=\s*/, '')
  /** With the rest of the metric, once its formula is right. */
  const whole = <T>(read: { readonly formula: T; readonly dims: Dims } | Wrong) => {
    if (isWrong(read)) {
      complainOf(read, node, `metrics.${id}`, tools.complain)
      return undefined
    }
    const unit = unitFor(draft, term, read.dims, tools)
    return unit && { id, label, unit, text, place, formula: read.formula }
  }
  if (statisticIn(term) === undefined) {
    const metric = whole(trialFormula(term, node.text, undefined, known))
    return metric && { ...metric, level: 'trial' }
  }
  const metric = whole(aggregateFormula(term, node.text, undefined, known))
  return metric && { ...metric, level: 'aggregate' }
}

/** The metrics that the files define, by name; a nearer layer replaces one whole. */
export const readMetrics = (layers: readonly Layer[], played: Played, tools: Tools): OwnMetrics => {
  const drafts = readDrafts(layers, tools)
  const stranded = new Set<string>()
  const all = knownOf(layers, played, tools)
  const known: Known = {
    ...all,
    get own() {
      return all.own.filter(id => !stranded.has(id))
    },
  }
  const tried = new Set(inLoops(drafts, tools))
  const terms = new Map<string, Term>()
  const metrics = new Map<string, UserMetric>()
  const settle = (id: string): void => {
    const draft = drafts.get(id)
    if (draft === undefined || tried.has(id)) return
    tried.add(id)
    for (const { reference } of namesIn(draft.term)) settle(reference.name)
    if (!isSound(draft.term, terms, known)) return
    const { place } = draft
    if (isStranded(draft.term, { place, path: `metrics.${id}`, what: 'a metric' }, known, tools)) {
      stranded.add(id)
      return
    }
    const term = writtenOut(draft.term, terms)
    if (isWrong(term)) {
      complainOf(term, draft.node, `metrics.${id}`, tools.complain)
      return
    }
    const metric = settled(draft, term, known, tools)
    if (metric === undefined) return
    metrics.set(id, metric)
    terms.set(id, term)
  }
  for (const id of drafts.keys()) settle(id)
  return { metrics: [...drafts.keys()].flatMap(id => metrics.get(id) ?? []), terms, stranded }
}
