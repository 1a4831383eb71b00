/** What stands in the rooms of rebates, SPIFs and levels, by path. */
export const programRooms: Readonly<Record<string, string>> = {
  'program.rebates': 'Rebates: what the vendor pays back later for turnover, each under a name of your own.',
  'program.rebates.*': 'One rebate: how turnover becomes money, when it is earned, and when it is paid.',
  'program.rebates.*.bands': 'The bands of its scale, each under a name of your own.',
  'program.rebates.*.bands.*': 'One band: above which turnover it begins, and its rate.',
  'program.spif': "A SPIF: money for a time that goes to the partner's sellers, not to the firm.",
  'program.tiers': 'Levels of the partner program, each under a name of your own.',
  'program.tiers.*': 'One level: which turnover it asks for, and what it gives.',
  'program.levels': 'How levels are reached and lost: when that is looked at, and by which turnover.',
}

const yesOrNo = { no: 'it is not', yes: 'it is' }

/** What each choice of their fields says. */
export const programChoices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'program.rebates.*.type': {
    stepped: 'each band earns its own rate on what lies in it',
    wholeVolume: 'all turnover earns the rate of the highest band reached',
    linear: 'one rate on all turnover',
    growth: 'a rate on what is more than last year',
    target: 'a bonus, or a rate, once a turnover is reached',
  },
  'program.rebates.*.base': {
    purchases: 'what the vendor invoices the partner',
    bookings: 'new business: first-year value of orders placed, at customer price',
    registered: 'what customers with registered deals are invoiced in their first term, at customer price',
  },
  'program.rebates.*.per': {
    month: 'it is earned at the end of each month',
    quarter: "it is earned at the end of each of the vendor's fiscal quarters",
    year: "it is earned at the end of the vendor's fiscal year",
  },
  'program.rebates.*.increment': {
    whole: 'each period is looked at by itself',
    period: 'the year to date is looked at, and each period earns what is new',
  },
  'program.rebates.*.newPartner': {
    skip: 'without turnover last year there is no rebate on growth',
    zeroBase: 'without turnover last year all turnover is growth',
  },
  'program.rebates.*.clawback': {
    no: 'what was earned or paid ahead is kept',
    yes: 'what the year as a whole does not earn is taken back',
  },
  'program.accrue': {
    yearToDate: 'at the rate that the turnover to date would earn',
    expected: 'at the rate of the turnover that the period comes to if it goes on so',
  },
  'program.tiers.*.starts': yesOrNo,
  'program.levels.review': {
    vendorYear: "at the end of the vendor's fiscal year",
    vendorQuarter: "at the end of each of the vendor's fiscal quarters",
  },
  'program.levels.base': {
    purchases: 'what the vendor invoices the partner',
    bookings: 'new business: first-year value of orders placed, at customer price',
  },
  'program.levels.over': {
    last12: 'turnover of the last twelve months',
    fiscalYear: "turnover of the vendor's fiscal year so far",
  },
  'program.levels.loses': {
    atReview: 'it falls to the level that the turnover reaches',
    never: 'it stays',
    oneLevel: 'it falls by one level at most',
  },
}
