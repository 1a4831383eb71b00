import type { Split } from '../study/split/result.ts'
import type { ChangeRow } from './change-row.ts'

/** One of two scenarios that are compared. */
export type Side = {
  /** As it was asked for: `scenarios/acme.yaml`, `scenarios/acme.yaml@HEAD~1`. */
  readonly asked: string
  readonly name: string
  /** Its path relative to the project root, and SHA-256 (hex) of its text and of what it was read from. */
  readonly file: string
  readonly hash: string
  /** The full hash of the commit that it was read from; left out of a file as it stands. */
  readonly commit?: string
  /** What the command line laid over it, as written; left out where it laid nothing. */
  readonly set?: readonly string[]
}

/** What two scenarios say differently, and how the difference of their figures divides among that. */
export type Compared = {
  readonly from: Side
  readonly to: Side
  readonly rows: readonly ChangeRow[]
  /** Null where nothing changed on which a figure could depend. */
  readonly split: Split | null
  /** Titles of the strategies in the newer scenario, by id. */
  readonly titles: Readonly<Record<string, string>>
}
