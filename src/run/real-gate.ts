import type { Failure } from './failure.ts'
import type { Gate } from './gate.ts'

/** The gate over files on disk. Each part is loaded when it is first needed. */
export const realGate: Gate = {
  read: async path => {
    const { readBaseline } = await import('./baseline-files.ts')
    const found = await readBaseline(path)
    if (found.kind === 'failed') throw found.failure
    return found.kind === 'missing' ? null : { baseline: found.baseline, samples: found.samples }
  },
  write: async (path, { baseline, samples }) => {
    const { writeBaseline } = await import('./baseline-files.ts')
    return writeBaseline(path, baseline, samples)
  },
  make: async (outcome, files) => (await import('../check/make-baseline.ts')).makeBaseline(outcome, files),
  compare: async (kept, outcome, files) => {
    const { compareBaseline, withoutBaseline } = await import('../check/compare-baseline.ts')
    return kept === null ? withoutBaseline(outcome) : compareBaseline(kept.baseline, kept.samples, outcome, files)
  },
  checks: async outcome => (await import('../check/compare-baseline.ts')).checksAlone(outcome),
  accept: async (old, next, acceptance) => {
    const { acceptBaseline } = await import('../check/accept.ts')
    const accepted = acceptBaseline(old, next, acceptance)
    if (accepted.ok) return { baseline: accepted.baseline, samples: accepted.samples }
    const refused: Failure = { kind: 'usage', ...accepted.refusal }
    throw refused
  },
}
