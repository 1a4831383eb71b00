import type { Structure, Variant } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import type { MakeKernels } from '../kernel/simd/kernels.ts'
import { plainKernels } from '../kernel/simd/plain.ts'
import { type Arena, createArena, viewAt } from './arena.ts'
import { type Block, type BlockColumns, handOn, keptPaths, type PathsTaken } from './block.ts'
import { moveClocks, newClocks } from './clocks.ts'
import { identityCheck } from './identities.ts'
import { bindParams, type Drawn } from './params.ts'
import { createRecorder, type Recorder } from './record.ts'
import { createWorker } from './worker.ts'

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
  memory?: Memory
}

/** The memory of the last block, for the next one of the same size. */
type Memory = { readonly arena: Arena; readonly structure: Structure; readonly listed: number; readonly slots: number }

/** Sizes to begin with, and who loops over columns: in plain TypeScript unless somebody knows better. */
export const newTables = (make: MakeKernels = plainKernels): TableSize => ({
  atFirst: 16,
  listed: 16,
  atMost: 2_097_152,
  make,
})

/** A place in all lists takes as much memory as so many rows, about. */
const rowsOfLists = 16

const addUp = (arena: Arena, into: number, of: readonly number[], t: number): void => {
  const { kernels, rings } = arena
  const out = viewAt(rings[into], t, 0)
  const at = (k: number): Float64Array => viewAt(rings[of[k]], t, 0)
  if (of.length === 1) {
    out.set(at(0))
    return
  }
  kernels.add(out, at(0), at(1))
  let k = 2
  for (; k + 1 < of.length; k += 2) kernels.addTwo(out, at(k), at(k + 1))
  if (k < of.length) kernels.addOne(out, at(k))
}

/** Stocks stood at their starting value before the start, however far back somebody looks. */
const spreadStart = (structure: Structure, arena: Arena): void => {
  structure.slots.forEach(({ kind, depth }, slot) => {
    if (kind === 'stock')
      for (let back = 1; back < depth; back++) viewAt(arena.rings[slot], -1, back).set(viewAt(arena.rings[slot], -1, 0))
  })
}

/** What was too small, and in which step. */
type Full = { readonly what: 'slots' | 'lists'; readonly t: number }

/** Steps one variant through the horizon, or says what was too small for it. */
const stepThrough = (
  structure: Structure,
  catalogue: Catalogue,
  variant: Variant,
  block: Block,
  drawn: Drawn,
  arena: Arena,
  taken: PathsTaken,
): Recorder | Full => {
  arena.clear()
  let full: Full['what'] | undefined
  const bound = bindParams(variant, structure.params, block, drawn, structure.chance)
  const clocks = newClocks()
  const tools = {
    structure,
    arena,
    bound,
    block,
    clocks,
    overflow: () => {
      full = 'slots'
    },
    listOverflow: () => {
      full = 'lists'
    },
  }
  const work = structure.work.map((item, place) => {
    if ('into' in item)
      return {
        start: () => addUp(arena, item.into, item.of, -1),
        step: (t: number) => addUp(arena, item.into, item.of, t),
      }
    const mechanism = catalogue.mechanisms.find(({ name }) => name === item.mechanism)
    if (!mechanism) throw new Error(`the catalogue has no mechanism "${item.mechanism}"`)
    return createWorker(item, place, mechanism, tools)
  })
  for (const { start } of work) start()
  if (full) return { what: full, t: 0 }
  spreadStart(structure, arena)
  const recorder = createRecorder(structure, catalogue, arena, taken)
  const check = identityCheck(structure, arena, block, variant.id)
  for (let t = 0; t < structure.steps; t++) {
    moveClocks(clocks, structure, t)
    for (const { step } of work) {
      step(t)
      if (full) return { what: full, t }
    }
    check(t)
    recorder.keep(t)
  }
  return recorder
}

/** A power of two that is likely to do, when so many were full after step t: tables tend to fill evenly. */
const moreSlots = (slots: number, t: number, steps: number): number => {
  let more = slots * 2
  while (more < (slots * steps) / (t + 1) && more < slots * 16) more *= 2
  return more
}

const metricValues = (structure: Structure, catalogue: Catalogue, recorder: Recorder, variant: Variant, block: Block) =>
  structure.metrics.map(({ id, metric: name, needs }) => {
    const metric = catalogue.metrics.find(m => m.id === name)
    if (!metric) throw new Error(`the catalogue has no metric "${name}"`)
    const parts = Object.entries(needs).map(([need, { slot, window }]) => ({
      need,
      values: recorder.window(slot, window),
    }))
    const needed: Record<string, number> = {}
    const out = new Float64Array(block.count)
    for (let i = 0; i < out.length; i++) {
      for (const { need, values } of parts) needed[need] = values[i]
      out[i] = metric.value(needed)
      if (Math.abs(out[i]) === Number.POSITIVE_INFINITY)
        throw failure(`${id} is not finite in strategy "${variant.id}", trial ${block.first + i}`)
    }
    return out
  })

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

const memoryFor = (structure: Structure, trials: number, slots: number, size: TableSize): Arena => {
  const { memory, listed } = size
  if (
    memory?.structure === structure &&
    memory.arena.trials === trials &&
    memory.slots === slots &&
    memory.listed === listed
  )
    return memory.arena
  const arena = createArena(structure, trials, slots, listed, size.make)
  size.memory = { arena, structure, slots, listed }
  return arena
}

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
  drawn: Drawn = new Map(),
  taken?: PathsTaken,
): BlockColumns[] => {
  let { atFirst: slots, listed } = size
  let arena = memoryFor(structure, block.count, slots, size)
  return variants.map(variant => {
    const { timelines, means, keep } = keptPaths(structure)
    for (;;) {
      const recorder = stepThrough(structure, catalogue, variant, block, drawn, arena, taken ?? keep)
      if (!('what' in recorder))
        return { metrics: metricValues(structure, catalogue, recorder, variant, block), timelines, means }
      const { what, t } = recorder
      if (what === 'lists') listed *= 2
      else slots = moreSlots(slots, t, structure.steps)
      if ((what === 'lists' ? listed * rowsOfLists : slots) * block.count <= size.atMost) {
        size.atFirst = slots
        size.listed = listed
        arena = memoryFor(structure, block.count, slots, size)
        continue
      }
      if (block.count === 1)
        throw failure(`strategy "${variant.id}" has more than ${size.atMost} open orders or customers in one trial`)
      const half = block.count >> 1
      const rest = { first: block.first + half, count: block.count - half }
      const [[first], [second]] = [{ first: block.first, count: half }, rest].map(part =>
        simulateBlock(structure, catalogue, [variant], part, {
          atFirst: slots,
          listed,
          atMost: size.atMost,
          make: size.make,
        }),
      )
      const both = joinColumns(first, second)
      if (taken === undefined) return both
      handOn(both, taken)
      return { metrics: both.metrics, timelines, means }
    }
  })
}
