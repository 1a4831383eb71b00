/** The reference scenario played by the real engine, and the figures of it that programs are compared by. */
import { join } from 'node:path'
import { nodeLoad } from '../src/run/load.ts'
import { readScenario } from '../src/scenario/read-scenario.ts'
import type { Outcome } from '../src/study/outcome.ts'
import { runStudy } from '../src/study/run-study.ts'

const root = join(import.meta.dirname, '..')

/** In the order of section 10 of reference-model.md. */
export const referenceFigures = [
  'joint.value',
  'partner.value',
  'partner.ownerValue',
  'partner.bookings',
  'vendor.bookings',
  'partner.revenue',
  'partner.ebitda',
  'vendor.contribution',
  'orders.slipped.value',
  'mdf.campaign.leads',
  'mdf.events.leads',
  'partner.services.margin',
  'partner.utilisation',
  'partner.cash.low',
] as const

/** Strategy, then figure, then one value a trial. */
export const playReference = async (trials: number): Promise<Outcome['samples']> => {
  const file = 'bench/reference.yaml'
  const read = await readScenario(file, nodeLoad(file, root))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  return (await runStudy(read.scenario, { trials, isBare: true })).samples
}

/** Trials that reference-expected.csv has of each strategy. */
export const expectedTrials = 64

/** A row for each strategy and each of the first trials, every number with all its digits. */
export const expectedText = (samples: Outcome['samples'], trials = expectedTrials): string => {
  const rows = Object.entries(samples).flatMap(([strategy, figures]) =>
    Array.from({ length: trials }, (_, i) => [strategy, i, ...referenceFigures.map(id => figures[id][i])]),
  )
  return `${[['strategy', 'trial', ...referenceFigures], ...rows].map(row => row.join(',')).join('\n')}\n`
}
