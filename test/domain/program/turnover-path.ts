import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { incentives, program } from '../../../src/domain/columns.ts'
import { mechanism } from '../../../src/kernel/mechanism.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

/** The model in which what counts for every rebate is this, step by step; 0 once it ends. */
export const sellingExactly = (path: readonly number[], model: Catalogue = catalogue): Catalogue => ({
  ...model,
  mechanisms: model.mechanisms.map(one =>
    one.name === 'program/rebate-turnover'
      ? mechanism({
          name: one.name,
          over: ['rebate'],
          writes: { turnover: program.turnover },
          step({ t, writes: { turnover } }) {
            turnover.fill(path[t] ?? 0)
          },
        })
      : one,
  ),
})

const columns = [
  program.earned,
  program.payable,
  program.deposit,
  program.settled,
  program.setAside,
  program.trueUp,
  incentives.rebates,
  incentives.rebatesPaid,
  incentives.rebatesOwed,
  incentives.rebatesAccrued,
  incentives.rebatesLiability,
]

/** Plays one rebate, "it", on a given turnover; its terms are said without `program.rebates.it`. */
export const playRebate = (
  path: readonly number[],
  terms: Readonly<Record<string, Said>>,
  more: Partial<Built> & { readonly bands?: readonly string[] } = {},
  model: Catalogue = catalogue,
): Watch => {
  const set = Object.fromEntries(Object.entries(terms).map(([key, said]) => [`program.rebates.it.${key}`, said]))
  const built: Built = {
    steps: path.length,
    rebates: ['it'],
    ...more,
    set: { 'segments.only.dealSize': 1, 'partner.sales.reps': 0, ...set, ...more.set },
  }
  const seen = watch(buildScenario(built), columns, { trials: 2, catalogue: sellingExactly(path, model) })
  return seen.get('only') as Watch
}

export const first = (path: readonly Float64Array[]): number[] => path.map(([x]) => x)
export const sum = (path: readonly number[]): number => path.reduce((total, x) => total + x, 0)
/** Every third value, from the third on: what stands at the ends of quarters of months. */
export const quarterly = (path: readonly number[]): number[] => path.filter((_, t) => t % 3 === 2)
/** What a quarter sells, evenly over its months. */
export const months = (...quarters: readonly number[]): number[] => quarters.flatMap(x => [x / 3, x / 3, x / 3])
