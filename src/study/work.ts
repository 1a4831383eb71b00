import { addToPair, differencesOf, mergePairs, type PairState, pairState } from '../compare/pair.ts'
import { mergePaybacks, type PaybackState, paybackState } from '../compare/payback.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { type Block, type BlockColumns, handOn, type PathsTaken } from '../simulate/block.ts'
import { type Drawn, nothingDrawn } from '../simulate/params.ts'
import { newTables, simulateBlock } from '../simulate/simulate.ts'
import {
  addColumn,
  addMetric,
  type ColumnState,
  type MergeColumns,
  mergeColumns,
  metricState,
  timelineState,
} from '../summarise/column-state.ts'
import { mergeTotals, type Totals, totalsToFill } from '../summarise/totals.ts'
import { leafTrials, leavesOf } from '../summarise/tree.ts'
import { type DerivedState, derivedState, derivedValues, isWorld, mergeDerived } from './derived.ts'
import type { Target } from './influence/plan.ts'
import { type InfluenceState, influenceState, mergeInfluence } from './influence/state.ts'
import { keeps } from './kept.ts'
import { askedFor, ownMetrics, type Study } from './study.ts'

/** What a stretch of trials adds to a study's result; merges in any order to the same bits. Plain data. */
export type StudyState = {
  /** By reported variant, then by metric: those of the structure, then those of the file. */
  readonly metrics: readonly (readonly ColumnState[])[]
  /** By reported variant, timeline and step. */
  readonly timelines: readonly (readonly (readonly ColumnState[])[])[]
  /** By reported variant: sums of every mean, step by step. */
  readonly means: readonly Totals[]
  /** By pair, then by metric. */
  readonly pairs: readonly (readonly PairState[])[]
  /** By what formulas ask for, then by reported variant; one entry where it is the same for all. */
  readonly asked: readonly (readonly DerivedState[])[]
  /** By pair, then by timeline that is asked when it is paid back. */
  readonly paybacks: readonly (readonly PaybackState[])[]
  readonly influence: InfluenceState
}

/** What a variant's paths come to by themselves. */
type PathState = {
  readonly timelines: StudyState['timelines'][number]
  readonly means: Totals
}

/** Reduces a variant's paths as its steps are played; what `compared` keeps of them, others are compared with. */
const pathReducer = ({ structure, paybacks, pairs, traced }: Study, { first, count }: Block) => {
  const { timelines, means, steps } = structure
  const states = timelines.map((): ColumnState[] => [])
  const compared = timelines.map((): Float64Array[] => [])
  const isCompared = timelines.map((_, n) => pairs.length > 0 && paybacks.includes(n))
  const isTraced = timelines.map((_, n) => traced.includes(n))
  const totals = totalsToFill(means.length * steps, count, first)
  const taken: PathsTaken = {
    timeline(n, t, values) {
      states[n][t] = isTraced[n] ? metricState(values.slice(), first, true) : timelineState(values, first)
      if (isCompared[n]) compared[n][t] = values.slice()
    },
    mean(n, t, values) {
      totals.fill(n * steps + t, values)
    },
  }
  return { taken, compared, state: (): PathState => ({ timelines: states, means: totals.filled() }) }
}

const untaken: PathsTaken = { timeline() {}, mean() {} }

/** As `workBlock`, but for what it throws. */
const worked = (
  study: Study,
  catalogue: Catalogue,
  block: Block,
  tables = newTables(),
  before?: StudyState,
): StudyState => {
  const drawn = nothingDrawn(study.structure)
  const paths: PathState[] = []
  const columns = study.variants.map((variant, v): BlockColumns => {
    const { taken, compared, state } = pathReducer(study, block)
    const isReported = study.reported.includes(v)
    const play = [study.structure, catalogue, [variant], block, tables, drawn] as const
    const [{ metrics }] = simulateBlock(...play, isReported ? taken : untaken)
    if (isReported) paths[v] = state()
    return { metrics, timelines: compared, means: [] }
  })
  return reduced(study, block, columns, v => paths[v], drawn, before)
}

/**
 * The unit of work: one block of trials in all variants, reduced where all columns of a formula still exist. Paths, which
 * are most of what is played, are reduced step by step. Gives what it comes to with all that came before, which is used up
 * for its memory. Throws what a loop over the smallest blocks would meet first, so that no message hangs on who plays how
 * much at once.
 */
export const workBlock = (...[study, catalogue, block, tables, before]: Parameters<typeof worked>): StudyState => {
  try {
    return worked(study, catalogue, block, tables, before)
  } catch (error) {
    if (block.count > leafTrials)
      for (const { from, to } of leavesOf(block.count, block.first))
        worked(study, catalogue, { first: block.first + from, count: to - from }, tables)
    throw error
  }
}

/** What a block that has been played comes to: `columns` by variant. What its trials drew is drawn again. */
export const reduceBlock = (study: Study, block: Block, columns: readonly BlockColumns[]): StudyState =>
  reduced(study, block, columns, v => {
    const { taken, state } = pathReducer(study, block)
    handOn(columns[v], taken)
    return state()
  })

/** The part of a state that is made of figures, of which a block has one number a trial. */
type FigureState = Pick<StudyState, 'metrics' | 'pairs'>

/** `of` gives the figures of a variant in a block whose first trial has that number. */
const figureState = (
  { reported, pairs, kept }: Study,
  of: (variant: number) => readonly Float64Array[],
  first: number,
): FigureState => {
  const isKept = keeps(kept)
  return {
    metrics: reported.map(v => of(v).map((values, m) => metricState(values, first, isKept(m)))),
    pairs: pairs.map(([a, b]) => of(a).map((values, m) => pairState(values, of(b)[m], first, isKept(m)))),
  }
}

/** The same with all that came before, which is used up: no state is made of the block alone. */
const addFigures = (
  sum: FigureState,
  { reported, pairs }: Study,
  of: (variant: number) => readonly Float64Array[],
  { first, count }: Block,
): FigureState => {
  const room = new Float64Array(count)
  return {
    metrics: reported.map((v, r) => of(v).map((values, m) => addMetric(sum.metrics[r][m], values, first))),
    pairs: pairs.map(([a, b], p) =>
      of(a).map((values, m) => addToPair(sum.pairs[p][m], values, of(b)[m], first, room)),
    ),
  }
}

/** `pathsOf` gives what the paths of a variant come to. */
const reduced = (
  study: Study,
  block: Block,
  columns: readonly BlockColumns[],
  pathsOf: (variant: number) => PathState,
  drawn: Drawn = nothingDrawn(study.structure),
  before?: StudyState,
): StudyState => {
  const isSobol = study.structure.points !== undefined
  const { first, count } = block
  const paths = study.reported.map(pathsOf)
  const figures = columns.map(({ metrics }) => metrics)
  const own = ownMetrics(study)
  const metrics = new Map(
    study.reported.map(v => [v, [...figures[v], ...own.map(one => derivedValues(one, figures, v, count))]]),
  )
  const of = (variant: number): readonly Float64Array[] => metrics.get(variant) ?? []
  const questions = askedFor(study)
  const answers = questions.map(one =>
    (isWorld(one) ? study.reported.slice(0, 1) : study.reported).map(v => derivedValues(one, figures, v, count)),
  )
  const column = (target: Target): Float64Array => {
    if (target.kind === 'metric') return of(target.variant)[target.metric]
    if (target.kind === 'asked')
      return answers[target.asked][isWorld(questions[target.asked]) ? 0 : study.reported.indexOf(target.variant)]
    const [a, b] = study.pairs[target.pair]
    return differencesOf(of(a)[target.metric], of(b)[target.metric])
  }
  const rest: Rest = {
    timelines: paths.map(({ timelines }) => timelines),
    means: paths.map(({ means }) => means),
    asked: questions.map(({ kind }, n) =>
      answers[n].map(values => derivedState(kind, values, first, study.kept === 'all', isSobol)),
    ),
    paybacks: study.pairs.map(([a, b]) =>
      study.paybacks.map(n => paybackState(columns[a].timelines[n], columns[b].timelines[n])),
    ),
    influence: influenceState(study.influence, block, drawn, column),
  }
  return before === undefined
    ? { ...figureState(study, of, first), ...rest }
    : { ...addFigures(before, study, of, block), ...mergedRest(before, rest, addColumn) }
}

/** What is not made of figures alone. */
type Rest = Omit<StudyState, keyof FigureState>

const mergedRest = (a: Rest, b: Rest, merge: MergeColumns): Rest => ({
  timelines: a.timelines.map((rows, v) =>
    rows.map((row, n) => row.map((state, t) => merge(state, b.timelines[v][n][t]))),
  ),
  means: a.means.map((totals, v) => mergeTotals(totals, b.means[v])),
  asked: a.asked.map((row, n) => row.map((state, v) => mergeDerived(state, b.asked[n][v], merge))),
  paybacks: a.paybacks.map((row, p) => row.map((state, n) => mergePaybacks(state, b.paybacks[p][n]))),
  influence: mergeInfluence(a.influence, b.influence),
})

const merged = (a: StudyState, b: StudyState, merge: MergeColumns): StudyState => ({
  metrics: a.metrics.map((row, v) => row.map((state, m) => merge(state, b.metrics[v][m]))),
  pairs: a.pairs.map((row, p) => row.map((state, m) => mergePairs(state, b.pairs[p][m], merge))),
  ...mergedRest(a, b, merge),
})

/** Both states as a new one. */
export const mergeStates = (a: StudyState, b: StudyState): StudyState => merged(a, b, mergeColumns)

/** What some blocks come to and another part, as one; the first is used up, for its memory. */
export const addState = (sum: StudyState | undefined, part: StudyState): StudyState =>
  sum === undefined ? part : merged(sum, part, addColumn)
