import type { Scenario, Strategy, VariantCheck } from '../../scenario/scenario.ts'

/** One strategy as one group of checks has it; group `` is the scenario as it is. */
type Play = { readonly group: string; readonly strategy: Strategy }

/** Checks that are played together, in as many futures. */
export type Plan = {
  readonly trials: number
  readonly checks: readonly VariantCheck[]
  readonly plays: readonly Play[]
}

/** Futures in which a figure is looked for that moves, or in which what is to be equal is. */
const few = 64

/** Whether a check says that something is equal to something: then a few futures show where it is not. */
const isEquation = ({ formula: { expr } }: VariantCheck): boolean => {
  const parts = [expr]
  for (const part of parts) if (part.kind === 'call' && part.op === 'and') parts.push(...part.args)
  return parts.every(part => part.kind === 'call' && (part.op === 'and' || part.op === '=='))
}

/** The strategies that a check is about: those that its formula names, and all where it speaks of each. */
export const aboutOf = ({ formula, moves }: VariantCheck, scenario: Scenario): readonly string[] => {
  const refs = formula.of.flatMap(({ over }) => over.of)
  const named = refs.flatMap(({ of }) => of ?? [])
  if (moves?.of !== undefined) return [moves.of, ...named]
  return refs.every(({ of }) => of !== undefined) ? named : scenario.strategies.map(({ id }) => id)
}

/** One check in the strategies of these names. */
export type Look = { readonly check: VariantCheck; readonly ids: readonly string[] }

/** Checks in their strategies, and, for a lever, those strategies as they are; what is alike is played once. */
export const planOf = (scenario: Scenario, looks: readonly Look[], trials: number): Plan => {
  const plays = new Map<string, Play>()
  const add = (group: string, strategies: readonly Strategy[], ids: readonly string[]): void => {
    for (const strategy of strategies)
      if (ids.includes(strategy.id)) plays.set(JSON.stringify([group, strategy.id]), { group, strategy })
  }
  for (const { check, ids } of looks) {
    if (check.moves !== undefined) add('', scenario.strategies, ids)
    add(check.with, check.strategies, ids)
  }
  return { trials, checks: looks.map(({ check }) => check), plays: [...plays.values()] }
}

/** Whether a check is a lever that is about one strategy, which it may name, or about any. */
export const isPlainLever = ({ formula, moves }: VariantCheck): boolean =>
  moves !== undefined && formula.of.every(({ over }) => over.of.every(({ of }) => of === undefined || of === moves.of))

/**
 * How the checks of variants are played: levers and equations in 64 futures, the others in as many as the run has. The
 * same settings are played once for all checks that lay them over. Plain levers are not among them.
 */
export const plansOf = (scenario: Scenario, checks: readonly VariantCheck[], trials: number): readonly Plan[] => {
  const isQuick = (check: VariantCheck): boolean => check.moves !== undefined || isEquation(check)
  const closed = checks.filter(check => !isPlainLever(check))
  const parts = [
    [closed.filter(isQuick), Math.min(few, trials)],
    [closed.filter(check => !isQuick(check)), trials],
  ] as const
  const lookAt = (check: VariantCheck): Look => ({ check, ids: aboutOf(check, scenario) })
  return parts.flatMap(([some, count]) => (some.length === 0 ? [] : [planOf(scenario, some.map(lookAt), count)]))
}

/** Futures in which a plain lever is looked at first, and in which it is if those do not tell. */
export const futures: readonly number[] = [16, few]
