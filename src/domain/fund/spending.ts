import { eachLast, eachOf, eachWrite, last, mechanism } from '../../kernel/mechanism.ts'
import { books, fund, incentives } from '../columns.ts'
import { fundFields } from './fields.ts'

/** A sum of shares of the fund that buys a lump up to rounding buys it. */
const forgiven = 1e-9

/**
 * The plan. At the start of each vendor's quarter every activity is approved its share of what is free and not saved up,
 * and spends it evenly over the quarter. The fund pays a part of the cost and the partner the rest, so the partner's
 * money stretches the same fund. An activity with a stated cost costs that while the plan names it, and the fund bears
 * its part as far as the share reaches; one that comes in lumps saves its shares up, which stay free and can lapse,
 * until they pay for a whole one; one that the fund does not pay for spends nothing, unless its cost is stated. What an
 * activity was approved and did not spend in its quarter is free again. A partner that is insolvent does nothing.
 */
export const spending = mechanism({
  name: 'fund/spending',
  about: ['mdf'],
  params: {
    plan: eachOf(fundFields.plan),
    pays: eachOf(fundFields.activityPays),
    eligible: eachOf(fundFields.eligible),
    cost: eachOf(fundFields.cost),
    lump: eachOf(fundFields.lump),
    ownMoney: eachOf(fundFields.ownMoney),
  },
  reads: {
    free: last(fund.free),
    openBefore: eachLast(fund.open),
    savedBefore: eachLast(fund.saved),
    stopped: last(books.stopped),
  },
  state: { quarters: 'trial' },
  writes: {
    approved: fund.approved,
    open: eachWrite(fund.open),
    saved: eachWrite(fund.saved),
    borne: eachWrite(fund.borne),
    spent: eachWrite(incentives.marketingSpend),
  },
  step({ trials, months, clocks, params, reads, state: { quarters }, writes }) {
    const { plan, pays, eligible, cost, lump, ownMoney } = params
    const { isEnd, left, number } = clocks.vendorQuarter
    const activities = plan.length
    const part = months / (left + months)
    for (let i = 0; i < trials; i++) {
      writes.approved[i] = 0
      const isStopped = reads.stopped[i] > 0
      const isStart = quarters[i] <= number
      quarters[i] = number + 1
      let saved = 0
      let planned = 0
      for (let a = 0; a < activities; a++) {
        saved += reads.savedBefore[a][i]
        planned += plan[a].data[i & plan[a].mask]
      }
      // what lapsed was saved up for something, as far as there was no other money
      const kept = saved > reads.free[i] ? reads.free[i] / saved : 1
      const available = Math.max(0, reads.free[i] - saved) / Math.max(1, planned)
      for (let a = 0; a < activities; a++) {
        const isPlanned = plan[a].data[i & plan[a].mask] > 0 && !isStopped
        const covers = eligible[a].data[i & eligible[a].mask] === 1 ? pays[a].data[i & pays[a].mask] : 0
        const inStep = cost[a].data[i & cost[a].mask]
        const whole = covers * lump[a].data[i & lump[a].mask]
        let own = reads.savedBefore[a][i]
        let reserve = 0
        if (isStart) {
          const share = isPlanned ? available * plan[a].data[i & plan[a].mask] : 0
          own = isPlanned && covers > 0 && inStep === 0 && whole > 0 ? own * kept + share : 0
          if (inStep > 0) reserve = Math.min(share, (covers * inStep) / part)
          else if (whole > 0) reserve = Math.min(own, Math.floor(own / whole + forgiven) * whole)
          else if (covers > 0) reserve = share
          own -= whole > 0 && inStep === 0 ? reserve : 0
        }
        const open = reads.openBefore[a][i] + reserve
        const due = isPlanned ? open * part : 0
        const borne = inStep > 0 ? Math.min(due, covers * inStep) : due
        const base = !isPlanned ? 0 : inStep > 0 ? inStep : covers > 0 ? borne / covers : 0
        const isReleased = isEnd || isStopped
        writes.spent[a][i] = base * (1 + ownMoney[a].data[i & ownMoney[a].mask])
        writes.borne[a][i] = borne
        writes.saved[a][i] = isStopped ? 0 : own
        writes.open[a][i] = isReleased ? 0 : open - borne
        writes.approved[i] += reserve - (isReleased ? open - borne : 0)
      }
    }
  },
})
