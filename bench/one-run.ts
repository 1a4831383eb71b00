/** One run of the flagship scenario in a fresh process: seconds of simulation after start-up, and peak memory in MB. */
import { nodeLoad } from '../src/run/load.ts'
import { readScenario } from '../src/scenario/read-scenario.ts'
import { runStudy } from '../src/study/run-study.ts'

const file = 'scenarios/uv-partners.yaml'
const read = await readScenario(file, nodeLoad(file, process.cwd()))
if (!read.ok) throw new Error('the scenario is not valid')
const begin = performance.now()
await runStudy(read.scenario, { trials: Number(process.argv[2]) })
const simulate = (performance.now() - begin) / 1000
console.log(JSON.stringify({ simulate, peak: process.resourceUsage().maxRSS / 1024 }))
