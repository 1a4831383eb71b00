import { compileWithBind } from '../../compile/compile.ts'
import { catalogue as theModel } from '../../domain/catalogue.ts'
import { ownersMetric, vendorsMetric } from '../../domain/headlines.ts'
import type { Scenario, Strategy } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { valuesOf } from '../../summarise/column-state.ts'
import { leanModel } from '../lean-model.ts'
import type { MarketingOptions } from '../marketing/marketing.ts'
import type { StrategyResult } from '../result.ts'
import { inProcess } from '../runner.ts'
import { levelStudy } from '../study.ts'
import { bothGain, type Gains, lineOf } from './lines.ts'
import type { BothGainLine, BothGainResult, BothGainStrategy, TermName, Terms } from './results.ts'
import { gridOf, onTerms, termsIn } from './terms.ts'

/** The share of futures that the ranges are about. */
export const level = 0.5

/** A run of fewer trials than this is a first look, and not worth the time. */
const enough = 1000

/** Of the futures that the run itself plays, how many terms may be tried on; how fine then, and on how many each. */
const budget = 0.15
const grids = [5, 3] as const
const futures = { least: 128, most: 512 }

/** The finest grid that can be afforded, and on how many futures it is played; the last grid, on the least, if none. */
export const planFor = (
  terms: readonly (readonly TermName[])[],
  played: number,
): { readonly many: number; readonly trials: number } => {
  for (const many of grids) {
    const sets = terms.reduce((sum, names) => sum + (names.length > 1 ? many * many : many), 0)
    const each = Math.floor((budget * played) / sets / futures.least) * futures.least
    if (each >= futures.least) return { many, trials: Math.min(each, futures.most) }
  }
  return { many: grids[grids.length - 1], trials: futures.least }
}

/** Figures of the run itself: by strategy and metric, one number a trial; those that it kept. */
type Samples = Readonly<Record<string, Readonly<Record<string, Float64Array>>>>

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x - b[i])

/** The strategies whose terms can be varied, with the terms that play a part in each. */
const offered = (
  scenario: Scenario,
  results: readonly StrategyResult[],
): readonly { readonly strategy: Strategy; readonly terms: readonly TermName[] }[] =>
  scenario.strategies.flatMap(strategy => {
    const result = results.find(({ id }) => id === strategy.id)
    const terms = result && strategy.id !== scenario.against ? termsIn(scenario, strategy, result) : []
    return terms.length > 0 ? [{ strategy, terms }] : []
  })

/** Lines through what was played of a strategy: along the margin for each part that the fund pays, or along that alone. */
const linesOf = (
  terms: readonly TermName[],
  played: readonly { readonly at: Terms; readonly gains: Gains }[],
): readonly BothGainLine[] => {
  const along = terms.includes('margin') ? 'margin' : 'vendorPays'
  const heldIn = ({ vendorPays }: Terms): number | null => (along === 'margin' ? vendorPays : null)
  return [...new Set(played.map(({ at }) => heldIn(at)))].flatMap(held => {
    const row = played.flatMap(({ at, gains }) => (heldIn(at) === held ? [{ at: at[along] ?? 0, gains }] : []))
    return lineOf(along, held, row, level) ?? []
  })
}

/**
 * On which terms both sides gain against the status quo, on the same luck, and how likely; undefined where no strategy
 * resells or uses a fund, or a run has fewer than 1,000 trials. `isSobol`: whether the samples are of Sobol points; what
 * is played here is not.
 */
export const bothGainOf = async (
  scenario: Scenario,
  results: readonly StrategyResult[],
  samples: Samples,
  trials: number,
  options: MarketingOptions,
  isSobol = false,
): Promise<BothGainResult | undefined> => {
  const varied = offered(scenario, results)
  if (trials < enough || varied.length === 0) return undefined
  const known = Object.keys(results[0].metrics)
  const partner = ownersMetric(known) ?? 'partner.ebitda'
  if (!known.includes(vendorsMetric) || !known.includes(partner)) return undefined
  const model = options.catalogue ?? theModel
  const { structure, variants, bind } = compileWithBind(
    { ...scenario, metrics: [], statements: [], charts: [] },
    leanModel(model, [vendorsMetric, partner]),
    {
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      strategies: [scenario.against],
      onlyRead: true,
    },
  )
  const plan = planFor(
    varied.map(({ terms }) => terms),
    trials * results.length,
  )
  const sets = varied.map(({ strategy, terms }) => ({ strategy, terms, grid: gridOf(terms, plan.many) }))
  const all = [
    ...variants,
    ...sets.flatMap(({ strategy, grid }) => grid.map(at => onTerms(scenario, bind, strategy, at))),
  ]
  const study = levelStudy(structure, all, Math.min(plan.trials, trials))
  const state = await (options.runner ?? inProcess)(study, model, {
    blockSize: options.blockSize ?? defaultBlockSize,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const place = (metric: string): number => structure.metrics.findIndex(({ id }) => id === metric)
  const figures = (variant: number): Gains => ({
    vendor: valuesOf(state.metrics[variant][place(vendorsMetric)]),
    partner: valuesOf(state.metrics[variant][place(partner)]),
  })
  const before = figures(0)
  const gainsOver = (one: Gains, other: Gains): Gains => ({
    vendor: difference(one.vendor, other.vendor),
    partner: difference(one.partner, other.partner),
  })
  const kept = (id: string, metric: string): Float64Array => samples[id]?.[metric] ?? new Float64Array(0)
  const sampled = (id: string): Gains => ({ vendor: kept(id, vendorsMetric), partner: kept(id, partner) })
  const strategies: BothGainStrategy[] = []
  let next = variants.length
  for (const { strategy, terms, grid } of sets) {
    const played = grid.map((at, k) => ({ at, gains: gainsOver(figures(next + k), before) }))
    next += grid.length
    strategies.push({
      strategy: strategy.id,
      asItIs: bothGain(gainsOver(sampled(strategy.id), sampled(scenario.against)), isSobol),
      points: played.map(({ at, gains }) => ({ ...at, ...bothGain(gains) })),
      lines: linesOf(terms, played),
    })
  }
  return { against: scenario.against, partner, level, trials: study.trials, strategies }
}
