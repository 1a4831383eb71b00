import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Issue } from '../kernel/issue.ts'
import { issuesText } from '../report/issue-text.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Sampled } from '../study/result.ts'
import type { Files } from './result-files.ts'

/** When a run began (ISO) and how long its parts took, in seconds. */
export type Timing = {
  readonly started: string
  readonly read: number
  readonly simulate: number
  readonly draw: number
}

const samplingLines = ({ scrambles, errors, dimensions, plain }: Sampled): string[] => [
  `sampling sobol, ${scrambles} scrambles, errors ${errors}`,
  `dimensions ${dimensions.length === 0 ? 'none' : dimensions.join(', ')}`,
  ...(plain.length === 0 ? [] : [`inputs without a dimension ${plain.join(', ')}`]),
]

/**
 * The log of a run: the only file in the folder that differs from one run to the next. It names what ran where and
 * when, lists every other file with its size and SHA-256, and keeps the warnings of the scenario, which a run may have
 * been told not to print.
 */
export const runLog = (
  outcome: Outcome,
  files: Files,
  timing: Timing,
  machine: string,
  warnings: readonly Issue[] = [],
): string => {
  const { tool, scenario, seed, trials, streams, strategies, sampling } = outcome.result
  const seconds = (value: number) => `${value.toFixed(2)} s`
  const listed = [...files].map(([name, content]) => {
    const bytes = typeof content === 'string' ? utf8ToBytes(content) : content
    return `${bytesToHex(sha256(bytes))}  ${String(bytes.length).padStart(9)}  ${name}`
  })
  return `${[
    `${tool.name} ${tool.version} on ${machine}`,
    `started ${timing.started}`,
    `took ${seconds(timing.read + timing.simulate + timing.draw)}: read ${seconds(timing.read)}, simulate ${seconds(timing.simulate)}, draw ${seconds(timing.draw)}`,
    `scenario ${JSON.stringify(scenario.file)} sha256 ${scenario.hash}`,
    ...(scenario.set ?? []).map(set => `set ${JSON.stringify(set)}`),
    `seed ${JSON.stringify(seed)}, trials ${trials}, streams ${streams}`,
    ...(sampling === undefined ? [] : samplingLines(sampling)),
    `strategies ${strategies.map(strategy => strategy.id).join(', ')}; against ${outcome.against}`,
    '',
    ...listed,
    ...(warnings.length === 0 ? [] : ['', issuesText(warnings, { footer: '', most: warnings.length }).trimEnd()]),
  ].join('\n')}\n`
}
