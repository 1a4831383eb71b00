import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { codes } from '../../src/scenario/codes.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { lintsOf } from '../../src/study/lints.ts'
import { loaderOf } from '../scenario/loader.ts'

// Each folder has a scenario with a mistake and the exact text that a person gets to read. `UPDATE_MESSAGES=1` writes
// the texts anew; read the difference before it is committed.
const here = import.meta.dirname
const update = process.env['UPDATE_MESSAGES'] === '1'
const cases = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort()

const filesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:ya?ml|csv)$/.test(name))
      .map(name => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  )

test('every code has a case', async () => {
  const more = join(here, '../language')
  const folders = [here, more].flatMap(root =>
    readdirSync(root, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [join(root, entry.name)] : [])),
  )
  const texts = folders.map(folder => readFileSync(join(folder, 'expected.txt'), 'utf8')).join('')
  const unseen = Object.keys(codes).filter(code => !texts.includes(`[${code}]`))
  // A file that cannot be read has no folder to stand in.
  expect(unseen).toEqual(['E100'])
})

test.each(cases)('%s', async name => {
  const folder = join(here, name)
  // Values of the command line, one a line.
  const given = join(folder, 'set.txt')
  const set = existsSync(given) ? readFileSync(given, 'utf8').trimEnd().split('\n') : []
  const read = await readScenario('scenario.yaml', loaderOf(filesOf(folder)), { set })
  const issues = read.ok ? [...read.scenario.warnings, ...lintsOf(read.scenario)] : read.issues
  const text = issuesText(issues)
  const expected = join(folder, 'expected.txt')
  if (update) writeFileSync(expected, text)
  expect(text).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : '')
  expect(issues.length).toBeGreaterThan(0)
  for (const issue of issues) {
    expect(Object.keys(codes)).toContain(issue.code)
    expect(issue.message).toMatch(/^[^A-Z].*[^.]$/)
  }
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(320)
})
