import { addressOf } from '../../../src/kernel/address.ts'
import { type Stream, uniformAt } from '../../../src/kernel/philox.ts'

/** A deal as the lists of a step have it. */
export type Deal = {
  readonly amount: number
  readonly key: number
  readonly from: 'placed' | 'moved' | 'direct'
  /** The name of the source, or `direct`. */
  readonly source: string
  readonly flag: boolean
}

export type Paper = 'other' | 'partner' | 'vendor'

type Customer = {
  value: number
  due: number
  paper: Paper
  served: boolean
  registered: boolean
  readonly opening: boolean
  readonly stream: Stream
  readonly key: number
}

export type World = {
  readonly seed: string
  readonly segment: string
  readonly months: number
  readonly churn: number
  readonly contraction: number
  readonly expansion: number
  readonly upfront: boolean
  readonly leaving: 'keep' | 'vendor' | 'otherPartner'
  readonly installed: Readonly<Record<'direct' | 'referred' | 'resold', { count: number; value: number }>>
  readonly fee: (monthly: number) => number
}

const papers = ['other', 'partner', 'vendor'] as const
const each = (): Record<Paper, number> => ({ other: 0, partner: 0, vendor: 0 })

/**
 * The customer book once more, slowly: one record a customer, looked at in every month, every figure added up anew from
 * all of them. Written from what the book says it does; it shares only the uniforms.
 */
export const plainBook = (world: World, trial: number) => {
  const { seed, segment, months, churn, contraction, expansion, upfront, leaving, installed, fee } = world
  const year = 1 / 12
  const stream = (of: string): Stream => addressOf(seed, 'world', `customers/book.${of}`)
  let all: Customer[] = []
  for (const [route, { count, value }] of Object.entries(installed))
    for (let j = 1; j <= count; j++) {
      // the j-th of them stands in the middle of its part of the term
      const due = Math.ceil(((j - 0.5) * months) / count) - 1
      const paper = route === 'resold' ? 'partner' : 'vendor'
      const served = route !== 'direct'
      const from = stream(`installed[${segment},${route}]`)
      all.push({ value, due, paper, served, registered: false, opening: true, stream: from, key: due })
    }
  let wasStopped = false

  const sum = (of: (c: Customer) => number): number => all.reduce((total, c) => total + of(c), 0)
  const rates = () => ({
    annual: Object.fromEntries(papers.map(p => [p, sum(c => (c.paper === p ? c.value : 0))])) as Record<Paper, number>,
    referred: sum(c => (c.served && c.paper === 'vendor' ? c.value : 0)),
    opening: sum(c => (c.served && c.opening ? c.value : 0)),
    registered: sum(c => (c.registered ? c.value : 0)),
    fees: sum(c => (c.served ? fee(c.value / 12) : 0)),
  })

  return (t: number, deals: readonly Deal[], stopped: boolean, resells: boolean, lateness: number) => {
    const before = rates()
    const [churned, invoiced, due, kept, expanded, grown] = [each(), each(), each(), each(), each(), each()]
    let [handed, handedOn, joined, lost, grownReferred, registeredInvoiced] = [0, 0, 0, 0, 0, 0]
    const bill = (paper: Paper, value: number, steps: number): void => {
      if (upfront) invoiced[paper] += value * steps * year
    }
    if (stopped && !wasStopped) {
      wasStopped = true
      for (const c of all.filter(({ served }) => served)) {
        c.served = false
        c.registered = false
        if (c.paper === 'vendor') joined--
        if (c.paper !== 'partner') continue
        handed++
        c.paper = 'vendor'
      }
    }
    for (const c of all.filter(one => one.due === t)) {
      const from = c.paper
      due[from] += c.value
      const chance = Math.min(1, (1 - (1 - churn) ** (months * year)) * (c.served ? 1 + lateness : 1))
      if (uniformAt(c.stream, trial, t, c.key) < chance) {
        churned[from]++
        if (c.served && from === 'vendor') lost++
        all = all.filter(one => one !== c)
        continue
      }
      const small = c.value * (1 - contraction)
      kept[from] += small
      if (from === 'partner' && !resells && leaving === 'vendor') {
        c.paper = 'vendor'
        handed++
        joined++
      }
      if (from === 'partner' && !resells && leaving === 'otherPartner') {
        c.paper = 'other'
        c.served = false
        handedOn++
      }
      expanded[c.paper] += small * expansion
      grown[from] += small * expansion
      if (c.served && c.paper === 'vendor') grownReferred += small * expansion
      c.value = small * (1 + expansion)
      c.due = t + months
      c.registered = false
      bill(c.paper, c.value, months)
    }
    for (const { amount, key, from, source, flag } of deals) {
      const paper = from === 'placed' ? 'partner' : 'vendor'
      const served = from === 'placed' || (from === 'moved' ? !stopped : flag)
      const registered = from === 'placed' && flag
      const of = source === 'direct' ? `direct[${segment}]` : `sourced[${segment},${source}]`
      const due = t + months
      all.push({ value: amount, due, paper, served, registered, opening: false, stream: stream(of), key })
      bill(paper, amount, months)
      if (registered) registeredInvoiced += amount * months * year
    }
    const after = rates()
    const used = (of: (r: typeof before) => number, time = year): number => ((of(before) + of(after)) / 2) * time
    const referred = sum(c => (c.served && c.paper === 'vendor' ? 1 : 0))
    const byPaper = papers.map(paper => ({
      paper,
      customers: sum(c => (c.paper === paper ? 1 : 0)),
      churned: churned[paper],
      annual: after.annual[paper],
      software: used(r => r.annual[paper]),
      invoiced: upfront ? invoiced[paper] : used(r => r.annual[paper]),
      // from the middle of this step to the middle of the one in which the term ends, less half a step that is over
      unexpired: upfront ? sum(c => (c.paper === paper ? c.value * (c.due - t - 0.5) * year : 0)) : 0,
      due: due[paper],
      kept: kept[paper],
      expanded: expanded[paper],
      grown: grown[paper],
    }))
    const registeredSoftware = used(r => r.registered)
    return {
      byPaper,
      whole: {
        handed,
        handedOn,
        referredCustomers: referred,
        referredJoined: joined,
        referredChurned: lost,
        referredAnnual: after.referred,
        referredSoftware: used(r => r.referred),
        referredExpanded: grownReferred,
        openingServed: after.opening,
        openingSoftware: used(r => r.opening),
        registeredSoftware,
        registeredInvoiced: upfront ? registeredInvoiced : registeredSoftware,
        largest: Math.max(0, ...all.filter(({ served }) => served).map(({ value }) => value)),
        supportFees: used(r => r.fees, 1),
      },
    }
  }
}
