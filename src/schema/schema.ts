/** A JSON Schema (draft-07), or a part of one. */
export type Schema = { readonly [key: string]: unknown }

/** The schema under a name in `definitions`. */
export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

/** The word that takes away what a weaker layer says. */
export const none: Schema = { title: 'none', const: 'none' }

/** A room: a map, or nothing at all, or `none`, which takes away what is there. */
const room: Schema = {
  type: ['object', 'null', 'string'],
  pattern: '^none$',
  patternErrorMessage: 'expected a map, one key a line below',
}

/** A room with these keys and no others. */
export const closedRoom = (properties: Readonly<Record<string, Schema>>): Schema => ({
  ...room,
  properties,
  additionalProperties: false,
})

/** A room whose keys are names of the writer's own. */
export const namedRoom = (propertyNames: Schema, additionalProperties: Schema): Schema => ({
  ...room,
  propertyNames,
  additionalProperties,
})

/** A map with these keys and no others, of which some have to be there. */
export const closedMap = (
  title: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema => ({
  title,
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

/** A text; YAML takes one that looks like a number or a truth for one, and the reader reads what is written. */
export const text: Schema = { type: ['string', 'number', 'boolean'] }

/** A text that says something. */
export const said = (description: string): Schema => ({ description, ...text, pattern: '\\S' })

/** The names of a pattern, without the words that programs trip over. */
export const names = (pattern: string): Schema => ({
  pattern: `^(?!(?:__proto__|constructor|prototype)$)${pattern}$`,
})

/** A closed list of words, each with its meaning. */
export const choice = (description: string, words: readonly string[], meaning?: (word: string) => string): Schema => ({
  description,
  enum: words,
  ...(meaning === undefined ? {} : { enumDescriptions: words.map(meaning) }),
})
