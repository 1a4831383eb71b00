import { mergePairs, type PairState, pairState } from '../compare/pair.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Block } from '../simulate/block.ts'
import { simulateBlock } from '../simulate/simulate.ts'
import { type ColumnState, exactTrials, mergeColumns, metricState, timelineState } from '../summarise/column-state.ts'
import type { Study } from './study.ts'

/** What a stretch of trials adds to a study's result; merges in any order to the same bits. Plain data. */
export type StudyState = {
  /** By variant, then by metric of the structure. */
  readonly metrics: readonly (readonly ColumnState[])[]
  /** By variant, timeline and step. */
  readonly timelines: readonly (readonly (readonly ColumnState[])[])[]
  /** By pair, then by metric. */
  readonly pairs: readonly (readonly PairState[])[]
}

/** The unit of work: one block of trials in all variants, reduced where both columns of a difference still exist. */
export const workBlock = (study: Study, catalogue: Catalogue, block: Block): StudyState => {
  const exact = study.trials <= exactTrials
  const columns = simulateBlock(study.structure, catalogue, study.variants, block)
  return {
    metrics: columns.map(({ metrics }) => metrics.map(values => metricState(values, block.first, exact))),
    timelines: columns.map(({ timelines }) =>
      timelines.map(path => path.map(values => timelineState(values, block.first))),
    ),
    pairs: study.pairs.map(([a, b]) =>
      columns[a].metrics.map((values, m) => pairState(values, columns[b].metrics[m], block.first, exact)),
    ),
  }
}

export const mergeStates = (a: StudyState, b: StudyState): StudyState => ({
  metrics: a.metrics.map((row, v) => row.map((state, m) => mergeColumns(state, b.metrics[v][m]))),
  timelines: a.timelines.map((rows, v) =>
    rows.map((row, n) => row.map((state, t) => mergeColumns(state, b.timelines[v][n][t]))),
  ),
  pairs: a.pairs.map((row, p) => row.map((state, m) => mergePairs(state, b.pairs[p][m]))),
})
