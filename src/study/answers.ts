import type { AggregateFormula, Check, Scenario, Statement } from '../scenario/scenario.ts'
import { shareOf } from '../summarise/counts.ts'
import { apartEstimate } from './apart.ts'
import type { Asked } from './asked.ts'
import { lineOf } from './assumptions.ts'
import { type beliefsOf, numberOf } from './beliefs.ts'
import { type DerivedState, intervalOf, isWorld } from './derived.ts'
import { judged, judgedLinks, measured } from './judged.ts'
import type { CheckResult, GoalsResult, Likelihood, OwnMetric, StatementResult } from './result.ts'
import { type Estimate, estimateOf } from './stat.ts'
import { askedFor, type Study } from './study.ts'
import type { StudyState } from './work.ts'

/** What a file asked of a run, answered. */
export type Answers = {
  readonly metrics: readonly OwnMetric[]
  readonly statements: readonly StatementResult[]
  readonly goals: readonly GoalsResult[]
  readonly checks: readonly CheckResult[]
}

const said = ({ that, by, why }: Pick<Statement, 'that' | 'by' | 'why'>) => ({
  that,
  ...(by === undefined ? {} : { by }),
  ...(why === undefined ? {} : { why }),
})

/** What a check says of itself, as a result repeats it. */
export const checkSaid = (
  one: Pick<Statement, 'that' | 'by' | 'why' | 'place'> & Pick<Check, 'severity' | 'unit' | 'source'>,
): Omit<CheckResult, 'results'> => ({
  ...said(one),
  ...(one.source === undefined ? {} : { source: one.source }),
  severity: one.severity,
  ...(one.unit === undefined ? {} : { unit: one.unit }),
  from: lineOf(one.place),
})

const likelihood = (state: DerivedState): Likelihood => {
  if (state.kind !== 'statement') throw new Error('a figure is neither true nor false')
  const { counts } = state
  return { p: shareOf(counts), ci95: intervalOf(state), undefined: counts.missing }
}

/** The answers to everything that a file asks, from the merged state of a study. */
export const answersOf = (
  scenario: Scenario,
  study: Study,
  asked: Asked,
  state: StudyState,
  beliefs: ReturnType<typeof beliefsOf>,
): Answers => {
  const ids = study.reported.map(v => study.variants[v].id)
  const world = askedFor(study).map(isWorld)
  const at = (place: number, v: number): DerivedState => state.asked[place][world[place] ? 0 : v]
  /** One answer for each strategy, or a single one where the strategy at hand does not matter. */
  const each = <T>(places: readonly number[], answer: (v: number) => T): (T & { strategy: string | null })[] =>
    places.every(place => world[place])
      ? [{ strategy: null, ...answer(0) }]
      : ids.map((strategy, v) => ({ strategy, ...answer(v) }))
  const estimates = ({ of }: AggregateFormula, places: readonly number[], v: number): Estimate[] =>
    of.map(({ stat }, n) => estimateOf(stat, at(places[n], v), study.structure.points !== undefined))
  const { vendor, partner, both } = asked.goals
  const chance = (place: number | undefined, v: number) => (place === undefined ? null : likelihood(at(place, v)))
  return {
    metrics: scenario.metrics.map((one, n) => ({
      id: one.id,
      label: one.label,
      unit: one.unit,
      formula: one.text,
      level: one.level,
      from: lineOf(one.place),
      results:
        one.level === 'trial'
          ? []
          : each(asked.metrics[n], v => measured(one.formula.expr, estimates(one.formula, asked.metrics[n], v))),
    })),
    statements: scenario.statements.flatMap((one, n): StatementResult[] => {
      if (one.kind === 'check') return []
      const [place] = asked.statements[n]
      const number = numberOf(one)
      return [
        {
          kind: one.kind,
          side: one.side,
          ...said(one),
          weight: one.weight,
          ...(one.about === undefined ? {} : { about: one.about }),
          ...(number === undefined ? {} : { number }),
          from: lineOf(one.place),
          results: each([place], v => ({ ...likelihood(at(place, v)), ...beliefs(n, v) })),
        },
      ]
    }),
    goals:
      vendor === undefined && partner === undefined
        ? []
        : ids.map((strategy, v) => ({
            strategy,
            vendor: chance(vendor, v),
            partner: chance(partner, v),
            both: chance(both, v),
          })),
    checks: scenario.statements.flatMap((one, n): CheckResult[] => {
      if (one.kind !== 'check') return []
      const places = asked.statements[n]
      const apart = asked.apart[n]
      const { formula, links } = one
      const between = (v: number): Estimate | undefined =>
        apart === undefined
          ? undefined
          : apartEstimate(
              at(apart, v),
              places.map(place => at(place, v)),
              study.structure.points !== undefined,
            )
      return [
        {
          ...checkSaid(one),
          results: links
            ? judgedLinks(links, estimates(formula, places, 0))
            : each(places, v => judged(formula.expr, estimates(formula, places, v), between(v))),
        },
      ]
    }),
  }
}
