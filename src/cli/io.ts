import type { Stages } from '../run/stages.ts'

/** One end of the terminal. `write` returns when all of the text is handed over and throws when it cannot be. */
export type Stream = {
  readonly write: (text: string) => void
  readonly isTTY: boolean
  readonly columns?: number | undefined
}

export type Signal = 'SIGINT' | 'SIGTERM'

/** All that a command knows of the world around it; a test hands in its own. */
export type Io = {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Stream
  readonly stderr: Stream
  /** Seconds of a clock that never goes back. */
  readonly now: () => number
  /** Calls `hear` at each signal until the returned function is called. */
  readonly onSignal: (hear: (signal: Signal) => void) => () => void
  /** Stands in for reading, simulating and drawing. */
  readonly stages?: Stages
}
