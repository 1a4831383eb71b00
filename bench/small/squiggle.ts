/** `squiggle.ts CASE TRIALS`, bundled, from the root: a small case in Squiggle, in the layout of peers.py. One process, one thread. */
import { readFileSync } from 'node:fs'
import { run } from '@quri/squiggle-lang'

const [name, count] = process.argv.slice(2)
const trials = Number(count)
const code = readFileSync(`bench/small/${name}.squiggle`, 'utf8')
const begin = performance.now()
const { result } = await run(code, {
  environment: { sampleCount: trials, xyPointLength: 1000, seed: 'bench', profile: false },
})
if (!result.ok) throw new Error(String(result.value))
const [mean, sd] = JSON.parse(String(result.value.result)) as [number, number]
console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, trials, mean, sd }))
