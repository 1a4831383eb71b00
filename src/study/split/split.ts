import { untied } from '../../scenario/last-year/tie.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { withPlaces } from '../failure-places.ts'
import { apart } from './apart.ts'
import { changesBetween, sameCalendar, shared } from './change.ts'
import { figuresOf } from './figures.ts'
import { allSets, changesIn, groupsOf, together } from './groups.ts'
import { figuresKnown, usualFigures } from './known.ts'
import { mixed } from './mixed.ts'
import { type PlayOptions, type Plays, play, type Question, type Wired, wire } from './play.ts'
import { reachOf } from './reach.ts'
import type { Split } from './result.ts'
import { checkRoom } from './room.ts'
import { wholeFaults } from './sound.ts'

export type SplitOptions = PlayOptions & {
  readonly trials: number
  /** Ids of figures; by default what each seat looks at first. */
  readonly metrics?: readonly string[]
  /** Ids of strategies that both have; by default all of them. */
  readonly strategies?: readonly string[]
  /** Trials that are done, and all that there will be, over every scenario that is played. */
  readonly onProgress?: (done: number, total: number) => void
}

const ofTime =
  'the start or the step of time changed, and dates are read against them: all changes are one part; to tell them apart, change time in a file between the two'

/**
 * How the mean of each figure moved from one scenario to another, and how that divides among what changed, all on the
 * luck of the newer one's seed. What lies between the two is plain data laid over plain data. The result is the same
 * whatever the order of lines, the runner and the size of blocks.
 */
export const splitBetween = async (before: Scenario, after: Scenario, options: SplitOptions): Promise<Split> => {
  const { trials } = options
  const [old, next] = [untied(before), untied(after)]
  const changes = changesBetween(old, next)
  const offered = figuresKnown([before, after], options.catalogue)
  const metrics = (options.metrics ?? usualFigures(offered, [before, after])).flatMap(
    id => offered.find(one => one.id === id) ?? [],
  )
  const strategies = shared(old, next).filter(id => options.strategies?.includes(id) ?? true)
  const question: Question = { metrics: metrics.map(({ id }) => id), strategies, seed: after.run.seed }
  const isDated = !sameCalendar(old, next)
  const mix = (taken: readonly number[], complain: (message: string) => void = () => {}): Scenario => {
    if (isDated) return taken.length === 0 ? before : after
    const made = taken.map(n => changes[n])
    return mixed(old, next, made, (_, message) => complain(message))
  }
  const all = changes.map((_, n) => n)
  const read = new Set([[], all].flatMap(taken => wholeFaults(mix(taken))).map(({ key }) => key))
  const wired = new Map<string, Wired | { readonly wrong: string }>()
  const wiredFor = (taken: readonly number[]): Wired | { readonly wrong: string } => {
    const key = taken.join()
    const before = wired.get(key)
    if (before !== undefined) return before
    const complaints: string[] = []
    const scenario = mix(taken, message => complaints.push(message))
    const wrong = complaints[0] ?? wholeFaults(scenario).find(one => !read.has(one.key))?.message
    const found = wrong === undefined ? wire(scenario, question, options) : { wrong }
    wired.set(key, found)
    return found
  }
  const between = {
    faultIn: (taken: readonly number[]): string | undefined => {
      const found = wiredFor(taken)
      return 'wrong' in found ? found.wrong : undefined
    },
    play: async (taken: readonly number[], few: number, some = strategies): Promise<Plays> => {
      const found = wiredFor(taken)
      if ('wrong' in found) throw new Error(found.wrong)
      try {
        return await play(found, some, few, options)
      } catch (error) {
        throw withPlaces(error, mix(taken))
      }
    },
  }
  const { groups, notes } = isDated
    ? { groups: [together(groupsOf(changes), 'all changes')], notes: [ofTime] }
    : await apart(changes, between, trials)
  const sets = allSets(groups.length)
  const reach = reachOf(
    strategies,
    groups.map(group => group.changes.map(n => changes[n])),
    metrics.some(({ id }) => [before, after].some(one => one.metrics.some(own => own.id === id)))
      ? undefined
      : [before.against, after.against],
  )
  const known = new Map<string, Plays>()
  const keyOf = (strategy: string, set: number): string => JSON.stringify([strategy, set & (reach.get(strategy) ?? 0)])
  const work = new Set(sets.flatMap(set => strategies.map(strategy => keyOf(strategy, set)))).size
  checkRoom(work, metrics.length, trials)
  const plays: Plays[] = []
  for (const set of sets) {
    const fresh = strategies.filter(strategy => !known.has(keyOf(strategy, set)))
    const played = fresh.length === 0 ? new Map() : await between.play(changesIn(groups, set), trials, fresh)
    for (const strategy of fresh) known.set(keyOf(strategy, set), played)
    plays.push(new Map(strategies.map(id => [id, known.get(keyOf(id, set))?.get(id) ?? new Map()])))
    options.onProgress?.(known.size * trials, work * trials)
  }
  return { trials, seed: question.seed, groups, notes, figures: figuresOf(plays, groups.length, strategies, metrics) }
}
