import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { allFields } from '../../src/domain/fields.ts'
import { notYetKeys } from '../../src/scenario/not-yet.ts'
import { scenarioSchema } from '../../src/schema/scenario-schema.ts'
import { schemaText } from './schema-text.ts'

const file = 'schema/scenario.schema.json'

// `UPDATE_SCHEMA=1` writes the file anew.
test('the published schema is the one that the reader implies', () => {
  const text = `${schemaText(scenarioSchema())}\n`
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, text)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text)
  // what an editor has to load grows with what there is to say, and no faster
  expect(text.length).toBeLessThan(3_500 * allFields.length)
})

test('it is a schema of draft-07, and every reference in it leads somewhere', () => {
  const ajv = new Ajv({ strict: false })
  const schema = JSON.parse(JSON.stringify(scenarioSchema()))
  expect(ajv.validateSchema(schema)).toBe(true)
  const used = [...JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)].map(match => match[1])
  expect([...new Set(used)].sort()).toEqual(Object.keys(schema.definitions).sort())
})

test('what is not there yet is not in it', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(scenarioSchema())))
  const saying = (path: string, value: unknown): unknown =>
    path
      .replace('*', 'managed')
      .split('.')
      .reduceRight<unknown>((inside, key) => ({ [key]: inside }), value)
  expect(validate({ tandem: 1, partner: { bench: { heads: 3 } } })).toBe(true)
  expect(notYetKeys.size).toBeGreaterThan(2)
  for (const path of notYetKeys.keys())
    for (const value of ['20%', 1, {}, null]) {
      const data = { tandem: 1, ...(saying(path, value) as object) }
      expect([path, value, validate(data)]).toEqual([path, value, false])
    }
})
