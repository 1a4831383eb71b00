import { followed } from '../domain/headlines.ts'
import type { ChartAsk } from '../scenario/charts/chart-ask.ts'
import { exactTrials } from '../summarise/column-state.ts'

/** Figures (places in the result) that are kept trial by trial, with exact quantiles; of others there is a sketch. */
export type Kept = 'all' | readonly number[]

/** A run keeps so many numbers one by one: 80 MB of them. */
const mostKept = 10_000_000

/** Every figure of so many trials, as far as they are kept at all. */
export const allKept = (trials: number): Kept => (trials > exactTrials ? [] : 'all')

/** What a run is, as far as it matters to what is kept: the ids of its figures, how many strategies have them, its trials. */
type Size = { readonly ids: readonly string[]; readonly strategies: number; readonly trials: number }

/**
 * What a run keeps trial by trial: every figure where there is room for them, else those that are looked at future by
 * future, by the findings or by `charts`; beyond 131,072 trials none.
 */
export const keptBy = ({ ids, strategies, trials }: Size, charts: readonly ChartAsk[] = []): Kept => {
  const all = allKept(trials)
  if (all !== 'all' || ids.length * strategies * trials <= mostKept) return all
  const asked = charts.flatMap(({ kind, subject }) => (kind === 'difference' && subject !== undefined ? [subject] : []))
  const wanted = new Set<string>([...followed, ...asked])
  return ids.flatMap((id, place) => (wanted.has(id) ? [place] : []))
}

/** Whether a figure is kept trial by trial, by its place in the result. */
export const keeps = (kept: Kept): ((figure: number) => boolean) => {
  if (kept === 'all') return () => true
  const places = new Set(kept)
  return figure => places.has(figure)
}
