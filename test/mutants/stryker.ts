import { readdirSync, readFileSync } from 'node:fs'
import { Instrumenter } from '@stryker-mutator/instrumenter'

/** A bug that Stryker would plant: a stretch of a file, what stands there and what would. */
export type Mutant = {
  readonly id: string
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly kind: string
  readonly was: string
  readonly is: string
  /** The whole file with the bug in it. */
  readonly text: string
}

const silent = () => {}

const logger = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
}

const options = { plugins: null, excludedMutations: [], ignorers: [] }

/** Where what is put in place of an expression may bind less tightly than what it stands in: `!(a || b)` to `a || b`. */
const loose: readonly string[] = ['LogicalOperator', 'BooleanLiteral']

/**
 * All mutants that Stryker makes of the files of a folder, and those files with every mutant in them, as `counting`:
 * while they run, `__stryker__.mutantCoverage` says which mutants' places are passed.
 */
export const strykerMutants = async (
  folder: string,
): Promise<{ readonly mutants: readonly Mutant[]; readonly counting: ReadonlyMap<string, string> }> => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
  const files = names.map(name => ({ name, mutate: true, content: readFileSync(name, 'utf8') }))
  const texts = new Map(files.map(({ name, content }) => [name, content]))
  const made = await new Instrumenter(logger).instrument(files, options)
  const mutants = made.mutants.map(({ id, fileName, location, mutatorName, replacement }): Mutant => {
    const text = texts.get(fileName)!
    const lines = text.split('\n')
    const at = ({ line, column }: { readonly line: number; readonly column: number }): number =>
      lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, column)
    const [from, to] = [at(location.start), at(location.end)]
    const is = loose.includes(mutatorName) ? `(${replacement})` : replacement
    return {
      id,
      file: fileName,
      line: location.start.line + 1,
      kind: mutatorName,
      was: text.slice(from, to),
      is,
      text: `${text.slice(0, from)}${is}${text.slice(to)}`,
    }
  })
  return { mutants, counting: new Map(made.files.map(({ name, content }) => [name, content])) }
}
