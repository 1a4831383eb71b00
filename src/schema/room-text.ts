import type { Axis } from '../kernel/field.ts'
import { gateChoices } from './gate-choices.ts'
import { programChoices, programRooms } from './program-text.ts'

/** What each room of a scenario holds; `*` is an element of an axis. */
const rooms: Readonly<Record<string, string>> = {
  segments: 'The kinds of customer that deals are done with, each under a name of your own.',
  'segments.*': 'One kind of customer: how large its deals are, how long they take, how many customers leave.',
  motion: 'How the partner works each segment; one word for all of them, or one per segment.',
  installed: 'Customers that are there at the start, by whose paper their software is on.',
  'installed.*.*': 'Customers of one segment at the start.',
  program: "The vendor's partner program: what the partner earns on software, and how it shows it.",
  'program.registration': 'Deals that the partner registers with the vendor, and what it earns on them.',
  'program.distributor': 'A distributor that the partner buys from: its margin, and when it pays the vendor.',
  'program.risk': 'What the vendor may do to its program one day.',
  'program.risk.cut': 'A cut of the margin: how likely, and how deep.',
  'program.risk.end': 'The end of the program: how likely.',
  'program.support': "The program's price list for partner-led support, and the least that it costs.",
  'program.support.tiers': 'The tiers of that price list, each under a name of your own.',
  'program.support.tiers.*': 'One tier: up to which monthly software of a customer it goes, and its price.',
  sources: 'Where leads come from besides the sales reps, each source under a name of your own.',
  'sources.*': 'One source of leads: how many, how many become deals, in which segments, at what cost.',
  orders: 'What becomes of customer orders that cannot be placed with the vendor at once.',
  deals: 'Deals that are known one by one, each under a name of your own or as a row of a table.',
  'deals.*': 'One deal: how much it is, when its customer orders, what work it asks for.',
  gates: 'What can hold an order between the customer and the vendor, and what is done about it.',
  'gates.bench': 'The bench has no hours for the work (hours are said of deals and segments).',
  'gates.credit': "The order does not fit on the partner's credit line.",
  'gates.executive': 'The order needs an executive of the vendor.',
  'gates.financing': "The customer's financing is not there yet.",
  'gates.kpi': "The partner's target is met, and it keeps the order for the next period.",
  'gates.legal': 'Legal review or paperwork is not done.',
  'gates.presales': 'Technical work is to be done before the order can be placed.',
  'gates.bench.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.credit.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.executive.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.financing.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.kpi.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.legal.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  'gates.presales.remedy': 'What is done for an order that it holds: how long that takes, what it costs, who pays.',
  cadence: "Meetings of the partner and the vendor's manager: when, what is asked, what comes out.",
  'cadence.candour': 'How often the partner says so when it is asked, gate by gate; the same in all strategies.',
  partner: "The partner's firm: sales, delivery, money.",
  'partner.credit': 'What the partner may owe for software, and for how long.',
  'partner.kpi': 'The target that the partner is measured by, and what it does once it is met.',
  'partner.sales': "The partner's own sales engine.",
  'partner.sales.firstHire': "A firm's first sales rep, who may be the wrong one.",
  'partner.sales.presales': 'The technical work that comes before a deal: how much of it, and who does it.',
  'partner.base': 'Opportunities that come from customers whom the partner has.',
  'partner.bench': 'The people who deliver services: how many, at what price and cost.',
  'partner.bench.subcontract': 'Subcontractors for work that would wait too long.',
  'partner.bench.late': 'What a long backlog does to customers.',
  'partner.lastYear': "The firm's books of the year before the start; the model has to begin where they end.",
  'partner.lastYear.revenue': 'Last year by line, in amounts of that year.',
  'partner.restOfFirm': 'What the firm does with other vendors, for its profit and its cash.',
  'partner.funding':
    "The partner's cash, and what is owed to it and by it, at the start; where money comes from when cash runs out.",
  'partner.terms': 'How long payments take.',
  'partner.owner': 'What the owner takes out, and what a hired manager would cost.',
  vendor: 'The vendor: its own sales team, its policy, its costs.',
  'vendor.direct': "The vendor's own team in this partner's territory.",
  'vendor.referral': "The vendor's policy: who gets the services on its direct deals.",
  'vendor.referral.supportOnly': 'What becomes of referrals once the partner only supports: from a start to an end.',
  'vendor.funding': "The vendor's cash from this business, and what is owed to it, at the start.",
  'vendor.terms': 'How long payments to the vendor take.',
  'vendor.commission': "What the vendor's reps earn on a deal.",
  'vendor.presales': "The vendor's presales work on a deal.",
  'vendor.manager': "The vendor's partner manager: the time spent on this partner, and what it costs.",
  'vendor.program': 'What the partner program costs the vendor.',
  'vendor.services': "The vendor's own services.",
  'vendor.forecast': "The forecast of the vendor's manager.",
  'vendor.periodEnd': "What the end of the vendor's fiscal quarter does to deals.",
  mdf: "The vendor's marketing fund for the partner: what it earns, what it is planned for, and what that brings.",
  'mdf.plan':
    'Which share of what is free in the fund goes to each activity in a quarter; one that is not named is not done.',
  'mdf.claims':
    'What becomes of money that the partner has spent for the fund: when it claims, what is rejected, when it is paid.',
  'mdf.activities': 'Marketing activities, each under a name of your own.',
  'mdf.activities.*': 'One activity: of which kind it is, what it costs, who pays it, and what it brings.',
  'mdf.activities.*.saturation': 'How each further dollar brings less.',
  'mdf.activities.*.fading':
    'How the effect of spend fades, where it does not fall by the same share from week to week for ever.',
  'mdf.activities.*.capability': 'How the partner learns the activity by doing it.',
  'mdf.activities.*.mix': 'Which segments its leads fall in; by default those of the partner.',
  'mdf.activities.*.trust': "How a relationship with the vendor's reps grows with what is spent on it, and fades.",
  'mdf.activities.*.steers': "Direct deals that the vendor's reps let the partner have.",
  services: 'The services that the partner sells around the software.',
  'services.multiplier': 'How much services revenue comes with a dollar of software, and how that is counted.',
  'services.components': 'The parts of the multiplier, each under a name of your own; their shares sum to 100%.',
  'services.components.*': 'One part of the services: how much of them, how long, who delivers.',
  'services.unbundled': 'Customers who shop the parts of a project, and what that costs in price.',
  'services.solution': 'A repeatable solution for one vertical: what building it takes, and what it saves.',
  valuation: 'What the practice is worth: a multiple of its profit, and what a sale leaves the owner.',
  'valuation.size': 'What a firm fetches per $1 of its profit, by how large that is.',
  'valuation.recurring': 'How much more a firm fetches for the part of its gross profit that recurs.',
  'valuation.concentration': 'How much less a firm fetches that depends on one customer or one vendor.',
  'valuation.trend': 'How much more a firm fetches that grows.',
  'valuation.wacc': 'The discount rate as a cost of capital: equity and debt by their parts.',
  'valuation.parts': 'Prices per $1 billed, line by line: a check on the multiple.',
  'valuation.earnOut': 'The part of the price that is paid later, as far as it is paid.',
}

/** The text of a room; undefined where the level above says it all. */
export const roomText = (path: string): string | undefined => rooms[path] ?? programRooms[path]

const elements: Readonly<Record<string, string>> = {
  direct: 'Customers whom the vendor sold to by itself.',
  referred: "Customers of the vendor's paper whose services the partner has.",
  resold: "Customers of the partner's paper: it sold them the software.",
}

/** What a fixed element of an axis is. */
export const elementText = (axis: Axis, name: string): string => elements[name] ?? `The ${axis} "${name}".`

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...programChoices,
  ...gateChoices,
  'motion.*': {
    'support-only': 'the vendor sells the software, the partner delivers services',
    resell: 'the partner sells the software on its own paper, and delivers services',
  },
  'program.presentation': {
    agent: 'the partner shows its margin as revenue',
    principal: 'the partner shows the full price as revenue, and what it pays the vendor as a cost',
  },
  'program.billing': {
    monthly: 'software is invoiced as it is used',
    upfront: 'a whole term is invoiced in advance',
  },
  'program.leaving': {
    keep: 'the partner goes on with them',
    vendor: 'the vendor takes them over; the partner goes on serving them',
    otherPartner: 'another partner takes them over, software and services',
  },
  'mdf.steeredEarns': {
    no: 'the fund earns nothing on them',
    yes: 'the fund earns on them as on all others',
  },
  'mdf.activities.*.eligible': {
    no: 'the partner pays all of it',
    yes: 'the fund pays its part',
  },
  'mdf.activities.*.kind': {
    traditional: 'events, mail, print: leads in the old ways',
    digital: 'social, search, mail of the web: leads in the digital ways',
    relationship: "hospitality for the vendor's reps: no leads, but direct deals that they steer",
  },
  'mdf.activities.*.saturation.form': {
    hill: 'Hill curve, of a slope that can be stated',
    logistic: 'logistic curve',
    michaelisMenten: 'Michaelis-Menten curve, which is a Hill curve of slope 1',
    linear: 'no saturation: leads rise in step with spend',
  },
  'mdf.activities.*.fading.form': {
    geometric: 'strongest at first; each week has the same share of the one before, until it is cut off',
    binomial: 'falls at first as fast as `carryover` says, then ever more slowly, and is nothing in the end',
    delayed: 'rises to a peak and falls again, like a bell; `carryover` says nothing of it',
  },
  'services.multiplier.basis': {
    revenue: 'services revenue per software dollar',
    margin: 'services margin per software dollar',
    'margin-to-margin': 'services margin per dollar of resale margin, as the program gives it at the time',
  },
  'services.multiplier.scope': {
    partner: 'the services of this partner alone',
    ecosystem: 'those of all partners together, of which this one captures a part',
  },
  'services.multiplier.per': {
    firstYear: 'per software dollar of the first year of a deal',
    year: "per software dollar of a year, in an average year of the customer's life",
    sameYear: 'per software dollar of the same year, new and renewed',
    lifetime: 'per software dollar of the first year of a deal, services of the whole life',
  },
  'services.components.*.priced': { program: "the program's price list for partner-led support is its price" },
  'services.components.*.while': { customer: 'the work goes on while the customer stays' },
  'services.components.*.delivered': { bench: 'the bench delivers; its payroll is the cost' },
}

/** What a choice of a field means. */
export const choiceText = (path: string, choice: string): string => choices[path]?.[choice] ?? choice
