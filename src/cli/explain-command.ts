import { explanationText, familiesText, familyText } from '../report/explain-text.ts'
import { quoted } from '../scenario/words.ts'
import { exitCodes, issuesCode } from './exit-code.ts'
import { explain, familiesOf, suggestion } from './explain/names.ts'
import type { Known } from './explain/scenario.ts'
import type { Io } from './io.ts'
import { complain, lookOf, tellIssues } from './tell.ts'

/** What the command line of `tandem explain` says. */
export type ExplainFlags = { readonly json?: boolean; readonly color: boolean }

const print = (io: Io, value: unknown): void => io.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

/** `tandem explain [NAME] [FILE]`; the exit code. */
export const explainCommand = async (
  name: string | undefined,
  file: string | undefined,
  flags: ExplainFlags,
  io: Io,
): Promise<number> => {
  const look = lookOf(io, io.stdout, flags.color)
  if (name === undefined) {
    const families = familiesOf()
    if (flags.json) print(io, Object.fromEntries(families.map(({ kind, names }) => [kind, names])))
    else io.stdout.write(familiesText(families, look))
    return exitCodes.done
  }
  let known: Known | undefined
  if (file !== undefined) {
    const { checkScenario } = await import('../run/check-scenario.ts')
    const checked = await checkScenario(file, {
      cwd: io.cwd,
      ...(io.stages === undefined ? {} : { stages: io.stages }),
    })
    if (!checked.ok) {
      await tellIssues(io, flags.color, checked.issues, { footer: '' })
      return issuesCode(checked.issues)
    }
    known = checked
  }
  const found = explain(name, known)
  const family = familiesOf(known?.scenario).find(({ kind }) => kind === name)
  if (found.length === 0 && family !== undefined) {
    const entries = family.names.map(id => ({ name: id, title: explain(id, known)[0]?.title ?? '' }))
    if (flags.json) print(io, entries)
    else io.stdout.write(familyText(family, entries, look))
    return exitCodes.done
  }
  if (found.length === 0) {
    complain(io, { message: `nothing is named ${quoted(name)}`, help: suggestion(name, known?.scenario) })
    return exitCodes.usage
  }
  if (flags.json)
    print(
      io,
      found.map(({ kind, name: id, title, data }) => ({ kind, name: id, title, ...data })),
    )
  else io.stdout.write(found.map(one => explanationText(one, look)).join('\n'))
  return exitCodes.done
}
