import { fixedAxes } from '../../src/domain/fields.ts'
import type { Law } from '../../src/kernel/law.ts'
import type { Period } from '../../src/kernel/unit.ts'
import type { Quantity, Scenario, Setting, Step } from '../../src/scenario/scenario.ts'

/** A number, a law, a choice, a number per period, or the product of two inputs. */
export type Said =
  | number
  | string
  | Law
  | { readonly value: number | Law; readonly per: Period }
  | readonly [string, string]

const file = { name: 'built in a test', text: '' }

const quantityOf = (said: Said): Quantity => {
  if (typeof said === 'number') return { kind: 'constant', value: said }
  if (typeof said === 'string') return { kind: 'choice', value: said }
  if (Array.isArray(said)) {
    const names = [0, 1].map(index => ({ kind: 'name', index }) as const)
    return { kind: 'formula', expr: { kind: 'call', op: '*', args: names }, of: said, text: said.join(' * ') }
  }
  if ('per' in said) {
    const { value, per } = said
    return typeof value === 'number' ? { kind: 'constant', value, per } : { kind: 'law', law: value, per }
  }
  return { kind: 'law', law: said as Law }
}

const settings = (said: Readonly<Record<string, Said>>): Map<string, Setting> =>
  new Map(
    Object.entries(said).map(([path, value]) => [
      path,
      { path, quantity: quantityOf(value), place: { file, start: 0, end: 0 } },
    ]),
  )

export type Built = {
  readonly segments?: readonly string[]
  readonly components?: readonly string[]
  /** Sources besides the partner's engine and its installed base. */
  readonly sources?: readonly string[]
  /** Tiers of the price list of partner-led support. */
  readonly tiers?: readonly string[]
  /** Marketing activities; named deals; levels of the partner program; rebates and the bands of their scales. */
  readonly activities?: readonly string[]
  readonly deals?: readonly string[]
  readonly levels?: readonly string[]
  readonly rebates?: readonly string[]
  readonly bands?: readonly string[]
  readonly steps?: number
  readonly step?: Step
  readonly trials?: number
  readonly seed?: string
  readonly start?: string
  readonly partnerYear?: number
  /** Events do not happen by chance. */
  readonly chance?: false
  readonly inputs?: Readonly<Record<string, Said>>
  readonly set: Readonly<Record<string, Said>>
  readonly strategies?: Readonly<Record<string, Readonly<Record<string, Said>>>>
}

/** A checked scenario without a file, for tests of what lies below the language. */
export const buildScenario = (built: Built): Scenario => {
  const strategies = built.strategies ?? { only: {} }
  return {
    name: 'built in a test',
    file: file.name,
    hash: '0',
    time: {
      start: built.start ?? '2026-01-01',
      step: built.step ?? 'month',
      steps: built.steps ?? 24,
      vendorYear: 1,
      partnerYear: built.partnerYear ?? 1,
      ...(built.chance === false ? { chance: false } : {}),
    },
    run: { trials: built.trials ?? 512, seed: built.seed ?? 'test' },
    against: Object.keys(strategies)[0],
    axes: {
      segment: built.segments ?? ['only'],
      component: built.components ?? [],
      tier: built.tiers ?? [],
      activity: built.activities ?? [],
      deal: built.deals ?? [],
      level: built.levels ?? [],
      rebate: built.rebates ?? [],
      band: built.bands ?? [],
      ...fixedAxes,
      source: built.sources ?? [],
    },
    inputs: settings(built.inputs ?? {}),
    settings: settings(built.set),
    strategies: Object.entries(strategies).map(([id, said]) => ({
      id,
      title: id,
      settings: settings(said),
      removed: new Set(),
    })),
    correlations: [],
    metrics: [],
    statements: [],
    warnings: [],
  }
}
