import { relative } from 'node:path'
import type { RunOptions } from '../run/run-scenario.ts'
import { nextChange, watchedFiles } from '../run/watched-files.ts'
import { exitCodes } from './exit-code.ts'
import { hearing } from './hear.ts'
import type { Io, Signal } from './io.ts'
import { say } from './tell.ts'

const listed = (io: Io, paths: readonly string[]): string => {
  const names = paths.map(path => relative(io.cwd, path) || path)
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')
}

/** The files that change first, or the signal that ends the waiting; `begun` is told once either is heard. */
const change = async (
  files: ReturnType<typeof watchedFiles>,
  io: Io,
  begun: () => void,
): Promise<readonly string[] | Signal> => {
  const { made, signal } = await hearing(io, stop => {
    begun()
    return nextChange(files, stop)
  })
  return signal ?? made
}

/** How a run ended: its exit code, and whether another look at the files could end otherwise. */
export type Told = { readonly code: number; readonly isMendable: boolean }

/**
 * Runs, waits until a file that was read changes, and runs again, one run after the other, until a signal comes; its
 * exit code. Mistakes in a file are told and waited out; what the files cannot mend (a folder that cannot be written
 * to) ends it.
 */
export const watchCommand = async (
  file: string,
  quiet: boolean,
  io: Io,
  run: (watch: NonNullable<RunOptions['watch']>) => Promise<Told>,
): Promise<number> => {
  for (;;) {
    const files = watchedFiles(file, io.cwd)
    const { code, isMendable } = await run(files.wrap)
    if (!isMendable) return code
    // said only when it holds: a signal that came before would end the process by itself
    const changed = await change(files, io, () => {
      if (!quiet) say(io, `\nwatching ${listed(io, files.paths())}; Ctrl-C ends`)
    })
    if (typeof changed === 'string') return exitCodes[changed]
    if (!quiet) say(io, `changed: ${listed(io, changed)}\n`)
  }
}
