import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../child.ts'

/** A program that plays the reference model, or what is missing and what to install for it. */
export type Peer =
  | {
      readonly name: string
      /** The figures of trials 0 to n - 1 in the layout of reference-expected.csv. */
      readonly figures: (trials: number) => Promise<string>
      /** Seconds of the work itself for that many trials. */
      readonly seconds: (trials: number) => Promise<number>
    }
  | { readonly name: string; readonly missing: string }

const folder = import.meta.dirname
const source = join(folder, 'reference.cpp')
const script = join(folder, 'reference.py')

const told = ({ stdout }: { readonly stdout: string }): { readonly seconds: number } => JSON.parse(stdout)

/** Without contraction and reordering: the bits are those of the source. It carries the bar. */
export const strict = 'C++ -O3 -march=native, strict'
const fast = 'C++ -O3 -march=native -ffast-math'

const answers = (command: string, args: readonly string[]): Promise<boolean> =>
  run(command, args).then(
    () => true,
    () => false,
  )

/** Builds the C++ program with more flags, in the folder `out`, which is never committed. */
const compiled = async (name: string, flags: readonly string[], as: string): Promise<Peer> => {
  if (!existsSync(source)) return { name, missing: 'bench/peers/reference.cpp is not there' }
  if (!(await answers('g++', ['--version'])))
    return { name, missing: 'no g++: install a C++ compiler (apt install g++)' }
  const out = join(folder, '../../out/bench')
  mkdirSync(out, { recursive: true })
  const program = join(out, as)
  await run('g++', ['-O3', '-march=native', '-std=c++20', ...flags, source, '-o', program])
  return {
    name,
    figures: async trials => (await run(program, ['--figures', String(trials)])).stdout,
    seconds: async trials => told(await run(program, [String(trials)])).seconds,
  }
}

const withNumPy = async (): Promise<boolean> => answers('python3', ['-c', 'import numpy'])

/** What NumPy needs, if it is not there. */
export const numPyMissing = async (): Promise<string | undefined> =>
  (await withNumPy()) ? undefined : 'no NumPy: install Python 3 and NumPy (apt install python3-numpy)'

/** Batches among which the NumPy program's best is looked for, in trials. */
const batches = [1024, 2048, 4096, 8192, 16_384]

const timedBatch = async (trials: number, batch: number): Promise<number> =>
  told(await run('python3', [script, String(trials), '--batch', String(batch)])).seconds

/** NumPy at its best batch: each that fits is tried twice, and the one with the least time stays. */
const vectorised = async (trials: number): Promise<Peer> => {
  const name = 'NumPy'
  if (!existsSync(script)) return { name, missing: 'bench/peers/reference.py is not there' }
  const missing = await numPyMissing()
  if (missing !== undefined) return { name, missing }
  const tried: { readonly batch: number; readonly seconds: number }[] = []
  for (const batch of batches.filter(size => size <= Math.max(batches[0], trials)))
    for (const _ of [1, 2]) tried.push({ batch, seconds: await timedBatch(trials, batch) })
  const best = tried.reduce((one, other) => (other.seconds < one.seconds ? other : one))
  return {
    name: `NumPy, batches of ${best.batch}`,
    figures: async some => (await run('python3', [script, '--figures', String(some)])).stdout,
    seconds: some => timedBatch(some, best.batch),
  }
}

/** The programs beside which the reference model is timed; the batch of NumPy is chosen for so many trials. */
export const referencePeers = async (trials: number): Promise<readonly Peer[]> => [
  await compiled(strict, ['-ffp-contract=off'], 'reference-strict'),
  await compiled(fast, ['-ffast-math'], 'reference-fast'),
  await vectorised(trials),
]
