import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** How a run of notebooks ended: its exit code, and what it said. */
export type End = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** `npm run notebooks -- ARGS`, of a copy of the repository if `root` names one. */
export const runNotebooks = (args: readonly string[], root = process.cwd()): End => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'node_modules/tsx/dist/cli.mjs'), 'notebooks/run/main.ts', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  return { code: status, stdout, stderr }
}
