import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { acceptBaseline } from '../../src/check/accept.ts'
import { baselineText } from '../../src/check/baseline-text.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { readBaselineText } from '../../src/check/read-baseline-text.ts'
import { outcomeOf } from '../check/made-up-outcome.ts'
import { gatedRun, reducedScenario } from '../helpers/gated-run.ts'
import { changed, pathsIn } from './plain-data.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/baseline.schema.json', import.meta.url), 'utf8'))
const isBaseline = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
const faults = (data: unknown) => (isBaseline(data) ? [] : isBaseline.errors)

const hash = 'c'.repeat(64)

/** What is in the file of a baseline whose samples were written. */
const written = ({ baseline }: ReturnType<typeof makeBaseline>) => baselineText({ ...baseline, samples: hash })

/** Two strategies, a metric without a value, and a change that was accepted. */
const small = () => {
  const of = (shift: number) =>
    makeBaseline(
      outcomeOf({
        today: { 'partner.value': [1, 2, 4], 'joint.value': [Number.NaN, Number.NaN, Number.NaN] },
        grow: { 'partner.value': [3 + shift, 4, 5], 'joint.value': [1, 2, Number.POSITIVE_INFINITY] },
      }),
      { 'it.yaml': 'a: 1\nb: 2\n', 'c.csv': '' },
    )
  const next = acceptBaseline(of(0), of(1), { reason: 'prices of 2027' })
  if (!next.ok) throw new Error(next.refusal.message)
  return written(next)
}

let real: string
beforeAll(async () => {
  real = written(makeBaseline(await gatedRun(await reducedScenario(), 128, 'it'), { 'it.yaml': 'a: 1\n' }))
})

test('a baseline of a real scenario, and one with all that there can be, fit', () => {
  for (const text of [real, small()]) {
    expect(readBaselineText(text).ok).toBe(true)
    expect(faults(JSON.parse(text))).toEqual([])
  }
  expect(JSON.parse(small()).accepted[0].changed).toHaveLength(1)
})

const wrong: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['an unknown key', value => (typeof value === 'object' && value !== null ? { ...value, zzz: 1 } : { zzz: 1 })],
  ['a list', value => [value]],
  ['nothing', () => null],
  ['a text', () => 'text'],
  ['no text', () => ' '],
  ['a number', () => 3],
  ['a fraction', () => 0.5],
  ['a number below nothing', () => -1],
  ['a truth', () => true],
]

// The reader is the oracle: it refuses what has another shape with one sentence, and what was changed by hand with another.
test('the schema takes whatever the reader takes, and nothing else, whatever is changed at any place', () => {
  const file = JSON.parse(small())
  const [seen, apart] = [new Map<boolean, number>(), [] as string[]]
  for (const path of pathsIn(file).filter(at => at.length > 0 && at[0] !== 'schema'))
    for (const [name, change] of wrong) {
      const data = changed(file, path, change)
      const read = readBaselineText(JSON.stringify(data))
      const isTaken = read.ok || !/what it has to be$/.test(read.refusal.message)
      const isFit = isBaseline(data)
      seen.set(isTaken, (seen.get(isTaken) ?? 0) + 1)
      if (isFit !== isTaken) apart.push(`${path.join('.')}: ${name}`)
    }
  expect(apart).toEqual([])
  expect(seen.get(true)).toBeGreaterThan(100)
  expect(seen.get(false)).toBeGreaterThan(500)
})

test('another format does not fit', () => {
  expect(isBaseline({ ...JSON.parse(small()), schema: 'tandem/baseline@2' })).toBe(false)
})
