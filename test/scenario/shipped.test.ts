import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

const root = join(import.meta.dirname, '../..')
const shipped = readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .map(name => `scenarios/${name.replaceAll('\\', '/')}`)
  .filter(name => /\.(yaml|csv)$/.test(name))
const names = shipped.filter(name => name.endsWith('.yaml'))
const files = new Map(shipped.map(name => [name, readFileSync(join(root, name), 'utf8')]))

test.each(names)('%s reads without an error or a warning', async name => {
  const read = await readScenario(name, loaderOf(files))
  expect(issuesText(read.ok ? read.scenario.warnings : read.issues)).toBe('')
})
