import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { codes } from '../../src/scenario/codes.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from '../scenario/loader.ts'

vi.mock('../../src/domain/fields.ts', async original =>
  (await import('../helpers/stub-rooms.ts')).withStubs(await original<typeof import('../../src/domain/fields.ts')>()),
)

// As test/messages, for rooms that are played with stand-ins until the model has them. `UPDATE_MESSAGES=1` writes anew.
const here = import.meta.dirname
const update = process.env['UPDATE_MESSAGES'] === '1'
const cases = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort()

test.each(cases)('%s', async name => {
  const folder = join(here, name)
  const files = readdirSync(folder).filter(file => /\.(?:yaml|csv)$/.test(file))
  const texts = new Map(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]))
  const read = await readScenario('scenario.yaml', loaderOf(texts))
  const issues = read.ok ? read.scenario.warnings : read.issues
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
