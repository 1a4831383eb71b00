import { catalogue } from '../domain/catalogue.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type BlockColumns, firstTrials } from '../simulate/block.ts'
import { nothingDrawn } from '../simulate/params.ts'
import { joinColumns, newTables, simulateBlock, type TableSize } from '../simulate/simulate.ts'
import { lookAt } from '../study/look.ts'
import { bareStudyOf, type StudyOptions } from '../study/run-study.ts'
import type { Study } from '../study/study.ts'
import { mergeStates, reduceBlock, type StudyState } from '../study/work.ts'
import { leafTrials } from '../summarise/tree.ts'
import type { Seen } from './told.ts'

/** 256 futures that are being played: what their first ones came to, by variant. */
type Leaf = { readonly count: number; readonly columns: readonly BlockColumns[] }

/** One setting of a scenario with the futures that have been played of it. */
export type Game = {
  readonly scenario: Scenario
  readonly study: Study
  readonly leaves: Leaf[]
  /** Of whole leaves, in their order. */
  readonly states: StudyState[]
  readonly seen: Map<number, Seen>
}

/**
 * A game of a scenario. Most settings leave the structure of the model what it is in `other`: then it is that very one, so
 * that what is set up for its columns serves both.
 */
export const newGame = (scenario: Scenario, options: Omit<StudyOptions, 'catalogue'>, other?: Game): Game => {
  const study = bareStudyOf(scenario, options)
  const { structure } = other?.study ?? study
  const isAlike = JSON.stringify(structure) === JSON.stringify(study.structure)
  return { scenario, study: isAlike ? { ...study, structure } : study, leaves: [], states: [], seen: new Map() }
}

/** Memory of the pieces, by their size. */
export type Tables = Map<number, TableSize>

const tablesOf = (tables: Tables, count: number): TableSize => {
  const known = tables.get(count) ?? newTables()
  tables.set(count, known)
  return known
}

/** Lets others have a turn between two short stretches of work, and says whether to go on. */
export type Rest = () => Promise<boolean>

/** The futures of a leaf from its first on, in pieces of which every variant is played by itself; false if stopped. */
const playLeaf = async (
  { study, leaves }: Game,
  place: number,
  count: number,
  piece: number,
  tables: Tables,
  rest: Rest,
): Promise<boolean> => {
  for (;;) {
    const leaf = leaves[place] ?? { count: 0, columns: [] }
    if (leaf.count >= count) return true
    const block = { first: place * leafTrials + leaf.count, count: Math.min(piece, count - leaf.count) }
    const drawn = nothingDrawn(study.structure)
    const played: BlockColumns[] = []
    for (const variant of study.variants) {
      if (!(await rest())) return false
      const size = tablesOf(tables, block.count)
      played.push(...simulateBlock(study.structure, catalogue, [variant], block, size, drawn))
    }
    const columns = leaf.count === 0 ? played : leaf.columns.map((before, v) => joinColumns(before, played[v]))
    leaves[place] = { count: leaf.count + block.count, columns }
  }
}

const seenIn = ({ scenario, study }: Game, state: StudyState): Seen => {
  const { strategies, comparisons, statements, goals } = lookAt(scenario, study, catalogue, state)
  return {
    strategies: strategies.map(({ id, metrics }) => ({ id, metrics })),
    comparisons: comparisons.map(({ a, b, metrics }) => ({ a, b, metrics })),
    statements,
    goals,
  }
}

/**
 * What the first `trials` futures say, to the bit what a run of so many says; undefined if stopped, and then nothing of
 * what was played is lost. Neither `piece` nor where it was stopped moves a bit.
 */
export const seenOf = async (
  game: Game,
  trials: number,
  piece: number,
  tables: Tables,
  rest: Rest,
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
    if (!(await playLeaf(game, place, count, piece, tables, rest))) return undefined
    const state = reduceBlock(
      study,
      { first, count },
      game.leaves[place].columns.map(one => firstTrials(one, count)),
    )
    if (count === leafTrials) game.states[place] = state
    states.push(state)
  }
  const seen = seenIn({ ...game, study }, states.reduce(mergeStates))
  game.seen.set(trials, seen)
  return seen
}
