import type { Structure, Variant } from '../compile/structure.ts'
import { refsOf } from '../compile/watched.ts'
import { figureId } from '../scenario/figures/figure-id.ts'
import type { AggregateFormula, Scenario, Statement, TrialFormula } from '../scenario/scenario.ts'
import { apartOf } from './apart.ts'
import type { Derived } from './derived.ts'
import { shifted } from './shifted.ts'

type Side = 'vendor' | 'partner'
type Formulas = Pick<Scenario, 'metrics' | 'statements'>

/** Where the answers to a file's questions are found: places among what is asked for besides metrics. */
export type Asked = {
  readonly derived: readonly Derived[]
  /** By statement of the file: of a goal or an expectation its own place, of a check those of its numbers. */
  readonly statements: readonly (readonly number[])[]
  /** By statement of the file: of a check that compares means, the place of by how much one side is above the other. */
  readonly apart: readonly (number | undefined)[]
  /** By metric of the file: of an aggregate one the places of its numbers. */
  readonly metrics: readonly (readonly number[])[]
  /** All goals of a side, or of both, in one future. */
  readonly goals: Readonly<Partial<Record<Side | 'both', number>>>
}

/** The strategies that formulas name, whoever is asked for. */
export const namedStrategies = (scenario: Formulas): readonly string[] =>
  refsOf(scenario).flatMap(({ of }) => (of === undefined ? [] : [of]))

/**
 * True in the futures in which all of them are, and without a value where one of them has none: were a future counted
 * because another goal is missed in it, those that are left would be missed more often than all are. So a product, for
 * an `and` is false as soon as one part is.
 */
const all = (formulas: readonly TrialFormula[]): TrialFormula | undefined =>
  formulas.length === 0
    ? undefined
    : formulas.reduce((a, b) => ({
        expr: { kind: 'call', op: '*', args: [a.expr, shifted(b.expr, a.of.length)] },
        of: [...a.of, ...b.of],
      }))

const goalsOf = (statements: readonly Statement[], ...sides: readonly Side[]): readonly TrialFormula[] =>
  statements.flatMap(one => (one.kind === 'goal' && sides.includes(one.side) ? [one.formula] : []))

/** Every formula of a file over the figures and variants of a study, each asked once. */
export const askedOf = (scenario: Formulas, structure: Structure, variants: readonly Variant[]): Asked => {
  const { metrics, statements } = scenario
  const placed = ({ expr, of }: TrialFormula): Pick<Derived, 'expr' | 'of'> => ({
    expr,
    of: of.map(ref => ({
      metric: structure.metrics.findIndex(({ id }) => id === figureId(ref)),
      variant: ref.of === undefined ? 'own' : variants.findIndex(({ id }) => id === ref.of),
    })),
  })
  const asked: Derived[] = []
  const known = new Map<string, number>()
  const ask = (kind: 'statement' | 'figure', formula: TrialFormula): number => {
    const here = placed(formula)
    const id = JSON.stringify([kind, here])
    const before = known.get(id)
    if (before !== undefined) return before
    known.set(id, asked.length)
    return asked.push({ id, kind, ...here }) - 1
  }
  const numbers = ({ of }: AggregateFormula): number[] =>
    of.map(({ stat, over }) => ask(stat === 'P' ? 'statement' : 'figure', over))
  const askAll = (...sides: readonly Side[]): number | undefined => {
    const goals = sides.map(side => goalsOf(statements, side))
    const formula = goals.some(list => list.length === 0) ? undefined : all(goals.flat())
    return formula && ask('statement', formula)
  }
  const found = {
    statements: statements.map(one => (one.kind === 'check' ? numbers(one.formula) : [ask('statement', one.formula)])),
    apart: statements.map(one => {
      const apart = one.kind === 'check' ? apartOf(one.formula) : undefined
      return apart && ask('figure', apart)
    }),
    metrics: metrics.map(one => (one.level === 'aggregate' ? numbers(one.formula) : [])),
    goals: Object.fromEntries(
      (
        [
          ['vendor', askAll('vendor')],
          ['partner', askAll('partner')],
          ['both', askAll('vendor', 'partner')],
        ] as const
      ).filter(([, place]) => place !== undefined),
    ),
  }
  const own = metrics.flatMap((one): Derived[] =>
    one.level === 'trial' ? [{ id: one.id, kind: 'metric', unit: one.unit, ...placed(one.formula) }] : [],
  )
  return { ...found, derived: [...own, ...asked] }
}
