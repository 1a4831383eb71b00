/**
 * `npm run bench`: the flagship scenario at full size, as a user runs it, in processes of its own. Each figure is the
 * median of several runs; A/A is the ratio of the medians of two interleaved halves of the same runs, so that noise of
 * the machine shows. A timing never fails anything.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const runs = 4
const once = join(import.meta.dirname, 'one-run.ts')

type Measured = { readonly simulate: number; readonly peak: number; readonly wall: number }

const measure = (trials: number): Measured => {
  const begin = performance.now()
  const child = spawnSync(process.execPath, ['--import', 'tsx', once, String(trials)], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  const { simulate, peak } = JSON.parse(child.stdout) as Omit<Measured, 'wall'>
  return { simulate, peak, wall: (performance.now() - begin) / 1000 }
}

const wholeCommand = (): number => {
  const out = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
  const begin = performance.now()
  const child = spawnSync(
    process.execPath,
    ['dist/cli/main.js', 'run', 'scenarios/uv-partners.yaml', '--quiet', '--out', join(out, 'run')],
    { encoding: 'utf8' },
  )
  rmSync(out, { recursive: true, force: true })
  if (child.status !== 0) throw new Error(child.stderr)
  return (performance.now() - begin) / 1000
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

const line = (name: string, values: readonly number[], unit: string): string => {
  const halves = [0, 1].map(half => median(values.filter((_, i) => i % 2 === half)))
  const range = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`
  return `${name.padEnd(44)} ${median(values).toFixed(2).padStart(8)} ${unit.padEnd(3)} (${range}; A/A ${(halves[0] / halves[1]).toFixed(2)})`
}

for (const trials of [1000, 10_000]) {
  const measured = Array.from({ length: runs }, () => measure(trials))
  const what = `${trials.toLocaleString('en-US')} trials x 5 strategies x 60 months`
  console.log(
    line(
      `${what}: simulate`,
      measured.map(m => m.simulate),
      's',
    ),
  )
  console.log(
    line(
      `${what}: peak memory`,
      measured.map(m => m.peak),
      'MB',
    ),
  )
}
console.log(line('tandem run scenarios/uv-partners.yaml, whole', Array.from({ length: runs }, wholeCommand), 's'))
