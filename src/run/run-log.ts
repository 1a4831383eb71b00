import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Outcome } from '../study/outcome.ts'
import type { Files } from './result-files.ts'

/** When a run began (ISO) and how long its parts took, in seconds. */
export type Timing = {
  readonly started: string
  readonly read: number
  readonly simulate: number
  readonly draw: number
}

/**
 * The log of a run: the only file in the folder that differs from one run to the next. It names what ran where and
 * when, and lists every other file with its size and SHA-256.
 */
export const runLog = (outcome: Outcome, files: Files, timing: Timing, machine: string): string => {
  const { tool, scenario, seed, trials, streams, strategies } = outcome.result
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
    `seed ${JSON.stringify(seed)}, trials ${trials}, streams ${streams}`,
    `strategies ${strategies.map(strategy => strategy.id).join(', ')}; against ${outcome.against}`,
    '',
    ...listed,
  ].join('\n')}\n`
}
