import { type Cause, causes } from '../../src/domain/gate.ts'
import { addressOf } from '../../src/kernel/address.ts'
import { sampler } from '../../src/kernel/distribution/index.ts'
import type { Law } from '../../src/kernel/law.ts'
import { uniformAt } from '../../src/kernel/philox.ts'

/** What the second table needs to know, in plain numbers; laws as they are, rates per step. */
export type Told = {
  readonly seed: string
  readonly months: number
  readonly steps: number
  /** Opportunities of the reps, step by step; every one is won. */
  readonly opened: readonly number[]
  readonly owed: readonly number[]
  readonly size: Law
  readonly cycle: Law
  readonly hours: Law
  readonly line: number
  readonly price: number
  readonly term: number
  readonly busyUntil: number
  readonly target: number
  readonly soFar: number
  readonly window: number
  readonly holds: number
  readonly waits: Readonly<Partial<Record<Cause, { readonly needed: number; readonly wait: Law }>>>
  readonly every: number
  readonly since: number
  readonly asks: readonly string[]
  readonly candour: number
  readonly volunteers: number
  readonly kpiVolunteers: number
  readonly leads: Law
  readonly works: number
  readonly cures: readonly Cause[]
  readonly cancels: number
  readonly taken: number
  readonly isLargestFirst: boolean
  readonly vendorEnds: readonly boolean[]
  /** Steps after which the partner's year ends, the last of them beyond the horizon. */
  readonly yearEnds: readonly number[]
}

/** Step by step, and by cause where there is one. */
export type Counted = Record<string, number[]>

type Talk = { told: number | undefined; helpFrom: number | undefined; isBegun: boolean; silence: number }
type Order = {
  readonly born: number
  readonly k: number
  readonly size: number
  readonly hours: number
  readonly due: number
  readonly talk: Record<Cause, Talk>
  readonly heldAloneBy: Set<Cause>
  shutBefore: readonly Cause[]
  openedLast: Cause | undefined
  slippedOn: number | undefined
  dueIn: number | undefined
  waited: number
}

/**
 * The orders of one trial once more, as objects in a list and by the words of the model: the slow twin of the table with
 * gates, for one source and one segment.
 */
export const ordersAgain = (told: Told, trial: number): Counted => {
  const { months, steps } = told
  const counted: Counted = {}
  const count = (name: string, t: number, by = 1): void => {
    counted[name] ??= new Array<number>(steps).fill(0)
    counted[name][t] += by
  }
  const luck = (draw: string, order: { born: number; k: number }, scope = 'world', purpose = 0): number =>
    uniformAt(
      addressOf(told.seed, scope, `orders/table.${draw}[engine,only]`),
      trial,
      order.born,
      order.k + 65_536 * purpose,
    )
  const inSteps = (time: number): number => Math.floor(time / months + 0.5)
  const value = (law: Law, u: number): number => sampler(law)(u)

  const fresh = (t: number, k: number): Order => {
    const at = { born: t, k }
    return {
      ...at,
      size: value(told.size, luck('size', at)),
      hours: value(told.hours, luck('fate', at, 'world', 26)),
      due: t + inSteps(value(told.cycle, luck('cycle', at))),
      talk: Object.fromEntries(
        causes.map(cause => [cause, { told: undefined, helpFrom: undefined, isBegun: false, silence: 1 }]),
      ) as Order['talk'],
      heldAloneBy: new Set(),
      shutBefore: [],
      openedLast: undefined,
      slippedOn: undefined,
      dueIn: undefined,
      waited: 0,
    }
  }

  /** Quarters that have ended before a step: how late an order is, told by the calendar and not by the slip. */
  const quarterOf = (t: number): number => told.vendorEnds.slice(0, t).filter(Boolean).length

  let attained = told.soFar
  let orders: Order[] = []
  for (let t = 0; t < steps; t++) {
    for (let k = 0; k < told.opened[t]; k++) orders.push(fresh(t, k))
    let meetings = 0
    if (told.every > 0)
      for (let when = told.since; when < (t + 1) * months - 1e-9; when += told.every)
        if (when >= t * months - 1e-9) meetings++
    const yearEnd = told.yearEnds.find(end => end >= t) as number
    let placedNow = 0
    const attainedBefore = attained

    const holds = (cause: Cause, order: Order): boolean => {
      const when = Math.max(t, order.due)
      const { helpFrom } = order.talk[cause]
      if (helpFrom !== undefined && helpFrom <= when) return false
      if (cause === 'credit') {
        const bill = (of: number): number => of * (told.term / 12) * told.price
        return (t === 0 ? told.owed[0] : told.owed[t]) + bill(placedNow) + bill(order.size) > told.line
      }
      if (cause === 'bench') return order.hours > 0 && when < inSteps(told.busyUntil)
      if (cause === 'kpi')
        return (
          attainedBefore >= told.target &&
          order.due <= yearEnd &&
          (yearEnd - order.due) * months < told.window + 1e-9 &&
          luck('gate kpi.holds', order, 'partner') < told.holds
        )
      const gate = told.waits[cause]
      if (gate === undefined || luck(`gate ${cause}.needed`, order) >= gate.needed) return false
      return when < order.due + inSteps(value(gate.wait, luck(`gate ${cause}.wait`, order)))
    }
    const shutFor = (order: Order): Cause[] => causes.filter(cause => holds(cause, order))

    const begin = (order: Order, cause: Cause): void => {
      order.talk[cause].isBegun = true
      if (!told.cures.includes(cause)) return
      count(`remedied ${cause}`, t)
      const c = causes.indexOf(cause)
      if (luck('fate', order, 'world', 8 + c) >= told.works) return
      order.talk[cause].helpFrom = t + inSteps(value(told.leads, luck('fate', order, 'world', 16 + c)))
    }
    const leave = (order: Order, how: string, cause: Cause | undefined): void => {
      count(how, t)
      count(`${how} by ${quarterOf(t) - (order.dueIn as number)}`, t, order.size)
      if (order.slippedOn !== undefined) count(`resolved ${cause}`, t)
      orders = orders.filter(other => other !== order)
    }

    const inTurn = [...orders]
    if (told.isLargestFirst) inTurn.sort((a, b) => b.size - a.size)
    for (const order of inTurn) {
      const isHere = order.due <= t
      if (!isHere && meetings === 0) continue
      const shut = shutFor(order)
      for (const cause of shut) {
        const talk = order.talk[cause]
        if (meetings === 0 || talk.told !== undefined || talk.isBegun) continue
        const unasked = cause === 'kpi' ? told.kpiVolunteers : told.volunteers
        for (let m = 0; m < meetings; m++) talk.silence *= 1 - (told.asks.includes(cause) ? told.candour : unasked)
        if (luck('fate', order, 'world', causes.indexOf(cause)) < 1 - talk.silence) {
          talk.told = t
          count(`disclosed ${cause}`, t)
        }
      }
      for (const cause of shut) {
        const talk = order.talk[cause]
        const isKnown = talk.told !== undefined || (order.slippedOn !== undefined && order.slippedOn < t)
        if (isKnown && !talk.isBegun) begin(order, cause)
      }
      if (!isHere) continue
      if (order.dueIn === undefined) count('due', t, order.size)
      order.dueIn ??= quarterOf(t)
      const still = shutFor(order)
      const opened = order.shutBefore.find(cause => !still.includes(cause))
      if (opened !== undefined) order.openedLast = opened
      order.shutBefore = still
      if (still.length === 0) {
        placedNow += order.size
        attained += order.size
        count(order.slippedOn === undefined ? 'onTime' : 'late', t)
        if (order.slippedOn !== undefined) count('lateBy', t, (t - order.slippedOn) * months)
        leave(order, 'placed', order.openedLast)
        continue
      }
      if (still.length === 1 && order.slippedOn === undefined) order.heldAloneBy.add(still[0])
      order.waited++
      if (luck('fate', order, 'world', 24) < 1 - (1 - told.cancels) ** order.waited) leave(order, 'cancelled', still[0])
      else if (luck('fate', order, 'world', 25) < 1 - (1 - told.taken) ** order.waited) leave(order, 'taken', still[0])
      else if (told.vendorEnds[t] && order.slippedOn === undefined) {
        order.slippedOn = t
        count('slipped', t)
        for (const cause of order.heldAloneBy) count(`avoidable ${cause}`, t)
      }
    }
    for (const order of orders) if (order.slippedOn !== undefined) count(`stillOpen ${order.shutBefore[0]}`, t)
    if (t === yearEnd) attained = 0
  }
  return counted
}
