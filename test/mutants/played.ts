import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { Outcome } from '../../src/study/outcome.ts'

export type Asked = { readonly trials: number; readonly seed: string }

export type Played = {
  readonly outcome: Outcome
  /** Ids of the mutants whose places were passed by then, where the model counts them. */
  readonly passed: readonly string[]
}

/** What was played, in turn, how long each took, and why no more was, where a model stopped. */
export type Plays = {
  readonly played: readonly Played[]
  readonly seconds: readonly number[]
  readonly stopped?: string
}

/** The model and all that plays it in one file, with other texts for some of the sources. No file of the tree changes. */
export const modelWith = async (texts: ReadonlyMap<string, string>, folder: string, name: string): Promise<string> => {
  const replaced = new Map([...texts].map(([file, text]) => [resolve(file), text]))
  const outfile = join(folder, `${name}.mjs`)
  await build({
    entryPoints: ['test/mutants/play.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
    plugins: [
      {
        name: 'other texts',
        setup: ({ onLoad }) =>
          onLoad({ filter: /src[\\/]domain[\\/]/ }, ({ path }) => {
            const contents = replaced.get(path)
            return contents === undefined ? undefined : { contents, loader: 'ts' }
          }),
      },
    ],
  })
  return outfile
}

/**
 * Plays a model in a thread of its own, once for each that is asked for, until all are done, it throws, or one takes
 * longer than its part of `patience`, in seconds.
 */
export const playsOf = (model: string, asked: readonly Asked[], patience: readonly number[]): Promise<Plays> =>
  new Promise(done => {
    const played: Played[] = []
    const seconds: number[] = []
    const thread = new Worker(model, { workerData: asked, stdout: true, stderr: true })
    let begin = performance.now()
    const end = (stopped?: string) => {
      clearTimeout(timer)
      void thread.terminate()
      done({ played, seconds, ...(stopped === undefined ? {} : { stopped }) })
    }
    const wait = () => setTimeout(() => end('does not end'), patience[played.length] * 1000)
    let timer = wait()
    thread.on('message', (one: Played) => {
      clearTimeout(timer)
      seconds.push((performance.now() - begin) / 1000)
      played.push(one)
      if (played.length === asked.length) return end()
      begin = performance.now()
      timer = wait()
    })
    thread.once('error', ({ message }) => end(message))
    thread.once('exit', () => end('ended without a result'))
  })
