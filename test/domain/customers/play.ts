import { catalogue } from '../../../src/domain/catalogue.ts'
import { base, pipeline, resale } from '../../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

/** Plays the only strategy and shows the columns of customers, deals and resale. */
export const play = (built: Built, trials = 4, model = catalogue): Watch => {
  const columns = [...Object.values(base), ...Object.values(resale), pipeline.wins, pipeline.placed]
  return watch(buildScenario(built), columns, { trials, catalogue: model }).get('only') as Watch
}

export const first = (path: readonly Float64Array[]): number[] => path.map(([x]) => x)
export const total = (path: readonly Float64Array[], i = 0): number => path.reduce((sum, step) => sum + step[i], 0)

/** Nobody leaves, and a deal is $100 a month. */
export const quiet: Readonly<Record<string, Said>> = { 'segments.only.dealSize': 1200, 'segments.only.churn': 0 }
export const resold = (customers: number, value: number): Record<string, Said> => ({
  'installed.resold.only.customers': customers,
  'installed.resold.only.value': value,
})
