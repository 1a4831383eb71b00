import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** One command to run, in a folder of its own. */
export type Job = { readonly cwd: string; readonly argv: readonly string[] }

/** What came of it. */
export type Done = { readonly exit: number; readonly out: string; readonly err: string; readonly ms: number }

/**
 * Runs many commands in one process, whose memory its parent has capped: starting Node costs more than most of them.
 * Reads the jobs from the file that is its first argument, finds the command line in the built module that is its second,
 * and prints one line of JSON for each.
 */
const main = async (): Promise<void> => {
  const jobs: readonly Job[] = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  const { runCli }: typeof import('../../src/cli/run-cli.ts') = await import(pathToFileURL(process.argv[3]).href)
  for (const { cwd, argv } of jobs) {
    const said = { out: '', err: '' }
    const stream = (key: 'out' | 'err') => ({ write: (text: string) => void (said[key] += text), isTTY: false })
    const start = performance.now()
    const exit = await runCli(argv, {
      cwd,
      env: { LANG: 'C.UTF-8' },
      stdout: stream('out'),
      stderr: stream('err'),
      now: () => performance.now() / 1000,
      onSignal: () => () => {},
    })
    const done: Done = { exit, ...said, ms: performance.now() - start }
    process.stdout.write(`${JSON.stringify(done)}\n`)
  }
}

await main()
