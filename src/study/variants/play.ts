import { compileWithBind } from '../../compile/compile.ts'
import { refsOf } from '../../compile/watched.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import type { Scenario, Statement, VariantCheck } from '../../scenario/scenario.ts'
import { defaultBlockSize } from '../../simulate/block.ts'
import { valuesOf } from '../../summarise/column-state.ts'
import { leanModel } from '../lean-model.ts'
import { type BlockSize, inProcess, type Runner } from '../runner.ts'
import { sideBySide } from '../side-by-side.ts'
import { levelStudy, type Study } from '../study.ts'
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

/**
 * Plays what checks lay over the strategies: variants over one structure, on the luck of the scenario. Each call plays
 * some plans, which may have another number of futures each; `checks` are all that any of them may speak of.
 */
export const variantPlayer = (scenario: Scenario, checks: readonly VariantCheck[], options: VariantOptions) => {
  const model = options.catalogue ?? theModel
  const { charts: _, ...rest } = scenario
  // what is laid over may bring parts of the model that no strategy speaks of
  const laid = checks.flatMap((check, n) => check.strategies.map(one => ({ ...one, id: `${n} ${one.id}` })))
  const whole: Scenario = {
    ...rest,
    metrics: [],
    statements: checks.map(asStatement),
    strategies: [...scenario.strategies, ...laid],
  }
  const figures = refsOf(whole).map(({ metric }) => metric)
  const { structure, bind } = compileWithBind(whole, leanModel(model, figures), {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    strategies: [],
    onlyRead: true,
  })
  return async (plans: readonly Plan[]): Promise<readonly Played[]> => {
    const studies = plans.map(({ plays, trials }) => {
      const variants = plays.map(({ group, strategy }) => ({ ...bind(strategy), id: `${group} ${strategy.id}` }))
      return levelStudy(structure, variants, trials)
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
}
