import { closedMap, ref, type Schema } from './schema.ts'

/** The keys of a schedule. */
const dates = '^[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?$'

/** A value that changes on dates: each piece holds from its date on. */
export const scheduleOf = (piece: Schema): Schema => ({
  title: 'values by date',
  type: 'object',
  patternProperties: { [dates]: piece },
  additionalProperties: false,
  minProperties: 1,
})

/** A value that moves in a straight line. */
export const rampOf = (piece: Schema): Schema =>
  closedMap(
    'a ramp',
    {
      start: { description: 'the value at the start', ...piece },
      end: { description: 'the value in the end', ...piece },
      over: { description: 'the time that it takes, such as 24 months', ...ref('one-duration') },
    },
    ['start', 'end', 'over'],
  )
