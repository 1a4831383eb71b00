import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogueWith } from '../../src/domain/catalogue.ts'
import { allColumns, base } from '../../src/domain/columns.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { levels } from '../helpers/invariants/program.ts'
import { hours } from '../helpers/invariants/services.ts'
import { watch } from '../helpers/watch.ts'

const folder = join(import.meta.dirname, 'cases')
const model = catalogueWith([
  { name: 'moody', shut: ({ born, ordinal }, { t }) => (born + ordinal) % 3 === 0 && t % 4 !== 0 },
])

// Scenarios that a night of random ones found something wrong with, kept as they were found.
test.each(readdirSync(folder))('%s holds what must hold', file => {
  const built = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Built
  const seen = watch(buildScenario(built), allColumns, { trials: 40, catalogue: model }).get('only')
  if (!seen) throw new Error('the strategy is missing')
  const run = { seen, built, trials: 40, steps: built.steps ?? 24 }
  hours(run)
  levels(run)
  expect(Math.min(...seen(base.openingSoftware).flatMap(step => [...step]))).toBeGreaterThanOrEqual(0)
})
