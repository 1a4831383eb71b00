import type { Correlation, Scenario, Statement, UserMetric } from '../scenario/scenario.ts'
import type { Change, Slot } from '../study/split/change.ts'
import { strategyOf } from '../study/split/change.ts'
import type { ChangeRow, Said } from './change-row.ts'

type Entry = { readonly id: string; readonly said: Said; readonly same: string }

/** Entries of two lists by their ids: what only one has, and what both have and say differently. */
const listed = (key: string, old: readonly Entry[], next: readonly Entry[], change: number | null): ChangeRow[] => {
  const ids = [...new Set([...old, ...next].map(({ id }) => id))]
  return ids.flatMap((id): ChangeRow[] => {
    const [was, is] = [old, next].map(list => list.find(one => one.id === id))
    if (was?.same === is?.same) return []
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    return [{ id, key, kind, was: was?.said ?? null, is: is?.said ?? null, alike: [], change }]
  })
}

const metricEntry = ({ id, text, place, unit }: UserMetric): Entry => ({
  id: `metrics.${id}`,
  said: { text, place },
  same: JSON.stringify([text, unit]),
})

const correlationEntry = ({ paths, rank, place }: Correlation): Entry => ({
  id: `correlations ${paths.join(' and ')}`,
  said: { text: paths.length === 2 ? `rank ${rank[0][1]}` : `ranks of ${paths.length}`, place },
  same: JSON.stringify(rank),
})

/** A goal of a side and a check are known by their words; weight, reason and severity may change. */
const statementEntry = (one: Statement): Entry => {
  const room = one.kind === 'check' ? 'checks' : `${one.kind}s.${one.side}`
  const severity = one.kind === 'check' ? one.severity : undefined
  const more = [
    one.by && `by ${one.by}`,
    one.weight === 1 ? undefined : `weight ${one.weight}`,
    severity === 'warning' ? severity : undefined,
    one.why && `why: ${one.why}`,
  ].filter(part => part !== undefined && part !== '')
  return {
    id: `${room}: ${one.that}`,
    said: { text: more.length === 0 ? 'as it stands' : more.join(', '), place: one.place },
    same: JSON.stringify([one.by, one.weight, one.why, severity]),
  }
}

const strategyEntry = ({ id, title }: Scenario['strategies'][number]): Entry => ({
  id: `strategies.${id}`,
  said: { text: title },
  same: '',
})

const head = ({ time, run, against }: Scenario): readonly Entry[] => {
  const entry = (id: string, text: string): Entry => ({ id, said: { text }, same: text })
  return [
    entry('time.start', time.start),
    entry('time.step', time.step),
    entry('time.horizon', `${time.steps} ${time.step}s`),
    entry('time.vendorYear', `month ${time.vendorYear}`),
    entry('time.partnerYear', `month ${time.partnerYear}`),
    entry('time.chance', time.chance === false ? 'off' : 'on'),
    entry('run.trials', String(run.trials)),
    entry('run.seed', run.seed),
    entry('statusQuo', against),
  ]
}

/** Rows of what is no setting: time, run, strategies that come or go, correlations, metrics, goals and checks. */
export const wholeRows = (old: Scenario, next: Scenario, changes: readonly Change[]): readonly ChangeRow[] => {
  const placeOf = (fits: (slot: Slot) => boolean): number | null => {
    const at = changes.findIndex(({ slots }) => slots.some(fits))
    return at < 0 ? null : at
  }
  const both = <T>(of: (scenario: Scenario) => readonly T[], entry: (one: T) => Entry) =>
    [of(old).map(entry), of(next).map(entry)] as const
  const [was, is] = [old, next].map(head)
  const heads = listed('', was, is, null).map((row): ChangeRow => {
    const key = row.id.split('.')[0]
    const isTime = (slot: Slot): boolean =>
      slot.at === 'time' && row.id === `time.${slot.path === 'steps' ? 'horizon' : slot.path}`
    return { ...row, key, change: placeOf(key === 'statusQuo' ? slot => slot.at === 'against' : isTime) }
  })
  const only = (one: Scenario, other: Scenario) =>
    one.strategies.filter(({ id }) => strategyOf(other, id) === undefined)
  const statements = both(one => one.statements, statementEntry)
  return [
    ...heads,
    ...listed('strategies', only(old, next).map(strategyEntry), only(next, old).map(strategyEntry), null),
    ...listed(
      'correlations',
      ...both(one => one.correlations, correlationEntry),
      placeOf(({ at }) => at === 'correlations'),
    ),
    ...listed(
      'metrics',
      ...both(one => one.metrics, metricEntry),
      placeOf(({ at }) => at === 'metrics'),
    ),
    ...listed('', ...statements, null).map(row => ({ ...row, key: row.id.split(/[.:]/)[0] })),
  ]
}
