import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run, the same for every test of it, gone at its end. */
    readonly folderOfRun: string
  }
}

/** What all workers share: a folder in which the first that needs the built package makes it. */
export default (project: TestProject): (() => void) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-run-')))
  project.provide('folderOfRun', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
