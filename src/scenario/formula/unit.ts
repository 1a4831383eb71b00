import { metricNamed } from '../../domain/metric-named.ts'
import type { Unit } from '../../kernel/unit.ts'
import { dimsOf, isSame, unitOf } from './dims.ts'
import { isStatistic } from './functions.ts'
import type { Dims, Term } from './term.ts'

/** The words for a unit in a file, and what they mean. */
export const unitWords: ReadonlyMap<string, Unit> = new Map([
  ['$', 'USD'],
  ['USD', 'USD'],
  ['share', '1'],
  ['ratio', 'USD/USD'],
  ['count', 'count'],
  ['months', 'months'],
  ['hours', 'hours'],
])

/** Whether a formula that is made of this can be shown in a unit. */
export const fitsUnit = (dims: Dims, unit: Unit): boolean => !dims.truth && isSame(dims, dimsOf(unit))

/** Units that have nothing in them; which one is meant follows from the formula. */
const plainUnits: readonly (Unit | undefined)[] = ['1', 'count', 'USD/USD']

/**
 * The unit of what has no dimensions: shares stay shares and counts stay counts while they are added, scaled by plain
 * numbers or averaged; what is divided by something of its kind is a ratio. Undefined for plain numbers.
 */
const plainUnit = (term: Term): Unit | undefined => {
  if (term.kind === 'number') return undefined
  if (term.kind === 'name') return metricNamed(term.reference.name)?.unit
  if (term.op === 'P') return '1'
  const units = term.args.map(plainUnit)
  const [a, b, c] = units
  if (isStatistic(term.op)) return a
  if (term.op === '/') return b === undefined && plainUnits.includes(a) ? a : 'USD/USD'
  if (term.op === '*') {
    const known = units.filter(unit => unit !== undefined)
    return known.find(unit => unit === 'count') ?? known.find(unit => unit === 'USD/USD') ?? known[0]
  }
  if (term.op === '^' || term.op === 'sqrt' || term.op === 'exp' || term.op === 'log') return 'USD/USD'
  return term.op === 'if' ? (b ?? c) : units.find(unit => unit !== undefined)
}

/** The unit of a formula; undefined for what none of the units can hold, such as money per hour. */
export const unitOfFormula = (term: Term, dims: Dims): Unit | undefined => {
  const unit = unitOf(dims)
  if (unit !== 'USD/USD') return unit
  const plain = plainUnit(term)
  return plain !== undefined && plainUnits.includes(plain) ? plain : 'USD/USD'
}
