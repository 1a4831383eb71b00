/** Commands of the built package as a user waits for them, from the start of the process to its end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtMain } from '../built.ts'
import { run } from '../child.ts'
import { interleaved } from '../interleaved.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import { type Bar, barText, threeDigits } from '../ratio-text.ts'
import { tableText } from '../table-text.ts'

const wall = async (args: readonly string[]): Promise<number> =>
  (await run(process.execPath, [fileURLToPath(builtMain), ...args])).wall

/** A run whole, with its charts and its report, into a folder that is thrown away. */
const wholeRun = async (file: string, trials: number): Promise<number> => {
  const out = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
  try {
    return await wall(['run', file, '--trials', String(trials), '--quiet', '--out', join(out, 'run')])
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

type Command = {
  readonly name: string
  readonly measure: () => Promise<number>
  readonly bar?: Bar
  /** It takes long, and is left out of `--quick`. */
  readonly isLong?: boolean
}

const help = async (): Promise<number> => wall(['--help'])
const longest = { is: 'at most', value: 0.7 } as const

const commands: readonly Command[] = [
  { name: 'tandem --help', measure: help, bar: { is: 'at most', value: 0.15 } },
  { name: 'tandem --help, again', measure: help },
  {
    name: 'tandem run bench/reference.yaml, 1,000 trials',
    measure: () => wholeRun('bench/reference.yaml', 1000),
    bar: longest,
  },
  {
    name: 'tandem run scenarios/one-partnership.yaml, 1,000 trials',
    measure: () => wholeRun('scenarios/one-partnership.yaml', 1000),
    bar: longest,
  },
  {
    name: 'tandem run scenarios/uv-partners.yaml, 2,000 trials',
    measure: () => wholeRun('scenarios/uv-partners.yaml', 2000),
  },
  {
    name: 'tandem run scenarios/uv-partners.yaml, 10,000 trials',
    measure: () => wholeRun('scenarios/uv-partners.yaml', 10_000),
    isLong: true,
  },
]

export const commandsPart: Part = {
  name: 'commands',
  about: 'tandem --help and whole runs of the built package',
  print: async ({ quick }, say) => {
    const asked = commands.filter(({ isLong }) => !(quick && isLong === true))
    const rounds = quick ? 2 : 6
    const measured = await interleaved(asked, rounds)
    say(`Commands of the built package, with their threads, charts and report; ${rounds} rounds`)
    say(
      tableText(
        ['', 'seconds', 'least', 'most'],
        asked.map(({ name }) => {
          const seconds = measured.get(name) ?? []
          return [name, ...[median(seconds), Math.min(...seconds), Math.max(...seconds)].map(threeDigits)]
        }),
      ),
    )
    for (const { name, bar } of asked)
      if (bar) say(`  ${name}, seconds: ${barText(median(measured.get(name) ?? []), bar)}`)
    say('')
  },
}
