import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { expectHeld } from '../helpers/held-variants.ts'

const folder = join(import.meta.dirname, '../../scenarios/checks')

test.each(readdirSync(folder))('what would be is so, and every lever moves its figure: %s', async name => {
  const file = join(folder, name)
  const found = await readScenario(file, nodeLoad(file, process.cwd()))
  await expectHeld(found.ok ? found.scenario : expect.unreachable())
})
