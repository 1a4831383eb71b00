import { compile } from '../compile/compile.ts'
import type { Known } from '../compile/wire.ts'
import { type Catalogue, catalogue as theModel } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import type { Sampling } from '../scenario/limits.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { askedOf, namedStrategies } from './asked.ts'
import { influencePlan } from './influence/plan.ts'
import { allKept, keptBy } from './kept.ts'
import { paybackTimelines } from './paybacks.ts'
import type { BlockSize, Runner } from './runner.ts'
import { sobolProblem } from './sampling.ts'
import { askedFor, figureIds, noInfluence, ownMetrics, type Study } from './study.ts'
import { unplayable } from './unplayable.ts'

/** How a scenario is played. */
export type StudyOptions = {
  /** Futures, 1 to 10,000,000; as the scenario says unless said. Of a single one no error is known. */
  readonly trials?: number
  /** The same seed gives the same luck: 1 to 200 characters; that of the scenario unless said. */
  readonly seed?: string
  /**
   * How inputs are drawn; plain Monte Carlo unless said. With `sobol` a run has 16 times a power of two trials, at most
   * 131,072, and its errors are from the 16 scrambles. What is played besides (marketing, break-evens, terms on which
   * both gain, rebates, curves) is played by plain Monte Carlo on the same seed.
   */
  readonly sampling?: Sampling
  /** Ids of the strategies to play besides the one they are compared with; all by default. */
  readonly strategies?: readonly string[]
  /** Trials that are played at once, a multiple of 256, or who says how many are next; moves no bit. */
  readonly blockSize?: BlockSize
  /** Where trials are played; in this process unless said. Moves no bit. */
  readonly runner?: Runner
  /** The model; tandem's own unless said. */
  readonly catalogue?: Catalogue
  /** Hears how many of all trials are played, after each block. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the study between two blocks: its promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal
  /**
   * Plays the strategies and no other study for their sake: levels, differences and answers are what they are, and what
   * else a run finds (paths over time, influence, bridges, break-evens, curves, assumptions) is left empty.
   */
  readonly isBare?: boolean
  /** Plays what checks lay over the strategies as well; without it a result has no such checks. */
  readonly playsVariants?: boolean
  /**
   * Keeps every figure of up to 131,072 trials future by future, however many figures there are; without it a run whose
   * figures, strategies and trials are more than 10 million numbers keeps those that are looked at future by future.
   */
  readonly keepsFutures?: boolean
  /**
   * Works no more of the model than the figures of the catalogue and the formulas of the scenario look at, which moves no
   * bit of them. Every number is drawn all the same, and held to its range.
   */
  readonly onlyRead?: boolean
  /** What was wired before for scenarios that differ in numbers alone; moves no bit. */
  readonly known?: Known
}

/** Everything of a study but what its figures hang on. */
const plainStudyOf = (scenario: Scenario, options: StudyOptions): Omit<Study, 'influence'> => {
  const { strategies } = options
  const wrong = unplayable(scenario, options)
  if (wrong) throw failure(wrong.message, wrong)
  const trials = options.trials ?? scenario.run.trials
  const isSobol = options.sampling === 'sobol'
  const problem = isSobol ? sobolProblem(trials, options.trials === undefined ? 'run.trials' : 'trials') : undefined
  if (problem) throw failure(problem.message, { help: `the nearest are ${problem.nearest.join(' and ')}` })
  const wanted = strategies && [scenario.against, ...strategies]
  const { structure, variants } = compile(scenario, options.catalogue ?? theModel, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(wanted ? { strategies: [...wanted, ...namedStrategies(scenario)] } : {}),
    ...(options.known ? { known: options.known } : {}),
    ...(options.onlyRead ? { onlyRead: true, bindsAll: true } : {}),
    isSobol,
  })
  const against = variants.findIndex(({ id }) => id === scenario.against)
  const reported = variants.flatMap(({ id }, v) => (wanted?.includes(id) === false ? [] : [v]))
  const pairs = reported.flatMap(v => (v === against ? [] : [[against, v] as const]))
  const { derived } = askedOf(scenario, structure, variants)
  const paybacks = paybackTimelines(structure)
  const size = { ids: figureIds({ structure, derived }), strategies: reported.length, trials }
  // what scrambles say of a figure takes all of its futures
  const keepsAll = isSobol || options.keepsFutures === true
  const kept = keepsAll ? allKept(trials) : keptBy(size, scenario.charts)
  return { structure, variants, reported, pairs, derived, paybacks, traced: [], trials, kept }
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
const bareOf = (model: Catalogue): Catalogue => {
  const isBare = Object.keys(model.timelines).length === 0 && (model.means ?? []).length === 0
  return isBare ? model : { ...model, timelines: {}, means: [] }
}
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
