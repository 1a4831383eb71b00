import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { codes } from '../../src/scenario/codes.ts'
import { withStubs } from '../helpers/stub-rooms.ts'
import { loaderOf } from '../scenario/loader.ts'

// The modules are loaded once for all tests: what is stood in for here is taken away at the end.
const fields = '../../src/domain/fields.ts'
vi.doMock(fields, async original => withStubs(await original<typeof import('../../src/domain/fields.ts')>()))
vi.resetModules()
const { readScenario } = await import('../../src/scenario/read-scenario.ts')
afterAll(() => {
  vi.doUnmock(fields)
  vi.resetModules()
})

// As test/messages, with rooms whose fields are of the test's own: what the language carries, whatever the model calls it.
// `UPDATE_MESSAGES=1` writes anew.
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

const guide = readFileSync('scenarios/README.md', 'utf8')
const [, pipeline] = /```csv\n([\s\S]*?)```/.exec(guide) ?? expect.unreachable()
const examples = [...guide.matchAll(/<!-- later -->\n```yaml\n([\s\S]*?)```/g)].map(([, text]) => text)

test.each(examples)('the guide: %s', async text => {
  const scenario = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {midMarket: {dealSize: $60k}}
${text}strategies: {today: {}}
`
  const read = await readScenario(
    'scenario.yaml',
    loaderOf(
      new Map([
        ['scenario.yaml', scenario],
        ['pipeline.csv', pipeline],
      ]),
    ),
  )
  expect(read.ok ? issuesText(read.scenario.warnings) : issuesText(read.issues)).toBe('')
})

test('the guide has an example of each', () => {
  expect(examples).toHaveLength(2)
})
