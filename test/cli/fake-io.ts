import type { Io, Signal } from '../../src/cli/io.ts'
import { fakeStages } from '../run/fake-stages.ts'

export type Heard = {
  readonly out: () => string
  readonly err: () => string
  readonly signal: (signal: Signal) => void
}

/** A world for one command: what it writes is kept; its clock moves a second at each look. */
export const fakeIo = (cwd: string, over: Partial<Io> = {}, terminal = false): { io: Io; heard: Heard } => {
  let out = ''
  let err = ''
  let time = 0
  const hearers = new Set<(signal: Signal) => void>()
  const stream = (write: (text: string) => void) => ({ write, isTTY: terminal, columns: terminal ? 100 : undefined })
  const io: Io = {
    cwd,
    env: { LANG: 'en_US.UTF-8', TERM: 'xterm-256color' },
    stdout: stream(text => void (out += text)),
    stderr: stream(text => void (err += text)),
    now: () => ++time,
    onSignal: listener => {
      hearers.add(listener)
      return () => void hearers.delete(listener)
    },
    stages: fakeStages(),
    ...over,
  }
  const signal: Heard['signal'] = one => {
    for (const hear of [...hearers]) hear(one)
  }
  return { io, heard: { out: () => out, err: () => err, signal } }
}
