import type { GateEntry } from '../report/gate/entry.ts'
import { checkFile, heldBy } from '../run/check-file.ts'
import type { Failure } from '../run/failure.ts'
import { writeFile } from '../run/write-file.ts'

/** The files that `tandem check` is asked to write besides what it prints. */
export type ReportFiles = { readonly junit?: string; readonly summary?: string }

/** Why one of the files cannot be written, as far as that is known before anything is played. */
export const unwritable = ({ junit, summary }: ReportFiles, cwd: string): Failure | null => {
  const wrong = junit === undefined ? null : checkFile(junit, cwd)
  if (wrong !== null || summary === undefined) return wrong
  const held = heldBy(summary, cwd)
  return held instanceof Uint8Array ? null : held
}

/** Text below what a file holds, on a line of its own. */
const below = (held: Uint8Array, text: string): Uint8Array => {
  const isWhole = held.length === 0 || held.at(-1) === 10
  return Buffer.concat([held, new TextEncoder().encode(isWhole ? text : `\n${text}`)])
}

/** Writes the files that were asked for; what could not be written. */
export const writeReports = async (
  entries: readonly GateEntry[],
  at: string,
  { junit, summary }: ReportFiles,
  cwd: string,
): Promise<readonly Failure[]> => {
  const failures: (Failure | null)[] = []
  const write = (name: string, content: string | Uint8Array) =>
    failures.push(writeFile(name, content, { cwd, force: true }))
  if (junit !== undefined) {
    const { junitXml } = await import('../report/gate/junit.ts')
    write(junit, junitXml(entries, at))
  }
  if (summary !== undefined) {
    const { gateMarkdown } = await import('../report/gate/markdown.ts')
    const held = heldBy(summary, cwd)
    if (held instanceof Uint8Array) write(summary, below(held, gateMarkdown(entries)))
    else failures.push(held)
  }
  return failures.filter(failure => failure !== null)
}
