import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { codeOf } from '../run/failure.ts'
import { openFile } from '../run/open-file.ts'
import type { Answers, Io, Signal, Stream } from './io.ts'

const pause = new Int32Array(new SharedArrayBuffer(4))

/**
 * Writes all of the text before it returns, so that a full disk or a closed pipe is an error here and now (a stream of
 * Node would report it too late for the exit code). Waits while a pipe is full.
 */
const writeAll = (descriptor: number, text: string): void => {
  const bytes = new TextEncoder().encode(text)
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done, bytes.length - done)
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error
      Atomics.wait(pause, 0, 0, 5)
    }
  }
}

const streamOf = (stream: NodeJS.WriteStream, descriptor: number): Stream => ({
  write: text => writeAll(descriptor, text),
  isTTY: stream.isTTY === true,
  columns: stream.isTTY === true ? stream.columns : undefined,
})

const exits: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 }

/** The first signal is told to the command; the second ends the process at once. */
const onSignal: Io['onSignal'] = hear => {
  let heard = false
  const listener = (signal: Signal) => {
    if (heard) process.exit(exits[signal])
    heard = true
    hear(signal)
  }
  process.on('SIGINT', listener).on('SIGTERM', listener)
  return () => void process.off('SIGINT', listener).off('SIGTERM', listener)
}

/** Lines of the input, one for each question; the first question begins to read. */
const answersOf = (input: NodeJS.ReadStream): Answers => {
  let lines: AsyncIterator<string> | undefined
  let close = () => {}
  return {
    isTTY: input.isTTY === true,
    line: async () => {
      if (lines === undefined) {
        // not a terminal of its own: editing and Ctrl-C stay those of the system
        const reader = createInterface({ input, terminal: false })
        lines = reader[Symbol.asyncIterator]()
        close = () => reader.close()
      }
      const next = await lines.next()
      return next.done === true ? null : next.value
    },
    close: () => close(),
  }
}

/** The world of a real process. */
export const processIo = (): Io => ({
  // asked for when it is needed: help needs no folder, and one that is gone is told like all that goes wrong
  get cwd() {
    return process.cwd()
  },
  env: process.env,
  stdout: streamOf(process.stdout, 1),
  stderr: streamOf(process.stderr, 2),
  now: () => performance.now() / 1000,
  onSignal,
  answers: answersOf(process.stdin),
  open: openFile,
})
