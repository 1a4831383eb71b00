import type { Scenario, Statement, VariantCheck } from '../../scenario/scenario.ts'
import { meanAndSd, momentsOf } from '../../summarise/moments.ts'
import { checkSaid } from '../answers.ts'
import { apartEstimate } from '../apart.ts'
import { askedOf } from '../asked.ts'
import { type Derived, derivedState, derivedValues } from '../derived.ts'
import { judged, judgedLinks } from '../judged.ts'
import type { CheckResult } from '../result.ts'
import { estimateOf } from '../stat.ts'
import { aboutOf, futures, isPlainLever, type Look, type Plan, planOf, plansOf } from './plan.ts'
import { type Played, type VariantOptions, variantPlayer } from './play.ts'

/** The figures of one group of plays: by strategy in the order of the scenario, where it was played. */
type Group = { readonly ids: readonly string[]; readonly figures: Played['figures'] }

const groupOf = ({ plays }: Plan, { figures }: Played, group: string): Group => {
  const here = plays.flatMap((play, n) => (play.group === group ? [n] : []))
  return { ids: here.map(n => plays[n].strategy.id), figures: here.map(n => figures[n]) }
}

/** A check as what is asked of the figures of a group. */
const askedIn = (check: Statement, { study }: Played, ids: readonly string[]) => {
  const { derived, statements, apart } = askedOf(
    { metrics: [], statements: [check] },
    study.structure,
    ids.map(id => ({ id, bindings: [] })),
  )
  return {
    asked: statements[0].map(place => derived[place]),
    apart: apart[0] === undefined ? undefined : derived[apart[0]],
  }
}

const isOwn = ({ of }: Derived): boolean => of.some(({ variant }) => variant === 'own')

const realityResults = (check: VariantCheck, plan: Plan, played: Played): CheckResult['results'] => {
  const { ids, figures } = groupOf(plan, played, check.with)
  const { asked, apart } = askedIn(check, played, ids)
  const { formula, links } = check
  const answer = (v: number) => {
    const stateOf = (one: Derived) => derivedState(one.kind, derivedValues(one, figures, v, plan.trials), 0, true)
    const states = asked.map(stateOf)
    const estimates = states.map((state, n) => estimateOf(formula.of[n].stat, state))
    const between = apart && apartEstimate(stateOf(apart), states)
    return { estimates, judged: () => judged(formula.expr, estimates, between) }
  }
  if (links) return judgedLinks(links, answer(0).estimates)
  if (!asked.some(isOwn)) return [{ strategy: null, ...answer(0).judged() }]
  return ids.map((strategy, v) => ({ strategy, ...answer(v).judged() }))
}

/** Bits of a figure: every value apart, and none the same as another. */
const bitsOf = (values: Float64Array): BigUint64Array =>
  new BigUint64Array(values.buffer, values.byteOffset, values.length)

/** How a figure of one strategy moves: whether any future has other bits, and by how much on average. */
const movedBy = (was: Float64Array, is: Float64Array) => {
  const before = bitsOf(was)
  const change = is.map((x, i) => x - was[i])
  const { mean } = meanAndSd(momentsOf(change, 0, change.length))
  return {
    differs: bitsOf(is).some((bits, i) => bits !== before[i]),
    mean,
    isOneWay: !(change.some(x => x > 0) && change.some(x => x < 0)),
  }
}

type Moved = CheckResult['results'][number] & {
  readonly differs: boolean
  /** Whether no future goes the other way. */
  readonly isSure: boolean
}

/** What a lever does to its figure in some of the strategies that were played. */
const movesIn = ({ check, ids }: Look, plan: Plan, played: Played): readonly Moved[] => {
  const [was, is] = ['', check.with].map(group => groupOf(plan, played, group))
  const about = is.ids.filter(id => was.ids.includes(id) && ids.includes(id))
  const valuesIn = ({ ids, figures }: Group, id: string): Float64Array => {
    const [one] = askedIn(check, played, ids).asked
    return derivedValues(one, figures, ids.indexOf(id), plan.trials)
  }
  return about.map(strategy => {
    const [before, after] = [was, is].map(group => valuesIn(group, strategy))
    const { differs, mean, isOneWay } = movedBy(before, after)
    const direction = check.moves?.direction
    const isRight = direction === undefined || (mean !== null && (direction === 'up' ? mean > 0 : mean < 0))
    const isEmpty = before.every(Number.isNaN) && after.every(Number.isNaN)
    const isSure = direction === undefined || isOneWay
    return {
      strategy,
      value: mean,
      ci95: null,
      holds: isEmpty ? null : differs && isRight,
      close: false,
      differs,
      isSure,
    }
  })
}

/** What is said of a lever: where it moves its figure as it should, else where it does at all, else that it does not. */
const leverResults = (check: VariantCheck, found: readonly Moved[]): CheckResult['results'] => {
  const held = found.filter(({ holds }) => holds)
  const moved = found.filter(({ differs }) => differs)
  const shown = held.length > 0 ? held : moved
  if (shown.length > 0) return shown.map(({ differs: _, isSure: __, ...row }) => row)
  const holds = found.every(row => row.holds === null) ? null : false
  return [{ strategy: check.moves?.of ?? null, value: holds === null ? null : 0, ci95: null, holds, close: false }]
}

type Found = { readonly trials: number; readonly rows: readonly Moved[] }

/**
 * Plain levers, in few futures and then in more of them, each in one strategy after the other (what they are compared with
 * last), until it has moved its figure; in few futures one that has to go up or down must not go the other way in any.
 */
const plainLevers = async (
  scenario: Scenario,
  trials: number,
  play: ReturnType<typeof variantPlayer>,
): Promise<ReadonlyMap<VariantCheck, Found>> => {
  const found = new Map<VariantCheck, Found>()
  let open = (scenario.variants ?? []).filter(isPlainLever)
  const order = [...scenario.strategies.map(({ id }) => id).filter(id => id !== scenario.against), scenario.against]
  for (const count of futures) {
    const isLast = count === futures[futures.length - 1]
    const isOpen = (check: VariantCheck): boolean =>
      !found.get(check)?.rows.some(({ holds, isSure }) => holds && (isSure || isLast))
    for (const check of open) found.delete(check)
    let left = open.map(check => {
      const about = aboutOf(check, scenario)
      return { check, ids: order.filter(id => about.includes(id)) }
    })
    while (left.length > 0) {
      const looks = left.map(({ check, ids }): Look => ({ check, ids: ids.slice(0, 1) }))
      const plan = planOf(scenario, looks, Math.min(count, trials))
      const [played] = await play([plan])
      for (const look of looks) {
        const rows = [...(found.get(look.check)?.rows ?? []), ...movesIn(look, plan, played)]
        found.set(look.check, { trials: plan.trials, rows })
      }
      left = left.flatMap(({ check, ids }) => (ids.length > 1 && isOpen(check) ? [{ check, ids: ids.slice(1) }] : []))
    }
    open = open.filter(isOpen)
  }
  return found
}

/**
 * The checks of what would be if something were otherwise, played on the luck of the scenario, in the order of the file.
 * A reality check says what is true then, a lever that a figure differs in at least one future of at least one strategy.
 */
export const variantChecks = async (
  scenario: Scenario,
  trials: number,
  options: VariantOptions = {},
): Promise<readonly CheckResult[]> => {
  const checks = scenario.variants ?? []
  if (checks.length === 0) return []
  const plans = plansOf(scenario, checks, trials)
  const play = variantPlayer(scenario, checks, options)
  const played = plans.length === 0 ? [] : await play(plans)
  const levers = await plainLevers(scenario, trials, play)
  return checks.map(check => {
    const n = plans.findIndex(plan => plan.checks.includes(check))
    const { moves } = check
    const lever = levers.get(check)
    const moved = () => {
      const look = { check, ids: moves?.of === undefined ? aboutOf(check, scenario) : [moves.of] }
      return leverResults(check, lever?.rows ?? movesIn(look, plans[n], played[n]))
    }
    return {
      ...checkSaid(check),
      with: check.with,
      trials: lever?.trials ?? plans[n].trials,
      ...(moves === undefined ? {} : { moves: moves.direction ?? ('any' as const) }),
      results: moves === undefined ? realityResults(check, plans[n], played[n]) : moved(),
    }
  })
}
