import type { Structure, Variant } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { failure, isFailure } from '../kernel/failure.ts'
import type { MakeKernels } from '../kernel/simd/kernels.ts'
import { plainKernels } from '../kernel/simd/plain.ts'
import { type Arena, viewAt } from './arena.ts'
import { type Block, type BlockColumns, handOn, keptPaths, type PathsTaken } from './block.ts'
import { moveClocks } from './clocks.ts'
import { checkIdentities } from './identities.ts'
import { metricValues } from './metric-values.ts'
import { bindParams, type Drawn, nothingDrawn } from './params.ts'
import { createStage, type Full, type Room, type Stage } from './stage.ts'
import { addUp } from './sums.ts'
import { aim, startWorker, stepWorker } from './worker.ts'

/**
 * Rows in the tables of orders and of customers: of a trial at first, and of a whole block at most; and how many things
 * of one kind a trial may have in a step at first. A block that needs more is done again with at least twice as many, and
 * leaves here what it needed, for whoever plays the next block with the same sizes. No part of any result.
 */
export type TableSize = {
  atFirst: number
  listed: number
  readonly atMost: number
  readonly make: MakeKernels
  memory?: Memory | undefined
}

/** The stage of the last block, for the next one of the same size. */
type Memory = {
  readonly stage: Stage
  readonly structure: Structure
  readonly catalogue: Catalogue
  readonly room: Room
}

/** Sizes to begin with, and who loops over columns: in plain TypeScript unless somebody knows better. */
export const newTables = (make: MakeKernels = plainKernels): TableSize => ({
  atFirst: 16,
  listed: 16,
  atMost: 2_097_152,
  make,
})

/** A place in all lists takes as much memory as so many rows, about. */
const rowsOfLists = 16

/** Stocks stood at their starting value before the start, however far back somebody looks. */
const spreadStart = (structure: Structure, arena: Arena): void => {
  structure.slots.forEach(({ kind, depth }, slot) => {
    if (kind === 'stock')
      for (let back = 1; back < depth; back++) viewAt(arena.rings[slot], -1, back).set(viewAt(arena.rings[slot], -1, 0))
  })
}

const placeText = ({ id }: Variant, { first }: Block, trial: number): string =>
  `strategy "${id}", trial ${first + trial}`

/** What was too small, and in which step. */
type TooSmall = { readonly full: Full; readonly t: number }

/** Steps one variant through the horizon; what it comes to is in the recorder, unless something was too small for it. */
const stepThrough = (
  structure: Structure,
  variant: Variant,
  block: Block,
  drawn: Drawn,
  stage: Stage,
  taken: PathsTaken,
): TooSmall | undefined => {
  const { arena, work, clocks, recorder, held } = stage
  const where = (trial: number, t: number): string => `${placeText(variant, block, trial)}, ${structure.dates[t]}`
  const bound = bindParams(variant, structure.params, block, drawn, structure.chance)
  arena.clear()
  recorder.begin()
  stage.full = undefined
  for (const one of work) if (!('of' in one)) aim(one, bound, block.first, structure)
  for (const one of work) {
    if ('of' in one) addUp(one, arena.kernels, -1)
    else startWorker(one)
  }
  if (stage.full) return { full: stage.full, t: 0 }
  spreadStart(structure, arena)
  for (let t = 0; t < structure.steps; t++) {
    moveClocks(clocks, structure, t)
    for (let n = 0; n < work.length; n++) {
      const one = work[n]
      if ('of' in one) addUp(one, arena.kernels, t)
      else stepWorker(one, t)
      if (stage.full) return { full: stage.full, t }
    }
    checkIdentities(held, arena.kernels, block.count, t, where)
    recorder.keep(t, taken)
  }
  return undefined
}

/** A power of two that is likely to do, when so many were full after step t: tables tend to fill evenly. */
const moreSlots = (slots: number, t: number, steps: number): number => {
  let more = slots * 2
  while (more < (slots * steps) / (t + 1) && more < slots * 16) more *= 2
  return more
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const out = new Float64Array(a.length + b.length)
  out.set(a)
  out.set(b, a.length)
  return out
}

/** Two neighbouring stretches of trials as one. */
export const joinColumns = (a: BlockColumns, b: BlockColumns): BlockColumns => ({
  metrics: a.metrics.map((values, m) => joined(values, b.metrics[m])),
  timelines: a.timelines.map((path, n) => path.map((values, t) => joined(values, b.timelines[n][t]))),
  means: a.means.map((path, n) => path.map((values, t) => joined(values, b.means[n][t]))),
})

const stageFor = (structure: Structure, catalogue: Catalogue, room: Room, size: TableSize): Stage => {
  const { memory } = size
  if (
    memory?.structure === structure &&
    memory.catalogue === catalogue &&
    memory.room.trials === room.trials &&
    memory.room.slots === room.slots &&
    memory.room.listed === room.listed
  )
    return memory.stage
  size.memory = undefined
  const stage = createStage(structure, catalogue, room, size.make)
  size.memory = { stage, structure, catalogue, room }
  return stage
}

/** Whether the tables of so many trials are as large as may be, at most. */
const fits = ({ atFirst, listed, atMost }: TableSize, trials: number): boolean =>
  Math.max(atFirst, listed * rowsOfLists) * trials <= atMost

/** Plays one block of trials in one variant, and gives its figures; its paths are taken in as its steps are played. */
const playVariant = (
  structure: Structure,
  catalogue: Catalogue,
  variant: Variant,
  block: Block,
  size: TableSize,
  drawn: Drawn,
  taken: PathsTaken,
): BlockColumns['metrics'] => {
  while (block.count === 1 || fits(size, block.count)) {
    const room = { trials: block.count, slots: size.atFirst, listed: size.listed }
    const stage = stageFor(structure, catalogue, room, size)
    const tooSmall = stepThrough(structure, variant, block, drawn, stage, taken)
    if (tooSmall === undefined)
      return metricValues(stage.figures, block.count, trial => placeText(variant, block, trial))
    if (tooSmall.full === 'lists') size.listed *= 2
    else size.atFirst = moreSlots(size.atFirst, tooSmall.t, structure.steps)
    if (block.count === 1 && !fits(size, 1))
      throw failure(`strategy "${variant.id}" has more than ${size.atMost} open orders or customers in one trial`)
  }
  const half = block.count >> 1
  const rest = { first: block.first + half, count: block.count - half }
  const [[first], [second]] = [{ first: block.first, count: half }, rest].map(part =>
    simulateBlock(structure, catalogue, [variant], part, size),
  )
  const both = joinColumns(first, second)
  handOn(both, taken)
  return both.metrics
}

/** A failure with the strategy in which it came up, where it says which paths it is about; anything else as it is. */
const inVariant = (error: unknown, { id }: Variant): unknown =>
  isFailure(error) && error.site !== undefined && error.site.strategy === undefined
    ? failure(error.message, { ...error, site: { ...error.site, strategy: id } }, error)
    : error

/**
 * Plays one block of trials in every variant: all of them meet the same luck. Where the
 * tables of a whole block would take too much memory, its halves are played one after the other. `drawn` is filled with
 * what was drawn once per trial. Paths are part of the columns, unless somebody takes those of the only variant in.
 */
export const simulateBlock = (
  structure: Structure,
  catalogue: Catalogue,
  variants: readonly Variant[],
  block: Block,
  size: TableSize = newTables(),
  drawn: Drawn = nothingDrawn(structure),
  taken?: PathsTaken,
): BlockColumns[] =>
  variants.map(variant => {
    const { timelines, means, keep } = keptPaths(structure)
    try {
      const metrics = playVariant(structure, catalogue, variant, block, size, drawn, taken ?? keep)
      return { metrics, timelines, means }
    } catch (error) {
      throw inVariant(error, variant)
    }
  })
