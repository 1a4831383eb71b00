import { namedForms, namedSets } from '../scenario/uncertain/named.ts'
import { closedMap, ref, type Schema } from './schema.ts'

/** The words that stand for the parts of an uncertain value, and what each says. */
const meanings = {
  p10: 'one in ten is below',
  p50: 'the median: half are below',
  p90: 'one in ten is above',
  low: 'the lowest value',
  typical: 'the most likely value',
  high: 'the highest value',
  mean: 'the mean',
  sd: 'the standard deviation',
  scale: 'the scale: the mean is the shape times it',
  min: 'cut off below this',
  max: 'cut off above this',
} as const
type Word = keyof typeof meanings

/** Parts that are plain numbers whatever the value is. */
const shapes = {
  a: 'the first shape, such as 2',
  b: 'the second shape, such as 5',
  shape: 'the shape, such as 2',
} as const
type Part = Word | keyof typeof shapes

const partOf = (part: Part, one: Schema): Schema =>
  part in shapes
    ? { description: shapes[part as keyof typeof shapes], ...ref('plain') }
    : { description: meanings[part as Word], ...one }

const parts = (names: readonly Part[], one: Schema): Readonly<Record<string, Schema>> =>
  Object.fromEntries(names.map(name => [name, partOf(name, one)]))

/** A map of these parts, with `min` and `max` beside it. */
const formOf = (names: readonly Word[], one: Schema): Schema =>
  closedMap(names.join(', '), { ...parts(names, one), ...parts(['min', 'max'], one) }, names)

/** The parts of a named law; what the words mean is said where the law is. */
const bare = (names: readonly Part[], one: Schema): Readonly<Record<string, Schema>> =>
  Object.fromEntries(names.map(name => [name, name in shapes ? partOf(name, one) : one]))

const lawOf = (sets: readonly (readonly Part[])[], one: Schema): Schema => {
  const [first, ...more] = sets.map(names => closedMap(names.join(', '), bare(names, one), names))
  return more.length === 0 ? first : { anyOf: [first, ...more] }
}

const listOf = (description: string, items: Schema): Schema => ({ description, type: 'array', items, minItems: 1 })

const weighted = (description: string, value: Schema): Schema =>
  listOf(
    description,
    closedMap(
      'a value with its weight',
      {
        value: { description: 'the value', ...value },
        weight: { description: 'how much it counts, such as 3 or 30%', ...ref('factor') },
      },
      ['value', 'weight'],
    ),
  )

/** A law by its name, such as `{normal: {mean: a, sd: b}}`. */
const byName = (one: Schema, law: Schema): Schema => ({
  title: 'a law by name',
  type: 'object',
  properties: {
    ...Object.fromEntries(
      Object.entries(namedSets).map(([name, sets]) => [
        name,
        { description: `Such as ${namedForms[name as keyof typeof namedForms]}.`, ...lawOf(sets, one) },
      ]),
    ),
    discrete: weighted('A few values, each with its weight.', one),
    empirical: listOf('Observed values, each equally likely.', one),
    mixture: weighted('One of several uncertain values, each with its weight.', { anyOf: [one, law] }),
    ...parts(['min', 'max'], one),
  },
  additionalProperties: false,
  minProperties: 1,
})

/** The ways to write an uncertain value: `one` is a certain value of its kind, `law` this schema itself. */
export const lawSchema = (one: Schema, law: Schema): Schema => ({
  title: 'an uncertain value',
  anyOf: [
    formOf(['p10', 'p90'], one),
    formOf(['p10', 'p50', 'p90'], one),
    formOf(['low', 'typical', 'high'], one),
    formOf(['mean', 'sd'], one),
    byName(one, law),
    ref('csv'),
  ],
})

/** What is typical of events, which may be uncertain itself, and how far they differ from it. */
export const spreadOfEvents = (typical: Schema): Schema =>
  closedMap(
    'typical, spread',
    {
      typical: { description: 'what is typical: the median of all events', ...typical },
      spread: {
        description: 'how far events differ from it, as a share of it: 50%, or {p10: 40%, p90: 250%}',
        anyOf: [
          { title: 'a share', ...ref('factor') },
          closedMap('p10, p90', { p10: ref('factor'), p90: ref('factor') }, ['p10', 'p90']),
        ],
      },
    },
    ['typical', 'spread'],
  )

/** An uncertain share of a whole, whose shares keep their sum. */
export const spreadOfShare = (one: Schema): Schema =>
  closedMap(
    'typical, spread',
    {
      typical: { description: 'the typical share; those of the whole sum to 100%', ...one },
      spread: { description: 'its standard deviation', ...one },
    },
    ['typical', 'spread'],
  )
