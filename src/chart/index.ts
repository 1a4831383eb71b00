import type { TopLevelSpec } from 'vega-lite'
import type { ChartAsk, ChartKindName } from '../scenario/charts/chart-ask.ts'
import type { Outcome } from '../study/outcome.ts'
import type { ChartKind, Missing } from './kind.ts'
import { kinds } from './kinds.ts'

export { type BothSeatsRecord, bothSeatsRecord } from './both-seats/record.ts'
export { bothSeatsChart } from './both-seats/spec.ts'
export { type DifferenceRecord, differenceRecord } from './difference/record.ts'
export { differenceChart } from './difference/spec.ts'
export { type FanRecord, fanRecord } from './fan/record.ts'
export { fanChart } from './fan/spec.ts'
export type { ChartKind, Missing } from './kind.ts'
export { kinds }

/** A chart that can be drawn. The ids are fit for file names, and no two charts of a run have the same. */
export type Chart = {
  readonly id: string
  readonly ask: ChartAsk
  readonly spec: TopLevelSpec
  /** The metrics that it shows. */
  readonly figures: readonly string[]
}

/** A chart that was asked for and has nothing to show, and why. */
export type Undrawn = { readonly ask: ChartAsk; readonly missing: string }

/** The kinds there are, by the key that they have in a file. */
const kindOf = (key: string): ChartKind | undefined => kinds.find(kind => kind.key === key)

/** What a reader would miss most, first: of a run that has more to show than `most` charts, the last are left to the asking. */
const byWeight: readonly ChartKindName[] = [
  'fan',
  'difference',
  'bothSeats',
  'goals',
  'expectations',
  'slips',
  'cash',
  'tornado',
  'bridge',
  'response',
  'fund',
  'bench',
  'slipMatrix',
  'solution',
  'valuation',
  'rebate',
  'calendar',
  'funnel',
]
const most = 10

/** The usual charts of what a run contains, in the order of the kinds. */
const usualOf = (outcome: Outcome): readonly ChartAsk[] => {
  const all = kinds.flatMap(kind => kind.usual(outcome))
  const weight = ({ kind }: ChartAsk): number => byWeight.indexOf(kind)
  const kept = new Set([...all].sort((a, b) => weight(a) - weight(b)).slice(0, most))
  return all.filter(ask => kept.has(ask))
}

/** The charts of a run: those that its file names, else the usual ones of what it contains. */
export const asksOf = (outcome: Outcome): readonly ChartAsk[] => outcome.charts ?? usualOf(outcome)

/**
 * The charts of some kinds: those among the charts of the run, then, of each kind that has none there, the one that it
 * chooses itself. Without a kind, the charts of the run.
 */
export const asksFor = (outcome: Outcome, only: readonly ChartKindName[]): readonly ChartAsk[] => {
  const asks = asksOf(outcome)
  if (only.length === 0) return asks
  const found = asks.filter(({ kind }) => only.includes(kind))
  const rest = [...new Set(only)].filter(kind => !found.some(ask => ask.kind === kind))
  return [...found, ...rest.map(kind => ({ kind }))]
}

/** A chart of strategies that were played: of several those that were, or why there is none. */
const ofPlayed = ({ result }: Outcome, ask: ChartAsk): ChartAsk | Missing => {
  const { of, against, strategies } = ask
  const isPlayed = (id: string): boolean => result.strategies.some(one => one.id === id)
  const absent = [of, against].find(id => id !== undefined && !isPlayed(id))
  if (absent !== undefined) return { missing: `the run did not play the strategy ${absent}` }
  if (strategies === undefined) return ask
  const played = strategies.filter(isPlayed)
  return played.length > 0
    ? { ...ask, strategies: played }
    : { missing: 'the run played none of the strategies that it is of' }
}

const idsOf = (asks: readonly ChartAsk[]): readonly string[] => {
  const plain = asks.map(({ kind }) => kindOf(kind)?.id ?? kind)
  const seen = new Map<string, number>()
  return plain.map(id => {
    const n = (seen.get(id) ?? 0) + 1
    seen.set(id, n)
    return n === 1 ? id : `${id}-${n}`
  })
}

/** Builds charts; what has nothing to show is left out and said. Ids count charts of one kind: `fan`, `fan-2`. */
export const buildCharts = (
  outcome: Outcome,
  asks: readonly ChartAsk[] = asksOf(outcome),
): { readonly charts: readonly Chart[]; readonly undrawn: readonly Undrawn[] } => {
  const charts: Chart[] = []
  const undrawn: Undrawn[] = []
  const ids = idsOf(asks)
  asks.forEach((ask, n) => {
    const kind = kindOf(ask.kind)
    const shown = ofPlayed(outcome, ask)
    const none = { missing: `this version has no chart "${ask.kind}"` }
    const built = 'missing' in shown ? shown : (kind?.build(outcome, shown) ?? none)
    if ('missing' in built) undrawn.push({ ask, missing: built.missing })
    else
      charts.push({
        id: ids[n]!,
        ask,
        spec: built,
        figures: kind?.figures(outcome, ask) ?? [],
      })
  })
  return { charts, undrawn }
}
