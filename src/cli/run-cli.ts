import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { codeOf, type Failure, systemText } from '../run/failure.ts'
import { exitCodes } from './exit-code.ts'
import type { Io } from './io.ts'
import { program } from './program.ts'
import { complain } from './tell.ts'

/** The version of the package that this file is part of, from `src` and from `dist`. */
export const toolVersion = (): string =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version

/** What may still be said when stderr itself is closed or full: nothing. */
const tryTo = (say: () => void): void => {
  try {
    say()
  } catch {
    // nobody is left to tell
  }
}

const bugText = (error: unknown, debug: boolean): { message: string; help: string } => {
  const stack = error instanceof Error && debug ? `\n${error.stack}` : ''
  const fact = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    message: `tandem failed, and that is a bug in tandem: ${fact.slice(0, 500)}`,
    help: debug ? stack : 'run again with --debug for the stack',
  }
}

const noMemory = {
  message: 'cannot go on: there is not enough memory',
  help: 'play fewer futures with --trials, or close other programs',
}

/** What the machine has too little of, by the code of its error, and what helps. */
const scarce: Readonly<Record<string, Pick<Failure, 'message' | 'help'>>> = {
  EMFILE: {
    message: 'cannot go on: too many open files',
    help: 'allow more with ulimit -n, or close other programs',
  },
  ENFILE: { message: 'cannot go on: too many open files', help: 'close other programs' },
  ENOMEM: noMemory,
  ERR_WORKER_OUT_OF_MEMORY: noMemory,
}

/** An engine that has no memory for an array, or for its own module, has no code for it. */
const isMemory = (error: unknown): boolean =>
  error instanceof RangeError && /allocation failed|allocate memory|out of memory/i.test(error.message)

/** What the system refuses to every command: somewhere to write, a folder to be in, files to open, memory. */
const systemFailure = (error: unknown): Pick<Failure, 'message' | 'help'> | undefined => {
  const short = isMemory(error) ? noMemory : scarce[codeOf(error) ?? '']
  if (short !== undefined) return short
  const cause = systemText(error)
  const { syscall } = (error ?? {}) as { syscall?: unknown }
  if (cause === undefined) return undefined
  if (syscall === 'write') return { message: `cannot write the output: ${cause}` }
  if (syscall === 'uv_cwd')
    return { message: `cannot tell which folder the command runs in: ${cause}`, help: 'go to another folder with cd' }
  return undefined
}

const codeOfError = (error: unknown, argv: readonly string[], io: Io): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (codeOf(error) === 'EPIPE') return exitCodes.done // the reader has seen enough
  const told = systemFailure(error)
  if (told !== undefined) {
    tryTo(() => complain(io, told))
    return exitCodes.environment
  }
  tryTo(() => complain(io, bugText(error, argv.includes('--debug'))))
  return exitCodes.bug
}

/** A scenario where a command should stand. */
const forgotten = (word: string): boolean => /\.(ya?ml|json)$/i.test(word) && !word.startsWith('-')

/** Without the word `help` before what is no command: what is wrong with that is then said, and not the help of all. */
const asked = (argv: readonly string[], commands: readonly { readonly name: () => string }[]): readonly string[] =>
  argv[0] === 'help' && argv.length > 1 && !commands.some(command => command.name() === argv[1]) ? argv.slice(1) : argv

/**
 * The command line in one call: `argv` without the names of node and the script. Never throws and never ends the
 * process; gives the exit code.
 */
export const runCli = async (argv: readonly string[], io: Io): Promise<number> => {
  let code: number = exitCodes.done
  try {
    const root = program(io, toolVersion(), given => {
      code = given
    })
    if (argv.length === 0) {
      io.stderr.write(root.helpInformation())
      return exitCodes.usage
    }
    const words = asked(argv, root.commands)
    if (forgotten(words[0])) {
      const file = /[^\w./\\:@%+=-]/.test(words[0]) ? JSON.stringify(words[0]) : words[0]
      complain(io, { message: `"${words[0]}" is not a command`, help: `did you mean: tandem run ${file}` })
      return exitCodes.usage
    }
    await root.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    return codeOfError(error, argv, io)
  }
}
