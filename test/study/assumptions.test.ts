import { expect, test } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { fieldAt } from '../../src/kernel/field-at.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { assumptionsOf } from '../../src/study/assumptions.ts'
import { fieldName } from '../../src/study/field-name.ts'
import { studyOf } from '../../src/study/study-of.ts'

// Oracle: the one name by which a slider and a bar of the tornado call a field.
test('what is assumed of a field goes by its name', async () => {
  const file = 'scenarios/uv-partners.yaml'
  const read = await readScenario(file, nodeLoad(file, process.cwd()))
  if (!read.ok) expect.unreachable(JSON.stringify(read.issues))
  const assumptions = assumptionsOf(read.scenario, studyOf(read.scenario).structure, catalogue.fields)
  const shown = assumptions.flatMap(one => {
    const field = fieldAt(catalogue.fields, one.path)
    return field?.label.includes('; ') ? [[field, one] as const] : []
  })
  expect(shown.length).toBeGreaterThan(0)
  for (const [field, { label }] of shown) expect(label).toBe(fieldName(field))
})
