/**
 * `play.ts JSON`, bundled: the built engine plays a scenario in this process. Says `ready` once its modules are loaded,
 * waits for a line, plays, and prints one line of JSON. The clock runs from reading the YAML to the last summary.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { built, builtWorker } from './built.ts'
import { leanOf } from './lean.ts'
import { type Scale, scaled } from './scaled.ts'

export type Play = {
  /** A path from the root of the repository. */
  readonly file: string
  readonly trials: number
  readonly scale?: Scale
  /** Threads; without it a loop in this process, as `runFile` of the library plays. */
  readonly workers?: number
  /** The only mechanisms to play, by name, for the figure below; all that the scenario brings into play without it. */
  readonly mechanisms?: readonly string[]
  /** The figure whose mean and spread over the trials are told. */
  readonly figure?: string
}

export type Played = {
  readonly seconds: number
  readonly trials: number
  /** The most memory that the process ever held, MB. */
  readonly peak: number
  readonly mean?: number
  readonly sd?: number
}

const root = join(import.meta.dirname, '..')

/** Mean and standard deviation of what is left of a figure's trials. */
const spreadOf = (values: Float64Array): { readonly mean: number; readonly sd: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

const play = async (asked: Play): Promise<() => Promise<Played>> => {
  const { readScenario, runStudy, inProcessWith, bestKernels, threadPool, catalogue } = await built()
  const text = scaled(readFileSync(join(root, asked.file), 'utf8'), asked.scale ?? {})
  const { mechanisms, figure, workers } = asked
  const model = mechanisms && figure ? leanOf(catalogue, { mechanisms, figure }) : catalogue
  const pool = workers === undefined ? undefined : threadPool({ worker: builtWorker, count: workers, atLeast: 0 })
  pool?.begin()
  return async () => {
    const begin = performance.now()
    const read = await readScenario(asked.file, () => ({ ok: true, name: asked.file, text }))
    if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
    const { samples } = await runStudy(read.scenario, {
      trials: asked.trials,
      isBare: true,
      catalogue: model,
      runner: pool ? pool.runner : inProcessWith(bestKernels()),
    })
    const seconds = (performance.now() - begin) / 1000
    await pool?.end()
    const [first] = Object.values(samples)
    return {
      seconds,
      trials: asked.trials,
      peak: process.resourceUsage().maxRSS / 1024,
      ...(figure === undefined ? {} : spreadOf(first[figure])),
    }
  }
}

const begin = await play(JSON.parse(process.argv[2]) as Play)
console.log('ready')
const lines = createInterface({ input: process.stdin })
lines.once('line', async () => {
  lines.close()
  console.log(JSON.stringify(await begin()))
})
