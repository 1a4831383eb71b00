import { flow, list, stock } from './account.ts'

/**
 * The marketing fund, from accrual to cash. What it holds is either free or reserved: approved for an activity, until
 * the vendor has paid the claim or the money has fallen back.
 */
export const fund = {
  accrued: flow('mdf.accrued', 'USD', 'what the fund earns on purchases'),
  granted: flow('mdf.granted', 'USD', 'what the vendor adds to the fund'),
  approved: flow('mdf.approved', 'USD', 'budget approved for activities, less what was not spent in its quarter'),
  open: stock('mdf.open', 'USD', 'budget approved and not spent yet', ['activity']),
  saved: stock('mdf.saved', 'USD', 'of what is free, that which an activity saves up for its next lump', ['activity']),
  borne: flow('mdf.borne', 'USD', 'of the cost of an activity, what its budget in the fund is to pay', ['activity']),
  claimed: flow('mdf.claimed', 'USD', 'of it what the partner claims', ['activity']),
  allowed: flow('mdf.allowed', 'USD', 'of the claims what the vendor approves', ['activity']),
  rejected: flow('mdf.rejected', 'USD', 'of the claims what the vendor rejects', ['activity']),
  never: flow('mdf.never', 'USD', 'what could have been claimed and never is', ['activity']),
  lapsed: flow('mdf.lapsed', 'USD', 'what expires without having been approved for anything'),
  forfeited: flow('mdf.forfeited', 'USD', 'what a partner that stops has spent for the fund and never gets'),
  free: stock('mdf.free', 'USD', 'what the fund holds and is approved for nothing'),
  reserved: stock('mdf.reserved', 'USD', 'what the fund holds for approved activities: unspent, unclaimed or unpaid'),
  fronted: stock('mdf.fronted', 'USD', 'what the partner has spent for the fund and has not got back yet'),
}

/** What activities do: demand that they raise, and trust that moves direct business to the partner's paper. */
export const marketing = {
  carried: stock('marketing.carried', 'USD', 'spend of a step as it still works, with what earlier steps left', [
    'activity',
  ]),
  fading: flow('marketing.fading', 'USD', 'spend as it works in a step, where its effect has an end or comes late', [
    'activity',
  ]),
  learned: stock('marketing.learned', 'USD', 'spent on the activity since the start', ['activity']),
  expected: flow('marketing.expected', 'count', 'leads to be expected of the activity', ['activity']),
  wins: flow('marketing.wins', 'count', 'orders to be expected of its opportunities, and deals that it steered', [
    'activity',
  ]),
  trust: stock('marketing.trust', 'USD', 'spend on a relationship as far as it is not forgotten', ['activity']),
  /** Shares of the vendor's direct pipeline; both together are what an activity steers. */
  steersWon: stock('marketing.steersWon', '1', 'steered, of deals that the vendor would win', ['activity']),
  steersLost: stock('marketing.steersLost', '1', 'steered, of deals that the vendor would lose', ['activity']),
  incremental: flow('marketing.incremental', 'USD', 'bookings of an activity that the vendor would not have had', [
    'activity',
  ]),
  bookings: flow('marketing.bookings', 'USD', 'bookings of an activity, sourced or steered', ['activity']),
}

/** The vendor's direct pipeline where something may steer it: every deal is steered, won or lost. */
export const direct = {
  pipeline: flow('direct.pipeline', 'count', "deals of the vendor's direct team that come to an end", ['segment']),
  lost: flow('direct.lost', 'count', 'of them those that the team loses', ['segment']),
  steeredWon: flow('steered.won', 'count', 'steered deals that the team would have won', ['segment']),
  steeredFrom: list('steered.from', 'count', 'whether each deal that the team would win is steered', ['segment']),
  steeredDeals: flow('steered.deals', 'count', 'deals that an activity steers', ['activity', 'segment']),
  steeredValue: flow('steered.value', 'USD', 'their first-year value', ['activity', 'segment']),
  steeredNew: flow('steered.new', 'USD', 'that of those which the vendor would have lost', ['activity', 'segment']),
  steeredAnnual: stock('steered.annual', 'USD', "software value a year of steered deals on the partner's paper"),
  steeredSoftware: flow('steered.software', 'USD', 'software that they use, at customer price'),
  steeredPart: stock('steered.part', '1', "their part of the software on the partner's paper"),
}
