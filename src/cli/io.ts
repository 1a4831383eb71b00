import type { Gate } from '../run/gate.ts'
import type { Stages } from '../run/stages.ts'

/** One end of the terminal. `write` returns when all of the text is handed over and throws when it cannot be. */
export type Stream = {
  readonly write: (text: string) => void
  readonly isTTY: boolean
  readonly columns?: number | undefined
}

export type Signal = 'SIGINT' | 'SIGTERM'

/** Questions to a person. Made when the first is asked, and closed after the last. */
export type Answers = {
  readonly isTTY: boolean
  readonly line: () => Promise<string | null>
  readonly close: () => void
}

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
  /** Whether a person sits at the input, and the line that answers a question; null at the end of the input. */
  readonly answers?: Answers
  /** Opens a file in the program that the system has for it; a text says why that failed. Returns soon. */
  readonly open?: (path: string) => Promise<string | undefined>
  /** Stands in for reading, simulating and drawing. */
  readonly stages?: Stages
  /** Stands in for baselines: reading, comparing, writing. */
  readonly gate?: Gate
}
