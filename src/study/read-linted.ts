import type { Load } from '../scenario/layers/chain.ts'
import { type ReadOptions, readScenario } from '../scenario/read-scenario.ts'
import type { ReadResult } from '../scenario/scenario.ts'

/**
 * Reads a scenario file and its bases, as every command does; of a file of checks alone the scenario that it names, with
 * these checks instead of its own. Bad input throws nothing: every mistake is an issue with its place, and nothing is
 * accepted in part. What is legal and seldom meant is a warning, with the scenario. `load` brings the text of a file, and
 * what it throws is passed on; this does no I/O of its own.
 */
export const readLinted = async (path: string, load: Load, options: ReadOptions = {}): Promise<ReadResult> => {
  const read = await readScenario(path, load, options)
  if (!read.ok) return read
  const { lintsOf } = await import('./lints.ts') // nobody waits for it to hear of a mistake
  return { ok: true, scenario: { ...read.scenario, warnings: [...read.scenario.warnings, ...lintsOf(read.scenario)] } }
}
