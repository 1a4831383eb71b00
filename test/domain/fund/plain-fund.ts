/**
 * A marketing fund once more, as plain objects: money in cohorts by the quarter that it was earned in, taken from the
 * oldest, put back where it was taken from last. The second implementation that the mechanisms are held against.
 */
export type PlainActivity = {
  readonly plan: number
  readonly pays: number
  readonly isEligible: boolean
  /** Stated cost in a step; 0 where the share says what it costs. */
  readonly cost: number
  readonly lump: number
  readonly ownMoney: number
}

export type PlainFund = {
  readonly opening: number
  readonly accrual: number
  readonly grant: number
  /** Quarters that money can be used for after the one it was earned in. */
  readonly usable: number
  readonly activities: readonly PlainActivity[]
}

/** A step: what is purchased in it, its vendor's quarter, how many steps of that are left with it, and whether it is the last. */
export type PlainStep = {
  readonly purchases: number
  readonly quarter: number
  readonly left: number
}

export type PlainLook = {
  readonly free: number
  readonly lapsed: number
  readonly accrued: number
  readonly spent: readonly number[]
  readonly borne: readonly number[]
  readonly open: readonly number[]
  readonly saved: readonly number[]
}

type Cohort = { quarter: number; money: number }

export const playPlainFund = (fund: PlainFund, steps: readonly PlainStep[]): PlainLook[] => {
  const cohorts: Cohort[] = [{ quarter: -1, money: fund.opening }]
  const taken: Cohort[] = []
  const state = fund.activities.map(() => ({ open: 0, saved: 0 }))
  const freeNow = (): number => cohorts.reduce((sum, { money }) => sum + money, 0)

  const take = (amount: number): void => {
    let wanted = amount
    for (const cohort of cohorts) {
      const part = Math.min(cohort.money, wanted)
      if (part === 0) continue
      cohort.money -= part
      wanted -= part
      taken.push({ quarter: cohort.quarter, money: part })
    }
  }
  const putBack = (amount: number): void => {
    let rest = amount
    while (rest > 1e-12) {
      const lastTaken = taken[taken.length - 1]
      const part = Math.min(lastTaken.money, rest)
      lastTaken.money -= part
      rest -= part
      if (lastTaken.money === 0) taken.pop()
      const home = cohorts.find(({ quarter }) => quarter === lastTaken.quarter)
      if (home) home.money += part
      else {
        cohorts.push({ quarter: lastTaken.quarter, money: part })
        cohorts.sort((a, b) => a.quarter - b.quarter)
      }
    }
  }

  let seenQuarter = Number.NEGATIVE_INFINITY
  return steps.map(({ purchases, quarter, left }) => {
    if (quarter !== seenQuarter) {
      seenQuarter = quarter
      const free = freeNow()
      const saved = state.reduce((sum, one) => sum + one.saved, 0)
      const planned = fund.activities.reduce((sum, { plan }) => sum + plan, 0)
      const toShare = Math.max(0, free - saved)
      for (const [a, activity] of fund.activities.entries()) {
        const share = (toShare * activity.plan) / (planned > 1 ? planned : 1)
        const pays = activity.isEligible ? activity.pays : 0
        const own = state[a]
        const before = saved > free ? (own.saved * free) / saved : own.saved
        own.saved = 0
        if (activity.plan === 0 || pays === 0) continue
        if (activity.cost > 0) {
          const reserve = Math.min(share, pays * activity.cost * left)
          take(reserve)
          own.open += reserve
        } else if (activity.lump > 0) {
          const pot = before + share
          const whole = Math.floor(pot / (pays * activity.lump) + 1e-9) * pays * activity.lump
          const reserve = Math.min(pot, whole)
          take(reserve)
          own.open += reserve
          own.saved = pot - reserve
        } else {
          take(share)
          own.open += share
        }
      }
    }
    const borne: number[] = []
    const spent: number[] = []
    for (const [a, activity] of fund.activities.entries()) {
      const own = state[a]
      const pays = activity.isEligible ? activity.pays : 0
      const even = activity.plan > 0 ? own.open / left : 0
      const paid = activity.cost > 0 ? Math.min(even, pays * activity.cost) : even
      const cost = activity.plan === 0 ? 0 : activity.cost > 0 ? activity.cost : pays > 0 ? paid / pays : 0
      own.open -= paid
      borne.push(paid)
      spent.push(cost + cost * activity.ownMoney)
    }
    const accrued = purchases * fund.accrual
    const mine = cohorts.find(cohort => cohort.quarter === quarter)
    if (mine) mine.money += accrued + fund.grant
    else cohorts.push({ quarter, money: accrued + fund.grant })
    let lapsed = 0
    if (left === 1) {
      for (const own of state) {
        putBack(own.open)
        own.open = 0
      }
      for (const cohort of cohorts)
        if (cohort.quarter <= quarter - fund.usable) {
          lapsed += cohort.money
          cohort.money = 0
        }
    }
    return {
      free: freeNow(),
      lapsed,
      accrued,
      spent,
      borne,
      open: state.map(({ open }) => open),
      saved: state.map(({ saved }) => saved),
    }
  })
}
