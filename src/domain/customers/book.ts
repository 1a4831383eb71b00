import { stepsIn } from '../../kernel/calendar.ts'
import { eachLast, eachOf, eachWrite, last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, pipeline, services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { arrivals, joinAll } from './arrivals.ts'
import { handOverUnused, leftUnused, used, usedByThem } from './billing.ts'
import { customersFields } from './fields.ts'
import { openingRows } from './opening.ts'
import { releaseAll } from './release.ts'
import { chancesOfLoss, renew } from './renewals.ts'
import { isDue, onPartner, onVendor, type Rows, rowState } from './rows.ts'
import { supportFee } from './support-price.ts'
import { asBefore, largestServed, type Totals } from './totals.ts'

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
    ...rowState,
    fees: 'trial',
    registered: 'trial',
    isStopped: 'trial',
    isSought: 'trial',
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
    const { trials, first, t, years, months, params, reads, draws, carried, state, writes, overflow } = context
    const { customers, annual, referred, referredAnnual, opening, largest, software, unexpired } = writes
    const { due, churned, kept, expanded, grown, invoiced, registeredInvoiced } = writes
    const { handed, handedOn, joined, referredChurned, referredExpanded } = writes
    const { fees, registered, isStopped, isSought, honoured, feesBefore, registeredBefore, churn, lost } = state
    const { contraction, expansion, leaving } = params
    const { stopped, lateness, resells } = reads
    const steps = stepsIn(params.term.data[0], months)
    const isUpfront = params.billing.data[0] === 1
    const feeOf = supportFee(params, months)
    const rows: Rows = state
    for (const flow of [due, churned, kept, expanded, grown, invoiced]) for (const ofPaper of flow) ofPaper.fill(0)
    for (const flow of [handed, handedOn, joined, referredChurned, referredExpanded]) flow.fill(0)
    for (const flow of [registeredInvoiced, honoured]) flow.fill(0)
    const totals: Totals = { customers, annual, referred, referredAnnual, opening, largest, registered, fees, feeOf }
    asBefore(totals, reads)
    feesBefore.set(fees)
    registeredBefore.set(registered)
    const toVendor = { joined, handed, honoured }
    for (let i = 0; i < trials; i++) {
      if (!(stopped[i] > 0) || isStopped[i] > 0) continue
      isStopped[i] = 1
      isSought[i] = 1
      releaseAll(rows, totals, toVendor, i, t, years)
    }
    if (isDue(rows, t)) {
      chancesOfLoss(lost, churn, params.churn, steps)
      const ofPapers = { due, churned, kept, expanded, grown, invoiced }
      const moved = { handed, handedOn, joined, referredChurned, referredExpanded, isSought }
      const streams = [...draws.sourced, draws.direct, ...draws.installed]
      const expected = [...carried.sourced, carried.direct, ...carried.installed]
      const luck = { streams, expected, first, lost, lateness }
      renew(rows, totals, ofPapers, moved, luck, {
        t,
        years,
        steps,
        isUpfront,
        resells,
        contraction,
        expansion,
        leaving,
      })
    }
    const joining = { rows, totals, t, years, steps, isUpfront, invoiced, registeredInvoiced }
    if (!joinAll(joining, reads, trials, draws.sourced.length)) return overflow()
    for (let i = 0; i < trials; i++) {
      if (isSought[i] === 0) continue
      isSought[i] = 0
      largest[i] = largestServed(rows, i)
    }
    for (let p = 0; p < 3; p++) usedByThem(software[p], customers[p], reads.annualBefore[p], annual[p], years)
    usedByThem(writes.referredSoftware, referred, reads.referredAnnualBefore, referredAnnual, years)
    used(writes.openingSoftware, reads.openingBefore, opening, years)
    used(writes.registeredSoftware, registeredBefore, registered, years)
    used(writes.supportFees, feesBefore, fees, months)
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
