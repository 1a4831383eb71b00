import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { compareJson } from '../../src/report/compare/compare-json.ts'
import { type CompareOptions, compareScenarios } from '../../src/run/compare-scenarios.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'
import { linear } from '../study/split/texts.ts'
import { changed, isData, pathsIn } from './plain-data.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/compare.schema.json', import.meta.url), 'utf8'))
const isComparison = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
const faults = (data: unknown) => (isComparison(data) ? [] : isComparison.errors)

/** What `--json` prints of two texts, as other programs see it. */
const printed = async (old: string, next: string, options: Partial<CompareOptions> = {}) => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'old.yaml'), old)
  writeFileSync(join(cwd, 'new.yaml'), next)
  const end = await compareScenarios('old.yaml', 'new.yaml', { cwd, ...options })
  if (end.kind !== 'done') throw new Error(JSON.stringify(end))
  return JSON.parse(compareJson(end.compared))
}

const dearer = linear.replace('margin: 20%', 'margin: 25%').replace('$6k per month', '$7k per month')
const later = dearer.replace('start: 2026-01', 'start: 2026-07').replace('seed: linear', 'seed: other')
const more = dearer.replace(
  'only: {dealSize: $60k',
  'other: {dealSize: $30k, churn: 1% per year}\n  only: {dealSize: $60k',
)

describe('what tandem compare --json prints fits its schema', () => {
  test.each<[string, string, string, Partial<CompareOptions>]>([
    ['the same', linear, linear, {}],
    ['two changes', linear, dearer, {}],
    ['a start of time, and a seed', linear, later, {}],
    ['an element more', dearer, more, {}],
    ['an element less', more, dearer, {}],
    ['a strategy less', linear, linear.replace(/ {2}lean.*\n/, ''), {}],
    ['something laid over', linear, dearer, { set: ['partner.overhead=$9k per month'] }],
    ['what no figure depends on', linear, `${linear}goals: {partner: [{that: partner.ebitda >= $40k}]}\n`, {}],
    ['a figure without a value', linear, dearer, { metrics: ['partner.ebitda', 'partner.multiplier.margin'] }],
  ])('%s', async (_, old, next, options) => {
    expect(faults(await printed(old, next, options))).toEqual([])
  })

  test('two of the scenarios that are shipped', async () => {
    const end = await compareScenarios('scenarios/uv-partners.yaml', 'scenarios/uv-partners.yaml', {
      cwd: process.cwd(),
      set: ['partner.sales.winRate=15%'],
      strategies: ['resell'],
      trials: 16,
    })
    if (end.kind !== 'done') throw new Error(JSON.stringify(end))
    expect(faults(JSON.parse(compareJson(end.compared)))).toEqual([])
    expect(end.compared.split?.figures.length).toBeGreaterThan(0)
  })
})

describe('what breaks the promise does not fit', () => {
  let told: ReturnType<typeof printed> | undefined
  const sound = async () => {
    told ??= printed(linear, dearer, { set: ['partner.overhead=$9k per month'] })
    const found = await told
    const good = { ...found, from: { ...found.from, commit: 'a'.repeat(40) } }
    expect(faults(good)).toEqual([])
    return good
  }

  test('a key that nobody knows, wherever it stands', async () => {
    const good = await sound()
    const maps = pathsIn(good).filter(path => {
      const at = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], good)
      return isData(at) && !Array.isArray(at)
    })
    expect(maps.length).toBeGreaterThan(15)
    for (const path of maps)
      expect([path, isComparison(changed(good, path, value => ({ ...(value as object), zzz: 1 })))]).toEqual([
        path,
        false,
      ])
  })

  test.each<[string, readonly (string | number)[], unknown]>([
    ['another format', ['schema'], 'tandem/compare@2'],
    ['a short commit', ['from', 'commit'], 'abc'],
    ['a kind that there is not', ['changes', 0, 'kind'], 'moved'],
    ['a place without its line', ['changes', 0, 'was', 'line'], undefined],
    ['an empty group', ['split', 'groups', 0, 'changes'], []],
    ['a part that is no number', ['split', 'figures', 0, 'parts', 0, 'part'], null],
    ['an error below nothing', ['split', 'figures', 0, 'parts', 0, 'se'], -1],
    ['nothing laid over', ['to', 'set'], []],
  ])('%s', async (_, path, value) => {
    const good = await sound()
    expect(isComparison(JSON.parse(JSON.stringify(changed(good, path, () => value))))).toBe(false)
  })
})
