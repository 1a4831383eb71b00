import type { Explanation } from '../../report/explain-text.ts'
import { fileOnly } from '../../scenario/top-keys.ts'
import { scenarioSchema } from '../../schema/scenario-schema.ts'
import type { Schema } from '../../schema/schema.ts'

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** The schemas of the keys inside a map, also where a map is one of several things that may stand there. */
const inside = (schema: Schema): ReadonlyMap<string, Schema> => {
  const { properties, anyOf } = schema
  const own = isSchema(properties) ? Object.entries(properties).filter(([, value]) => isSchema(value)) : []
  const others = Array.isArray(anyOf) ? anyOf.filter(isSchema).flatMap(one => [...inside(one)]) : []
  return new Map([...(own as [string, Schema][]), ...others])
}

/** Keys of a file that are no fields of the model, such as `time.horizon`, with their schemas. */
const keys = (): ReadonlyMap<string, Schema> => {
  const top = [...inside(scenarioSchema())].filter(([key]) => fileOnly.has(key))
  return new Map(
    top.flatMap(([key, schema]) => [
      [key, schema] as const,
      ...[...inside(schema)].map(([below, one]) => [`${key}.${below}`, one] as const),
    ]),
  )
}

const named = (all: ReadonlyMap<string, Schema>): readonly string[] =>
  [...all].filter(([, { description }]) => description).map(([key]) => key)

export const keyNames = (): readonly string[] => named(keys())

/** A key such as `time.horizon` or `goals`, in the words that editors show. */
export const explainKey = (name: string): Explanation | undefined => {
  const all = keys()
  const description = all.get(name)?.['description']
  if (typeof description !== 'string') return undefined
  const [title, ...more] = description.split('\n').map(line => line.replace(/\.$/, ''))
  const below = named(all).filter(key => key.startsWith(`${name}.`))
  return {
    kind: 'key of a scenario file',
    name,
    title,
    facts: [
      ...(more.length === 0 ? [] : [{ label: 'more', lines: more }]),
      ...(below.length === 0 ? [] : [{ label: 'holds', lines: below }]),
    ],
    data: { description, holds: below },
  }
}
