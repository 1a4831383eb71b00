import { allFields } from '../domain/fields.ts'
import { type Shape, shape } from '../scenario/shape.ts'
import { fileOnly } from '../scenario/top-keys.ts'
import { chartDefinitions, chartsSchema } from './charts.ts'
import { correlationsSchema } from './correlations.ts'
import { csvForm } from './csv.ts'
import { headerSchemas } from './header.ts'
import { inputDefinitions, inputsSchema } from './inputs.ts'
import { plainScalar, shareScalar } from './kind.ts'
import { quantityDefinitions } from './quantity.ts'
import { provenanceSchemas } from './record.ts'
import { nameOf, roomSchema } from './rooms.ts'
import { ref, type Schema, said } from './schema.ts'
import { slidersSchema } from './sliders.ts'
import { statementDefinitions, statementSchemas } from './statements.ts'

const roomName = (room: string): string => `room-${room}`

/** The rooms of the model: the file has them, and every strategy. */
const roomRefs: Readonly<Record<string, Schema>> = Object.fromEntries(
  [...shape.rooms.keys()].map(room => [room, ref(roomName(room))]),
)

const strategy: Schema = {
  description: 'A strategy: what it sets on top of the file. Its id is its key.',
  type: 'object',
  properties: {
    title: { ...said('What the strategy is called, in results and reports.'), maxLength: 1000 },
    like: said('The id of a strategy to start from: what is said here ranks above what it says.'),
    ...roomRefs,
  },
  additionalProperties: false,
}

/** The paths below a room, as a pattern: keys with dots between them, names for elements. */
const pathsBelow = ({ rooms, each }: Shape): string => {
  const below = [
    ...[...rooms].map(([key, inside]) => `${key}${pathsBelow(inside)}`),
    ...(each ? [`[A-Za-z0-9_-]+${pathsBelow(each.shape)}`] : []),
  ]
  return below.length === 0 ? '' : `(?:\\.(?:${below.join('|')}))?`
}

/** What a check lays over every strategy: rooms, or values by their paths. */
const laid: Schema = {
  type: 'object',
  minProperties: 1,
  properties: roomRefs,
  patternProperties: {
    [`^(?:${[...shape.rooms].map(([room, inside]) => `${room}${pathsBelow(inside)}`).join('|')})$`]: {},
  },
  additionalProperties: false,
}

const sharedDefinitions: Readonly<Record<string, Schema>> = {
  ...provenanceSchemas,
  ...statementDefinitions,
  ...chartDefinitions,
  laid,
  csv: csvForm,
  plain: plainScalar,
  factor: shareScalar,
}

const ownSchemas: Readonly<Record<string, Schema>> = {
  ...headerSchemas,
  inputs: inputsSchema,
  correlations: correlationsSchema,
  ...statementSchemas,
  charts: chartsSchema,
  sliders: slidersSchema,
  strategies: {
    description: 'The strategies that are compared, each under an id of its own; every one meets the same luck.',
    type: 'object',
    propertyNames: nameOf,
    additionalProperties: ref('strategy'),
  },
}

/** The schema of a key that the reader keeps for itself; one that has none is our bug. */
const ownSchema = (key: string): Schema => {
  const schema = ownSchemas[key]
  if (schema === undefined) throw new Error(`the schema of scenario files says nothing of "${key}"`)
  return schema
}

/**
 * The JSON Schema (draft-07) of a scenario file, for editors: completion level by level, hover, and marks under what no
 * reader would take. Rooms, fields, units, choices, defaults and the keys of the file and of records come from what
 * drives the reader itself: its catalogue of fields and the evidence library. The reader has no shapes of a library
 * such as zod that could be exported instead. The forms of values and of statements are stated here a second time; a
 * test holds them to the reader. Whatever the reader takes the schema takes; what depends on the rest of a file or on
 * its bases only the reader can judge.
 */
export const scenarioSchema = (): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'tandem scenario',
  description: 'A scenario of tandem: a vendor, a partner, and the strategies that they compare.',
  type: 'object',
  properties: {
    ...Object.fromEntries([...fileOnly.keys()].map(key => [key, ownSchema(key)])),
    scenario: said('The path of the scenario that a file of checks alone is about; a scenario itself has no such key.'),
    ...roomRefs,
  },
  required: ['tandem'],
  additionalProperties: false,
  definitions: {
    strategy,
    ...Object.fromEntries([...shape.rooms].map(([room, inside]) => [roomName(room), roomSchema(inside, room)])),
    ...sharedDefinitions,
    ...inputDefinitions,
    ...quantityDefinitions(allFields),
  },
})
