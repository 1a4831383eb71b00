import { noHeldTrials, noSeed } from '../study/unplayable.ts'
import { type GateEnd, gateScenario } from './gate-scenario.ts'
import { realGate } from './real-gate.ts'
import { withStages } from './stages.ts'

/** How a file is checked; what is not said here is as in its baseline. */
export type CheckOptions = {
  /** The folder from which the path is given; that of the process unless said. */
  readonly cwd?: string
  /** Futures, 2 to 131,072; of a scenario without a baseline 1,000 unless said. */
  readonly trials?: number
  readonly seed?: string
  /** Ends the check with a failure of the kind `interrupted`. */
  readonly signal?: AbortSignal
  /** Hears how many of all trials are played. */
  readonly onProgress?: (stage: 'trials' | 'charts', done: number, total: number) => void
}

/**
 * What `tandem check` says of a scenario file, or of a file of checks alone: which figures have moved from the baseline
 * beside it, and which of its checks hold, on the luck of the baseline. Nothing is written: what a run came to is accepted
 * by the command, where a person looks at it. What a person can put right comes back as issues or a failure; what is
 * thrown is our own bug.
 */
export const checkBaseline = async (file: string, options: CheckOptions = {}): Promise<GateEnd> => {
  const { cwd = process.cwd(), trials, seed } = options
  const wrong =
    (trials === undefined ? undefined : noHeldTrials(trials)) ?? (seed === undefined ? undefined : noSeed(seed))
  if (wrong) return { kind: 'failure', failure: { kind: 'usage', ...wrong } }
  return withStages({ trials }, ({ stages }) =>
    gateScenario(file, { ...options, cwd, gate: realGate, keepsActual: false, stages }),
  )
}
