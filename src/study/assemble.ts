import { differencesOf, type PairState } from '../compare/pair.ts'
import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { columnOf } from '../kernel/column.ts'
import type { Unit } from '../kernel/unit.ts'
import { type ColumnState, heldValues, summaryOf } from '../summarise/column-state.ts'
import { z975 } from '../summarise/counts.ts'
import { meanError, t975 } from '../summarise/scrambles.ts'
import { meansIn } from '../summarise/totals.ts'
import type { Kept } from './kept.ts'
import { paybacksOf } from './paybacks.ts'
import type { Comparison, Difference, Figures, StrategyResult, Timeline } from './result.ts'
import { ownMetrics, type Study } from './study.ts'
import type { StudyState } from './work.ts'

/** `isSobol`: whether inputs are drawn from points, so that errors are from the scrambles. */
const figures = (state: ColumnState, unit: Unit, isSobol: boolean): Figures => {
  const { moments, mean, sd, se, quantile } = summaryOf(state)
  const some = moments.n > 0
  return {
    unit,
    mean,
    sd,
    se: isSobol ? meanError(heldValues(state)) : se,
    p05: quantile(0.05),
    p10: quantile(0.1),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p90: quantile(0.9),
    p95: quantile(0.95),
    min: some ? moments.min : null,
    max: some ? moments.max : null,
    undefined: moments.missing,
  }
}

/** `a`, `b`: the columns that differ. */
const difference = (state: PairState, unit: Unit, a: ColumnState, b: ColumnState, isSobol: boolean): Difference => {
  const made = state.difference.kind === 'exact' ? differencesOf(heldValues(a), heldValues(b)) : undefined
  // before the values are moved about
  const ofScrambles = isSobol && made ? meanError(made) : null
  const { moments, mean, se: ofTrials, quantile } = summaryOf(state.difference, made)
  const { n } = moments
  const [se, reach] = isSobol ? [ofScrambles, t975] : [ofTrials, z975]
  return {
    unit,
    mean,
    se,
    ci95: mean === null || se === null ? null : [mean - reach * se, mean + reach * se],
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    pGreater: n === 0 ? null : state.greater / n,
    pEqual: n === 0 ? null : state.equal / n,
  }
}

/**
 * One path over time. Where the metric of that name is the path's value at the end, the last step has its quantiles, so
 * that chart and table show one figure.
 */
const timeline = (
  path: readonly ColumnState[],
  unit: Unit,
  dates: Structure['dates'],
  atEnd: ColumnState | undefined,
): Timeline => {
  const steps = path.map((state, t) => summaryOf(atEnd && t === path.length - 1 ? atEnd : state))
  return {
    unit,
    dates,
    mean: steps.map(({ mean }) => mean),
    p10: steps.map(({ quantile }) => quantile(0.1)),
    p50: steps.map(({ quantile }) => quantile(0.5)),
    p90: steps.map(({ quantile }) => quantile(0.9)),
  }
}

/** The place of the metric that is a timeline's value at the end; -1 for none. */
const endOf = ({ metrics, timelines }: Structure, n: number): number =>
  metrics.findIndex(({ id, needs }) => {
    const path = timelines[n]
    const [only, ...others] = Object.values(needs)
    if (id !== path.id || only.window !== 'end') return false
    return 'slot' in path
      ? others.length === 0 && only.slot === path.slot
      : others.every(({ window }) => window === 'end')
  })

const byId = <T>(ids: readonly string[], make: (n: number) => T): Record<string, T> =>
  Object.fromEntries(ids.map((id, n) => [id, make(n)]))

const quantilesOf = (kept: Kept, ids: readonly string[]): string => {
  if (kept === 'all') return 'exact, type 7'
  const sketch = 'sketch, relative error at most 0.1 %'
  return kept.length === 0 ? sketch : `${sketch}; exact, type 7, of ${kept.map(place => ids[place]).join(', ')}`
}

/** How quantiles were found, in words; `ids` of the figures in their order. */
export const methodOf = (kept: Kept, ids: readonly string[]): { quantiles: string; timelines: string } => ({
  quantiles: quantilesOf(kept, ids),
  timelines: 'sketch, relative error at most 0.8 %; means exact',
})

/** The ids and units of every figure of a result: those of the structure, then those of the file. */
const metricsOf = (study: Study, catalogue: Catalogue): readonly { readonly id: string; readonly unit: Unit }[] => {
  const unitOf = new Map(catalogue.metrics.map(({ id, unit }) => [id, unit]))
  const known = study.structure.metrics.map(({ id, metric }) => ({ id, unit: unitOf.get(metric) as Unit }))
  return [...known, ...ownMetrics(study)]
}

const unitOf = (timeline: Structure['timelines'][number], { timelines, metrics }: Catalogue): Unit =>
  'slot' in timeline
    ? columnOf(timelines[timeline.id]).unit
    : (metrics.find(({ id }) => id === timeline.metric) as Catalogue['metrics'][number]).unit

/** The levels of every strategy, from the merged state of a study. */
export const strategyResults = (
  study: Study,
  catalogue: Catalogue,
  state: StudyState,
  titles: ReadonlyMap<string, string>,
): StrategyResult[] => {
  const { timelines, means, dates, steps } = study.structure
  const all = state.means.map(totals => meansIn(totals, study.trials))
  const metrics = metricsOf(study, catalogue)
  const isSobol = study.structure.points !== undefined
  return study.reported.map((variant, v) => ({
    id: study.variants[variant].id,
    title: titles.get(study.variants[variant].id) ?? study.variants[variant].id,
    metrics: byId(
      metrics.map(m => m.id),
      m => figures(state.metrics[v][m], metrics[m].unit, isSobol),
    ),
    timeline: byId(
      timelines.map(t => t.id),
      n => {
        const unit = unitOf(timelines[n], catalogue)
        return timeline(state.timelines[v][n], unit, dates, state.metrics[v][endOf(study.structure, n)])
      },
    ),
    means: byId(
      means.map(({ id }) => id),
      n => ({
        unit: means[n].unit,
        mean: all[v].slice(n * steps, (n + 1) * steps),
      }),
    ),
  }))
}

/** Every pair of the study, metric by metric. */
export const comparisonResults = (study: Study, catalogue: Catalogue, state: StudyState): Comparison[] => {
  const metrics = metricsOf(study, catalogue)
  const isSobol = study.structure.points !== undefined
  const columns = (variant: number): readonly ColumnState[] => state.metrics[study.reported.indexOf(variant)]
  return study.pairs.map(([a, b], p) => ({
    a: study.variants[a].id,
    b: study.variants[b].id,
    metrics: byId(
      metrics.map(m => m.id),
      m => difference(state.pairs[p][m], metrics[m].unit, columns(a)[m], columns(b)[m], isSobol),
    ),
    paybacks: paybacksOf(study.structure, state.paybacks[p]),
  }))
}
