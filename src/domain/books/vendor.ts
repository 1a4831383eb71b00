import { slice } from '../../kernel/column.ts'
import { eachOf, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { base, books, distributor, incentives, pipeline, resale } from '../columns.ts'
import { marketFields } from '../market.ts'
import { vendorFields } from './vendor-fields.ts'

/**
 * The vendor's contribution on all routes: software at the price that the vendor itself receives (what a partner
 * and a distributor keep is not in it, so it is not taken off again), less the cost of delivering it and of selling it and what an insolvent
 * partner never pays, with the margin of its own services. The cost of delivery is a share of the price the vendor
 * receives: a deal resold at a margin costs less to deliver by it. Bookings are new and expansion business.
 */
export const contribution = mechanism({
  name: 'vendor/contribution',
  params: {
    margin: marketFields.resaleMargin,
    motion: eachOf(marketFields.motion),
    cogs: vendorFields.cogs,
    directCommission: vendorFields.directCommission,
    partnerCommission: vendorFields.partnerCommission,
    directPresales: vendorFields.directPresales,
    supportedPresales: vendorFields.supportedPresales,
    partnerPresales: vendorFields.partnerPresales,
    managerHours: vendorFields.managerHours,
    supportOnlyHours: vendorFields.supportOnlyHours,
    managerCost: vendorFields.managerCost,
    programCost: vendorFields.programCost,
    servicesMargin: vendorFields.servicesMargin,
  },
  reads: {
    direct: now(slice(base.software, { paper: 'vendor' })),
    served: now(base.referredSoftware),
    other: now(slice(base.software, { paper: 'other' })),
    bought: now(resale.bought),
    bookings: now(pipeline.bookings),
    directBookings: now(slice(pipeline.bookings, { paper: 'vendor' })),
    expanded: now(base.expanded),
    directExpanded: now(slice(base.expanded, { paper: 'vendor' })),
    wins: now(pipeline.wins),
    directWins: now(slice(pipeline.wins, { paper: 'vendor' })),
    referredWins: now(pipeline.referredWins),
    badDebt: now(books.badDebt),
    voided: now(resale.voided),
    claims: now(incentives.claims),
    rebates: now(incentives.rebatesAccrued),
    spif: now(incentives.spif),
    remedyHelp: now(incentives.remedyHelp),
    meetingCost: now(incentives.meetingCost),
    discount: now(incentives.periodEndDiscount),
    kept: now(distributor.marginUsed),
    keptVoid: now(distributor.marginVoid),
    distributorRate: now(distributor.rate),
  },
  state: { presales: 'trial', manager: 'trial' },
  writes: {
    bookings: books.vendorBookings,
    software: books.vendorSoftware,
    otherInvoiced: books.otherInvoiced,
    cogs: books.vendorCogs,
    salesCost: books.vendorSalesCost,
    services: books.vendorServices,
    contribution: books.contribution,
  },
  step({ trials, params, reads, state: { presales, manager }, writes }) {
    const { margin, cogs, directCommission, partnerCommission, programCost, servicesMargin } = params
    presalesOf(trials, params, reads, presales)
    managerOf(trials, params, manager)
    for (let i = 0; i < trials; i++) {
      const other = reads.other[i] * Math.max(0, 1 - margin.data[i & margin.mask] - reads.distributorRate[i])
      const software = reads.direct[i] + (reads.bought[i] - reads.kept[i]) + other
      const bookings = reads.bookings[i] + reads.expanded[i]
      const direct = reads.directBookings[i] + reads.directExpanded[i]
      writes.bookings[i] = bookings
      writes.software[i] = software
      writes.otherInvoiced[i] = other
      writes.cogs[i] = software * cogs.data[i & cogs.mask]
      writes.salesCost[i] =
        direct * directCommission.data[i & directCommission.mask] +
        (bookings - direct) * partnerCommission.data[i & partnerCommission.mask] +
        presales[i] +
        manager[i] +
        programCost.data[i & programCost.mask]
      writes.services[i] = (reads.direct[i] - reads.served[i]) * servicesMargin.data[i & servicesMargin.mask]
      const lost = reads.badDebt[i] + (reads.voided[i] + reads.keptVoid[i])
      const given = reads.claims[i] + reads.rebates[i] + reads.spif[i] + reads.discount[i]
      const spent = writes.salesCost[i] + reads.remedyHelp[i] + reads.meetingCost[i]
      writes.contribution[i] = software - writes.cogs[i] - spent - given - lost + writes.services[i]
    }
  },
})

type Named = 'directPresales' | 'supportedPresales' | 'partnerPresales'
type Wins = 'wins' | 'directWins' | 'referredWins'

/**
 * Presales work: on direct deals, more or less on those of them that the partner supports (nothing, to the bit, where
 * both cost the same), and on deals on another's paper.
 */
const presalesOf = (
  trials: number,
  { directPresales, supportedPresales, partnerPresales }: Readonly<Record<Named, Param>>,
  { wins, directWins, referredWins }: Readonly<Record<Wins, Float64Array>>,
  cost: Float64Array,
): void => {
  for (let i = 0; i < trials; i++) {
    const own = directPresales.data[i & directPresales.mask]
    cost[i] =
      directWins[i] * own +
      referredWins[i] * (supportedPresales.data[i & supportedPresales.mask] - own) +
      (wins[i] - directWins[i]) * partnerPresales.data[i & partnerPresales.mask]
  }
}

type Manager = {
  readonly motion: readonly Param[]
  readonly managerHours: Param
  readonly supportOnlyHours: Param
  readonly managerCost: Param
}

/** The partner manager's time: as the motion of each segment asks, every segment alike. */
const managerOf = (
  trials: number,
  { motion, managerHours, supportOnlyHours, managerCost }: Manager,
  cost: Float64Array,
): void => {
  for (let i = 0; i < trials; i++) {
    let supporting = 0
    for (let s = 0; s < motion.length; s++) if (motion[s].data[i & motion[s].mask] === 0) supporting++
    const part = motion.length > 0 ? supporting / motion.length : 0
    const resold = managerHours.data[i & managerHours.mask]
    const time = resold + (supportOnlyHours.data[i & supportOnlyHours.mask] - resold) * part
    cost[i] = time * managerCost.data[i & managerCost.mask]
  }
}
