import type { Catalogue } from '../../src/domain/catalogue.ts'
import { type Column, columnOf } from '../../src/kernel/column.ts'
import { type Mechanism, mechanism } from '../../src/kernel/mechanism.ts'

const keyOf = ({ writes }: Mechanism, column: Column): string | undefined =>
  Object.entries(writes).find(([, given]) => columnOf('each' in given ? given.each : given) === column)?.[0]

/**
 * The model with a column without axes that says what the test says, whether or not a mechanism writes it. The books
 * then need not balance, so the run is not told to check them.
 */
export const written = (model: Catalogue, column: Column, valueAt: (trial: number, t: number) => number): Catalogue => {
  const fill = (out: Float64Array, first: number, t: number): void => {
    for (let i = 0; i < out.length; i++) out[i] = valueAt(first + i, t)
  }
  const writer = model.mechanisms.find(one => keyOf(one, column) !== undefined)
  const unwatched = { ...model, identities: [] }
  if (writer === undefined) {
    const own = mechanism({
      name: `test/${column.name}`,
      writes: { value: column },
      step: ({ first, t, writes: { value } }) => fill(value, first, t),
    })
    return { ...unwatched, mechanisms: [...model.mechanisms, own] }
  }
  const key = keyOf(writer, column) as string
  const spoilt: Mechanism = {
    ...writer,
    about: [],
    step(context) {
      writer.step(context)
      fill((context.writes as unknown as Record<string, Float64Array>)[key], context.first, context.t)
    },
  }
  return { ...unwatched, mechanisms: model.mechanisms.map(one => (one === writer ? spoilt : one)) }
}
