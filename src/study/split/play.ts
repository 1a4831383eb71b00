import { compile } from '../../compile/compile.ts'
import { refsOf } from '../../compile/watched.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { type ColumnState, summaryOf, valuesOf } from '../../summarise/column-state.ts'
import { askedOf, namedStrategies } from '../asked.ts'
import { allKept } from '../kept.ts'
import { leanModel } from '../lean-model.ts'
import { type BlockSize, inProcess, type Runner } from '../runner.ts'
import { figureIds, type Study } from '../study.ts'

export type PlayOptions = {
  readonly runner?: Runner
  readonly blockSize?: BlockSize
  readonly signal?: AbortSignal
  readonly catalogue?: Catalogue
}

/** What is asked of each scenario: figures of strategies, on one luck. */
export type Question = {
  readonly metrics: readonly string[]
  readonly strategies: readonly string[]
  readonly seed: string
}

/** A figure of one strategy: its mean, null without a value, and its futures (NaN: no value). */
export type Played = { readonly mean: number | null; readonly values: Float64Array }

/** By strategy, then by metric. */
export type Plays = ReadonlyMap<string, ReadonlyMap<string, Played>>

/** Only the figures of its own that are asked for; statements and charts ask nothing. */
const asking = (scenario: Scenario, metrics: readonly string[]): Scenario => {
  const { charts: _, ...rest } = scenario
  return { ...rest, metrics: scenario.metrics.filter(({ id }) => metrics.includes(id)), statements: [] }
}

/** A scenario that is wired for a question, to be played as often as one likes. */
export type Wired = { readonly question: Question; readonly study: Omit<Study, 'reported' | 'trials' | 'kept'> }

/** Wires a scenario for what is asked alone, or says why it cannot be. */
export const wire = (
  whole: Scenario,
  question: Question,
  { catalogue = theModel }: PlayOptions,
): Wired | { readonly wrong: string } => {
  const scenario = asking(whole, question.metrics)
  try {
    const figures = [...question.metrics, ...refsOf(scenario).map(({ metric }) => metric)]
    const { structure, variants } = compile(scenario, leanModel(catalogue, figures), {
      seed: question.seed,
      strategies: [...question.strategies, ...namedStrategies(scenario)],
      onlyRead: true,
    })
    const influence = { leaves: [], drawnBy: variants.map(() => []), targets: [] }
    const { derived } = askedOf(scenario, structure, variants)
    return { question, study: { structure, variants, pairs: [], derived, paybacks: [], traced: [], influence } }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

const played = (state: ColumnState): Played => ({ mean: summaryOf(state).mean, values: valuesOf(state) })

/**
 * Plays a scenario for the figures that it was wired for, in some strategies; a figure that it does not have has no
 * value. Where figures hang on other strategies, all that was wired is played.
 */
export const play = async (
  { question, study: all }: Wired,
  strategies: readonly string[],
  trials: number,
  options: PlayOptions,
): Promise<Plays> => {
  const model = options.catalogue ?? theModel
  const variants = all.derived.length > 0 ? all.variants : all.variants.filter(({ id }) => strategies.includes(id))
  const reported = variants.flatMap(({ id }, v) => (strategies.includes(id) ? [v] : []))
  const influence = { ...all.influence, drawnBy: variants.map(() => []) }
  const study: Study = { ...all, variants, reported, influence, trials, kept: allKept(trials) }
  const state = await (options.runner ?? inProcess)(study, model, {
    blockSize: options.blockSize ?? defaultBlockSize,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const ids = figureIds(study)
  const figure = (v: number, metric: string): Played => {
    const at = ids.lastIndexOf(metric)
    return at < 0 ? { mean: null, values: new Float64Array(trials).fill(Number.NaN) } : played(state.metrics[v][at])
  }
  return new Map(
    reported.map((variant, v) => [
      variants[variant].id,
      new Map(question.metrics.map(metric => [metric, figure(v, metric)])),
    ]),
  )
}
