import { recordKeys } from '../scenario/values/record.ts'
import { closedMap, ref, type Schema, said } from './schema.ts'

const descriptions: Readonly<Record<string, string>> = {
  unit: 'what one of it is, such as "$ of services per $ of software"',
  note: 'why this value, or what it leaves out',
  owner: 'who answers for it',
}

const source = 'where the value comes from: an id of the evidence library such as S02, or any text'

const date: Schema = {
  description: 'when it was found or last looked at: 2026, 2026-01, 2026-01-31 or 2026-Q1',
  type: ['string', 'number'],
  pattern: '^\\s*[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?\\s*$',
  patternErrorMessage: 'expected a date such as 2026-01',
}

const keySchema = (key: string): Schema =>
  key === 'date'
    ? date
    : key === 'source'
      ? {
          description: source,
          anyOf: [
            { title: 'a source', type: ['string'], pattern: '\\S' },
            { title: 'several sources', type: 'array', minItems: 1, items: { type: 'string', pattern: '\\S' } },
          ],
        }
      : said(descriptions[key] ?? '')

const besideKeys = recordKeys.filter(key => key !== 'value')

/** What may stand beside a value, by key. */
export const provenanceSchemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  besideKeys.map(key => [key, keySchema(key)]),
)

/** References to it. */
export const provenance: Readonly<Record<string, Schema>> = Object.fromEntries(besideKeys.map(key => [key, ref(key)]))

/** `{value, unit, source, note, date, owner}` around a value of this schema. */
export const recordOf = (value: Schema): Schema =>
  closedMap('a record', { value: { description: 'the value itself', ...value }, ...provenance }, ['value'])
