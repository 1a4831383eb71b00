import { compile } from '../compile/compile.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Target } from '../kernel/column.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { defaultBlockSize } from '../simulate/block.ts'
import { valuesOf } from '../summarise/column-state.ts'
import { type BlockSize, inProcess, type Runner } from './runner.ts'
import { sideBySide } from './side-by-side.ts'
import { levelStudy, type Study } from './study.ts'

/** Futures that are traced, at most. */
const most = 256

export type TraceOptions = {
  readonly trials: number
  readonly catalogue: Catalogue
  readonly seed?: string
  readonly blockSize?: BlockSize
  readonly runner?: Runner
  readonly signal?: AbortSignal
}

/** A column step by step, one number for each future that is traced. */
export type Path = readonly Float64Array[]

/** How many futures of a run of so many are traced. */
export const tracedOf = (trials: number): number => Math.min(trials, most)

/** By strategy, then by column: what the first futures of a run are at each step. */
export const tracesOf = async (
  scenario: Scenario,
  strategies: readonly string[],
  columns: readonly Target[],
  { trials, catalogue, seed, blockSize, runner, signal }: TraceOptions,
  mechanisms = catalogue.mechanisms,
): Promise<readonly (readonly Path[])[]> => {
  if (strategies.length === 0 || columns.length === 0) return strategies.map(() => columns.map(() => []))
  const model = mechanisms === catalogue.mechanisms ? catalogue : { ...catalogue, mechanisms }
  const timelines = Object.fromEntries(columns.map((column, n) => [`path ${n}`, column]))
  const lean: Catalogue = { ...model, metrics: [], timelines, means: [], identities: [] }
  const { structure, variants } = compile({ ...scenario, metrics: [], statements: [], charts: [] }, lean, {
    ...(seed === undefined ? {} : { seed }),
    strategies,
    onlyRead: true,
  })
  const traced = structure.timelines.map((_, n) => n)
  const states = sideBySide(
    strategies.map(id => {
      const own = variants.filter(variant => variant.id === id)
      const study: Study = { ...levelStudy(structure, own, tracedOf(trials)), traced }
      return (runner ?? inProcess)(study, model, {
        blockSize: blockSize ?? defaultBlockSize,
        ...(signal ? { signal } : {}),
      })
    }),
  )
  const paths: (readonly Path[])[] = []
  for (const state of states) paths.push((await state).timelines[0].map(path => path.map(valuesOf)))
  return paths
}
