import type { Loaded } from './chain.ts'

/** Reasons of a system that has a name but gives no text for it. */
type Unread = Extract<(Loaded & { ok: false })['reason'], 'unreadable' | 'circle' | 'long-name'>

/** Why a file cannot be read, a scenario as a table, and the way out. */
export const unread: Readonly<Record<Unread, readonly [why: string, help: string]>> = {
  unreadable: ['cannot be read', 'check its permissions'],
  circle: ['cannot be read: its links lead in a circle', 'let the link lead to a file, or put the file in its place'],
  'long-name': ['cannot be read: its name is too long', 'give it a shorter name'],
}
