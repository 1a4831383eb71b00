import type { Catalogue } from '../../src/domain/catalogue.ts'
import { allColumns, books, pipeline, resale } from '../../src/domain/columns.ts'
import { allFields } from '../../src/domain/fields.ts'
import type { Column } from '../../src/kernel/column.ts'
import type { Law } from '../../src/kernel/law.ts'
import { type Built, buildScenario, type Said } from './build-scenario.ts'
import { type Watch, watch } from './watch.ts'

const play = (model: Catalogue, built: Built, trials: number): Watch =>
  watch(buildScenario(built), allColumns, { trials, catalogue: model, sums: true }).get('only') as Watch

/** Looks at every number of two runs of the same columns; what is said of two that do not hold is made only then. */
const compare = (
  a: Watch,
  b: Watch,
  columns: typeof allColumns,
  holds: (x: number, y: number, column: Column) => boolean,
  what: (x: number, y: number) => string,
) => {
  for (const column of columns) {
    const [left, right] = [a(column), b(column)]
    for (const [t, values] of left.entries())
      for (let i = 0; i < values.length; i++)
        if (!holds(values[i], right[t][i], column))
          throw new Error(`${column.name}, step ${t}, trial ${i}: ${what(values[i], right[t][i])}`)
  }
}

const money = new RegExp(
  `^(${allFields
    .filter(({ unit }) => unit === 'USD')
    .map(({ path }) => path.replaceAll('.', '\\.').replaceAll('*', '[^.]+'))
    .join('|')})$`,
)

const scaled = (said: Said, by: number): Said => {
  if (typeof said === 'number') return said * by
  if (typeof said === 'string' || Array.isArray(said)) return said
  if ('per' in said) return { per: said.per, value: scaled(said.value, by) as number | Law }
  const law = said as Law
  if (!['constant', 'uniform', 'pert', 'triangular'].includes(law.kind)) throw new Error(`${law.kind} is not to scale`)
  return { ...law, params: law.params.map(x => x * by) }
}

/** The price per $1 of earnings depends on how many there are: here it does not, so that money is all that is scaled. */
const ofAnySize: Readonly<Record<string, Said>> = Object.fromEntries(
  ['250k', '1m', '2m', '5m', '10m'].map(size => [`valuation.size.at${size}`, 5]),
)

/** Every amount of money by a power of two: every amount in the results by as much, to the bit, and nothing else moved. */
export const moneyScales = (model: Catalogue, built: Built, trials: number, by = 2): void => {
  const known = { ...built.set, ...ofAnySize }
  const set = Object.fromEntries(
    Object.entries(known).map(([path, said]) => [path, money.test(path) ? scaled(said, by) : said]),
  )
  const [a, b] = [play(model, { ...built, set: known }, trials), play(model, { ...built, set }, trials)]
  // below the least normal number a double has fewer digits, so that twice as much is not exact any more
  const isTiny = (x: number): boolean => Math.abs(x) < 2 ** -1022
  const moves = (x: number, y: number, { unit }: Column): boolean =>
    Object.is(unit === 'USD' ? x * by : x, y) || (unit === 'USD' && isTiny(x) && isTiny(y / by))
  compare(a, b, allColumns, moves, (x, y) => `${x} became ${y}`)
}

/** Agent or principal: the books look different, and nothing that anybody owns does, to the bit. */
export const presentationIsForm = (model: Catalogue, built: Built, trials: number): void => {
  const [agent, principal] = ['agent', 'principal'].map(form =>
    play(model, { ...built, set: { ...built.set, 'program.presentation': form } }, trials),
  )
  const form = [resale.revenue, resale.cost, books.revenue]
  const rest = allColumns.filter(column => !form.includes(column))
  compare(agent, principal, rest, Object.is, (x, y) => `${x} as agent, ${y} as principal`)
  const noLess = (x: number, y: number): boolean => y >= x - 1e-9 * (1 + Math.abs(y))
  compare(agent, principal, [books.revenue], noLess, (x, y) => `${y} is less than ${x}`)
}

/** Shares, ratios and durations of a segment are no amounts, so they have no sum; nor has whether the partner resells there. */
const isAmount = (column: (typeof allColumns)[number]): boolean =>
  column !== pipeline.resells &&
  (!column.over.includes('segment') || column.unit === 'USD' || column.unit === 'count' || column.unit === 'hours')

/** The same number to the bit, but for the sign of 0: a sum of one part keeps that of the part, a sum of two does not. */
const isSame = (x: number, y: number): boolean => x === y || Object.is(x, y)

/** A segment in which nobody trades: every sum is what it was. */
export const emptyIsNothing = (model: Catalogue, built: Built, trials: number): void => {
  const more: Built = {
    ...built,
    segments: [...(built.segments ?? []), 'another'],
    set: { ...built.set, 'segments.another.dealSize': 1e6, 'segments.another.cycle': 1, 'segments.another.churn': 0.5 },
  }
  const same = allColumns.filter(isAmount)
  const what = (x: number, y: number): string => `${x} became ${y} with an empty segment`
  compare(play(model, built, trials), play(model, more, trials), same, isSame, what)
}
