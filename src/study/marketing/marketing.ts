import { compileWithBind } from '../../compile/compile.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import { atStart } from '../../scenario/last-year/mean.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { valuesOf } from '../../summarise/column-state.ts'
import { z975 } from '../../summarise/counts.ts'
import { meanAndSd, momentsOf } from '../../summarise/moments.ts'
import { leanModel } from '../lean-model.ts'
import { type BlockSize, inProcess, type Runner } from '../runner.ts'
import { levelStudy } from '../study.ts'
import { type Plays, plannedIn, playsOf, steeringIn } from './counterfactuals.ts'
import { phiStar } from './phi-star.ts'
import type { ActivityGain, ActivityResult, MarketingResult, SteeringFlip, SteeringResult } from './results.ts'

export type MarketingOptions = {
  readonly seed?: string
  readonly catalogue?: Catalogue
  readonly blockSize?: BlockSize
  readonly runner?: Runner
  readonly signal?: AbortSignal
}

/** Counterfactuals are played on an eighth of the trials of a run, 1,024 at most, and not at all in a first look. */
const triedOf = (trials: number): number => Math.min(1024, Math.max(256, 256 * Math.floor(trials / 2048)))
const enough = 1000

const asked = [
  'vendor.contribution',
  'vendor.bookings',
  'vendor.rebates',
  'partner.ebitda',
  'partner.bookings',
  'partner.resale.software',
  'partner.resale.margin',
  'mdf.steered',
  'mdf.steeredDeals',
  'mdf.steeredSoftware',
  'mdf.*.spend',
  'mdf.*.claims',
]

/** A figure of one variant that was played, one number a trial. */
type Look = (metric: string, variant: number) => Float64Array

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x - b[i])

const meanOf = (values: Float64Array): number => meanAndSd(momentsOf(values, 0, values.length)).mean ?? 0

const errorOf = (values: Float64Array): number =>
  (meanAndSd(momentsOf(values, 0, values.length)).sd ?? 0) / Math.sqrt(values.length)

const part = (top: number, bottom: number): number | null => (bottom > 0 ? top / bottom : null)

const activitiesOf = (look: Look, { strategy, fresh: base, activities }: Plays): ActivityResult[] =>
  activities.map(({ name, without, more }) => {
    const spend = look(`mdf.${name}.spend`, base)
    const claims = look(`mdf.${name}.claims`, base)
    const cost = meanOf(spend)
    const next = meanOf(look(`mdf.${name}.spend`, more)) - cost
    const gainOf = (money: string, bookings: string, paid: Float64Array): ActivityGain => {
      const gain = difference(difference(look(money, base), look(money, without)), paid)
      const error = part(errorOf(gain), cost)
      return {
        bookings: meanOf(difference(look(bookings, base), look(bookings, without))),
        gain: meanOf(gain),
        perDollar: part(meanOf(gain), cost),
        se: error,
        nextDollar: part(meanOf(difference(look(money, more), look(money, base))), next),
      }
    }
    return {
      strategy: strategy.id,
      activity: name,
      spend: cost,
      claims: meanOf(claims),
      vendor: gainOf('vendor.contribution', 'vendor.bookings', claims),
      partner: gainOf('partner.ebitda', 'partner.bookings', difference(spend, claims)),
    }
  })

/**
 * Contribution is linear in the incremental part of what is steered: what it is at 0 and at 1 says where the ranking of
 * two strategies changes. The error is that of the difference at that place.
 */
const flipOf = (look: Look, one: Plays, other: Plays): SteeringFlip => {
  const at = ({ phi, base }: Plays, n: 0 | 1): Float64Array => look('vendor.contribution', phi ? phi[n] : base)
  const [atNothing, atAll] = ([0, 1] as const).map(n => difference(at(one, n), at(other, n)))
  const [low, high] = [meanOf(atNothing), meanOf(atAll)]
  const against = other.strategy.id
  if (low * high > 0 || low === high)
    return { against, at: null, ci95: null, ahead: low + high > 0 ? 'always' : 'never' }
  const where = low / (low - high)
  const error = errorOf(atNothing.map((x, i) => x + (atAll[i] - x) * where))
  const half = (z975 * error) / Math.abs(high - low)
  return {
    against,
    at: where,
    ci95: [Math.max(0, where - half), Math.min(1, where + half)],
    ahead: high > low ? 'above' : 'below',
  }
}

/** How much more a figure is, in the mean, because deals are steered. */
const moreBySteering = (look: Look, { fresh: base, unsteered }: Plays, metric: string): number =>
  unsteered === null ? 0 : meanOf(difference(look(metric, base), look(metric, unsteered)))

/** The margin that the partner has on what is steered, with all that its level, registration and cuts make of it. */
const marginOnSteered = (look: Look, one: Plays): number => {
  const software = moreBySteering(look, one, 'partner.resale.software')
  return software > 0 ? moreBySteering(look, one, 'partner.resale.margin') / software : 0
}

/**
 * The closed form, at the means of what the strategy says; the partner's margin, and the rebates that the vendor sets
 * aside (for which what is steered counts as all does), at what they come to in the runs.
 */
const phiStarOf = (scenario: Scenario, look: Look, one: Plays, claims: number): number | null => {
  const { strategy, fresh: base } = one
  const mean = (path: string): number => atStart({ ...scenario, against: strategy.id }, path)
  const figure = (metric: string): number => meanOf(look(metric, base))
  const software = figure('mdf.steeredSoftware')
  if (!(software > 0)) return null
  const gross = 1 - mean('vendor.cogs')
  const sellingBy = (whose: 'direct' | 'partner'): number =>
    mean(`vendor.commission.${whose}`) * figure('mdf.steered') +
    mean(`vendor.presales.${whose}`) * figure('mdf.steeredDeals')
  const selling = sellingBy('direct')
  return phiStar({
    // cogs are of the price that the vendor receives, so that it keeps them of the margins that it gives away
    margin: (marginOnSteered(look, one) + mean('program.distributor.margin')) * gross,
    rebate: scenario.axes.rebate.length > 0 ? moreBySteering(look, one, 'vendor.rebates') / software : 0,
    selling: selling / software,
    n: selling > 0 ? sellingBy('partner') / selling : 1,
    gross,
    steered: software,
    claims,
  })
}

const steeringOf = (scenario: Scenario, look: Look, plays: readonly Plays[]): SteeringResult[] =>
  plays.flatMap((one): SteeringResult[] => {
    const names = steeringIn(scenario, one.strategy)
    if (names.length === 0) return []
    const claimsIn = (variant: number): number =>
      names.reduce((sum, name) => sum + meanOf(look(`mdf.${name}.claims`, variant)), 0)
    return [
      {
        strategy: one.strategy.id,
        software: meanOf(look('mdf.steeredSoftware', one.base)),
        claims: claimsIn(one.base),
        phiStar: phiStarOf(scenario, look, one, claimsIn(one.fresh)),
        flips: plays.filter(other => other !== one).map(other => flipOf(look, one, other)),
      },
    ]
  })

/**
 * What each marketing activity of each strategy brings both sides, on the same luck; undefined where no plan names an
 * activity, or a run has fewer than 1,000 trials.
 */
export const marketingOf = async (
  scenario: Scenario,
  ids: readonly string[],
  trials: number,
  options: MarketingOptions,
): Promise<MarketingResult | undefined> => {
  const strategies = scenario.strategies.filter(({ id }) => ids.includes(id))
  if (trials < enough || strategies.every(one => plannedIn(scenario, one).length === 0)) return undefined
  const model = options.catalogue ?? theModel
  const asking = { ...scenario, metrics: [], statements: [], charts: [] }
  const { structure, bind } = compileWithBind(asking, leanModel(model, asked), {
    onlyRead: true,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })
  const { plays, variants } = playsOf(scenario, strategies, bind)
  const study = levelStudy(structure, variants, triedOf(trials))
  const state = await (options.runner ?? inProcess)(study, model, {
    blockSize: options.blockSize ?? defaultBlockSize,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const places = new Map(structure.metrics.map(({ id }, m) => [id, m]))
  const look: Look = (metric, variant) => {
    const place = places.get(metric)
    if (place === undefined) throw new Error(`"${metric}" was not played`)
    return valuesOf(state.metrics[variant][place])
  }
  return {
    trials: study.trials,
    activities: plays.flatMap(one => activitiesOf(look, one)),
    steering: steeringOf(scenario, look, plays),
  }
}
