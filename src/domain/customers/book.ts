import { pow } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { eachLast, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { base, pipeline, services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { arrivals, eachArrival } from './arrivals.ts'
import { handOverUnused, leftUnused, meanFlow } from './billing.ts'
import { lostOf } from './churn.ts'
import { customersFields } from './fields.ts'
import { openingRows } from './opening.ts'
import {
  addressAt,
  append,
  atAddress,
  atAlike,
  atMark,
  dueOf,
  keyOf,
  markOf,
  onOther,
  onPartner,
  onVendor,
  openingBit,
  paperBits,
  placeOf,
  type Rows,
  registeredBit,
  rowWidth,
  servedBit,
  stateOf,
  takeFirst,
} from './rows.ts'
import { supportFee } from './support-price.ts'
import { asBefore, largestServed, releaseAll, type Totals, tally, withoutResidue } from './totals.ts'

const keep = 0
const toVendor = 1

/**
 * Everyone who uses the vendor's software, customer by customer. A contract runs for its term; at its end the customer
 * is lost, with the chance that the churn of that time makes, or renews for less (contraction) and more (expansion).
 * Where the partner resells no more, its customers go at their next renewal to whom the program says; when it is
 * insolvent, all of them at once to the vendor, which honours their terms. What is booked in a step is used from its
 * middle on, and what ends in it to its middle, so that the length of a step moves no result. Draws about a customer are
 * addressed by the deal that won it.
 */
export const customerBook = mechanism({
  name: 'customers/book',
  over: ['segment'],
  params: {
    churn: marketFields.churn,
    term: marketFields.term,
    contraction: marketFields.contraction,
    expansion: marketFields.expansion,
    dealSize: marketFields.dealSize,
    customers: eachOf(marketFields.installedCustomers),
    value: eachOf(marketFields.installedValue),
    billing: marketFields.billing,
    leaving: customersFields.leaving,
    minimum: customersFields.supportFloor,
    upTo: eachOf(customersFields.tierUpTo),
    rate: eachOf(customersFields.tierRate),
  },
  reads: {
    implied: now(base.openingResold),
    resells: now(pipeline.resells),
    lateness: last(services.lateness),
    ...arrivals,
    customersBefore: eachLast(base.customers),
    annualBefore: eachLast(base.annual),
    unexpiredBefore: eachLast(base.unexpired),
    referredBefore: last(base.referredCustomers),
    referredAnnualBefore: last(base.referredAnnual),
    openingBefore: last(base.openingServed),
    largestBefore: last(base.largest),
  },
  draws: {
    sourced: { scope: 'world', each: ['source'] },
    direct: 'world',
    installed: { scope: 'world', each: ['route'] },
  },
  state: {
    head: 'trial',
    used: 'trial',
    size: 'trial',
    next: 'trial',
    row: rowWidth,
    fees: 'trial',
    registered: 'trial',
    isStopped: 'trial',
    churn: 'trial',
    lost: 'trial',
    feesBefore: 'trial',
    honoured: 'trial',
    registeredBefore: 'trial',
  },
  writes: {
    customers: eachWrite(base.customers),
    churned: eachWrite(base.churned),
    annual: eachWrite(base.annual),
    software: eachWrite(base.software),
    invoiced: eachWrite(base.invoiced),
    unexpired: eachWrite(base.unexpired),
    due: eachWrite(base.due),
    kept: eachWrite(base.kept),
    expanded: eachWrite(base.expanded),
    grown: eachWrite(base.grown),
    handed: base.handed,
    handedOn: base.handedOn,
    registeredSoftware: base.registeredSoftware,
    registeredInvoiced: base.registeredInvoiced,
    referred: base.referredCustomers,
    joined: base.referredJoined,
    referredChurned: base.referredChurned,
    referredAnnual: base.referredAnnual,
    referredSoftware: base.referredSoftware,
    referredExpanded: base.referredExpanded,
    opening: base.openingServed,
    openingSoftware: base.openingSoftware,
    largest: base.largest,
    supportFees: base.supportFees,
  },
  start: openingRows,
  step(context) {
    const { trials, first, t, years, months, slots, params, reads, draws, carried, state, writes, overflow } = context
    const { churn, contraction, expansion } = params
    const rows: Rows = state
    const streams = [...draws.sourced, draws.direct, ...draws.installed]
    const expected = [...carried.sourced, carried.direct, ...carried.installed]
    const direct = draws.sourced.length
    const origins = streams.length
    const n = stepsIn(params.term.data[0], months)
    const isUpfront = params.billing.data[0] === 1
    // names of their own: a look into a record, made for each customer, takes as long as what is looked for
    const { customers, annual, churned, invoiced, due, kept, expanded, grown } = writes
    const { handed, handedOn, joined, referred, referredAnnual, opening, largest, registeredInvoiced } = writes
    const { referredChurned, referredExpanded, software, unexpired } = writes
    const { row, next, used, fees, registered, isStopped, feesBefore, registeredBefore, honoured } = state
    for (const flow of [...churned, ...invoiced, ...due, ...kept, ...expanded, ...grown]) flow.fill(0)
    for (const flow of [handed, handedOn, joined, registeredInvoiced, referredChurned, referredExpanded]) flow.fill(0)
    const feeOf = supportFee(params, months)
    const totals: Totals = { customers, annual, referred, referredAnnual, opening, largest, registered, fees, feeOf }
    asBefore(totals, reads)
    const join = (i: number, value: number, key: number, origin: number, bits: number): void => {
      tally(totals, rows, i, append(rows, i, slots, value, 1, addressAt(key, origin, origins), markOf(t + n, bits)), 1)
      if (isUpfront) invoiced[bits & paperBits][i] += value * n * years
      if (bits & registeredBit) registeredInvoiced[i] += value * n * years
    }
    const { stopped, placed, directWins } = reads
    honoured.fill(0)
    feesBefore.set(fees)
    registeredBefore.set(registered)
    for (let i = 0; i < trials; i++) {
      const isDue = next[i] <= t
      const isReleased = stopped[i] > 0 && isStopped[i] === 0
      if (!isDue && !isReleased && placed[i] + directWins[i] === 0) continue
      let isLargestGone = false
      if (isReleased) {
        isStopped[i] = 1
        isLargestGone = true
        releaseAll(rows, totals, i, slots, (at, was) => {
          if (was !== onPartner) {
            joined[i] -= row[at + atAlike]
            return
          }
          handed[i] += row[at + atAlike]
          // the vendor honours what is left of their terms
          if (isUpfront) honoured[i] += row[at] * row[at + atAlike] * (dueOf(row[at + atMark]) - t) * years
        })
      }
      if (isDue) {
        const inStep = churn.data[i & churn.mask]
        if (inStep !== state.churn[i]) {
          state.churn[i] = inStep
          state.lost[i] = 1 - pow(1 - inStep, n)
        }
        const lost = state.lost[i]
        const less = 1 - contraction.data[i & contraction.mask]
        const more = expansion.data[i & expansion.mask]
        while (next[i] <= t) {
          const at = placeOf(rows, i, 0, slots)
          const was = stateOf(row[at + atMark])
          const from = was & paperBits
          const isServed = (was & servedBit) > 0
          const alike = row[at + atAlike]
          const value = row[at]
          tally(totals, rows, i, at, -1)
          const wasLargest = isServed && value >= largest[i]
          takeFirst(rows, i, slots)
          due[from][i] += value * alike
          const chance = isServed ? Math.min(1, lost * (1 + reads.lateness[i])) : lost
          const address = row[at + atAddress]
          const key = keyOf(address, origins)
          const origin = address - key * origins
          const luck = chance > 0 ? uniformAt(streams[origin], first + i, t, key) : 1
          const gone = lostOf(luck, alike, chance, expected[origin], i)
          churned[from][i] += gone
          if (isServed && from === onVendor) referredChurned[i] += gone
          if (gone === alike) {
            if (wasLargest) isLargestGone = true
            continue
          }
          const left = alike - gone
          const reduced = value * less
          kept[from][i] += reduced * left
          let to = from
          let isServedOn = isServed
          if (from === onPartner && reads.resells[i] === 0 && params.leaving.data[i & params.leaving.mask] !== keep) {
            to = params.leaving.data[i & params.leaving.mask] === toVendor ? onVendor : onOther
            isServedOn = to === onVendor
            if (to === onVendor) {
              handed[i] += left
              joined[i] += left
            } else handedOn[i] += left
          }
          const growth = reduced * more * left
          expanded[to][i] += growth
          grown[from][i] += growth
          if (isServedOn && to === onVendor) referredExpanded[i] += growth
          const bits = to | (isServedOn ? servedBit : 0) | (was & openingBit)
          const renewed = reduced + reduced * more
          if (wasLargest && !(isServedOn && renewed >= value)) isLargestGone = true
          const again = append(rows, i, slots, renewed, left, address, markOf(t + n, bits))
          tally(totals, rows, i, again, 1)
          if (isUpfront) invoiced[to][i] += renewed * left * n * years
        }
      }
      const coming = placed[i] + directWins[i]
      if (used[i] + coming > slots) return overflow()
      if (coming > 0) eachArrival(reads, i, trials, direct, join)
      withoutResidue(totals, i)
      if (isLargestGone) largest[i] = largestServed(rows, i, slots)
    }
    for (let p = 0; p < 3; p++) meanFlow(software[p], reads.annualBefore[p], annual[p], years)
    meanFlow(writes.referredSoftware, reads.referredAnnualBefore, referredAnnual, years)
    meanFlow(writes.openingSoftware, reads.openingBefore, opening, years)
    meanFlow(writes.registeredSoftware, registeredBefore, registered, years)
    meanFlow(writes.supportFees, feesBefore, fees, months)
    if (!isUpfront) {
      for (let p = 0; p < 3; p++) invoiced[p].set(software[p])
      registeredInvoiced.set(writes.registeredSoftware)
      return
    }
    for (let p = 0; p < 3; p++)
      leftUnused(unexpired[p], reads.unexpiredBefore[p], { invoiced: invoiced[p], used: software[p] })
    handOverUnused(unexpired[onPartner], unexpired[onVendor], isStopped, honoured)
  },
})
