import { compileWithBind } from '../../compile/compile.ts'
import type { Variant } from '../../compile/structure.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import { failure } from '../../kernel/failure.ts'
import type { Scenario, Setting, Strategy } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { valuesOf } from '../../summarise/column-state.ts'
import { meanAndSd, momentsOf } from '../../summarise/moments.ts'
import type { BreakEvenAnswer } from '../beyond-levels.ts'
import { leanModel } from '../lean-model.ts'
import { type BlockSize, inProcess, type Runner } from '../runner.ts'
import { sideBySide } from '../side-by-side.ts'
import { levelStudy } from '../study.ts'
import { noTrials } from '../unplayable.ts'
import { checkFields, checkMetric, strategyOf } from './refusals.ts'
import { crossing, type Sample } from './root.ts'

/** At what value of some fields a strategy and another are level on the mean of a metric. */
export type BreakEvenQuestion = {
  /** Fields that all take the same value, by concrete path. */
  readonly set: readonly string[]
  /** The values to look between, in the fields' canonical unit; rates per step. */
  readonly between: readonly [number, number]
  /** A metric of the catalogue, by id. */
  readonly metric: string
  /** The strategy whose fields are set, and the one that it is measured against, which stays as it is. */
  readonly of: string
  readonly against: string
  /** Fields of the first strategy that are held at another value meanwhile. */
  readonly held?: Readonly<Record<string, number>>
}

/** How a break-even is looked for; what is not said here is as in a study. */
export type BreakEvenOptions = {
  readonly seed?: string
  /** Trials in which each value is tried; 1,000 unless said. */
  readonly trials?: number
  /** How often the strategy is played at most; 8 unless said. */
  readonly most?: number
  readonly catalogue?: Catalogue
  readonly blockSize?: BlockSize
  readonly runner?: Runner
  readonly signal?: AbortSignal
}

const place = { file: { name: 'break-even', text: '' }, start: 0, end: 0 }

const certain = (path: string, value: number): Setting => ({ path, quantity: { kind: 'constant', value }, place })

const withValues = (strategy: Strategy, values: ReadonlyMap<string, number>): Strategy => ({
  ...strategy,
  settings: new Map([...strategy.settings, ...[...values].map(([path, x]) => [path, certain(path, x)] as const)]),
})

/**
 * Answers questions about one metric; strategies that stay as they are are played once for all of them. Throws a failure
 * where the metric is unknown, an answer where the question cannot be asked.
 */
export const breakEvens = (
  scenario: Scenario,
  metric: string,
  options: BreakEvenOptions = {},
): ((question: Omit<BreakEvenQuestion, 'metric'>) => Promise<BreakEvenAnswer | null>) => {
  const model = options.catalogue ?? theModel
  checkMetric(model, metric)
  const trials = options.trials ?? 1000
  const wrong = noTrials(trials)
  if (wrong) throw failure(wrong.message, wrong)
  const lean = leanModel(model, [metric])
  const { structure, bind } = compileWithBind({ ...scenario, metrics: [], statements: [], charts: [] }, lean, {
    onlyRead: true,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })
  const play = async (variant: Variant): Promise<Float64Array> => {
    const study = levelStudy(structure, [variant], trials)
    const state = await (options.runner ?? inProcess)(study, model, {
      blockSize: options.blockSize ?? defaultBlockSize,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    return valuesOf(state.metrics[0][0])
  }
  const asTheyAre = new Map<string, Promise<Float64Array>>()
  return async question => {
    const [own, reference] = [strategyOf(scenario, question.of), strategyOf(scenario, question.against)]
    checkFields(question, scenario, model)
    const [other] = sideBySide([asTheyAre.get(question.against) ?? play(bind(reference))])
    asTheyAre.set(question.against, other)
    const held = Object.entries(question.held ?? {})
    const sample = async (at: number): Promise<Sample | null> => {
      const values = new Map([...held, ...question.set.map(path => [path, at] as const)])
      const [asItIs, asAsked] = sideBySide([other, play(bind(withValues(own, values)))])
      const level = await asItIs
      const differences = (await asAsked).map((x, i) => x - level[i])
      const moments = momentsOf(differences, 0, differences.length)
      const { mean, sd } = meanAndSd(moments)
      if (mean === null || moments.missing > 0) return null
      return { at, mean, se: (sd ?? 0) / Math.sqrt(moments.n) }
    }
    return crossing(sample, question.between, options.most ?? 8)
  }
}

/**
 * The value at which two strategies break even on the mean of a metric, on the same luck: the scenario is compiled once,
 * and each value tried is a variant over that structure. Null where the metric has no value in some trial. Throws a
 * failure where a strategy, metric or field is not there, or a field cannot have the values.
 */
export const breakEven = async (
  scenario: Scenario,
  { metric, ...question }: BreakEvenQuestion,
  options: BreakEvenOptions = {},
): Promise<BreakEvenAnswer | null> => breakEvens(scenario, metric, options)(question)
