import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import type { Quantity, Scenario } from '../scenario.ts'
import { certainValue, type Inputs } from '../values/certain-value.ts'
import { quoted } from '../words.ts'
import type { Fault } from './fault.ts'

const per = 'services.multiplier.per'
const growth = 'services.multiplier.growth'

/** A quantity as it is in a step. */
const inStep = (quantity: Quantity | undefined, step: number): Quantity | undefined =>
  quantity?.kind === 'schedule'
    ? inStep(quantity.pieces.filter(({ from }) => from <= step).at(-1)?.quantity, step)
    : quantity

/** Dates that the schedules among some quantities change on, by the step. */
const datesOf = (quantities: readonly (Quantity | undefined)[]): ReadonlyMap<number, string> =>
  new Map(
    quantities.flatMap(one => (one?.kind === 'schedule' ? one.pieces.map(({ from, since }) => [from, since]) : [])),
  )

/**
 * A multiplier that counts against an average year, or the whole life, of a customer needs a life that ends; one of the
 * same year needs a market that is steady. What is 0 in every future is refused: a constant, a formula over constants, or
 * a piece of a schedule that begins within the horizon. Where it is uncertain, or a ramp leads to it, a run stops in the
 * future in which it is so.
 */
export const multiplierFaults = (
  body: Body,
  axes: Axes,
  { steps }: Pick<Scenario['time'], 'steps'>,
  inputs: Inputs,
): readonly Fault[] => {
  const at = (path: string): Quantity | undefined => body.settings.get(path)?.quantity
  const quantity = at(per)
  const said = quantity?.kind === 'choice' ? quantity.value : undefined
  const isSteady = said === 'sameYear'
  if (said !== 'year' && said !== 'lifetime' && !isSteady) return []
  for (const name of axes.elements.get('segment') ?? []) {
    const path = `segments.${name}.churn`
    const contraction = at(`segments.${name}.contraction`)
    const needed = [at(path), ...(contraction === undefined ? [] : [contraction]), ...(isSteady ? [at(growth)] : [])]
    const dates = datesOf(needed)
    const isNothing = (step: number): boolean => needed.every(one => certainValue(inStep(one, step), inputs) === 0)
    const all = [...new Set([0, ...dates.keys()])].filter(step => step < steps).sort((a, b) => a - b)
    const first = all.find(isNothing)
    if (first === undefined) continue
    const since = all.every(isNothing) ? undefined : dates.get(first)
    const when = since === undefined ? '' : `from ${since} on `
    const fact = isSteady
      ? `needs a market that grows or loses customers, and ${when}${quoted(name)} does neither`
      : `needs customers who leave, and ${when}those of ${quoted(name)} ${since === undefined ? 'never do' : 'do not'}`
    return [
      {
        key: `endless ${name} ${said}`,
        code: 'E125',
        message: `a multiplier ${quoted(`per: ${said}`)} ${fact}`,
        detail: {
          place: body.places.get(path),
          path,
          help: 'write a churn such as 5% per year, or "per: firstYear"',
        },
      },
    ]
  }
  return []
}
