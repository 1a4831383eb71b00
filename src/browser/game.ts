import { isSameVariant } from '../compile/same-variant.ts'
import type { Variant } from '../compile/structure.ts'
import { refsOf } from '../compile/watched.ts'
import { type Catalogue, catalogue } from '../domain/catalogue.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type BlockColumns, someTrials } from '../simulate/block.ts'
import { nothingDrawn } from '../simulate/params.ts'
import { joinColumns, simulateBlock } from '../simulate/simulate.ts'
import { leanModel } from '../study/lean-model.ts'
import { lookAt } from '../study/look.ts'
import { sideBySide } from '../study/side-by-side.ts'
import type { Study } from '../study/study.ts'
import { bareStudyOf, type StudyOptions } from '../study/study-of.ts'
import { mergeStates, reduceBlock, type StudyState } from '../study/work.ts'
import { leafTrials } from '../summarise/tree.ts'
import { type Hand, noHand } from './hand.ts'
import { type Tables, tablesOf } from './tables.ts'
import type { Seen } from './told.ts'

/** 256 futures that are being played: what their first ones came to, by variant. */
type Leaf = { readonly count: number; readonly columns: readonly BlockColumns[] }

/** Goals alone: what else a file states is not shown while a slider moves, and neither are figures of its own. */
const goalsIn = (scenario: Scenario): Scenario => ({
  ...scenario,
  metrics: [],
  statements: scenario.statements.filter(({ kind }) => kind === 'goal'),
})

/** The model with these figures and those that goals look at; the one that is there already, if it is such. */
const watchedModel = (goals: Scenario, figures: readonly string[], before: Catalogue | undefined): Catalogue => {
  const model = leanModel(catalogue, [...figures, ...refsOf(goals).map(({ metric }) => metric)])
  const isSame =
    model.metrics.length === before?.metrics.length && model.metrics.every((one, n) => one === before.metrics[n])
  return isSame ? before : model
}

/** One setting of a scenario with the futures that have been played of it. */
export type Game = {
  readonly scenario: Scenario
  readonly model: Catalogue
  readonly study: Study
  /** By variant: who has played the very same, and as which of its own variants. */
  readonly twins: readonly (Twin | undefined)[]
  readonly leaves: Leaf[]
  /** Of whole leaves, in their order. */
  readonly states: StudyState[]
  readonly seen: Map<number, Seen>
}

type Twin = { readonly game: Game; readonly variant: number }

/**
 * A game of a scenario, of which no more is played than these figures, the goals and the ledger hang on. A variant
 * that is bound as in `other`, over the same structure, is not played again: what a slider moves for one strategy leaves the
 * others what they are.
 */
export const newGame = (
  whole: Scenario,
  figures: readonly string[],
  options: Omit<StudyOptions, 'catalogue' | 'onlyRead'>,
  other?: Game,
): Game => {
  const scenario = goalsIn(whole)
  const model = watchedModel(scenario, figures, other?.model)
  const study = bareStudyOf(scenario, { ...options, catalogue: model, onlyRead: true })
  const twinOf = (variant: Variant): Twin | undefined => {
    if (other?.study.structure !== study.structure) return undefined
    const place = other.study.variants.findIndex(one => isSameVariant(one, variant))
    return place < 0 ? undefined : { game: other, variant: place }
  }
  return { scenario, model, study, twins: study.variants.map(twinOf), leaves: [], states: [], seen: new Map() }
}

/** Lets others have a turn between two short stretches of work, and says whether to go on. */
export type Rest = () => Promise<boolean>

/** How futures are played; none of it moves a bit. */
export type Manner = {
  /** Futures of a stretch. */
  readonly piece: number
  readonly rest: Rest
  /** Stretches that a hand has at most, so that it is never without one, nor long at work for what nobody needs any more. */
  readonly ahead: number
}

/** What a twin has played of a leaf's futures; undefined where that is not all of them. */
const playedBy = (twin: Twin | undefined, place: number, from: number, to: number): BlockColumns | undefined => {
  const leaf = twin?.game.leaves[place]
  return twin && leaf && leaf.count >= to ? someTrials(leaf.columns[twin.variant], from, to) : undefined
}

/**
 * The futures of a leaf from its first on, in pieces of which every variant is played by itself, here or by a hand; false
 * if stopped.
 */
const playLeaf = async (
  { study, leaves, twins }: Game,
  place: number,
  count: number,
  { piece, rest, ahead }: Manner,
  tables: Tables,
  hand: Hand,
): Promise<boolean> => {
  for (;;) {
    const leaf = leaves[place] ?? { count: 0, columns: [] }
    if (leaf.count >= count) return true
    const block = { first: place * leafTrials + leaf.count, count: Math.min(piece, count - leaf.count) }
    const drawn = nothingDrawn(study.structure)
    const played: BlockColumns[] = []
    const playHere = (v: number): void => {
      const size = tablesOf(tables, block.count)
      const [columns] = simulateBlock(study.structure, catalogue, [study.variants[v]], block, size, drawn)
      played[v] = columns
    }
    const playThere = async (v: number): Promise<void> => {
      const columns = await hand.play(study.structure, study.variants[v], block)
      if (columns) played[v] = columns
      else playHere(v)
    }
    const open: number[] = []
    for (const [v, twin] of twins.entries()) {
      const known = playedBy(twin, place, leaf.count, leaf.count + block.count)
      if (known) played[v] = known
      else open.push(v)
    }
    const given: Promise<void>[] = []
    for (let v = open.shift(); v !== undefined; v = open.shift()) {
      if (!(await rest())) return false
      await hand.turn()
      // what is left is shared: the hand has no more of it than this worker has, the one that is next included
      for (let busy = hand.busy(); busy !== undefined && busy < Math.min(ahead, open.length); busy = hand.busy())
        given.push(...sideBySide([playThere(open.pop()!)]))
      playHere(v)
    }
    await Promise.all(given)
    const columns = leaf.count === 0 ? played : leaf.columns.map((before, v) => joinColumns(before, played[v]))
    leaves[place] = { count: leaf.count + block.count, columns }
  }
}

const seenIn = ({ scenario, model, study }: Game, state: StudyState): Seen => {
  const { strategies, comparisons, goals } = lookAt(scenario, study, model, state)
  return {
    strategies: strategies.map(({ id, metrics }) => ({ id, metrics })),
    comparisons: comparisons.map(({ a, b, metrics }) => ({ a, b, metrics })),
    goals,
  }
}

/**
 * What the first `trials` futures say of what is watched, to the bit what a run of so many says; undefined if stopped, and
 * then nothing of what was played is lost. Neither the manner nor where it was stopped nor who played it moves a bit.
 */
export const seenOf = async (
  game: Game,
  trials: number,
  manner: Manner,
  tables: Tables,
  hand: Hand = noHand,
): Promise<Seen | undefined> => {
  const known = game.seen.get(trials)
  if (known) return known
  const states: StudyState[] = []
  const study = { ...game.study, trials }
  for (let place = 0; place * leafTrials < trials; place++) {
    const first = place * leafTrials
    const count = Math.min(leafTrials, trials - first)
    if (game.states[place] && count === leafTrials) {
      states.push(game.states[place])
      continue
    }
    if (!(await playLeaf(game, place, count, manner, tables, hand))) return undefined
    const state = reduceBlock(
      study,
      { first, count },
      game.leaves[place].columns.map(one => someTrials(one, 0, count)),
    )
    if (count === leafTrials) game.states[place] = state
    states.push(state)
  }
  const seen = seenIn({ ...game, study }, states.reduce(mergeStates))
  game.seen.set(trials, seen)
  return seen
}
