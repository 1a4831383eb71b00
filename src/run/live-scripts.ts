import { readFileSync } from 'node:fs'
import type { LiveScripts } from '../report/live/live-run.ts'

const built = (part: keyof LiveScripts): string =>
  readFileSync(new URL(`../browser/${part}.js`, import.meta.url), 'utf8')

/** What makes a report move: from the built package its files; from the sources, made of them. */
export const liveScripts = async (): Promise<LiveScripts> => {
  if (import.meta.url.endsWith('.js')) return { page: built('page'), worker: built('worker') }
  return (await import('./bundle-scripts.ts')).bundledScripts()
}
