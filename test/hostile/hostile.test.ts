import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtPackage } from '../helpers/built-package.ts'
import type { Done, Job } from './driver.ts'
import { filesOf, type Row, tables, treeOf } from './rows.ts'

// Every row of the tables goes through the whole command line in a child process with 256 MB of memory: the exit code,
// the codes, the exact text that a person reads, no stack trace, and a folder that is as it was. The texts are in
// `expected`; `UPDATE_HOSTILE=1` writes them anew, and the difference is to be read before it is committed.
const here = import.meta.dirname
const update = process.env['UPDATE_HOSTILE'] === '1'
const root = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-hostile-')))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const { dist, main } = builtPackage()

/** No row takes more than a moment; this is for one that would never end. */
const hang = 20_000

const node = (script: string, argv: readonly string[], cwd: string, timeout: number) =>
  spawnSync(process.execPath, ['--max-old-space-size=256', script, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
    encoding: 'utf8',
    timeout,
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const job = (row: Row): Job => ({ cwd: join(root, row.id), argv: row.run ?? ['validate', 's.yaml'] })

const place = (row: Row): void => {
  const { cwd } = job(row)
  mkdirSync(cwd, { recursive: true })
  writeFileSync(join(cwd, 'package.json'), '{}') // the project ends here
  for (const [name, bytes] of filesOf(row)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), bytes)
  }
  for (const [name, target] of Object.entries(row.links ?? {})) symlinkSync(target, join(cwd, name))
}

const together = (rows: readonly Row[]): Done[] => {
  if (rows.length === 0) return []
  const list = join(root, 'jobs.json')
  writeFileSync(list, JSON.stringify(rows.map(job)))
  const driver = join(root, 'driver.mjs')
  writeFileSync(driver, transformSync(readFileSync(join(here, 'driver.ts'), 'utf8'), { loader: 'ts' }).code)
  const { stdout, stderr, status } = node(driver, [list, join(dist, 'cli/run-cli.js')], root, 8 * hang)
  const done = stdout.split('\n').filter(line => line !== '')
  if (status !== 0)
    throw new Error(`row ${rows[done.length]?.id} ended its process (${status}): ${stderr.slice(0, 2000)}`)
  return done.map(line => JSON.parse(line))
}

const alone = (row: Row): Done => {
  const { cwd, argv } = job(row)
  const start = performance.now()
  const { status, stdout, stderr } = node(main, argv, cwd, hang)
  return { exit: status ?? -1, out: stdout, err: stderr, ms: performance.now() - start }
}

const expectedOf = (name: string): ReadonlyMap<string, string> => {
  const file = join(here, 'expected', `${name}.txt`)
  if (!existsSync(file)) return new Map()
  const parts = readFileSync(file, 'utf8').split(/^=== (\w+)[^\n]*\n/m)
  return new Map(parts.flatMap((id, i) => (i % 2 === 1 ? [[id, parts[i + 1]] as const] : [])))
}

const all = tables.flatMap(([, rows]) => rows)
const done = new Map<string, Done>()
const before = new Map<string, object>()

beforeAll(() => {
  for (const row of all) {
    place(row)
    before.set(row.id, treeOf(job(row).cwd))
  }
  const shared = all.filter(row => row.alone !== true)
  for (const [i, one] of together(shared).entries()) done.set(shared[i].id, one)
  for (const row of all) if (row.alone === true) done.set(row.id, alone(row))
  if (!update) return
  for (const [name, rows] of tables) {
    const texts = rows.map(row => `=== ${row.id} ${row.what}\n${done.get(row.id)?.err ?? ''}`)
    writeFileSync(join(here, 'expected', `${name}.txt`), texts.join(''))
  }
}, 12 * hang)

test('no row is there twice', () => {
  expect(new Set(all.map(row => row.id)).size).toBe(all.length)
})

describe.each(tables)('%s', (name, rows) => {
  const expected = expectedOf(name)
  test.each(rows.map(row => [row.id, row.what, row] as const))('%s: %s', (id, _, row) => {
    const one = done.get(id)
    if (one === undefined) throw new Error('it was not run')
    expect(one.err).not.toMatch(/^ {4}at |node:internal|\.[jt]s:\d+/m)
    if (!update) expect(one.err).toBe(expected.get(id))
    expect([...one.err.matchAll(/^(?:error|warning)\[(E\d+)\]/gm)].map(match => match[1])).toEqual(row.codes)
    expect(one.exit).toBe(row.exit)
    expect(treeOf(job(row).cwd)).toEqual(before.get(id))
    expect(one.ms).toBeLessThan(hang)
  })
})
