import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Issue } from '../../src/kernel/issue.ts'
import { scenarioSchema } from '../../src/schema/scenario-schema.ts'
import { dataOf, errorsOf, files } from './corpus.ts'
import { changed, isData, pathsIn } from './plain-data.ts'

const validate = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(scenarioSchema())))

/** What the schema has against plain data; nothing if it takes it. */
const remarks = (data: unknown): readonly string[] =>
  validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

const scenarios = [...files.keys()].filter(path => /\.ya?ml$/.test(path))
const verdicts = new Map(
  await Promise.all(scenarios.map(async path => [path, await errorsOf(path, files.get(path) ?? '')] as const)),
)
const accepted = scenarios.filter(path => verdicts.get(path)?.length === 0)

// What can be seen without the rest of the file, its bases, the calendar and arithmetic.
const structural = new Set(['E101', 'E110', 'E111', 'E112', 'E113', 'E115', 'E120', 'E121', 'E122', 'E143', 'E150'])

/** True if a schema could see a mistake: one of structure, in the file itself, not in a formula or what suits a table. */
const isSeen = ({ code, place }: Issue, path: string): boolean => {
  if (place === undefined || place.file.name !== path || !structural.has(code ?? '')) return false
  const from = place.file.text.lastIndexOf('\n', place.start - 1) + 1
  const [line] = place.file.text.slice(from).split('\n')
  return !/["']\s*=|that:|formula:/.test(line) && !(code === 'E121' && line.includes('csv:'))
}

// Mistakes of structure that a schema does not see, with why.
const unseen: ReadonlyMap<string, string> = new Map([
  ['test/messages/uncertain-whole-numbers/scenario.yaml', 'whether a law gives whole numbers is arithmetic'],
  ['test/messages/fund-lapses-inside-a-quarter/scenario.yaml', 'how many quarters a time has is arithmetic'],
  [
    'test/messages/csv-window/scenario.yaml',
    'what min and max of a table are is of the field, and tables have one form',
  ],
  ['test/messages/csv-unit-wrong/scenario.yaml', 'so is what the unit of its numbers is'],
  ['test/messages/uncertain-spread-outside/scenario.yaml', 'YAML takes +2 for the number 2'],
])

describe('the schema and the reader', () => {
  test('agree on every scenario of the project that the reader takes', () => {
    expect(accepted).toContain('scenarios/uv-partners.yaml')
    expect(accepted.length).toBeGreaterThan(8)
    for (const path of accepted) expect([path, remarks(dataOf(files.get(path) ?? ''))]).toEqual([path, []])
  })

  const mistaken = scenarios.filter(
    path =>
      verdicts.get(path)?.some(issue => isSeen(issue, path)) === true && dataOf(files.get(path) ?? '') !== undefined,
  )

  test('see the same mistakes of structure', () => {
    expect(mistaken.length).toBeGreaterThan(60)
    for (const path of mistaken)
      expect([path, remarks(dataOf(files.get(path) ?? '')).length > 0]).toEqual([path, !unseen.has(path)])
  })
})

const mutations: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['an unknown key', value => (isData(value) && !Array.isArray(value) ? { ...value, zzz: 1 } : undefined)],
  [
    'a misspelt key',
    value => {
      if (!isData(value) || Array.isArray(value)) return undefined
      const [[first, one], ...rest] = [...Object.entries(value), ['', undefined]]
      return Object.fromEntries([[`${first}x`, one], ...rest.slice(0, -1)])
    },
  ],
  ['a list', value => [value]],
  ['a map', value => ({ value })],
  ['nothing', () => null],
  ['none', () => 'none'],
  ['a number', () => 3],
  ['a share', () => '20%'],
  ['money', () => '$20k'],
  ['time', () => '9 months'],
  ['quantiles', () => ({ p10: '10%', p90: '30%' })],
  ['a schedule', value => ({ '2026-01': value })],
  ['a formula', () => '= a * b'],
]

/** Small scenarios with everything that a file can say, one per concern. */
// a file of checks reads its whole scenario each time: too long for so many changes
const seeds = accepted.filter(path => !/^(?:test\/messages|scenarios\/checks)\//.test(path)).slice(0, 12)

/** A small scenario whose only strategy says one thing. */
const saying = (path: string, value: string): string => `tandem: 1
time: {start: 2026-01, horizon: 2 years}
inputs: {a: 30%, b: 0.5, money: $20k}
segments: {small: {dealSize: $10k}}
partner: {sales: {mix: {small: 100%}}, funding: {cash: $1k}}
strategies: {only: ${path.split('.').reduceRight((inside, key) => `{${key}: ${inside}}`, value)}}
`

// One field of each kind, with its unit as `u`; each is tried with every way to write a value, right and wrong.
const places: readonly (readonly [path: string, small: string, large: string])[] = [
  ['segments.small.dealSize', '$10k', '$20k'],
  ['segments.small.cycle', '2 months', '9 weeks'],
  ['segments.small.churn', '5% per year', '9 %/year'],
  ['program.margin', '0.1', '20%'],
  ['partner.sales.reps', '1', '2'],
  ['partner.sales.mix', '{small: 100%}', '{small: 1}'],
  ['partner.sales.mix.small', '100%', '20%'],
  ['partner.sales.cost', '$100k per rep per year', '$12k/month/rep'],
  ['partner.sales.opportunities', '1 per rep per month', '40 per rep per year'],
  ['partner.bench.rate', '$100 per hour', '$145/hour'],
  ['partner.bench.hours', '40 hours per head per week', '2080 hours per head per year'],
  ['partner.funding.cash', '$10k', '$20k'],
]

const ways: readonly ((a: string, b: string) => string)[] = [
  a => a,
  a => `{value: ${a}, source: [S01, a book], note: n, date: 2024, owner: me}`,
  a => `{value: ${a}, sauce: x}`,
  a => `{2026-01: ${a}}`,
  (a, b) => `{2026: ${a}, 2026-Q3: ${b}, 2027-01-15: ${a}}`,
  (a, b) => `{2026-01: ${a}, later: ${b}}`,
  (a, b) => `{start: ${a}, end: ${b}, over: 12 months}`,
  (a, b) => `{start: ${a}, end: ${b}}`,
  (a, b) => `{value: {start: {p10: ${a}, p90: ${b}}, end: ${b}, over: 1 year}, note: a ramp}`,
  (a, b) => `{p10: ${a}, p90: ${b}}`,
  (a, b) => `{p10: ${a}, p90: ${b}, min: ${a}, max: ${b}}`,
  a => `{p10: ${a}}`,
  (a, b) => `{low: ${a}, typical: ${a}, high: ${b}}`,
  (a, b) => `{low: ${a}, high: ${b}}`,
  (a, b) => `{mean: ${b}, sd: ${a}}`,
  (a, b) => `{normal: {mean: ${b}, sd: ${a}}, min: ${a}}`,
  (a, b) => `{normal: {p10: ${a}, p90: ${b}}, min: ${a}}`,
  (a, b) => `{lognormal: {mean: ${b}, sd: ${a}}}`,
  (a, b) => `{triangular: {low: ${a}, typical: ${a}, high: ${b}}}`,
  (a, b) => `{pert: {low: ${a}, typical: ${b}, high: ${b}}}`,
  (a, b) => `{uniform: {low: ${a}, high: ${b}}}`,
  (a, b) => `{uniform: {min: ${a}, max: ${b}}}`,
  (a, b) => `{beta: {mean: ${b}, sd: ${a}}}`,
  () => '{beta: {a: 2, b: 5}}',
  a => `{gamma: {shape: 2, scale: ${a}}}`,
  a => `{poisson: {mean: ${a}}}`,
  (a, b) => `{discrete: [{value: ${a}, weight: 3}, {value: ${b}, weight: 1}]}`,
  (a, b) => `{discrete: [{value: ${a}, weight: 30%}, {value: ${b}, weight: 70%}]}`,
  (a, b) => `{discrete: [${a}, ${b}]}`,
  (a, b) => `{empirical: [${a}, ${b}, ${b}]}`,
  (a, b) => `{mixture: [{weight: 1, value: ${a}}, {weight: 2, value: {uniform: {low: ${a}, high: ${b}}}}]}`,
  a => `{typical: ${a}, spread: 5%}`,
  (a, b) => `{typical: {p10: ${a}, p90: ${b}}, spread: {p10: 40%, p90: 250%}}`,
  () => '"= a * b"',
  () => '"= money * b"',
  () => '{csv: values.csv, column: share, paired: true}',
  () => '{csv: values.csv, column: share, min: 10%, max: 90%}',
  () => '{csv: values.csv, colum: share}',
  () => 'none',
  () => '[1, 2]',
  () => '',
]

test('agree on every way to write a value, for fields of every kind', async () => {
  const wrong: string[] = []
  let taken = 0
  for (const [path, small, large] of places)
    for (const way of ways) {
      const text = saying(path, way(small, large))
      const codes = (await errorsOf('test/scenario.yaml', text)).map(({ code }) => code)
      const said = remarks(dataOf(text))
      if (codes.length === 0) taken++
      if (codes.length === 0 && said.length > 0) wrong.push(`${path}: ${way(small, large)} ${said.slice(0, 3)}`)
      if (codes.some(code => code === 'E101' || code === 'E121' || code === 'E122') && said.length === 0)
        wrong.push(`${path}: ${way(small, large)} is refused (${codes}), but not by the schema`)
    }
  expect(wrong).toEqual([])
  expect(taken).toBeGreaterThan(150)
})

test('whatever the reader takes the schema takes, whatever is changed at any place of a scenario', async () => {
  const [wrong, missed]: [string[], string[]] = [[], []]
  let [taken, refused] = [0, 0]
  for (const path of seeds) {
    const data = dataOf(files.get(path) ?? '')
    const paths = pathsIn(data)
    for (const [index, at] of paths.entries())
      for (const [step, [name, change]] of mutations.entries()) {
        // A part of the pairs, another one for each file, so that it takes seconds.
        if ((index * mutations.length + step) % 29 !== seeds.indexOf(path)) continue
        const next = changed(data, at, change)
        if (next === undefined || !isData(next)) continue
        const text = stringify(next, { version: '1.2' })
        const codes = (await errorsOf(path, text)).map(({ code }) => code)
        const said = remarks(dataOf(text))
        if (codes.length === 0) taken++
        else refused++
        if (codes.length === 0 && said.length > 0) wrong.push(`${path} ${at.join('.')} ${name}: ${said.slice(0, 3)}`)
        if (codes.includes('E101') && said.length === 0) missed.push(`${path} ${at.join('.')} ${name}`)
      }
  }
  expect(wrong).toEqual([])
  expect(missed).toEqual([])
  expect(taken).toBeGreaterThan(27)
  expect(refused).toBeGreaterThan(90)
})
