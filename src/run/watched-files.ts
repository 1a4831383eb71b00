import { type FSWatcher, statSync, watch } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Load } from '../scenario/layers/chain.ts'
import { projectRoot, realPath } from './load.ts'

/** What tells one state of a file from another; a file that is not there has one too. */
const stateOf = (path: string): string => {
  try {
    const { mtimeMs, size, ino } = statSync(path)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return 'not there'
  }
}

/** The files that a run has looked at, each with its state just before. */
export type WatchedFiles = {
  /** A loader that remembers what it is asked for, also what is missing. */
  readonly wrap: (load: Load) => Load
  /** Absolute paths, the scenario first. */
  readonly paths: () => readonly string[]
  /** Those that are no longer as they were when they were read. */
  readonly changed: () => readonly string[]
}

export const watchedFiles = (file: string, cwd: string): WatchedFiles => {
  const first = resolve(cwd, file)
  const root = projectRoot(realPath(dirname(first)))
  const states = new Map<string, string>([[first, stateOf(first)]])
  const pathOf = (path: string, from: string | undefined): string =>
    from === undefined ? first : resolve(root, dirname(from), path)
  return {
    wrap: load => (path, from) => {
      const at = pathOf(path, from)
      const state = stateOf(at)
      const loaded = from === undefined ? load(path) : load(path, from)
      if (loaded.ok) states.set(join(root, loaded.name), state)
      if ((loaded.ok && from === undefined) || (!loaded.ok && loaded.reason !== 'outside')) states.set(at, state)
      return loaded
    },
    paths: () => [...states.keys()],
    changed: () => [...states].filter(([path, state]) => stateOf(path) !== state).map(([path]) => path),
  }
}

/** Calls `hear` soon after something happens in the folders of these files; a folder that cannot be watched is left out. */
const watchFolders = (paths: readonly string[], hear: () => void): (() => void) => {
  const watchers: FSWatcher[] = []
  for (const folder of new Set(paths.map(path => dirname(path)))) {
    try {
      const watcher = watch(folder, { persistent: false }, hear)
      watcher.on('error', () => watcher.close())
      watchers.push(watcher)
    } catch {
      // looking now and then is enough
    }
  }
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}

/** Milliseconds: how long a file has to be left alone before it counts as written, and how often to look in any case. */
const [settle, every] = [120, 1000] as const

/**
 * Waits until one of the files has changed and stays as it is for a moment (editors write in several steps); gives the
 * changed ones, or none when the signal ends the waiting. The system's news only make it look sooner.
 */
export const nextChange = (files: WatchedFiles, signal: AbortSignal): Promise<readonly string[]> =>
  new Promise(done => {
    let calm: NodeJS.Timeout | undefined
    const finish = (changed: readonly string[]) => {
      clearTimeout(calm)
      clearInterval(timer)
      stop()
      signal.removeEventListener('abort', abort)
      done(changed)
    }
    const abort = () => finish([])
    const look = () => {
      if (files.changed().length === 0) return
      const seen = files.paths().map(stateOf).join()
      clearTimeout(calm)
      calm = setTimeout(() => {
        if (files.paths().map(stateOf).join() === seen) finish(files.changed())
        else look()
      }, settle)
    }
    const stop = watchFolders(files.paths(), look)
    const timer = setInterval(look, every)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    else look()
  })
