import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { MakeKernels } from '../kernel/simd/kernels.ts'
import { type Arena, createArena } from './arena.ts'
import { type Clocks, newClocks } from './clocks.ts'
import { type Held, heldIn } from './identities.ts'
import { type Figure, figuresOf } from './metric-values.ts'
import { createRecorder, type Recorder } from './record.ts'
import { type Addition, additionOf } from './sums.ts'
import { createWorker, type Worker } from './worker.ts'

/** What was too small. */
export type Full = 'slots' | 'lists'

/** Memory for a block, and everything that plays one variant after the other in it. */
export type Stage = {
  readonly arena: Arena
  readonly clocks: Clocks
  readonly work: readonly (Worker | Addition)[]
  readonly held: readonly Held[]
  readonly recorder: Recorder
  readonly figures: readonly Figure[]
  full: Full | undefined
}

/** How many trials there is room for, rows in their tables, and things of one kind in a step of one of them. */
export type Room = { readonly trials: number; readonly slots: number; readonly listed: number }

export const createStage = (
  structure: Structure,
  catalogue: Catalogue,
  { trials, slots, listed }: Room,
  make: MakeKernels,
): Stage => {
  const arena = createArena(structure, trials, slots, listed, make)
  const clocks = newClocks()
  const recorder = createRecorder(structure, catalogue, arena)
  const place = {
    structure,
    arena,
    clocks,
    overflow: () => {
      stage.full = 'slots'
    },
    listOverflow: () => {
      stage.full = 'lists'
    },
  }
  const work = structure.work.map(item => {
    if ('into' in item) return additionOf(item, arena)
    const mechanism = catalogue.mechanisms.find(({ name }) => name === item.mechanism)
    if (!mechanism) throw new Error(`the catalogue has no mechanism "${item.mechanism}"`)
    return createWorker(item, mechanism, place)
  })
  const stage: Stage = {
    arena,
    clocks,
    work,
    held: heldIn(structure, arena),
    recorder,
    figures: figuresOf(structure, catalogue, recorder.window),
    full: undefined,
  }
  return stage
}
