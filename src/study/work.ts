import { mergePairs, type PairState, pairState } from '../compare/pair.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Block } from '../simulate/block.ts'
import { simulateBlock } from '../simulate/simulate.ts'
import { type ColumnState, exactTrials, mergeColumns, metricState, timelineState } from '../summarise/column-state.ts'
import { type DerivedState, derivedState, derivedValues, isWorld, mergeDerived } from './derived.ts'
import { askedFor, ownMetrics, type Study } from './study.ts'

/** What a stretch of trials adds to a study's result; merges in any order to the same bits. Plain data. */
export type StudyState = {
  /** By reported variant, then by metric: those of the structure, then those of the file. */
  readonly metrics: readonly (readonly ColumnState[])[]
  /** By reported variant, timeline and step. */
  readonly timelines: readonly (readonly (readonly ColumnState[])[])[]
  /** By pair, then by metric. */
  readonly pairs: readonly (readonly PairState[])[]
  /** By what formulas ask for, then by reported variant; one entry where it is the same for all. */
  readonly asked: readonly (readonly DerivedState[])[]
}

/** The unit of work: one block of trials in all variants, reduced where all columns of a formula still exist. */
export const workBlock = (study: Study, catalogue: Catalogue, block: Block): StudyState => {
  const exact = study.trials <= exactTrials
  const { first, count } = block
  const columns = simulateBlock(study.structure, catalogue, study.variants, block)
  const figures = columns.map(({ metrics }) => metrics)
  const own = ownMetrics(study)
  const metrics = new Map(
    study.reported.map(v => [v, [...figures[v], ...own.map(one => derivedValues(one, figures, v, count))]]),
  )
  const of = (variant: number): readonly Float64Array[] => metrics.get(variant) ?? []
  return {
    metrics: study.reported.map(v => of(v).map(values => metricState(values, first, exact))),
    timelines: study.reported.map(v =>
      columns[v].timelines.map(path => path.map(values => timelineState(values, first))),
    ),
    pairs: study.pairs.map(([a, b]) => of(a).map((values, m) => pairState(values, of(b)[m], first, exact))),
    asked: askedFor(study).map(one =>
      (isWorld(one) ? study.reported.slice(0, 1) : study.reported).map(v =>
        derivedState(one.kind, derivedValues(one, figures, v, count), first, exact),
      ),
    ),
  }
}

export const mergeStates = (a: StudyState, b: StudyState): StudyState => ({
  metrics: a.metrics.map((row, v) => row.map((state, m) => mergeColumns(state, b.metrics[v][m]))),
  timelines: a.timelines.map((rows, v) =>
    rows.map((row, n) => row.map((state, t) => mergeColumns(state, b.timelines[v][n][t]))),
  ),
  pairs: a.pairs.map((row, p) => row.map((state, m) => mergePairs(state, b.pairs[p][m]))),
  asked: a.asked.map((row, n) => row.map((state, v) => mergeDerived(state, b.asked[n][v]))),
})
