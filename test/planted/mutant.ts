import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import type { Context, Mechanism } from '../../src/kernel/mechanism.ts'

/** What a mechanism of any kind sees, as loosely as a bug may take it. */
export type Loose = Omit<Context, 'writes' | 'reads' | 'params' | 'draws' | 'state'> & {
  readonly writes: Readonly<Record<string, Float64Array>>
  readonly reads: Readonly<Record<string, Float64Array>>
  readonly params: Readonly<Record<string, { readonly data: Float64Array; readonly mask: number }>>
  readonly draws: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, Float64Array>>
}

const changed = (
  name: string,
  change: (mechanism: Mechanism) => Mechanism,
  model: Catalogue = catalogue,
): Catalogue => {
  if (!model.mechanisms.some(mechanism => mechanism.name === name)) throw new Error(`no mechanism "${name}"`)
  return { ...model, mechanisms: model.mechanisms.map(m => (m.name === name ? change(m) : m)) }
}

/** The model with a mechanism whose work is spoilt after each step. */
export const spoilt = (name: string, spoil: (context: Loose) => void, model: Catalogue = catalogue): Catalogue =>
  changed(
    name,
    mechanism => ({
      ...mechanism,
      step(context) {
        mechanism.step(context)
        spoil(context as unknown as Loose)
      },
    }),
    model,
  )

/** The model with a mechanism that sees something else than it should. */
export const misled = (name: string, mislead: (context: Loose) => object, model: Catalogue = catalogue): Catalogue =>
  changed(
    name,
    mechanism => ({
      ...mechanism,
      step: context => mechanism.step({ ...context, ...mislead(context as unknown as Loose) } as Context),
    }),
    model,
  )

/** Every number of a column, in turn. */
export const eachOf = (column: Float64Array, change: (x: number, i: number) => number): void => {
  for (let i = 0; i < column.length; i++) column[i] = change(column[i], i)
}
