import { spawnSync } from 'node:child_process'
import { codeOf } from './failure.ts'
import { sizeLimit } from './load.ts'

/** What git answered; `failed` in its own words, `missing` where there is no git. */
export type Answer =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly reason: 'failed' | 'missing' | 'too-large'; readonly text: string }

/** Variables that would lead git to another repository than that of the folder, as they do inside a hook. */
const leading = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY']

const surroundings = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !leading.includes(name))),
  LC_ALL: 'C',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
})

/** Asks git something that changes nothing, in a folder. No shell reads the arguments. */
export const git = (folder: string, args: readonly string[]): Answer => {
  const { error, status, stdout, stderr } = spawnSync('git', ['--no-pager', ...args], {
    cwd: folder,
    env: surroundings(),
    maxBuffer: sizeLimit + 4096,
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  if (codeOf(error) === 'ENOENT') return { ok: false, reason: 'missing', text: 'there is no git' }
  if (codeOf(error) === 'ENOBUFS') return { ok: false, reason: 'too-large', text: 'the answer is too large' }
  if (error !== undefined || status !== 0)
    return {
      ok: false,
      reason: 'failed',
      text: stderr?.toString('utf8').trim().split('\n')[0] || String(error ?? status),
    }
  return { ok: true, bytes: stdout }
}
