import { base, books, direct, incentives, pipeline, program, resale } from '../../../src/domain/columns.ts'
import { certain } from '../any-scenario.ts'
import { lastDay, monthOf } from '../fiscal.ts'
import { eachStep, must, nothing, type Run, same } from './run.ts'

type Terms = {
  readonly amount: (key: string, otherwise?: number) => number
  readonly choice: (key: string, otherwise: string) => string
  readonly bands: readonly { readonly from: number; readonly rate: number }[]
}

const termsOf = ({ built }: Run, rebate: string): Terms => {
  const at = `program.rebates.${rebate}`
  const amount = (key: string, otherwise = 0): number => certain(built, `${at}.${key}`) ?? otherwise
  const bands = (built.bands ?? []).map(name => ({
    from: amount(`bands.${name}.from`),
    rate: amount(`bands.${name}.rate`),
  }))
  return {
    amount,
    choice: (key, otherwise) => (built.set[`${at}.${key}`] ?? otherwise) as string,
    bands: bands.sort((a, b) => a.from - b.from || a.rate - b.rate),
  }
}

/** The stepped scale from the top: what lies above each beginning, at its rate. */
const fromTheTop = (bands: Terms['bands'], turnover: number): number => {
  let left = turnover
  let earned = 0
  for (const { from, rate } of [...bands].reverse()) {
    if (left <= from) continue
    earned += (left - from) * rate
    left = from
  }
  return earned
}

const reached = (turnover: number, threshold: number): boolean => turnover >= threshold * (1 - 1e-9)

/** What turnover earns, read off the definitions once more. */
const payoutOf = (terms: Terms, turnover: number, base_: number, part: number, isNew: boolean): number => {
  const { amount, bands } = terms
  const type = terms.choice('type', '')
  const rate = amount('rate')
  let earned = 0
  if (type === 'stepped') earned = fromTheTop(bands, turnover)
  if (type === 'wholeVolume') {
    const within = bands.filter(({ from }) => turnover > from * (1 + 1e-9))
    earned = turnover * (within.at(-1)?.rate ?? 0)
  }
  if (type === 'linear') earned = turnover * rate
  if (type === 'growth' && !isNew) {
    const grown = Math.max(0, turnover - base_ * part)
    earned = grown * rate + fromTheTop(bands, grown)
  }
  if (type === 'target' && reached(turnover, amount('target'))) earned = amount('bonus') * part + rate * turnover
  return Math.min(earned, amount('cap', Number.POSITIVE_INFINITY))
}

const stepMonths = { day: 12 / 365.25, week: 84 / 365.25, month: 1, quarter: 3 } as const

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** A rebate's period in months, which is no shorter than a step. */
const lengthOf = ({ built }: Run, terms: Terms): number => {
  const said = monthsOf[terms.choice('per', 'quarter') as keyof typeof monthsOf]
  return built.step === 'quarter' ? Math.max(3, said) : said
}

/**
 * What a rebate earns in each step, worked out again from the path of its turnover: year by year and period by period,
 * each as a sum of its steps. Steps from the one after insolvency on are left out.
 */
const earnedAgain = (run: Run, terms: Terms, sold: readonly number[]): number[] => {
  const length = lengthOf(run, terms)
  const isToDate = terms.choice('increment', 'whole') === 'period'
  const isBack = terms.choice('clawback', 'no') === 'yes'
  const earned = sold.map(() => 0)
  const monthAt = (t: number): number => {
    const day = lastDay(run.built, t)
    return day.getUTCFullYear() * 12 + day.getUTCMonth()
  }
  const isLast = (t: number, months: number): boolean =>
    Math.floor(monthAt(t) / months) !== Math.floor(monthAt(t + 1) / months)
  const isNewPartner = terms.choice('newPartner', 'skip') === 'skip'
  let lastYear = terms.amount('growthOver')
  let [year, period, got, count] = [terms.amount('soFar'), terms.amount('soFar'), 0, 0]
  const looked = isToDate ? 12 : length
  const ask = (turnover: number, part: number): number =>
    payoutOf(terms, turnover, (lastYear * looked) / 12, part, lastYear === 0 && isNewPartner)
  const inAll = (turnover: number): number => {
    const sleeps = terms.choice('type', '') === 'growth' && lastYear === 0 && isNewPartner
    const least = Math.min(terms.amount('floor'), terms.amount('cap', Number.POSITIVE_INFINITY))
    return sleeps || turnover <= 0 ? ask(turnover, 1) : Math.max(least, ask(turnover, 1))
  }
  if (isToDate && year > 0) got = ask(year, 0)
  let ahead = 0
  let hasDeposit = false
  for (const [t, x] of sold.entries()) {
    if (x > 0 && !hasDeposit) {
      ahead = terms.amount('deposit')
      hasDeposit = true
    }
    year += x
    period += x
    if (!isLast(t, length)) continue
    const isYearEnd = isLast(t, 12)
    count++
    if (isToDate) {
      const part = (Math.floor((monthAt(t) % 12) / length) + 1) / (12 / length)
      const more = (isYearEnd ? inAll(year) : ask(year, part)) - got
      earned[t] = isYearEnd && isBack ? more : Math.max(0, more)
    } else {
      earned[t] = inAll(period)
      if (isYearEnd && isBack) earned[t] -= Math.max(0, got + earned[t] - count * inAll(year / count))
    }
    ahead -= Math.min(ahead, Math.max(0, earned[t]))
    if (isYearEnd && !isBack) earned[t] += ahead
    got += earned[t]
    period = 0
    if (!isYearEnd) continue
    lastYear = year
    ;[year, got, count] = [0, 0, 0]
    ahead = 0
    hasDeposit = false
  }
  return earned
}

const stoppedAt = (run: Run, i: number): number => {
  const t = run.seen(books.stopped).findIndex(step => step[i] > 0)
  return t < 0 ? run.steps : t + 1
}

/**
 * What is paid of a rebate is its deposit at once and the rest after its time; at the end of a year all that is earned is
 * paid or on its way. Of an insolvent partner neither.
 */
const paidOf = (run: Run, rebate: string): void => {
  const [earned, payable, deposit, settled] = [program.earned, program.payable, program.deposit, program.settled].map(
    column => run.seen(column, { rebate }),
  )
  const after = certain(run.built, `program.rebates.${rebate}.paidAfter`) ?? 2
  const lag = after === 0 ? 0 : Math.max(1, Math.floor(after / stepMonths[run.built.step ?? 'month'] + 0.5))
  for (let i = 0; i < run.trials; i++) {
    const end = stoppedAt(run, i)
    let open = 0
    let size = 1
    for (let t = 0; t < run.steps; t++) {
      const due = t < end ? deposit[t][i] + (payable[t - lag]?.[i] ?? 0) : 0
      nothing([settled[t][i], -due], () => `paid of ${rebate}, step ${t}, trial ${i}`)
      open += deposit[t][i] + payable[t][i] - earned[t][i]
      size += Math.abs(earned[t][i]) + deposit[t][i]
      const [day, next] = [lastDay(run.built, t), lastDay(run.built, t + 1)]
      if (t < end && day.getUTCFullYear() !== next.getUTCFullYear())
        must(Math.abs(open) <= 1e-9 * size, () => `${rebate} paid or on its way, step ${t}, trial ${i}: off by ${open}`)
    }
  }
}

/**
 * Rebates: what counts is what was invoiced or placed; what is earned is worked out again; whenever all that was looked
 * at is earned both books have the same; an insolvent partner has nothing more to get.
 */
export const rebates = (run: Run): void => {
  const { built, seen, trials, steps } = run
  const counted = {
    purchases: seen(resale.purchases),
    bookings: seen(pipeline.bookings, { paper: 'partner' }),
    registered: seen(base.registeredInvoiced),
  }
  const [owed, liability] = [incentives.rebatesOwed, incentives.rebatesLiability].map(column => seen(column))
  for (const rebate of built.rebates ?? []) {
    paidOf(run, rebate)
    const terms = termsOf(run, rebate)
    const [sold, earned, setAside] = [program.turnover, program.earned, program.setAside].map(column =>
      seen(column, { rebate }),
    )
    const of = counted[terms.choice('base', 'purchases') as keyof typeof counted]
    const isYearly = terms.choice('increment', 'whole') === 'period' || terms.choice('per', 'quarter') === 'year'
    const looked = isYearly ? 12 : lengthOf(run, terms)
    for (let i = 0; i < trials; i++) {
      const end = stoppedAt(run, i)
      const path = sold.slice(0, end).map(step => step[i])
      const again = earnedAgain(run, terms, path)
      const soFarEarned =
        terms.choice('increment', 'whole') === 'period' && terms.amount('soFar') > 0
          ? Number.NaN // what was earned before the start is in neither book
          : 0
      let open = soFarEarned
      let size = 1
      for (let t = 0; t < end; t++) {
        same(path[t], Math.max(0, of[t][i]), () => `turnover of ${rebate}, step ${t}, trial ${i}`)
        nothing([earned[t][i], -again[t]], () => `earned of ${rebate}, step ${t}, trial ${i}`)
        open += earned[t][i] - setAside[t][i]
        size += Math.abs(earned[t][i]) + Math.abs(setAside[t][i])
        const [day, next] = [lastDay(built, t), lastDay(built, t + 1)]
        const isOver = Math.floor(monthOf(day) / looked) !== Math.floor(monthOf(next) / looked)
        if (!isOver) continue
        // the first year is set right against what was earned before the start as well
        if (Number.isNaN(open)) open = 0
        else must(Math.abs(open) <= 1e-9 * size, () => `set aside for ${rebate}, step ${t}, trial ${i}: off by ${open}`)
      }
      for (let t = end; t < steps; t++) same(earned[t][i], 0, () => `earned of ${rebate} when insolvent, step ${t}`)
    }
  }
  eachStep(run, (t, i) => {
    if (t < stoppedAt(run, i)) return
    same(owed[t][i], 0, () => `rebates owed to an insolvent partner, step ${t}`)
    same(liability[t][i], 0, () => `rebates set aside for an insolvent partner, step ${t}`)
  })
}

/** The levels of a scenario from the lowest, and the rank of the one that the partner starts with. */
const ladderOf = ({ built }: Run) => {
  const ladder = (built.levels ?? [])
    .map(name => ({ name, from: certain(built, `program.tiers.${name}.from`) as number }))
    .sort((a, b) => a.from - b.from)
  const starting = ladder.findLastIndex(({ name }) => built.set[`program.tiers.${name}.starts`] === 'yes') + 1
  return { ladder, starting }
}

/** The part of a step in which the SPIF runs. */
const partOfSpif = ({ built }: Run, t: number): number => {
  const step = stepMonths[built.step ?? 'month']
  const until = certain(built, 'program.spif.until') ?? Number.POSITIVE_INFINITY
  const from = certain(built, 'program.spif.from') ?? 0
  return Math.max(0, Math.min((t + 1) * step, until) - Math.max(t * step, from)) / step
}

/** By how much more often a source wins in a step: the level that the last step left, and for the engine the SPIF. */
export const programLift = (run: Run, source: string): ((t: number, i: number) => number) => {
  const { built, seen } = run
  const { ladder, starting } = ladderOf(run)
  const rank = seen(program.level)
  const lifts = [0, ...ladder.map(({ name }) => certain(built, `program.tiers.${name}.winLift`) ?? 0)]
  const spif = source === 'engine' ? (certain(built, 'program.spif.lift') ?? 0) : 0
  return (t, i) => (1 + lifts[t === 0 ? starting : rank[t - 1][i]]) * (1 + spif * (spif === 0 ? 0 : partOfSpif(run, t)))
}

/** The level: reviewed again from what counts, with what its own level gives from the step after. */
export const levels = (run: Run): void => {
  const { built, seen } = run
  const { ladder: from, starting } = ladderOf(run)
  if (from.length === 0) return
  const say = (key: string, otherwise: string): string => (built.set[`program.levels.${key}`] ?? otherwise) as string
  const isPurchases = say('base', 'purchases') === 'purchases'
  const all = isPurchases ? seen(resale.purchases) : seen(pipeline.bookings, { paper: 'partner' })
  // business that the vendor steers to the partner earns no level: its orders, or its part of what is bought
  const steers = (built.activities?.length ?? 0) > 0
  const part = isPurchases && steers ? seen(direct.steeredPart) : undefined
  const steered = isPurchases || !steers ? undefined : seen(pipeline.sourced, { source: 'steered' })
  const of = all.map((path, t) => path.map((x, i) => x * (1 - (part?.[t][i] ?? 0)) - (steered?.[t][i] ?? 0)))
  const step = stepMonths[built.step ?? 'month']
  const year = Math.round(12 / step)
  const lag = certain(built, 'program.levels.lag') ?? 0
  const steps = lag === 0 ? 0 : Math.max(1, Math.floor(lag / step + 0.5))
  const lastYear = certain(built, 'program.levels.lastYear') ?? 0
  const due = say('review', 'vendorYear') === 'vendorYear' ? 12 : 3
  const [found, margin] = [seen(program.level), seen(program.levelMargin)]
  for (let i = 0; i < run.trials; i++) {
    const decided: number[] = []
    for (let t = 0; t < run.steps; t++) {
      const isYearly = say('over', 'last12') === 'fiscalYear'
      let sold = isYearly ? 0 : lastYear * Math.max(0, 1 - ((t + 1) * step) / 12)
      for (let k = 0; k <= t; k++) {
        const isSame = lastDay(built, k).getUTCFullYear() === lastDay(built, t).getUTCFullYear()
        if (isYearly ? isSame : k > t - year) sold += Math.max(0, of[k][i])
      }
      const before = decided[t - 1] ?? starting
      const [day, next] = [lastDay(built, t), lastDay(built, t + 1)]
      if (Math.floor(monthOf(day) / due) === Math.floor(monthOf(next) / due)) decided.push(before)
      else {
        const reach = from.filter(level => reached(sold, level.from)).length
        const loses = say('loses', 'atReview')
        const least = loses === 'never' ? before : loses === 'oneLevel' ? before - 1 : 0
        decided.push(Math.max(reach, least))
      }
      const rank = decided[t - steps] ?? starting
      same(found[t][i], rank, () => `level, step ${t}, trial ${i}`)
      const gives = rank === 0 ? 0 : (certain(built, `program.tiers.${from[rank - 1].name}.margin`) ?? 0)
      same(margin[t][i], gives, () => `margin of the level, step ${t}, trial ${i}`)
    }
  }
}

/** A SPIF is what it is per deal and of their value, on orders placed while it runs. */
export const spifs = (run: Run): void => {
  const { built, seen } = run
  const amount = (key: string): number => certain(built, `program.spif.${key}`) ?? 0
  const [paid, placed, value] = [incentives.spif, pipeline.placed, pipeline.bookings].map(column =>
    column === pipeline.bookings ? seen(column, { paper: 'partner' }) : seen(column),
  )
  eachStep(run, (t, i) => {
    const owing = amount('perDeal') * placed[t][i] + amount('rate') * value[t][i]
    nothing([paid[t][i], -partOfSpif(run, t) * owing], () => `SPIF, step ${t}, trial ${i}`)
  })
}
