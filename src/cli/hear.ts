import type { Io, Signal } from './io.ts'

/** Listens for signals while `work` goes on, which is told to stop by the first; gives that signal besides what was made. */
export const hearing = async <T>(
  io: Io,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly made: T; readonly signal: Signal | undefined }> => {
  const controller = new AbortController()
  let heard: Signal | undefined
  const deafen = io.onSignal(signal => {
    heard ??= signal
    controller.abort()
  })
  try {
    return { made: await work(controller.signal), signal: heard }
  } finally {
    deafen()
  }
}
