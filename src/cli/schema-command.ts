import { readFileSync } from 'node:fs'
import { nearest } from '../kernel/nearest.ts'
import { systemText } from '../run/failure.ts'
import { exitCodes, failureCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { complain, say } from './tell.ts'

/** What the command line of `tandem schema` says. */
export type SchemaFlags = { readonly out?: string }

/** The schemas, by what they describe; each is a file of the package, from `src` and from `dist`. */
const files: Readonly<Record<string, string>> = {
  scenario: '../../schema/scenario.schema.json',
  result: '../../schema/result.schema.json',
  baseline: '../../schema/baseline.schema.json',
  check: '../../schema/check.schema.json',
  compare: '../../schema/compare.schema.json',
}

/** `tandem schema [WHAT]`; the exit code. */
export const schemaCommand = async (what: string, flags: SchemaFlags, io: Io): Promise<number> => {
  const names = Object.keys(files)
  if (!names.includes(what)) {
    const close = nearest(what, names)
    const help = close === undefined ? `there are: ${names.join(', ')}` : `did you mean "${close}"?`
    complain(io, { message: `unknown schema "${what}"`, help })
    return exitCodes.usage
  }
  let text: string
  try {
    text = readFileSync(new URL(files[what], import.meta.url), 'utf8')
  } catch (error) {
    complain(io, { message: `the schema that comes with tandem cannot be read: ${systemText(error) ?? error}` })
    return exitCodes.environment
  }
  if (flags.out === undefined) {
    io.stdout.write(text)
    return exitCodes.done
  }
  const { writeFile } = await import('../run/write-file.ts')
  const failure = writeFile(flags.out, text, { cwd: io.cwd, force: true })
  if (failure !== null) {
    complain(io, failure)
    return failureCode(failure)
  }
  say(io, `written to ${flags.out}`)
  return exitCodes.done
}
