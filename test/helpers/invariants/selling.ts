import { base, books, direct, holding, pipeline, resale } from '../../../src/domain/columns.ts'
import { addressOf } from '../../../src/kernel/address.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { sampler } from '../../../src/kernel/distribution/index.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'
import { periodRatio, periodYears } from '../../../src/kernel/unit.ts'
import { certain } from '../any-scenario.ts'
import { programLift } from './program.ts'
import { type At, eachStep, installed, must, nothing, type Run, same, segmentsOf, sumTo } from './run.ts'

/** Every source of opportunities that a scenario may have. */
const sourcesOf = ({ built }: Run): readonly string[] => [
  'engine',
  'base',
  ...(built.sources ?? []),
  ...(built.activities ?? []),
]

/** Where a scenario speaks of a source. */
const roomOf = ({ built }: Run, source: string): string => {
  if (source === 'engine' || source === 'base') return source === 'base' ? 'partner.base' : 'partner.sales'
  return built.activities?.includes(source) ? `mdf.activities.${source}` : `sources.${source}`
}

/** The chance that an opportunity of a source is won in a segment and step, where the scenario says it for certain. */
const chanceOf = (run: Run, source: string, segment: string): ((t: number, i: number) => number) => {
  const lift = certain(run.built, `segments.${segment}.winLift`) ?? 0
  const rate = (certain(run.built, `${roomOf(run, source)}.winRate`) ?? 0) * (1 + lift)
  const more = programLift(run, source)
  return (t, i) => Math.min(1, rate * more(t, i))
}

/**
 * Orders opened so far, counted again from the opportunities and each one's own uniform and with those that were
 * steered to the partner, are those placed, waiting, in their cycle and gone to the vendor, and the rest is lost or undecided; with one certain deal size, bookings are placed
 * orders x size.
 */
export const orders = (run: Run): void => {
  for (const segment of segmentsOf(run)) {
    const size = certain(run.built, `segments.${segment}.dealSize`)
    const named = segment === [...segmentsOf(run)].sort()[0] ? (run.built.deals ?? []).length : 0
    const [cancelled, placed, waiting, open, moved, lost, undecided] = [
      holding.cancelled,
      pipeline.placed,
      pipeline.waiting,
      pipeline.openWins,
      pipeline.moved,
      pipeline.lost,
      pipeline.noDecision,
    ].map(column => run.seen(column, { segment }))
    const steered = run.seen(pipeline.steered, { segment })
    const sources = sourcesOf(run).map(source => ({
      opened: run.seen(pipeline.opportunities, { source, segment }),
      stream: addressOf(run.built.seed ?? 'test', 'world', `orders/table.win[${source},${segment}]`),
      chance: chanceOf(run, source, segment),
    }))
    const booked = run.seen(pipeline.bookings, { paper: 'partner', segment })
    const won = new Float64Array(run.trials)
    const all = new Float64Array(run.trials)
    eachStep(run, (t, i) => {
      // named deals, which come for sure, are there from the start
      if (t === 0) won[i] += named
      if (t === 0) all[i] += named
      all[i] += steered[t][i]
      won[i] += steered[t][i]
      for (const { opened, stream, chance } of sources) {
        all[i] += opened[t][i]
        for (let k = 0; k < opened[t][i]; k++) if (uniformAt(stream, i, t, k) < chance(t, i)) won[i]++
      }
      const gone = sumTo(placed, t, i) + sumTo(moved, t, i) + sumTo(cancelled, t, i)
      const found = gone + waiting[t][i] + open[t][i]
      same(won[i], found, () => `orders of ${segment}, step ${t}, trial ${i}`)
      const ended = sumTo(lost, t, i) + sumTo(undecided, t, i)
      same(all[i], won[i] + ended, () => `opportunities of ${segment}, step ${t}, trial ${i}`)
      if (size !== undefined && named === 0)
        nothing([booked[t][i], -placed[t][i] * size], () => `bookings of ${segment}`)
    })
  }
}

/** Of the orders won so far, those that the vendor would have won anyway, counted from each one's own uniforms. */
const anywayWon = (run: Run, segment: string): ((t: number, i: number) => number) | undefined => {
  const seed = run.built.seed ?? 'test'
  const sources = sourcesOf(run).map(source => {
    return {
      opened: run.seen(pipeline.opportunities, { source, segment }),
      win: addressOf(seed, 'world', `orders/table.win[${source},${segment}]`),
      anyway: addressOf(seed, 'world', `orders/table.anyway[${source},${segment}]`),
      chance: chanceOf(run, source, segment),
      incremental: certain(run.built, `${roomOf(run, source)}.incrementality`),
    }
  })
  const isOpened = (opened: readonly Float64Array[]): boolean => opened.some(step => step.some(x => x > 0))
  if (sources.some(({ incremental, opened }) => incremental === undefined && isOpened(opened))) return undefined
  return (t, i) => {
    let count = 0
    for (const { opened, win, anyway, chance, incremental } of sources)
      for (let k = 0; k < opened[t][i]; k++)
        if (uniformAt(win, i, t, k) < chance(t, i) && uniformAt(anyway, i, t, k) >= (incremental ?? 1)) count++
    return count
  }
}

/**
 * Of the deals that the partner won, those that were not incremental were taken from the direct team or are owed; where
 * each source says what it adds, they are counted once more from their uniforms.
 */
export const nothingWonTwice = (run: Run): void => {
  for (const segment of segmentsOf(run)) {
    const expected = anywayWon(run, segment)
    const won = new Float64Array(run.trials)
    const gone = run.seen(holding.cancelled, { segment })
    const [anyway, cancelled, debt, placed, moved, waiting, open] = [
      pipeline.nonIncremental,
      pipeline.cancelled,
      pipeline.debt,
      pipeline.placed,
      pipeline.moved,
      pipeline.waiting,
      pipeline.openWins,
    ].map(column => run.seen(column, { segment }))
    eachStep(run, (t, i) => {
      same(sumTo(anyway, t, i), sumTo(cancelled, t, i) + debt[t][i], () => `won twice in ${segment}, step ${t}`)
      must(anyway[t][i] <= placed[t][i] + moved[t][i] && debt[t][i] >= 0, () => `owed in ${segment}, step ${t}`)
      if (expected === undefined) return
      won[i] += expected(t, i)
      const through = sumTo(anyway, t, i)
      const least = won[i] - waiting[t][i] - open[t][i] - sumTo(gone, t, i)
      must(through <= won[i] && through >= least, () => `${through} of ${won[i]} anyway in ${segment}, step ${t}`)
    })
  }
}

/**
 * The wins that the direct team books, with those that partner deals took the place of or that were steered away and
 * without those that came from the partner, are its own Poisson counts.
 */
export const directWins = (run: Run): void => {
  const step = run.built.step ?? 'month'
  const perMonth = certain(run.built, 'vendor.direct.wonDeals') ?? 0
  for (const segment of segmentsOf(run)) {
    const stream = addressOf(run.built.seed ?? 'test', 'vendor', `direct/team.wins[${segment}]`)
    const share = certain(run.built, `vendor.direct.mix.${segment}`) ?? 0
    const drawn = sampler({ kind: 'poisson', params: [(perMonth / periodRatio('month', step)) * share] })
    const wins = run.seen(pipeline.wins, { paper: 'vendor', segment })
    const [cancelled, moved, steered] = [pipeline.cancelled, pipeline.moved, direct.steeredWon].map(column =>
      run.seen(column, { segment }),
    )
    eachStep(run, (t, i) => {
      const expected = drawn(uniformAt(stream, i, t, 0))
      same(
        wins[t][i] - moved[t][i] + cancelled[t][i] + steered[t][i],
        expected,
        () => `direct wins of ${segment}, step ${t}, trial ${i}`,
      )
    })
  }
}

/**
 * Customers are whole and never below zero: start + won - lost = end, less or more those that changed paper, and nobody
 * serves more than there are.
 */
export const customers = (run: Run): void => {
  const at = (column: Column, where: At): readonly Float64Array[] => run.seen(column, where)
  for (const segment of segmentsOf(run)) {
    const [handed, handedOn, joined, servedWon, servedLost, served] = [
      base.handed,
      base.handedOn,
      base.referredJoined,
      pipeline.referredWins,
      base.referredChurned,
      base.referredCustomers,
    ].map(column => at(column, { segment }))
    for (const [paper, routes, sign] of [
      ['partner', ['resold'], -1],
      ['vendor', ['direct', 'referred'], 1],
    ] as const) {
      const [end, won, lost] = [base.customers, pipeline.wins, base.churned].map(c => at(c, { paper, segment }))
      const start = installed(run, routes, segment)
      eachStep(run, (t, i) => {
        must(Number.isInteger(end[t][i]) && end[t][i] >= 0, () => `${end[t][i]} customers`)
        const came = sumTo(won, t, i) + sign * sumTo(handed, t, i) - (sign < 0 ? sumTo(handedOn, t, i) : 0)
        same(end[t][i], start + came - sumTo(lost, t, i), () => `customers of ${segment}, step ${t}`)
        if (sign < 0) return
        const left = installed(run, ['referred'], segment) + sumTo(servedWon, t, i) + sumTo(joined, t, i)
        same(served[t][i], left - sumTo(servedLost, t, i), () => `referred customers of ${segment}, step ${t}`)
        must(served[t][i] >= 0 && served[t][i] <= end[t][i], () => `${served[t][i]} served of ${end[t][i]}`)
        must(servedWon[t][i] <= won[t][i], () => `more referred than won in ${segment}, step ${t}`)
      })
    }
    const [other, otherLost] = [base.customers, base.churned].map(c => at(c, { paper: 'other', segment }))
    eachStep(run, (t, i) =>
      same(other[t][i], sumTo(handedOn, t, i) - sumTo(otherLost, t, i), () => `customers of others in ${segment}`),
    )
  }
}

/**
 * Of a term that ends nobody keeps more than there was, whoever renews has taken off and added what the segment says;
 * what is invoiced and not used yet is what was invoiced less what was used, of nobody who is not there.
 */
export const renewals = (run: Run): void => {
  const upfront = run.built.set['program.billing'] === 'upfront'
  const stopped = run.seen(books.stopped)
  for (const segment of segmentsOf(run)) {
    // whoever has to deliver it: what a partner leaves behind is the vendor's
    const [all, billed, delivered] = [base.unexpired, base.invoiced, base.software].map(c => run.seen(c, { segment }))
    eachStep(run, (t, i) => {
      if (t === 0 || !upfront) return
      nothing(
        [all[t][i], -all[t - 1][i], -billed[t][i], delivered[t][i]],
        () => `not used yet in ${segment}, step ${t}`,
      )
    })
    for (const paper of ['other', 'partner', 'vendor']) {
      const [due, kept, expanded, invoiced, used, unexpired, customers] = [
        base.due,
        base.kept,
        base.expanded,
        base.invoiced,
        base.software,
        base.unexpired,
        base.customers,
      ].map(column => run.seen(column, { paper, segment }))
      const less = 1 - (certain(run.built, `segments.${segment}.contraction`) ?? 0)
      eachStep(run, (t, i) => {
        const what = (): string => `${paper} in ${segment}, step ${t}`
        must(kept[t][i] >= 0 && kept[t][i] <= due[t][i] * less * (1 + 1e-12), () => `renewed on ${what()}`)
        must(expanded[t][i] >= 0, () => `expanded on ${what()}`)
        if (!upfront) {
          nothing([invoiced[t][i], -used[t][i]], () => `invoiced on ${what()}`)
          return
        }
        const isOver = t > 0 && stopped[t - 1][i] > 0
        if (t > 0 && !isOver)
          nothing(
            [unexpired[t][i], -unexpired[t - 1][i], -invoiced[t][i], used[t][i]],
            () => `not used yet on ${what()}`,
          )
        if (customers[t][i] === 0 && t > 0 && stopped[t - 1][i] === 0)
          must(Math.abs(unexpired[t][i]) <= 1e-9 * sumTo(invoiced, t, i) + 1e-6, () => `left over on ${what()}`)
      })
    }
  }
}

/** Where every deal of a segment has one price, what customers pay is their mean number in the step x that price. */
export const recurring = (run: Run): void => {
  for (const segment of segmentsOf(run)) {
    const price = certain(run.built, `segments.${segment}.dealSize`)
    const values = ['direct', 'referred', 'resold'].map(route =>
      certain(run.built, `installed.${route}.${segment}.value`),
    )
    if (price === undefined || values.some(value => value !== price)) continue
    const changes = ['contraction', 'expansion'].map(what => certain(run.built, `segments.${segment}.${what}`) ?? 0)
    if (changes.some(change => change !== 0)) continue
    for (const paper of ['partner', 'vendor']) {
      const [annual, count] = [base.annual, base.customers].map(column => run.seen(column, { paper, segment }))
      eachStep(run, (t, i) =>
        nothing([annual[t][i], -count[t][i] * price], () => `software of ${segment} on ${paper} paper`),
      )
    }
    const [used, annual] = [base.software, base.annual].map(column => run.seen(column, { paper: 'partner', segment }))
    const billed = run.built.set['program.billing'] === 'upfront' ? used : run.seen(resale.billings, { segment })
    const years = periodYears[run.built.step ?? 'month']
    const start = (certain(run.built, `installed.resold.${segment}.customers`) ?? 0) * price
    eachStep(run, (t, i) => {
      const mean = ((t === 0 ? start : annual[t - 1][i]) + annual[t][i]) / 2
      nothing([billed[t][i], -mean * years], () => `billings of ${segment}`)
    })
  }
}
