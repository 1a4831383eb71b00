import { compile } from '../compile/compile.ts'
import type { Known } from '../compile/wire.ts'
import { type Catalogue, catalogue as theModel } from '../domain/catalogue.ts'
import { streamsVersion } from '../kernel/address.ts'
import { worthName, yearZeroOf } from '../scenario/last-year/year-zero.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { defaultBlockSize } from '../simulate/block.ts'
import { valuesOf } from '../summarise/column-state.ts'
import { askedOf, namedStrategies } from './asked.ts'
import { methodOf } from './assemble.ts'
import { assumptionsOf, withShares } from './assumptions.ts'
import { bothGainOf } from './both-gain/both-gain.ts'
import { referralBreakEvens } from './break-even/referral.ts'
import { sideBySide } from './break-even/side-by-side.ts'
import { bridgesOf } from './bridges.ts'
import { rebateCurves } from './curves/rebate.ts'
import { responseCurves } from './curves/response.ts'
import { solutionCurves } from './curves/solution.ts'
import { influences } from './influence/influence.ts'
import { influencePlan } from './influence/plan.ts'
import { headlinesOf } from './influence/results.ts'
import { levelNotes } from './level-notes.ts'
import { lookAt } from './look.ts'
import { marketingOf } from './marketing/marketing.ts'
import { notModelled } from './not-modelled.ts'
import { notesOn } from './notes.ts'
import type { Outcome } from './outcome.ts'
import { paybackTimelines } from './paybacks.ts'
import { rebateGaps, rebatePaths } from './rebates/rebate-gaps.ts'
import type { Result } from './result.ts'
import { type BlockSize, inProcess, type Runner } from './runner.ts'
import { askedFor, noInfluence, ownMetrics, type Study } from './study.ts'
import { variantChecks } from './variants/variant-checks.ts'
import { version } from './version.ts'

export type StudyOptions = {
  readonly trials?: number
  readonly seed?: string
  /** Ids of the strategies to play besides the one they are compared with; all by default. */
  readonly strategies?: readonly string[]
  readonly blockSize?: BlockSize
  readonly runner?: Runner
  readonly catalogue?: Catalogue
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /**
   * Plays the strategies and no other study for their sake: levels, differences and answers are what they are, and what
   * else a run finds (paths over time, influence, bridges, break-evens, curves, assumptions) is left empty.
   */
  readonly isBare?: boolean
  /** Plays what checks lay over the strategies as well; without it a result has no such checks. */
  readonly playsVariants?: boolean
  /** What was wired before for scenarios that differ in numbers alone; moves no bit. */
  readonly known?: Known
}

/** Everything of a study but what its figures hang on. */
const plainStudyOf = (scenario: Scenario, options: StudyOptions): Omit<Study, 'influence'> => {
  const { strategies } = options
  const wanted = strategies && [scenario.against, ...strategies]
  const { structure, variants } = compile(scenario, options.catalogue ?? theModel, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(wanted ? { strategies: [...wanted, ...namedStrategies(scenario)] } : {}),
    ...(options.known ? { known: options.known } : {}),
  })
  const against = variants.findIndex(({ id }) => id === scenario.against)
  const reported = variants.flatMap(({ id }, v) => (wanted?.includes(id) === false ? [] : [v]))
  const pairs = reported.flatMap(v => (v === against ? [] : [[against, v] as const]))
  const { derived } = askedOf(scenario, structure, variants)
  const trials = options.trials ?? scenario.run.trials
  return { structure, variants, reported, pairs, derived, paybacks: paybackTimelines(structure), trials }
}

/**
 * A scenario as a study: every strategy in it, each compared with the one that the file names. A strategy that nobody
 * asked for but a formula speaks of is played as well.
 */
export const studyOf = (scenario: Scenario, options: StudyOptions = {}): Study => {
  const study = plainStudyOf(scenario, options)
  const influence = influencePlan(study.structure, study.variants, study.reported, study.pairs, {
    own: ownMetrics(study),
    asked: askedFor(study),
    about: scenario.statements.flatMap(one => ('about' in one && one.about !== undefined ? [one.about] : [])),
  })
  return { ...study, influence }
}

/** The same model without paths over time. */
const bareOf = (model: Catalogue): Catalogue => ({ ...model, timelines: {}, means: [] })
const bareModel = bareOf(theModel)

/**
 * The same study for who asks for levels, differences and answers alone: no path over time is kept, and nothing that a
 * figure hangs on.
 */
export const bareStudyOf = (scenario: Scenario, options: StudyOptions = {}): Study => {
  const catalogue = options.catalogue === undefined ? bareModel : bareOf(options.catalogue)
  const study = plainStudyOf({ ...scenario, charts: [] }, { ...options, catalogue })
  return { ...study, influence: noInfluence(study.variants) }
}

const spends = ({ settings, strategies }: Scenario): boolean =>
  [settings, ...strategies.map(one => one.settings)].some(said =>
    [...said.keys()].some(path => path.startsWith('mdf.')),
  )

/** What a run finds besides, where it is not asked for. */
const nothingElse = {
  bridges: [],
  influence: [],
  guesses: null,
  pareto: [],
  breakEvens: [],
  notModelled: [],
  warnings: [],
} satisfies Partial<Result>

/**
 * Plays a scenario. The result is a pure function of the scenario, the seed and the number of trials: block size and
 * runner move no bit of it. Throws a `failure` when a number goes wrong or the books do not balance.
 */
export const runStudy = async (scenario: Scenario, options: StudyOptions = {}): Promise<Outcome> => {
  const model = options.catalogue ?? theModel
  const study = options.isBare === true ? bareStudyOf(scenario, options) : studyOf(scenario, options)
  const [varied] = sideBySide([
    options.playsVariants === true
      ? variantChecks(scenario, study.trials, {
          catalogue: model,
          ...(options.seed === undefined ? {} : { seed: options.seed }),
          ...(options.runner ? { runner: options.runner } : {}),
          ...(options.signal ? { signal: options.signal } : {}),
        })
      : Promise.resolve([]),
  ])
  const state = await (options.runner ?? inProcess)(study, model, {
    blockSize: options.blockSize ?? defaultBlockSize,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const ids = [...study.structure.metrics, ...ownMetrics(study)].map(({ id }) => id)
  const samples = Object.fromEntries(
    study.reported.map((variant, v) => [
      study.variants[variant].id,
      Object.fromEntries(ids.map((id, m) => [id, valuesOf(state.metrics[v][m])])),
    ]),
  )
  const head: Pick<Result, 'schema' | 'tool' | 'streams' | 'seed' | 'trials' | 'scenario' | 'method'> = {
    schema: 'tandem/result@1',
    tool: { name: 'tandem', version },
    streams: streamsVersion,
    seed: options.seed ?? scenario.run.seed,
    trials: study.trials,
    scenario: {
      name: scenario.name,
      file: scenario.file,
      hash: scenario.hash,
      ...(scenario.set ? { set: scenario.set } : {}),
    },
    method: methodOf(study.trials),
  }
  const facts = {
    against: scenario.against,
    horizonMonths: study.structure.steps * study.structure.months,
    firm: worthName(scenario) === 'firm',
    samples,
    vendorYear: scenario.time.vendorYear,
  }
  if (options.isBare === true) {
    const { strategies, comparisons, ...answers } = lookAt(scenario, study, model, state)
    const checks = [...answers.checks, ...(await varied)]
    return {
      result: { ...head, strategies, comparisons, ...answers, checks, ...nothingElse },
      ...facts,
      assumptions: [],
    }
  }
  const influence = influences(scenario, model.fields, study, state)
  const { strategies, comparisons, ...answers } = lookAt(scenario, study, model, state, influence)
  const headline = headlinesOf(scenario, study, influence, strategies, comparisons)
  const notes = [...notesOn(strategies), ...levelNotes(scenario, strategies)]
  const yearZero = yearZeroOf(scenario)
  const again = {
    catalogue: model,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.blockSize ? { blockSize: options.blockSize } : {}),
    ...(options.runner ? { runner: options.runner } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  }
  const played = strategies.map(({ id }) => id)
  const marketing = await marketingOf(scenario, played, study.trials, again)
  // the terms between them are asked about where the vendor's marketing money is one of them
  const bothGain = spends(scenario) ? await bothGainOf(scenario, strategies, samples, study.trials, again) : undefined
  const looked = {
    trials: study.trials,
    catalogue: model,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  }
  const sold = rebatePaths(scenario, played, looked)
  const rebates = rebateGaps(scenario, played, looked, sold)
  const curves = [
    ...responseCurves(study, scenario.axes.activity, strategies),
    ...rebateCurves(study, scenario.axes.band, sold),
    ...solutionCurves(scenario, played, looked),
  ]
  const result: Result = {
    ...head,
    strategies,
    comparisons,
    bridges: bridgesOf(strategies, comparisons, scenario.against),
    ...answers,
    checks: [...answers.checks, ...(await varied)],
    ...(yearZero.length > 0 ? { yearZero } : {}),
    ...headline.result,
    breakEvens: await referralBreakEvens(scenario, strategies, study.trials, again),
    ...(marketing ? { marketing } : {}),
    ...(bothGain ? { bothGain } : {}),
    ...(rebates.length > 0 ? { rebates } : {}),
    notModelled: notModelled(scenario, study.structure),
    warnings: [...scenario.warnings.map(({ message, help }) => (help ? `${message} (${help})` : message)), ...notes],
  }
  return {
    result,
    ...facts,
    ...(scenario.charts ? { charts: scenario.charts } : {}),
    curves,
    notes,
    assumptions: withShares(assumptionsOf(scenario, study.structure, model.fields), headline.inputs),
  }
}
