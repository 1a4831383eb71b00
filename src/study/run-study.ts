import { catalogue as theModel } from '../domain/catalogue.ts'
import { streamsVersion } from '../kernel/address.ts'
import { failure } from '../kernel/failure.ts'
import { worthName, yearZeroOf } from '../scenario/last-year/year-zero.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { defaultBlockSize } from '../simulate/block.ts'
import { valuesOf } from '../summarise/column-state.ts'
import { methodOf } from './assemble.ts'
import { assumptionsOf, withShares } from './assumptions.ts'
import { bothGainOf } from './both-gain/both-gain.ts'
import { referralBreakEvens } from './break-even/referral.ts'
import { bridgesOf } from './bridges.ts'
import { rebateCurves } from './curves/rebate.ts'
import { responseCurves } from './curves/response.ts'
import { solutionCurves } from './curves/solution.ts'
import { withPlaces } from './failure-places.ts'
import { influences } from './influence/influence.ts'
import { headlinesOf } from './influence/results.ts'
import { keeps } from './kept.ts'
import { levelNotes } from './level-notes.ts'
import { lookAt } from './look.ts'
import { marketingOf } from './marketing/marketing.ts'
import { notModelled } from './not-modelled.ts'
import { notesOn } from './notes.ts'
import type { Outcome } from './outcome.ts'
import { rebateGaps, rebatePaths } from './rebates/rebate-gaps.ts'
import type { Result } from './result.ts'
import { inProcess } from './runner.ts'
import { sampledOf } from './sampling.ts'
import { sideBySide } from './side-by-side.ts'
import { figureIds } from './study.ts'
import { bareStudyOf, type StudyOptions, studyOf } from './study-of.ts'
import { variantChecks } from './variants/variant-checks.ts'
import { version } from './version.ts'

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

const plainVariants =
  'what checks lay over the strategies is played by plain Monte Carlo: leave out the sampling, or what is laid over'

const studied = async (scenario: Scenario, options: StudyOptions): Promise<Outcome> => {
  const model = options.catalogue ?? theModel
  if (options.sampling === 'sobol' && options.playsVariants === true) throw failure(plainVariants)
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
  const ids = figureIds(study)
  const isKept = keeps(study.kept)
  const samples = Object.fromEntries(
    study.reported.map((variant, v) => [
      study.variants[variant].id,
      Object.fromEntries(ids.flatMap((id, m) => (isKept(m) ? [[id, valuesOf(state.metrics[v][m])]] : []))),
    ]),
  )
  const sampling = sampledOf(study.structure)
  const head: Pick<Result, 'schema' | 'tool' | 'streams' | 'seed' | 'trials' | 'sampling' | 'scenario' | 'method'> = {
    schema: 'tandem/result@1',
    tool: { name: 'tandem', version },
    streams: streamsVersion,
    seed: options.seed ?? scenario.run.seed,
    trials: study.trials,
    ...(sampling ? { sampling } : {}),
    scenario: {
      name: scenario.name,
      file: scenario.file,
      hash: scenario.hash,
      ...(scenario.set ? { set: scenario.set } : {}),
    },
    method: methodOf(study.kept, ids),
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
  const again = {
    trials: study.trials,
    catalogue: model,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.blockSize ? { blockSize: options.blockSize } : {}),
    ...(options.runner ? { runner: options.runner } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  }
  const played = study.reported.map(v => study.variants[v].id)
  // what no other figure is needed for is under way while these are worked out
  const [marketing, sold, solutions] = sideBySide([
    marketingOf(scenario, played, study.trials, again),
    rebatePaths(scenario, played, again),
    solutionCurves(scenario, played, again),
  ])
  const influence = influences(scenario, model.fields, study, state)
  const { strategies, comparisons, ...answers } = lookAt(scenario, study, model, state, influence)
  const headline = headlinesOf(scenario, study, influence, strategies, comparisons)
  const notes = [...notesOn(strategies), ...levelNotes(scenario, strategies, study.structure)]
  const yearZero = yearZeroOf(scenario)
  const [breakEvens] = sideBySide([referralBreakEvens(scenario, strategies, study.trials, again)])
  // the terms between them are asked about where the vendor's marketing money is one of them
  const bothGain = spends(scenario)
    ? await bothGainOf(scenario, strategies, samples, study.trials, again, sampling !== undefined)
    : undefined
  const brought = await marketing
  const rebates = await rebateGaps(scenario, played, again, await sold)
  const curves = [
    ...responseCurves(study, scenario.axes.activity, strategies),
    ...rebateCurves(study, scenario.axes.band, await sold),
    ...(await solutions),
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
    breakEvens: await breakEvens,
    ...(brought ? { marketing: brought } : {}),
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

/**
 * Plays a scenario. The result is a pure function of the scenario, the seed and the number of trials: block size and
 * runner move no bit of it. Throws a failure (`isFailure`) when it cannot be played as it is asked for, a limit is
 * reached, a number goes wrong or the books do not balance (the `help` of one says where in the files that stands which a
 * number was computed from); and the reason of the signal when that ends it.
 */
export const runStudy = async (scenario: Scenario, options: StudyOptions = {}): Promise<Outcome> => {
  try {
    return await studied(scenario, options)
  } catch (error) {
    throw withPlaces(error, scenario)
  }
}
