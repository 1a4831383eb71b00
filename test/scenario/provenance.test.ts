import { expect, test } from 'vitest'
import { provenance } from '../../src/scenario/layers/provenance.ts'
import { complaints, readText } from '../helpers/read-text.ts'

const files = {
  's.yaml': `tandem: 1
extends: b.yaml
include: p.yaml
partner:
  bench:
    cost: # what a head costs
      value: $110k per head per year # all in
      owner: finance
strategies:
  first: {motion: resell}
  second: {like: first, partner: {sales: {reps: 5}, bench: {heads: none}}}
`,
  'b.yaml': `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
inputs: {x: {value: 3, note: a guess}}
segments: {a: {dealSize: $60k}}
partner: {sales: {reps: 1, mix: {a: 100%}}, bench: {heads: 4}}
`,
  'p.yaml': 'tandem: 1\npartner: {bench: {rate: $140 per hour}}\n',
}

/** Path: layer, file and text. */
const table = async (strategy?: string, set: string[] = []): Promise<Record<string, string>> =>
  Object.fromEntries(
    provenance(await readText(files, set), strategy).map(one => [
      one.path,
      `${one.layer} ${one.place.file.name} ${one.text}`,
    ]),
  )

// By hand, from the files above.
test('every value says which layer it comes from, and how it was written', async () => {
  const file = {
    'inputs.x': 'base b.yaml {value: 3, note: a guess}',
    'segments.a.dealSize': 'base b.yaml $60k',
    'partner.sales.reps': 'base b.yaml 1',
    'partner.sales.mix.a': 'base b.yaml 100%',
    'partner.bench.heads': 'base b.yaml 4',
    'partner.bench.rate': 'include p.yaml $140 per hour',
    'partner.bench.cost': 'file s.yaml value: $110k per head per year owner: finance',
  }
  expect(await table()).toEqual(file)
  expect(await table('first')).toEqual({ ...file, 'motion.a': 'strategy s.yaml resell' })
  const { 'partner.bench.heads': _, ...without } = file
  const second = { ...without, 'partner.sales.reps': 'strategy s.yaml 5', 'motion.a': 'like s.yaml resell' }
  expect(await table('second')).toEqual(second)
  const set = ['partner.sales.reps=7', 'inputs.x=4']
  expect(await table('second', set)).toEqual({
    ...second,
    'partner.sales.reps': '--set --set 7',
    'inputs.x': '--set --set 4',
  })
})

test('a record keeps its date and its owner', async () => {
  const bench = 'heads: {value: 4, date: 2025-Q3, owner: "Kim, delivery", source: [S02, our books]}'
  const scenario = await readText({ ...files, 'p.yaml': `tandem: 1\npartner: {bench: {${bench}}}\n` })
  expect(scenario.settings.get('partner.bench.heads')).toMatchObject({
    date: '2025-Q3',
    owner: 'Kim, delivery',
    source: ['S02', 'our books'],
  })
})

test.each([
  ['2025', []],
  ['2025-02', []],
  ['2024-02-29', []],
  ['2025-02-29', ['E140 2025-02-29 is not in the calendar']],
  ['2025-00', ['E140 2025-00 has no such month']],
  ['yesterday', ['E140 "yesterday" is not a date']],
])('a record of %s', async (date, found) => {
  const text = `tandem: 1\npartner: {bench: {heads: {value: 4, date: ${date}}}}\n`
  expect(await complaints({ ...files, 'p.yaml': text })).toEqual(found)
})

test('a source that the library does not have is a warning', async () => {
  const text = 'tandem: 1\npartner: {bench: {heads: {value: 4, source: [S02, S9999, S-own, S34b]}}}\n'
  expect(await complaints({ ...files, 'p.yaml': text })).toEqual(['E124 the evidence library has no source "S9999"'])
})
