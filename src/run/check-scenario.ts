import type { Structure } from '../compile/structure.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { nodeLoad } from './load.ts'
import { realStages, type Stages } from './stages.ts'

export type Checked =
  | { readonly ok: true; readonly scenario: Scenario; readonly structure: Structure }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads a scenario and wires it, without playing it: all that can be wrong with it before the first trial. */
export const checkScenario = async (
  file: string,
  options: { readonly cwd: string; readonly set?: readonly string[]; readonly stages?: Stages },
): Promise<Checked> => {
  const stages = options.stages ?? realStages
  const read = await stages.read(file, nodeLoad(file, options.cwd), { set: options.set ?? [] })
  if (!read.ok) return read
  return { ok: true, scenario: read.scenario, structure: await stages.compile(read.scenario) }
}
