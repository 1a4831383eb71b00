import { pow } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { binomialQuantile } from '../../kernel/distribution/binomial.ts'
import { eachLast, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { base, books, pipeline, services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { arrivals } from './arrivals.ts'
import { customersFields } from './fields.ts'
import { openingRows } from './opening.ts'
import {
  append,
  onOther,
  onPartner,
  onVendor,
  openingBit,
  paperBits,
  placeOf,
  type Rows,
  registeredBit,
  servedBit,
} from './rows.ts'
import { supportPrice } from './support-price.ts'
import { largestServed, releaseAll, type Totals, tally } from './totals.ts'

const keep = 0
const toVendor = 1

/**
 * Everyone who uses the vendor's software, customer by customer. A contract runs for its term; at its end the customer
 * is lost, with the chance that the churn of that time makes, or renews for less (contraction) and more (expansion).
 * Where the partner resells no more, its customers go at their next renewal to whom the program says; when it is
 * insolvent, all of them to the vendor, for the rest of their terms first. What is booked in a step is used from its
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
    billing: customersFields.billing,
    leaving: customersFields.leaving,
    minimum: customersFields.supportFloor,
    upTo: eachOf(customersFields.tierUpTo),
    rate: eachOf(customersFields.tierRate),
  },
  reads: {
    implied: now(base.openingResold),
    resells: now(pipeline.resells),
    stopped: last(books.stopped),
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
    value: 'slots',
    alike: 'slots',
    due: 'slots',
    key: 'slots',
    origin: 'slots',
    state: 'slots',
    fees: 'trial',
    registered: 'trial',
    isStopped: 'trial',
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
    const { trials, first, t, years, months, slots, params, reads, draws, state, writes, overflow } = context
    const { churn, contraction, expansion, upTo, rate, minimum } = params
    const rows: Rows = state
    const streams = [...draws.sourced, draws.direct, ...draws.installed]
    const direct = draws.sourced.length
    const n = stepsIn(params.term.data[0], months)
    const isUpfront = params.billing.data[0] === 1
    const flows = [...writes.churned, ...writes.invoiced, ...writes.due, ...writes.kept, ...writes.expanded]
    const others = [writes.handed, writes.handedOn, writes.registeredInvoiced, writes.joined]
    for (const flow of [...flows, ...others, writes.referredChurned, writes.referredExpanded]) flow.fill(0)
    for (let p = 0; p < 3; p++) {
      writes.customers[p].set(reads.customersBefore[p])
      writes.annual[p].set(reads.annualBefore[p])
    }
    writes.referred.set(reads.referredBefore)
    writes.referredAnnual.set(reads.referredAnnualBefore)
    writes.opening.set(reads.openingBefore)
    writes.largest.set(reads.largestBefore)
    const priced = upTo.length > 0
    const feeOf = (i: number, value: number): number =>
      priced ? supportPrice(value / 12, i, upTo, rate, minimum.data[i & minimum.mask] / months) : 0
    const totals: Totals = { ...writes, fees: state.fees, registered: state.registered, feeOf }
    for (let i = 0; i < trials; i++) {
      const trial = first + i
      const [feesBefore, registeredBefore] = [state.fees[i], state.registered[i]]
      let isLargestGone = false
      if (reads.stopped[i] > 0 && state.isStopped[i] === 0) {
        state.isStopped[i] = 1
        isLargestGone = true
        releaseAll(rows, totals, i, slots, (at, was) => {
          if (was !== onPartner) {
            writes.joined[i] -= rows.alike[at]
            return
          }
          writes.handed[i] += rows.alike[at]
          // customers contract anew with the vendor for what is left of their terms
          if (isUpfront) writes.invoiced[onVendor][i] += rows.value[at] * rows.alike[at] * (rows.due[at] - t) * years
        })
      }
      if (rows.used[i] > 0 && rows.due[placeOf(rows, i, 0, slots)] <= t) {
        const inStep = churn.data[i & churn.mask]
        const lost = inStep > 0 ? 1 - pow(1 - inStep, n) : 0
        const less = 1 - contraction.data[i & contraction.mask]
        const more = expansion.data[i & expansion.mask]
        while (rows.used[i] > 0) {
          const at = placeOf(rows, i, 0, slots)
          if (rows.due[at] > t) break
          const was = rows.state[at]
          const from = was & paperBits
          const isServed = (was & servedBit) > 0
          const alike = rows.alike[at]
          const value = rows.value[at]
          tally(totals, rows, i, at, -1)
          if (isServed && value >= writes.largest[i]) isLargestGone = true
          rows.head[i] = (rows.head[i] + 1) % slots
          rows.used[i]--
          writes.due[from][i] += value * alike
          const chance = isServed ? Math.min(1, lost * (1 + reads.lateness[i])) : lost
          const luck = chance > 0 ? uniformAt(streams[rows.origin[at]], trial, t, rows.key[at]) : 1
          const gone = alike === 1 ? (luck < chance ? 1 : 0) : binomialQuantile(luck, alike, chance)
          writes.churned[from][i] += gone
          if (isServed && from === onVendor) writes.referredChurned[i] += gone
          if (gone === alike) continue
          const left = alike - gone
          const kept = value * less
          writes.kept[from][i] += kept * left
          let to = from
          let isServedOn = isServed
          if (from === onPartner && reads.resells[i] === 0 && params.leaving.data[i & params.leaving.mask] !== keep) {
            to = params.leaving.data[i & params.leaving.mask] === toVendor ? onVendor : onOther
            isServedOn = to === onVendor
            if (to === onVendor) {
              writes.handed[i] += left
              writes.joined[i] += left
            } else writes.handedOn[i] += left
          }
          const grown = kept * more * left
          writes.expanded[to][i] += grown
          if (isServedOn && to === onVendor) writes.referredExpanded[i] += grown
          const bits = to | (isServedOn ? servedBit : 0) | (was & openingBit)
          const renewed = kept + kept * more
          append(rows, i, slots, renewed, left, t + n, rows.key[at], rows.origin[at], bits)
          tally(totals, rows, i, placeOf(rows, i, rows.used[i] - 1, slots), 1)
          if (isUpfront) writes.invoiced[to][i] += renewed * left * n * years
        }
      }
      const base = i * slots
      const moved = reads.moved[i]
      const owned = reads.directWins[i] - moved
      if (rows.used[i] + reads.placed[i] + moved + owned > slots) return overflow()
      const join = (value: number, key: number, origin: number, bits: number): void => {
        append(rows, i, slots, value, 1, t + n, key, origin, bits)
        tally(totals, rows, i, placeOf(rows, i, rows.used[i] - 1, slots), 1)
        if (isUpfront) writes.invoiced[bits & paperBits][i] += value * n * years
        if (bits & registeredBit) writes.registeredInvoiced[i] += value * n * years
      }
      for (let k = base; k < base + reads.placed[i]; k++) {
        const bits = onPartner | servedBit | (reads.registered[k] > 0 ? registeredBit : 0)
        join(reads.amount[k], reads.key[k], reads.source[k], bits)
      }
      for (let k = base; k < base + moved; k++)
        join(
          reads.movedAmount[k],
          reads.movedKey[k],
          reads.movedSource[k],
          onVendor | (reads.stopped[i] > 0 ? 0 : servedBit),
        )
      for (let k = base; k < base + owned; k++)
        join(
          reads.directAmount[k],
          reads.directKey[k],
          direct,
          onVendor | (reads.directReferred[k] > 0 ? servedBit : 0),
        )
      if (isLargestGone) writes.largest[i] = largestServed(rows, i, slots)
      for (let p = 0; p < 3; p++) {
        if (writes.customers[p][i] === 0) writes.annual[p][i] = 0
        writes.software[p][i] = ((reads.annualBefore[p][i] + writes.annual[p][i]) / 2) * years
        if (!isUpfront) writes.invoiced[p][i] = writes.software[p][i]
        writes.unexpired[p][i] = isUpfront
          ? reads.unexpiredBefore[p][i] + writes.invoiced[p][i] - writes.software[p][i]
          : 0
      }
      if (writes.referred[i] === 0) writes.referredAnnual[i] = 0
      writes.referredSoftware[i] = ((reads.referredAnnualBefore[i] + writes.referredAnnual[i]) / 2) * years
      writes.openingSoftware[i] = ((reads.openingBefore[i] + writes.opening[i]) / 2) * years
      writes.registeredSoftware[i] = ((registeredBefore + state.registered[i]) / 2) * years
      if (!isUpfront) writes.registeredInvoiced[i] = writes.registeredSoftware[i]
      writes.supportFees[i] = ((feesBefore + state.fees[i]) / 2) * months
    }
  },
})
