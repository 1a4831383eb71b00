import { expect, it } from 'vitest'
import { readScenario, runStudy } from '../../src/index.ts'
import { nodeLoad } from '../../src/run/load.ts'

const file = 'scenarios/one-partnership.yaml'

// Oracle: the commands, which have always warned of what nobody has published.
it('a scenario that the library reads has the warnings that a command gives, and so has what is played of it', async () => {
  const set = ['partner.sales.winRate=90%']
  const read = await readScenario(file, nodeLoad(file, process.cwd()), { set })
  if (!read.ok) expect.unreachable()
  const { warnings } = read.scenario
  expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual(['E183 partner.sales.winRate'])
  const { result } = await runStudy(read.scenario, { trials: 2 })
  for (const { message } of warnings) expect(result.warnings.some(text => text.startsWith(message))).toBe(true)
})
