import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { importsOf, violations } from './helpers/house-rules.ts'

const files = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.ts'))
    .sort()
    .map(file => [file, readFileSync(join('src', file), 'utf8')]),
)

test('the law of the house holds', () => {
  expect(files.size).toBeGreaterThan(100)
  expect(violations(files)).toEqual([])
})

describe('it can be broken, and that is seen', () => {
  const good = new Map([
    ['kernel/sum.ts', 'export const sum = 1\n'],
    ['kernel/exp.ts', 'export const exp = 1\n'],
    ['domain/columns.ts', "import { sum } from '../kernel/sum.ts'\nexport const columns = sum\n"],
    ['domain/sales/engine.ts', "import { columns } from '../columns.ts'\nexport const engine = columns\n"],
    ['domain/books/cash.ts', 'export const cash = 1\n'],
    ['simulate/block.ts', "import '../kernel/exp.ts'\nexport const block = 1\n"],
    ['study/study.ts', 'export const study = 1\n'],
    ['chart/fan.ts', 'export const fan = 1\n'],
    ['report/html.ts', 'export const html = 1\n'],
    ['run/load.ts', "import { readFileSync } from 'node:fs'\nexport const load = () => [readFileSync, Date.now()]\n"],
    ['index.ts', "export { study } from './study/study.ts'\n"],
    ['cli/main.ts', "import { load } from '../run/load.ts'\nexport const main = () => [load, process.argv]\n"],
  ])

  it('and a house that keeps it is left alone, whatever its comments and strings say', () => {
    const said = `/** new Date(), Math.random and 2 ** 3 are what it is not; from './nowhere.ts' */
      export const text = 'Math.pow and process.exit' // import('node:fs')
      export const at = (ms: number) => new Date(ms) < new Date('2026-01-01')\n`
    expect(violations(good)).toEqual([])
    expect(violations(new Map([...good, ['kernel/said.ts', said]]))).toEqual([])
  })

  it.each<[string, string, string, RegExp]>([
    ['an import uphill', 'kernel/sum.ts', "import { columns } from '../domain/columns.ts'", /stands above it/],
    ['in double quotes', 'kernel/sum.ts', 'import { columns } from "../domain/columns.ts"', /stands above it/],
    ['for a type only', 'kernel/sum.ts', "import type { C } from '../domain/columns.ts'", /stands above it/],
    [
      'over several lines',
      'kernel/sum.ts',
      "import {\n  type C,\n  d,\n} from '../domain/columns.ts'",
      /stands above it/,
    ],
    ['for its effect', 'kernel/sum.ts', "import '../domain/columns.ts'", /stands above it/],
    ['when it runs', 'simulate/block.ts', "const s = await import('../study/study.ts')", /stands above it/],
    ['when it runs, in double quotes', 'simulate/block.ts', 'import("../study/study.ts").then(use)', /stands above it/],
    ['when it runs, in backquotes', 'simulate/block.ts', 'import(`../study/study.ts`)', /stands above it/],
    ['a type of it in passing', 'simulate/block.ts', "type S = import('../study/study.ts').S", /stands above it/],
    ['computed', 'simulate/block.ts', 'import(name)', /imports what it computes/],
    ['by require', 'simulate/block.ts', "require('../study/study.ts')", /stands above it/],
    ['passed on', 'domain/columns.ts', "export { study } from '../study/study.ts'", /stands above it/],
    ['all of it passed on', 'domain/columns.ts', 'export * from "../study/study.ts"', /stands above it/],
    ['types passed on', 'domain/columns.ts', "export type { S } from '../study/study.ts'", /stands above it/],
    ['from a room to another', 'domain/sales/engine.ts', "import { cash } from '../books/cash.ts'", /another room/],
    ['a report of a chart', 'report/html.ts', "import { fan } from '../chart/fan.ts'", /its neighbour/],
    ['a chart of a report', 'chart/fan.ts', "import { html } from '../report/html.ts'", /its neighbour/],
    ['of what is not there', 'kernel/sum.ts', "import { x } from './gone.ts'", /is not there/],
    ['of the machine below the edge', 'study/study.ts', "import { cpus } from 'node:os'", /node:os below the edge/],
    ['of a file by the library', 'index.ts', "export { load } from './run/load.ts'", /index.ts reaches run\/load.ts/],
    ['the clock', 'study/study.ts', 'const t = Date.now()', /uses Date.now/],
    ['a date of now', 'study/study.ts', 'const d = new Date()', /uses new Date/],
    ['a date of now, without brackets', 'study/study.ts', 'const d = new Date', /uses new Date/],
    ['a stopwatch', 'summarise/tree.ts', 'const t = performance.now()', /uses performance/],
    ['chance', 'domain/books/cash.ts', 'const u = Math.random()', /uses Math.random/],
    ['chance in brackets', 'domain/books/cash.ts', "const u = Math['random']()", /uses Math.random/],
    ['the process', 'report/html.ts', 'const w = process.stdout.columns', /uses process/],
    ['a power', 'domain/sales/engine.ts', 'const x = 1.1 ** 12', /uses \*\*/],
    ['a power by name', 'compare/pair.ts', 'const x = Math.pow(1.1, 12)', /uses Math.pow/],
    ['an engine’s exponential', 'kernel/exp.ts', 'const x = Math.exp(1)', /uses Math.exp/],
    ['an engine’s logarithm', 'summarise/tree.ts', 'const x = Math . log2(8)', /uses Math . log2/],
    ['too long a file', 'kernel/long.ts', 'const x = 1\n'.repeat(251), /has 251 lines/],
    ['a room that nobody knows', 'attic/old.ts', 'const x = 1', /stands on no storey/],
  ])('%s', (_name, file, text, expected) => {
    const found = violations(new Map([...good, [file, `${good.get(file) ?? ''}${text}\n`]]))
    expect(
      found.some(violation => expected.test(violation)),
      found.join('\n'),
    ).toBe(true)
  })

  it('finds every import of a file', () => {
    const text = `import a from 'a'\nimport b, { c } from "b"\nexport * as d from './d.ts'\nconst e = await import('./e.ts')\nimport './f.ts'\n`
    expect(importsOf(text)).toEqual(['a', 'b', './d.ts', './f.ts', './e.ts'])
  })
})
