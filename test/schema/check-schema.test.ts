import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { compareBaseline, withoutBaseline } from '../../src/check/compare-baseline.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import type { GateEntry } from '../../src/report/gate/entry.ts'
import { gateJson } from '../../src/report/gate/gate-json.ts'
import { outcomeOf } from '../check/made-up-outcome.ts'
import { gatedRun, reducedScenario } from '../helpers/gated-run.ts'
import { entry, failing, hostile, nasty, check as ownCheck, report } from '../report/gate/gate-fixture.ts'
import { changed, isData, pathsIn } from './plain-data.ts'

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'))
const schema = schemaOf('check')
const isCheck = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

/** What `--json` prints of some files, as other programs see it. */
const printed = (...entries: readonly GateEntry[]) => JSON.parse(gateJson(entries))
const faults = (data: unknown) => (isCheck(data) ? [] : isCheck.errors)

const unread = (over: object = {}): GateEntry => ({
  file: 'b.yaml',
  seconds: 0,
  unread: { message: 'cut short', ...over },
})

const list = (of: (i: number) => number): number[] => Array.from({ length: 200 }, (_, i) => of(i))
const files = { 'it.yaml': 'a: 1\n' }

/** A run after an edit beside its baseline: of figures that stay, move, lose their value, and are endless. */
const edited = (facts: NonNullable<Parameters<typeof outcomeOf>[1]> = {}) => {
  const was = {
    'joint.value': list(i => i),
    'mdf.paid': list(() => Number.NaN),
    'partner.revenue': list(() => Number.POSITIVE_INFINITY),
    'partner.value': list(i => 1000 + i),
    'vendor.bookings': list(i => i),
  }
  const is = {
    ...was,
    'partner.value': list(i => 1200 + 2 * i),
    'vendor.bookings': list(i => (i ? i : Number.NaN)),
  }
  const { baseline, samples } = makeBaseline(outcomeOf({ today: was, gone: was }), files)
  return compareBaseline(baseline, samples, outcomeOf({ today: is }, { hash: 'b'.repeat(64), ...facts }), {
    'it.yaml': 'a: 2\n',
  })
}

describe('what tandem check --json prints fits its schema', () => {
  test('of a real scenario that passed, that was edited, on other luck and without a baseline', async () => {
    const scenario = await reducedScenario()
    const same = await gatedRun(scenario, 128, 'it')
    const { baseline, samples } = makeBaseline(same, files)
    const beside = (outcome: typeof same) => entry(compareBaseline(baseline, samples, outcome, { 'it.yaml': 'a: 2\n' }))
    const dearer = await reducedScenario(text => text.replace('rate: $145 per hour', 'rate: $160 per hour'))
    const all = printed(
      beside(same),
      beside(await gatedRun(dearer, 128, 'it')),
      beside(await gatedRun(scenario, 128, 'other')),
      entry(withoutBaseline(same)),
    )
    expect(faults(all)).toEqual([])
    expect(all.scenarios.map(({ mode, passed }: { mode: unknown; passed: unknown }) => [mode, passed])).toEqual([
      ['exact', true],
      ['paired', false],
      ['independent', true],
      [null, false],
    ])
    expect(all.scenarios[1].rows[0].moved).toContain('mean')
  })

  test('of figures of every kind, on the same luck and on other', () => {
    const all = printed(
      entry(edited()),
      entry(edited({ seed: 'other' })),
      entry(edited({ units: { 'mdf.paid': 'hours' } })),
    )
    expect(faults(all)).toEqual([])
    const verdicts = new Set(
      all.scenarios.flatMap(({ rows }: { rows: { verdict: string }[] }) => rows.map(r => r.verdict)),
    )
    for (const verdict of ['same', 'changed', 'undefined']) expect(verdicts).toContain(verdict)
  })

  test.each<[string, readonly GateEntry[]]>([
    ['nothing at all', []],
    ['passed', [entry(report())]],
    ['failed, with checks that are too close to tell', [entry(failing())]],
    [
      'too close, and nobody knows how many trials would tell',
      [entry(report({ undecided: [{ check: 0, trials: null }] }))],
    ],
    ['unread', [unread(), unread({ help: 'restore it' }), unread({ help: 'restore it', line: 3 })]],
    ['a check without a value', [entry(report({ checks: [ownCheck({ value: null, ci95: null, holds: null })] }))]],
    ['names that break formats', [entry(hostile(), nasty), unread({ message: nasty })]],
  ])('%s', (_, entries) => {
    expect(faults(printed(...entries))).toEqual([])
  })
})

describe('what breaks the promise does not fit', () => {
  const good = printed(entry(edited()), entry(failing()), unread({ help: 'restore it', line: 3 }))

  test('a key that nobody knows, wherever it stands', () => {
    const maps = pathsIn(good).filter(path => {
      const at = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], good)
      return isData(at) && !Array.isArray(at)
    })
    expect(maps.length).toBeGreaterThan(20)
    for (const path of maps)
      expect([path, isCheck(changed(good, path, value => ({ ...(value as object), zzz: 1 })))]).toEqual([path, false])
  })

  test('a key that is missing, wherever it is no choice', () => {
    const free = new Set(['first', 'help', 'line', 'why', 'by', 'unit'])
    for (const path of pathsIn(good)) {
      const key = path.at(-1)
      if (typeof key !== 'string' || free.has(key)) continue
      const less = changed(good, path.slice(0, -1), value => {
        const { [key]: _, ...rest } = value as Record<string, unknown>
        return rest
      })
      expect([path, isCheck(less)]).toEqual([path, false])
    }
  })

  test.each<[string, readonly (string | number)[], unknown]>([
    ['another format', ['schema'], 'tandem/check@2'],
    ['a mode that there is not', ['scenarios', 0, 'mode'], 'close'],
    ['a verdict that there is not', ['scenarios', 0, 'rows', 0, 'verdict'], 'worse'],
    ['a figure that is not gated', ['scenarios', 0, 'rows', 0, 'moved'], ['p50']],
    ['noise below nothing', ['scenarios', 0, 'rows', 0, 'noise'], -1],
    ['a line before the first', ['scenarios', 0, 'lines', 0, 'line'], 0],
    ['a kind of difference that there is not', ['scenarios', 0, 'structure', 0, 'kind'], 'other'],
    ['an unread file that passed', ['scenarios', 2, 'passed'], true],
  ])('%s', (_, path, value) => {
    expect(isCheck(changed(good, path, () => value))).toBe(false)
    expect(changed(good, path, () => value)).not.toEqual(good)
  })
})

test('units, intervals and checks are those of a result', () => {
  const result = schemaOf('result').$defs
  for (const name of ['unit', 'interval', 'check']) expect(schema.$defs[name]).toEqual(result[name])
  for (const name of ['baseline', 'compare']) expect(schemaOf(name).$defs.unit).toEqual(result.unit)
})

test.each(['check', 'compare', 'baseline'])('every part of the schema of a %s is described', name => {
  const bare: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (!isData(node)) return
    const { properties } = node as { properties?: Record<string, Record<string, unknown>> }
    for (const [key, part] of Object.entries(properties ?? {}))
      if ((part['description'] ?? part['const'] ?? part['$ref']) === undefined) bare.push(`${path}.${key}`)
    for (const [key, part] of Object.entries(node)) visit(part, `${path}.${key}`)
  }
  visit(schemaOf(name), '')
  expect(bare).toEqual([])
})
