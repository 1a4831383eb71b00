import type { GateReport } from '../check/gate-report.ts'
import type { Fixture } from '../check/make-baseline.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Failure } from './failure.ts'

/** The texts of a scenario's files, by name. */
export type FileTexts = Readonly<Record<string, string>>

/** Which figures are accepted (`METRIC` or `STRATEGY/METRIC`; all when none is named), and why. */
export type Acceptance = { readonly only: readonly string[]; readonly reason: string }

/** What `tandem check` calls from below; a test hands in its own. */
export type Gate = {
  /** The baseline at a path, which is that of its `.json`; null where there is none. Throws a failure where it cannot be read. */
  readonly read: (path: string) => Promise<Fixture | null>
  /** Writes both files of a baseline; null when that is done. */
  readonly write: (path: string, kept: Fixture) => Promise<Failure | null>
  /** What a run would leave as its baseline. */
  readonly make: (outcome: Outcome, files: FileTexts) => Promise<Fixture>
  /** What a run says beside its baseline; without one, its checks and that it has none. */
  readonly compare: (kept: Fixture | null, outcome: Outcome, files: FileTexts) => Promise<GateReport>
  /** What a run says to a file of checks alone. */
  readonly checks: (outcome: Outcome) => Promise<GateReport>
  /** The next baseline: the old one with what is accepted of the new one. Throws a failure where that cannot be done. */
  readonly accept: (old: Fixture | null, next: Fixture, acceptance: Acceptance) => Promise<Fixture>
}
