import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import { grown } from '../kernel/grown.ts'
import { itself, type Metric, type Window } from '../kernel/metric.ts'

/** A metric, and where what it needs stands by its name. */
export type Figure = {
  readonly id: string
  readonly metric: Metric
  readonly needs: readonly string[]
  readonly columns: readonly Float64Array[]
}

export const metricOf = ({ metrics }: Pick<Catalogue, 'metrics'>, name: string): Metric => {
  const metric = metrics.find(({ id }) => id === name)
  if (!metric) throw new Error(`the catalogue has no metric "${name}"`)
  return metric
}

/** `windowOf` gives the column of a slot's window. */
export const figuresOf = (
  { metrics }: Structure,
  catalogue: Catalogue,
  windowOf: (slot: number, window: Window) => Float64Array,
): Figure[] =>
  metrics.map(({ id, metric, needs }) => ({
    id,
    metric: metricOf(catalogue, metric),
    needs: Object.keys(needs),
    columns: grown(Object.values(needs), ({ slot, window }) => windowOf(slot, window)),
  }))

/** Fills `out` with a metric of these columns, trial by trial. */
export const valueInto = (
  out: Float64Array,
  { value }: Metric,
  needs: readonly string[],
  columns: readonly Float64Array[],
): void => {
  if (value === itself) {
    out.set(columns[needs.indexOf('x')])
    return
  }
  // fractions at first: a record whose numbers begin as whole ones is of another kind once they are not
  const needed: Record<string, number> = Object.fromEntries(needs.map(need => [need, 0.5]))
  for (let i = 0; i < out.length; i++) {
    for (let k = 0; k < needs.length; k++) needed[needs[k]] = columns[k][i]
    out[i] = value(needed)
  }
}

/** A figure beyond this has no variance: the square of what it differs by cannot be held. */
const most = 1e150

const firstBeyond = (values: Float64Array): number => {
  let i = 0
  while (i < values.length && !(Math.abs(values[i]) > most)) i++
  return i
}

/** Every figure of a variant that has been played, one number a trial; `where` says where one of them stands. */
export const metricValues = (
  figures: readonly Figure[],
  trials: number,
  where: (trial: number) => string,
): Float64Array[] =>
  figures.map(({ id, metric, needs, columns }) => {
    const out = new Float64Array(trials)
    valueInto(out, metric, needs, columns)
    const i = firstBeyond(out)
    if (i === trials) return out
    if (Number.isFinite(out[i])) throw failure(`${id} is ${out[i]} in ${where(i)}, and may be ${most} at most`)
    throw failure(`${id} is not finite in ${where(i)}`)
  })
