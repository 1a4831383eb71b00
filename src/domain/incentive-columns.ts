import { cash, flow, invoice, payment, stock } from './account.ts'

/**
 * What the vendor gives a partner besides its margin, and what getting an order placed costs. Each is written by the
 * room that decides it; the books look at nothing else of those rooms. `claims` and `rebates` are what the partner may
 * book as earned; what the vendor has set aside for rebates is its own (`accrued`), and need not mirror it.
 */
export const incentives = {
  marketingSpend: cash('mdf.spent', 'partner', 'outside', 'paid for marketing activities', ['activity']),
  claims: invoice('mdf.claims', 'vendor', 'partner', 'claims on the marketing fund that the vendor approved'),
  claimsPaid: payment('mdf.paid', 'vendor', 'partner', 'claims on the marketing fund that the vendor paid'),
  claimsOwed: stock('mdf.owed', 'USD', 'claims that are approved and not paid yet'),
  rebates: invoice('rebates.earned', 'vendor', 'partner', 'rebates that the partner has earned'),
  rebatesPaid: payment('rebates.paid', 'vendor', 'partner', 'rebates paid to the partner, less what is clawed back'),
  rebatesOwed: stock('rebates.owed', 'USD', 'rebates that are earned and not paid yet'),
  rebatesAccrued: flow('rebates.accrued', 'USD', 'what the vendor sets aside for rebates, with true-ups'),
  rebatesLiability: stock('rebates.liability', 'USD', 'what the vendor has set aside for rebates and not paid yet'),
  spif: cash('spif.paid', 'vendor', 'outside', "SPIFs, paid to the partner's sellers themselves"),
  remedyCost: cash('remedies.partnerCost', 'partner', 'outside', 'what the partner pays to get held orders placed'),
  remedyHelp: cash('remedies.vendorCost', 'vendor', 'outside', 'what the vendor pays to get held orders placed'),
  meetingCost: cash('meetings.vendorCost', 'vendor', 'outside', "the partner manager's time in meetings"),
  periodEndDiscount: cash('periodEnd.discount', 'vendor', 'customer', 'discounts given to close before a period ends'),
}
