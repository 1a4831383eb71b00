import { deals, pipeline } from '../../../src/domain/columns.ts'
import { slice } from '../../../src/kernel/column.ts'
import { type Mechanism, mechanism, now } from '../../../src/kernel/mechanism.ts'
import type { Built, Said } from '../../helpers/build-scenario.ts'
import type { Deal, World } from './plain-book.ts'

export const trials = 8
export const steps = 44
export const segments = ['large', 'small']
const sources = ['base', 'engine', 'website']
const stopsAt = 30
/** A third of the trials go under; work is late in a season of the year. */
export const stops = (trial: number, t: number): number => (trial % 3 === 0 && t >= stopsAt ? 1 : 0)
export const late = (_trial: number, t: number): number => (t % 12 < 4 ? 0.8 : 0)

const set: Readonly<Record<string, Said>> = {
  'segments.large.dealSize': { kind: 'lognormal', params: [11, 0.8] },
  'segments.large.cycle': { kind: 'uniform', params: [0, 4] },
  'segments.large.churn': { value: 0.2, per: 'year' },
  'segments.large.term': 9,
  'segments.large.contraction': 0.05,
  'segments.large.expansion': 0.12,
  'segments.small.dealSize': { kind: 'lognormal', params: [9, 0.5] },
  'segments.small.cycle': 1,
  'segments.small.churn': { value: 0.35, per: 'year' },
  'segments.small.expansion': 0.03,
  'installed.direct.large.customers': 7,
  'installed.direct.large.value': 50e3,
  'installed.referred.large.customers': 5,
  'installed.referred.large.value': 90e3,
  'installed.resold.large.customers': 4,
  'installed.resold.large.value': 70e3,
  'installed.resold.small.customers': 9,
  'installed.resold.small.value': 8e3,
  'partner.sales.reps': 3,
  'partner.sales.ramp': 0,
  'partner.sales.mix.large': 0.4,
  'partner.sales.mix.small': 0.6,
  'partner.sales.winRate': 0.4,
  'partner.base.opportunities': { value: 0.6, per: 'year' },
  'partner.base.winRate': 0.5,
  'sources.website.leads': { value: 6, per: 'month' },
  'sources.website.converts': 0.5,
  'sources.website.winRate': 0.3,
  'sources.website.mix.large': 0.5,
  'sources.website.mix.small': 0.5,
  'vendor.direct.wonDeals': { value: 2, per: 'month' },
  'vendor.direct.mix.large': 0.5,
  'vendor.direct.mix.small': 0.5,
  'vendor.referral.resells': 0.5,
  'program.registration.share': 0.5,
  'program.risk.end.chance': { value: 0.4, per: 'year' },
  'program.support.minimum': { value: 300, per: 'month' },
  'program.support.tiers.first.upTo': 4e3,
  'program.support.tiers.first.rate': 0.1,
  'program.support.tiers.rest.rate': 0.04,
}

export const built: Built = {
  segments,
  sources: ['website'],
  tiers: ['first', 'rest'],
  steps,
  seed: 'second book',
  set,
  strategies: {
    keep: { 'program.leaving': 'keep' },
    vendor: { 'program.leaving': 'vendor' },
    otherPartner: { 'program.leaving': 'otherPartner' },
    upfront: { 'program.leaving': 'vendor', 'program.billing': 'upfront' },
    upfrontOther: { 'program.leaving': 'otherPartner', 'program.billing': 'upfront' },
  },
}

/** Reads the lists of every step: one entry a segment, step and trial, strategy after strategy. */
export const witness = (seen: Deal[][]): Mechanism =>
  mechanism({
    name: 'test/witness',
    over: ['segment'],
    reads: {
      placed: now(pipeline.placed),
      amount: now(deals.amount),
      key: now(deals.key),
      source: now(deals.source),
      registered: now(deals.registered),
      moved: now(pipeline.moved),
      movedAmount: now(deals.movedAmount),
      movedKey: now(deals.movedKey),
      movedSource: now(deals.movedSource),
      wins: now(slice(pipeline.wins, { paper: 'vendor' })),
      directAmount: now(deals.directAmount),
      directKey: now(deals.directKey),
      directReferred: now(deals.directReferred),
    },
    writes: {},
    step({ trials: count, reads: r }) {
      for (let i = 0; i < count; i++) {
        const found: Deal[] = []
        for (let k = i; k < i + r.placed[i] * count; k += count)
          found.push({
            amount: r.amount[k],
            key: r.key[k],
            from: 'placed',
            source: sources[r.source[k]],
            flag: r.registered[k] === 1,
          })
        for (let k = i; k < i + r.moved[i] * count; k += count)
          found.push({
            amount: r.movedAmount[k],
            key: r.movedKey[k],
            from: 'moved',
            source: sources[r.movedSource[k]],
            flag: false,
          })
        for (let k = i; k < i + (r.wins[i] - r.moved[i]) * count; k += count)
          found.push({
            amount: r.directAmount[k],
            key: r.directKey[k],
            from: 'direct',
            source: 'direct',
            flag: r.directReferred[k] === 1,
          })
        seen.push(found)
      }
    },
  })

const fee = (monthly: number): number => Math.max(300, 0.1 * Math.min(monthly, 4e3) + 0.04 * Math.max(0, monthly - 4e3))

export const worldOf = (segment: string, strategy: string): World => {
  const said = { ...set, ...built.strategies?.[strategy] }
  const number = (path: string): number => {
    const value = said[path] ?? 0
    return (typeof value === 'object' && 'value' in value ? value.value : value) as number
  }
  const route = (name: string) => ({
    count: number(`installed.${name}.${segment}.customers`),
    value: number(`installed.${name}.${segment}.value`),
  })
  return {
    seed: 'second book',
    segment,
    months: number(`segments.${segment}.term`) || 12,
    churn: number(`segments.${segment}.churn`),
    contraction: number(`segments.${segment}.contraction`),
    expansion: number(`segments.${segment}.expansion`),
    upfront: said['program.billing'] === 'upfront',
    leaving: said['program.leaving'] as World['leaving'],
    installed: { direct: route('direct'), referred: route('referred'), resold: route('resold') },
    fee,
  }
}
