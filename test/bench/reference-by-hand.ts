import { binomial, lognormal, normalQuantile, poisson, uniform } from './reference-laws.ts'

/**
 * The reference model a second time, one trial at a time, written from bench/reference-model.md and from nothing of the
 * engine: names, sections and order are those of that text. The streams are read out of its table.
 */
export type Words = { readonly k0: number; readonly k1: number; readonly c3: number }
type Streams = (name: string) => Words

type Strategy = { readonly resells: boolean; readonly margin: number }

/** Section 1. */
export const strategies: Readonly<Record<string, Strategy>> = {
  today: { resells: true, margin: 0.14 },
  margin: { resells: true, margin: 0.15 },
  supportOnly: { resells: false, margin: 0.14 },
}

const steps = 36
const once = 0xffffffff
const F = 65536

/** Upper half of a 64-bit product: both partial products stay below 2^53. */
const upperHalf = (a: number, b: number): number =>
  Math.floor((a * Math.floor(b / F) + Math.floor((a * (b % F)) / F)) / F)

/** Section 2. */
export const philox = (counter: readonly number[], key: readonly number[]): readonly number[] => {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round++) {
    const next = [
      (upperHalf(0xcd9e8d57, c2) ^ c1 ^ k0) >>> 0,
      Math.imul(0xcd9e8d57, c2) >>> 0,
      (upperHalf(0xd2511f53, c0) ^ c3 ^ k1) >>> 0,
      Math.imul(0xd2511f53, c0) >>> 0,
    ]
    ;[c0, c1, c2, c3] = next
    k0 = (k0 + 0x9e3779b9) % 2 ** 32
    k1 = (k1 + 0xbb67ae85) % 2 ** 32
  }
  return [c0, c1, c2, c3]
}

export const uniformOf = ({ k0, k1, c3 }: Words, trial: number, step: number, index: number): number => {
  const words = philox([Math.floor(trial / 2), step, index, c3], [k0, k1])
  const [a, b] = trial % 2 === 0 ? words : words.slice(2)
  return (a * 2 ** 20 + Math.floor(b / 2 ** 12) + 0.5) / 2 ** 52
}

const happens = (u: number, chance: number): boolean => u < chance
const clamp = (x: number, least: number, most: number): number => Math.max(least, Math.min(x, most))

const sources = ['campaign', 'reps', 'events', 'website'] as const
type Source = (typeof sources)[number]
const activities = ['campaign', 'events'] as const

type Order = {
  readonly source: Source
  readonly born: number
  readonly number: number
  readonly size: number
  readonly ready: number
  readonly isNew: boolean
  readonly hours: number
  waits: number
  slipped: boolean
}

type Group = {
  value: number
  many: number
  ends: number
  paper: 'partner' | 'vendor'
  readonly isServed: boolean
  readonly stream: string
  readonly key: number
}

/** What a step came to, for section 13 and for the sums over years. */
type Step = Readonly<
  Record<
    | 'campaignLeads'
    | 'eventsLeads'
    | 'websiteLeads'
    | 'opportunities'
    | 'orders'
    | 'placed'
    | 'partnerBookings'
    | 'directBookings'
    | 'annualPartner'
    | 'annualVendor'
    | 'purchases'
    | 'servicesRevenue'
    | 'idle'
    | 'free'
    | 'ebitda'
    | 'adjusted'
    | 'grossProfit'
    | 'recurringProfit'
    | 'resaleProfit'
    | 'runningCost'
    | 'payable'
    | 'cash'
    | 'debt'
    | 'contribution',
    number
  >
>

export type Played = {
  readonly figures: Readonly<Record<string, number>>
  readonly inputs: Readonly<Record<string, number>>
  readonly steps: readonly Step[]
}

/** Section 4, what belongs to a source or an activity. */
const converts: Readonly<Record<Source, number>> = { campaign: 0.1, events: 0.25, website: 0.15, reps: 1 }
const budgets = {
  campaign: { at: 4000, half: 1.5, kept: 0.5, share: 0.5 },
  events: { at: 3000, half: 2.5, kept: 0.2, share: 0.3 },
}
const [rate, paidHours, line] = [140, 9 * 150, 650_000]
const waitCustomers = (45 / 365.25) * 12
const g = 1.12 ** (1 / 12)

export const playByHand = (strategy: Strategy, trial: number, streams: Streams): Played => {
  const { resells, margin } = strategy
  const u = (stream: string, step: number, index: number): number => uniformOf(streams(stream), trial, step, index)

  // 5. Inputs
  const own = (name: string): number => u(name, once, 0)
  const perRep = lognormal(own('opportunitiesPerRep'), 0.8, 2)
  const winRate: Record<Source, number> = {
    campaign: 0.2,
    reps: uniform(own('winRateReps'), 0.16, 0.24),
    events: 0.22,
    website: 0.18,
  }
  const isNewChance: Record<Source, number> = {
    campaign: 0.7,
    reps: uniform(own('newReps'), 0.4, 0.9),
    events: 0.8,
    website: 0.6,
  }
  const costOfLead = {
    campaign: lognormal(own('costCampaign'), 160, 410),
    events: lognormal(own('costEvents'), 200, 1000),
  }
  const multiplier = uniform(own('multiplier'), 0.25, 0.5)
  const utilisation = uniform(own('utilisation'), 0.62, 0.76)
  const enforced = uniform(own('enforced'), 0.2, 0.9)
  const buyersLuck = Math.exp(0.25 * normalQuantile(own('buyersLuck')))
  const consent = happens(own('consent'), 0.6)

  // 6. Start
  let groups: Group[] = []
  for (let d = 0; d < 12; d++) {
    groups.push({
      value: 60_000,
      many: 4,
      ends: d,
      paper: 'partner',
      isServed: true,
      stream: 'renewal.resold',
      key: d,
    })
    groups.push({
      value: 75_000,
      many: 1,
      ends: d,
      paper: 'vendor',
      isServed: true,
      stream: 'renewal.referred',
      key: d,
    })
  }
  let unexpired = 1_440_000
  let prepaid = unexpired * (1 - 0.14)
  let [cash, receivable, payable, debt] = [300_000, 350_000, 200_000, 0]
  let [free, earned, gone, closed] = [12_000, 12_000, 0, 12_000]
  const open = { campaign: 0, events: 0 }
  const carried = { campaign: 0, events: 0 }
  const unclaimed = { campaign: 0, events: 0 }
  let claimsOwed = 0
  let orders: Order[] = []
  let owed = 0
  let before = { partner: 2_880_000, vendor: 900_000, referred: 900_000 }
  const newBusiness: number[] = []
  let inWork = 0
  const backlog = { implementation: 0, support: 0 }
  let idleBefore = 0
  let [profit, taxed] = [0, 0]
  let ownCash = 300_000
  let servedSoftware = 0
  let presentContribution = 0
  let presentOwner = 0
  const played: Step[] = []
  const sums: Record<string, number> = {}
  const add = (name: string, amount: number): void => {
    sums[name] = (sums[name] ?? 0) + amount
  }
  let low = Number.POSITIVE_INFINITY

  for (let t = 0; t < steps; t++) {
    const endsQuarter = t % 3 === 2
    const endsYear = t % 12 === 11

    // 7.1 Budgets and what they bring
    let approved = 0
    let spendOfBoth = 0
    const borne = { campaign: 0, events: 0 }
    const expected = { campaign: 0, events: 0 }
    for (const a of activities) {
      const { at, half, kept, share } = budgets[a]
      const reserve = t % 3 === 0 ? free * share : 0
      approved += reserve
      const opened = open[a] + reserve
      borne[a] = opened / (3 - (t % 3))
      open[a] = opened - borne[a]
      const spend = borne[a] / 0.5
      spendOfBoth += spend
      const working = spend + ((carried[a] - spend) * (kept - 1)) / Math.log(kept)
      carried[a] = (1 - kept) * spend + kept * carried[a]
      const x = working / at
      expected[a] = working <= 0 ? 0 : ((at / costOfLead[a]) * (x / (x + half))) / (1 / (1 + half))
    }

    // 7.2 Leads and opportunities
    const leads = {
      campaign: poisson(u('leads.campaign', t, 0), expected.campaign),
      events: poisson(u('leads.events', t, 0), expected.events),
      website: poisson(u('leads.website', t, 0), 8),
    }
    const opportunities: Record<Source, number> = { campaign: 0, reps: 0, events: 0, website: 0 }
    if (resells) {
      for (const s of ['campaign', 'events', 'website'] as const)
        opportunities[s] = binomial(u(`converts.${s}`, t, 0), leads[s], converts[s])
      opportunities.reps = poisson(u('opens.reps', t, 0), 4 * perRep)
    }
    add('campaignLeads', leads.campaign)
    add('eventsLeads', leads.events)

    // 7.3 Orders
    for (const source of sources)
      for (let k = 0; k < opportunities[source]; k++) {
        if (!happens(u(`win.${source}`, t, k), winRate[source])) continue
        orders.push({
          source,
          born: t,
          number: k,
          size: lognormal(u(`size.${source}`, t, k), 20_000, 180_000),
          ready: t + Math.floor(lognormal(u(`cycle.${source}`, t, k), 3, 6) + 0.5),
          isNew: happens(u(`anyway.${source}`, t, k), isNewChance[source]),
          hours: lognormal(u(`fate.${source}`, t, k + 26 * F), 15, 90),
          waits: 1,
          slipped: false,
        })
      }
    const placed: Order[] = []
    let placedValue = 0
    let placedHours = 0
    orders = orders.filter(order => {
      if (order.ready > t) return true
      const isOverLine = payable + (placedValue + order.size) * (1 - margin) > line
      const isBenchBusy = t >= 1 && order.hours > idleBefore * 2 - placedHours
      if (!isOverLine && !isBenchBusy) {
        placed.push(order)
        placedValue += order.size
        placedHours += order.hours
        return false
      }
      order.waits *= 1 - 0.04
      if (1 - order.waits > u(`fate.${order.source}`, order.born, order.number + 24 * F)) return false
      if (endsQuarter && !order.slipped) {
        order.slipped = true
        add('slipped', order.size)
      }
      return true
    })
    const notNew = placed.filter(({ isNew }) => !isNew).length

    // 7.4 The vendor's own team
    const wins = poisson(u('wins.direct', t, 0), 4)
    const displaced = Math.min(wins, owed + notNew)
    owed += notNew - displaced
    const share = resells ? 0.15 : 0.15 + (0.6 - 0.15) * Math.min(1, (t + 0.5) / 12) * enforced
    const direct: { readonly k: number; readonly size: number; readonly isReferred: boolean }[] = []
    for (let k = displaced; k < wins; k++)
      direct.push({
        k,
        size: lognormal(u('size.direct', t, k), 20_000, 180_000),
        isReferred: happens(u('referred.direct', t, k), share),
      })
    const directBookings = direct.reduce((sum, { size }) => sum + size, 0)
    const referred = direct.filter(({ isReferred }) => isReferred)
    const referredBookings = referred.reduce((sum, { size }) => sum + size, 0)

    // 7.5 Customers
    const expanded = { partner: 0, vendor: 0, referred: 0 }
    let invoiced = 0
    for (const group of groups) {
      if (group.ends !== t) continue
      const luck = u(group.stream, t, group.key)
      group.many -= group.many === 1 ? (happens(luck, 0.1) ? 1 : 0) : binomial(luck, group.many, 0.1)
      const reduced = group.value * (1 - 0.02)
      const growth = reduced * 0.05 * group.many
      group.value = reduced * (1 + 0.05)
      group.ends = t + 12
      if (!resells) group.paper = 'vendor'
      expanded[group.paper] += growth
      if (group.paper === 'vendor' && group.isServed) expanded.referred += growth
      if (group.paper === 'partner') invoiced += group.value * group.many
    }
    groups = groups.filter(({ many }) => many > 0)
    for (const { size, source, born, number } of placed) {
      invoiced += size
      groups.push({
        value: size,
        many: 1,
        ends: t + 12,
        paper: 'partner',
        isServed: true,
        stream: `renewal.${source}`,
        key: born * F + number,
      })
    }
    for (const { size, isReferred, k } of direct)
      groups.push({
        value: size,
        many: 1,
        ends: t + 12,
        paper: 'vendor',
        isServed: isReferred,
        stream: 'renewal.direct',
        key: t * F + k,
      })
    const annual = { partner: 0, vendor: 0, referred: 0 }
    for (const { paper, value, many, isServed } of groups) {
      annual[paper] += value * many
      if (paper === 'vendor' && isServed) annual.referred += value * many
    }
    const used = (of: keyof typeof annual): number => (before[of] + annual[of]) / 2 / 12
    const usedPartner = used('partner')
    const usedVendor = used('vendor')
    const usedReferred = used('referred')
    servedSoftware = usedPartner + usedReferred
    before = annual

    // 7.6 Resale
    const purchases = invoiced * (1 - margin)
    const unused = unexpired + invoiced
    const held = prepaid + purchases
    const bought = unused > 0 ? (held * usedPartner) / unused : 0
    unexpired = unused - usedPartner
    prepaid = held - bought
    const resaleProfit = usedPartner - bought

    // 7.7 Services
    newBusiness.push(placedValue + referredBookings + expanded.partner + expanded.referred)
    const inWorkBefore = inWork
    inWork += newBusiness[t] - (newBusiness[t - 4] ?? 0)
    const wantedImplementation = backlog.implementation + (multiplier * 0.65 * (inWorkBefore + inWork)) / (2 * 4)
    const wantedSupport = backlog.support + multiplier * 0.35 * servedSoftware
    const wanted = wantedImplementation + wantedSupport
    const able = paidHours * utilisation
    const billed = Math.min(able, wanted / rate)
    const idle = able - billed
    const doneOf = (what: number): number => (able >= wanted / rate ? what : (what * (billed * rate)) / wanted)
    const doneSupport = doneOf(wantedSupport)
    const servicesRevenue = doneOf(wantedImplementation) + doneSupport
    backlog.implementation = wantedImplementation - doneOf(wantedImplementation)
    backlog.support = wantedSupport - doneSupport
    const payroll = 9 * 8750
    const servicesMargin = servicesRevenue - payroll
    const recurringCost = wanted > 0 ? (payroll * wantedSupport) / wanted : 0
    add('billed', billed)
    add('servicesMargin', servicesMargin)

    // 7.8 Claims and the fund
    const d = Math.exp(-1 / 2)
    const e = Math.exp(-1)
    let claims = 0
    for (const a of activities) {
      const unclaimedBefore = unclaimed[a]
      unclaimed[a] = unclaimedBefore * d + borne[a] * 2 * (1 - d)
      claims += (unclaimedBefore + borne[a] - unclaimed[a]) * (1 - 0.1) * (1 - 0.05)
    }
    const claimsOwedBefore = claimsOwed
    claimsOwed = claimsOwedBefore * e + claims * (1 - e)
    const claimsPaid = claimsOwedBefore + claims - claimsOwed
    earned += 0.02 * purchases
    gone += approved
    free += 0.02 * purchases - approved
    if (endsQuarter) {
      const lapsed = Math.min(free, Math.max(0, closed - gone))
      closed = earned
      gone += lapsed
      free -= lapsed
    }

    // 7.9 The partner's profit and loss
    const marketing = spendOfBoth - claims
    const leadCost = 120 * leads.website
    const salesCost = resells ? (4 * 140_000) / 12 : 0
    const grossProfit = resaleProfit + servicesMargin
    const ebitda = grossProfit - salesCost - leadCost - 10_000 - marketing
    const recurringProfit = resaleProfit + doneSupport - recurringCost
    const interest = debt * 0.0075
    profit += ebitda - interest
    const runningCost = payroll + salesCost + leadCost + marketing + 10_000
    const adjusted = ebitda + 7500 - 10_000
    let tax = 0
    if (endsYear) {
      tax = 0.25 * Math.max(0, profit - taxed)
      taxed = Math.max(taxed, profit)
    }
    add('ebitda', ebitda)
    add('revenue', resaleProfit + servicesRevenue)

    // 7.10 The partner's cash
    const billedOut = invoiced + servicesRevenue
    const a = Math.exp(-1 / waitCustomers)
    const receivableBefore = receivable
    receivable = receivableBefore * a + billedOut * (1 - a) * waitCustomers
    const collected = receivableBefore + billedOut - receivable
    const payableBefore = payable
    payable = payableBefore * e + purchases * (1 - e)
    const due = payableBefore + purchases - payable
    const others = collected + claimsPaid - spendOfBoth - payroll - salesCost - leadCost - 10_000 - interest - tax
    ownCash += others - due
    low = Math.min(low, ownCash)
    const need = due - (cash + others)
    const drawn = Math.min(300_000 - debt, Math.max(0, need))
    const putIn = Math.max(0, need - drawn)
    const repaid = Math.min(debt, Math.max(0, -need))
    debt = debt - repaid + drawn
    const liquid = Math.max(0, -need - repaid)
    const ofYear = played.slice(t - 11).reduce((sum, step) => sum + step.runningCost, runningCost)
    const taken = endsYear && debt === 0 ? Math.max(0, liquid - (2 * ofYear) / 12) : 0
    cash = liquid - taken

    // 7.11 The vendor's contribution
    const software = usedVendor + bought
    const directBooked = directBookings + expanded.vendor
    const allBooked = directBooked + placedValue + expanded.partner
    const sales =
      0.1 * directBooked +
      0.04 * (allBooked - directBooked) +
      6000 * (direct.length - referred.length) +
      5000 * referred.length +
      2000 * placed.length +
      (resells ? 16 : 6) * 95 +
      1000
    const contribution = software * (1 - 0.2) - sales - claims + 0.1 * (usedVendor - usedReferred)
    add('partnerBookings', placedValue)
    add('allBooked', allBooked)
    add('contribution', contribution)

    // 7.12 Present values
    presentContribution += contribution / (g ** t * Math.sqrt(g))
    presentOwner += (taken - putIn) / g ** (t + 1)

    idleBefore = idle
    played.push({
      campaignLeads: leads.campaign,
      eventsLeads: leads.events,
      websiteLeads: leads.website,
      opportunities: sources.reduce((sum, s) => sum + opportunities[s], 0),
      orders: orders.length,
      placed: placed.length,
      partnerBookings: placedValue,
      directBookings,
      annualPartner: annual.partner,
      annualVendor: annual.vendor,
      purchases,
      servicesRevenue,
      idle,
      free,
      ebitda,
      adjusted,
      grossProfit,
      recurringProfit,
      resaleProfit,
      runningCost,
      payable,
      cash,
      debt,
      contribution,
    })
  }

  // 8. The value at the end
  const year = (name: keyof Step, from = 24): number =>
    played.slice(from, from + 12).reduce((sum, step) => sum + step[name], 0)
  const earnings = year('adjusted')
  const gross = year('grossProfit')
  const grossBefore = year('grossProfit', 12)
  const kept = Math.max(0, year('recurringProfit'))
  const passing = Math.max(0, gross - year('recurringProfit'))
  const recurring = kept + passing > 0 ? clamp(0.7 + (0.5 * (kept / (kept + passing) - 0.5)) / 0.35, 0.6, 1.3) : 1
  const largest = groups.reduce((most, { value, isServed }) => (isServed ? Math.max(most, value) : most), 0)
  const top = servedSoftware > 0 ? Math.min(1, largest / (12 * servedSoftware)) : 0
  const customer =
    top <= 0.1 ? 1 : top <= 0.15 ? 1 - (0.1 * (top - 0.1)) / 0.05 : 0.9 - (0.2 * (Math.min(top, 0.25) - 0.15)) / 0.1
  const growth = grossBefore > 0 ? clamp(1 + 0.5 * ((gross - grossBefore) / grossBefore - 0.08), 0.8, 1.25) : 1
  const multiple = clamp(sizeFactor(earnings) * recurring * customer * growth * buyersLuck, 2, 14)
  const value = Math.max(0, earnings) * multiple
  const equity = value - debt - 0.2 * unexpired + cash - (2 * year('runningCost')) / 12
  const resalePart = gross > 0 ? clamp(year('resaleProfit') / gross, 0, 1) : 0
  const price = equity - (consent ? 0 : value * resalePart)
  const costs = 0.05 * Math.max(0, price)
  const lostLate = 0.2 * (Math.max(0, price) - costs) * (1 - 0.7 / 1.12)
  const exitTax = 0.2 * (Math.max(0, price) - costs - lostLate)
  const proceeds = price - costs - lostLate - exitTax

  // 10. Figures
  const atEnd = g ** 36
  return {
    inputs: {
      opportunitiesPerRep: perRep,
      winRateReps: winRate.reps,
      newReps: isNewChance.reps,
      costCampaign: costOfLead.campaign,
      costEvents: costOfLead.events,
      multiplier,
      utilisation,
      enforced,
      buyersLuck,
      consent: consent ? 1 : 0,
    },
    steps: played,
    figures: {
      'joint.value': presentContribution + presentOwner + equity / atEnd,
      'partner.value': value,
      'partner.ownerValue': presentOwner + proceeds / atEnd,
      'partner.bookings': sums['partnerBookings'],
      'vendor.bookings': sums['allBooked'],
      'partner.revenue': sums['revenue'],
      'partner.ebitda': sums['ebitda'],
      'vendor.contribution': sums['contribution'],
      'orders.slipped.value': sums['slipped'] ?? 0,
      'mdf.campaign.leads': sums['campaignLeads'],
      'mdf.events.leads': sums['eventsLeads'],
      'partner.services.margin': sums['servicesMargin'],
      'partner.utilisation': sums['billed'] / (36 * 9 * 150),
      'partner.cash.low': low,
    },
  }
}

const points = [
  [250_000, 3.5],
  [1e6, 5],
  [2e6, 6],
  [5e6, 8],
  [1e7, 9],
] as const

const sizeFactor = (earnings: number): number => {
  if (earnings <= points[0][0]) return points[0][1]
  for (let n = 1; n < points.length; n++) {
    const [[low, from], [high, to]] = [points[n - 1], points[n]]
    if (earnings < high) return from + ((to - from) * Math.log(earnings / low)) / Math.log(high / low)
  }
  return points[points.length - 1][1]
}
