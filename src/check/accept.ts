import { nearest } from '../kernel/nearest.ts'
import type { Accepted, Baseline, Level, Tolerance } from './baseline.ts'
import { fits } from './gated.ts'
import { type Fixture, inOrder } from './make-baseline.ts'
import { heldBy } from './structural.ts'

/** Why something cannot be done: the fact, and the way out. */
export type Refusal = { readonly message: string; readonly help: string }

export type AcceptOptions = {
  /** What to accept and nothing else: METRIC of every strategy, or STRATEGY/METRIC; everything if left out or empty. */
  readonly only?: readonly string[]
  readonly reason: string
}

type Cell = { readonly strategy: string; readonly metric: string }

const cellsOf = ({ levels }: Pick<Baseline, 'levels'>): Cell[] =>
  Object.entries(levels).flatMap(([strategy, metrics]) => Object.keys(metrics).map(metric => ({ strategy, metric })))

const isMeant = (name: string, { strategy, metric }: Cell): boolean =>
  name === metric || name === `${strategy}/${metric}`

const levelAt = ({ levels }: Baseline, { strategy, metric }: Cell): Level | undefined =>
  Object.hasOwn(levels, strategy) && Object.hasOwn(levels[strategy], metric) ? levels[strategy][metric] : undefined

const isSame = (a: Level | undefined, b: Level | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    (['mean', 'sd', 'p10', 'p50', 'p90', 'undefined'] as const).every(figure => a[figure] === b[figure]))

/** What differs between two baselines, by strategy and metric; a level that is not there has no mean. */
const changesOf = (old: Baseline, next: Baseline): Accepted['changed'] => {
  const fresh = cellsOf(next).filter(cell => levelAt(old, cell) === undefined)
  return [...cellsOf(old), ...fresh]
    .filter(cell => !isSame(levelAt(old, cell), levelAt(next, cell)))
    .map(cell => ({ ...cell, was: levelAt(old, cell)?.mean ?? null, is: levelAt(next, cell)?.mean ?? null }))
}

/** Tolerances of the old baseline that still hold for something, then those of the new for what none of them fits. */
const carried = (old: Baseline, next: Baseline, metrics: readonly string[]): Tolerance[] => {
  const kept = old.tolerances.filter(({ metric }) => metrics.some(id => fits(metric, id)))
  const left = metrics.filter(id => !kept.some(({ metric }) => fits(metric, id)))
  return [...kept, ...next.tolerances.filter(({ metric }) => left.includes(metric))]
}

const unknown = (only: readonly string[], cells: readonly Cell[]): Refusal | undefined => {
  const lost = only.find(name => !cells.some(cell => isMeant(name, cell)))
  if (lost === undefined) return undefined
  const known = cells.flatMap(({ strategy, metric }) => [metric, `${strategy}/${metric}`])
  const close = nearest(lost, [...new Set(known)])
  return {
    message: `neither the baseline nor the run has ${JSON.stringify(lost)}`,
    help:
      close === undefined
        ? 'name a metric, or a strategy and a metric with / between them'
        : `did you mean ${JSON.stringify(close)}?`,
  }
}

/** Old futures and new ones stand side by side only if they are the same futures. */
const otherLuck = (old: Baseline, next: Baseline): Refusal | undefined =>
  (['seed', 'trials', 'streams', 'arithmetic'] as const).every(fact => old[fact] === next[fact])
    ? undefined
    : {
        message: 'a part of a baseline cannot be accepted from a run with other luck',
        help: `play the seed ${JSON.stringify(old.seed)} with ${old.trials} futures, or accept everything (without --only)`,
      }

/** The old levels and futures with those of some cells from the new ones, or without them where the new has none. */
const mixed = (old: Fixture, next: Fixture, cells: readonly Cell[]): Fixture => {
  const strategies = [
    ...new Set([...Object.keys(old.baseline.levels), ...cells.map(({ strategy }) => strategy)]),
  ].filter(strategy => Object.hasOwn(old.baseline.levels, strategy) || Object.hasOwn(next.baseline.levels, strategy))
  const of = <T>(was: Readonly<Record<string, Readonly<Record<string, T>>>>, is: typeof was) =>
    inOrder(
      strategies.flatMap(strategy => {
        const meant = cells.filter(cell => cell.strategy === strategy).map(({ metric }) => metric)
        const [before, now] = [was, is].map(all => Object.entries(Object.hasOwn(all, strategy) ? all[strategy] : {}))
        const both = [
          ...before.filter(([metric]) => !meant.includes(metric)),
          ...now.filter(([metric]) => meant.includes(metric)),
        ]
        return both.length === 0 ? [] : [[strategy, inOrder(both)] as const]
      }),
    )
  const levels = of(old.baseline.levels, next.baseline.levels)
  const units = inOrder(
    heldBy({ levels }).map(id => [
      id,
      cells.some(({ metric }) => metric === id) && Object.hasOwn(next.baseline.units, id)
        ? next.baseline.units[id]
        : old.baseline.units[id],
    ]),
  )
  return { baseline: { ...old.baseline, levels, units }, samples: of(old.samples, next.samples) }
}

/**
 * The baseline after somebody has accepted a run, with the reason and what the figures were before. Tolerances stay as
 * they were written. With `only` nothing but the named figures moves: the baseline goes on to be one of the files and
 * the tool that it was made of. `old` is null where there is none yet.
 */
export const acceptBaseline = (
  old: Fixture | null,
  next: Fixture,
  { only = [], reason }: AcceptOptions,
): ({ readonly ok: true } & Fixture) | { readonly ok: false; readonly refusal: Refusal } => {
  if (reason.trim() === '')
    return { ok: false, refusal: { message: 'the reason is empty', help: 'say in a sentence why the figures changed' } }
  const tool = next.baseline.tool
  if (old === null) {
    if (only.length > 0)
      return {
        ok: false,
        refusal: { message: 'there is no baseline to accept a part into', help: 'leave --only out' },
      }
    const accepted = [{ changed: [], reason, tool }]
    return { ok: true, baseline: { ...next.baseline, accepted }, samples: next.samples }
  }
  const cells = [...cellsOf(old.baseline), ...cellsOf(next.baseline)]
  const refusal = unknown(only, cells) ?? (only.length > 0 ? otherLuck(old.baseline, next.baseline) : undefined)
  if (refusal !== undefined) return { ok: false, refusal }
  const meant = cells.filter(cell => only.some(name => isMeant(name, cell)))
  const { baseline, samples } = only.length === 0 ? next : mixed(old, next, meant)
  const accepted = [...old.baseline.accepted, { changed: changesOf(old.baseline, baseline), reason, tool }]
  const tolerances = carried(old.baseline, next.baseline, heldBy(baseline))
  return { ok: true, baseline: { ...baseline, accepted, tolerances }, samples }
}
