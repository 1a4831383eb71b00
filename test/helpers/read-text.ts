import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { loaderOf } from '../scenario/loader.ts'

/** Files by their path; the scenario is `s.yaml`. */
export type Files = Readonly<Record<string, string>>

const readAll = (files: Files, set: readonly string[]) =>
  readScenario('s.yaml', loaderOf(new Map(Object.entries(files))), { set })

/** A scenario that must be right. */
export const readText = async (files: Files, set: readonly string[] = []): Promise<Scenario> => {
  const read = await readAll(files, set)
  if (read.ok) return read.scenario
  throw new Error(read.issues.map(issue => `${issue.code} ${issue.message} ${issue.help}`).join('\n'))
}

/** What is wrong, and what is warned of: `E101 unknown key "x"`. */
export const complaints = async (files: Files, set: readonly string[] = []): Promise<string[]> => {
  const read = await readAll(files, set)
  return (read.ok ? read.scenario.warnings : read.issues).map(({ code, message }) => `${code} ${message}`)
}
