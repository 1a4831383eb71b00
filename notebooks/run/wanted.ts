import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Asked } from './run-notebook.ts'

/** What a command line asks for. */
export type Wanted = {
  readonly files: readonly string[]
  readonly out: string
  readonly asked: Asked
  readonly restate: boolean
}

const home = dirname(dirname(fileURLToPath(import.meta.url)))

const theNotebooks = (): string[] =>
  readdirSync(home)
    .filter(name => /^\d\d-.*\.ts$/.test(name))
    .sort()
    .map(name => join(home, name))

const trialsFrom = (text: string): number => {
  const trials = Number(text)
  if (!Number.isInteger(trials) || trials < 1)
    throw new Error(`--trials is a number of futures, from 1, but is "${text}"; write --trials 200`)
  return trials
}

const fileFrom = (text: string): string => {
  const file = resolve(text)
  if (!existsSync(file)) throw new Error(`there is no notebook ${text}; without a name, all of them are run`)
  return file
}

/** Reads a command line. Throws an error that says what is wrong with it and what to write. */
export const wantedFrom = (args: string[]): Wanted => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      trials: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string', default: 'out/notebooks' },
      restate: { type: 'boolean', default: false },
    },
  })
  if (values.restate && (values.trials !== undefined || values.seed !== undefined))
    throw new Error('--restate writes the numbers of a notebook’s own run; leave out --trials and --seed')
  return {
    files: positionals.length > 0 ? positionals.map(fileFrom) : theNotebooks(),
    out: values.out,
    restate: values.restate,
    asked: {
      ...(values.trials === undefined ? {} : { trials: trialsFrom(values.trials) }),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
    },
  }
}
