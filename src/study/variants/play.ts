import { compile } from '../../compile/compile.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import type { Scenario, Statement, VariantCheck } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { valuesOf } from '../../summarise/column-state.ts'
import { sideBySide } from '../break-even/side-by-side.ts'
import { type BlockSize, inProcess, type Runner } from '../runner.ts'
import type { Study } from '../study.ts'
import type { Plan } from './plan.ts'

export type VariantOptions = {
  readonly seed?: string
  readonly catalogue?: Catalogue
  readonly blockSize?: BlockSize
  readonly runner?: Runner
  readonly signal?: AbortSignal
}

/** Figures future by future: by play, then by metric of the structure. */
export type Played = {
  readonly study: Pick<Study, 'structure' | 'variants'>
  readonly figures: readonly (readonly Float64Array[])[]
}

const asStatement = ({ with: _, strategies: __, moves: ___, ...check }: VariantCheck): Statement => check

/** The model with no more figures than are asked for, where they can be told by their names. */
const lean = (model: Catalogue, checks: readonly VariantCheck[]): Catalogue => {
  const plain = new Set(model.metrics.filter(({ over }) => over === undefined).map(({ id }) => id))
  const asked = new Set(
    checks.flatMap(({ formula }) => formula.of.flatMap(({ over }) => over.of.map(ref => ref.metric))),
  )
  const isPlain = [...asked].every(id => plain.has(id))
  const metrics = model.metrics.filter(({ id, over }) => asked.has(id) || (over !== undefined && !isPlain))
  return { ...model, metrics, timelines: {}, means: [] }
}

/**
 * Plays what checks lay over the strategies: variants over one structure, on the luck of the scenario. `plans` may have
 * another number of futures each.
 */
export const playVariants = async (
  scenario: Scenario,
  checks: readonly VariantCheck[],
  plans: readonly Plan[],
  options: VariantOptions,
): Promise<readonly Played[]> => {
  const model = options.catalogue ?? theModel
  const { charts: _, ...rest } = scenario
  const plays = plans.flatMap((plan, n) =>
    plan.plays.map(one => ({ ...one.strategy, id: `${n} ${one.group} ${one.strategy.id}` })),
  )
  // what is laid over may bring parts of the model that no strategy speaks of
  const whole: Scenario = {
    ...rest,
    metrics: [],
    statements: checks.map(asStatement),
    strategies: [...scenario.strategies, ...plays],
  }
  const { structure, variants } = compile(whole, lean(model, checks), {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    strategies: plays.map(({ id }) => id),
  })
  let first = 0
  const studies = plans.map(({ plays: own, trials }): Study => {
    const here = variants.slice(first, (first += own.length))
    return {
      structure,
      variants: here,
      reported: here.map((_, v) => v),
      pairs: [],
      derived: [],
      paybacks: [],
      influence: { leaves: [], drawnBy: here.map(() => []), targets: [] },
      trials,
    }
  })
  const states = sideBySide(
    studies.map(study =>
      (options.runner ?? inProcess)(study, model, {
        blockSize: options.blockSize ?? defaultBlockSize,
        ...(options.signal ? { signal: options.signal } : {}),
      }),
    ),
  )
  const played: Played[] = []
  for (const [n, study] of studies.entries()) {
    const { metrics } = await states[n]
    played.push({ study, figures: metrics.map(row => row.map(valuesOf)) })
  }
  return played
}
