import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { withoutChance } from '../helpers/without-chance.ts'
import { misled } from './mutant.ts'

const named = (start: string): ((model?: Catalogue) => void) => {
  const found = Object.entries(withoutChance).find(([name]) => name.startsWith(start))
  if (!found) throw new Error(`no promise "${start}"`)
  return found[1]
}

type Seen = Parameters<Parameters<typeof misled>[1]>[0] & { readonly carried?: Readonly<Record<string, unknown>> }

/** A mechanism that keeps its expectations otherwise than it should. */
const carrying = (mechanism: string, change: (carried: Readonly<Record<string, unknown>>, trials: number) => object) =>
  misled(mechanism, context => {
    const { carried = {}, trials } = context as Seen
    return { carried: { ...carried, ...change(carried, trials) } }
  })

/** Every draw with nothing expected of it so far, whatever was. */
const forgotten = (carried: Readonly<Record<string, unknown>>, trials: number): object =>
  Object.fromEntries(
    Object.entries(carried).map(([key, one]) => [
      key,
      Array.isArray(one) ? one.map(() => new Float64Array(trials)) : new Float64Array(trials),
    ]),
  )

/** A table of orders whose own accounts are empty at every step. */
const emptied = (name: string): Catalogue =>
  misled('orders/gated-table', context => {
    const { state } = context as { readonly state: Readonly<Record<string, Float64Array>> }
    return { state: { ...state, [name]: new Float64Array(state[name].length) } }
  })

const bugs: readonly (readonly [string, Catalogue, string])[] = [
  ['wins are drawn although chance is off', carrying('direct/team', () => ({ wins: undefined })), 'direct deals'],
  ['what was expected is forgotten after each step', carrying('direct/team', forgotten), 'direct deals'],
  ['one account for wins and referrals', carrying('direct/team', ({ wins }) => ({ referred: wins })), 'direct deals'],
  ['leads are forgotten', carrying('sources/leads', forgotten), 'leads'],
  ['reps leave by luck', carrying('sales/reps', () => ({ leaves: undefined })), 'reps who leave'],
  ['the cut comes by luck', carrying('program/risk', () => ({ cut: undefined })), 'chances that are taken once'],
  [
    'orders are won by luck',
    carrying('orders/table', ({ win }) => ({ win: (win as readonly unknown[]).map(() => undefined) })),
    'deals of the engine',
  ],
  ['orders are forgotten', carrying('orders/table', forgotten), 'deals of the engine'],
  ['leads of an activity are forgotten', carrying('marketing/leads', forgotten), 'leads of an activity'],
  ['what was to be steered is forgotten', carrying('direct/steering', forgotten), 'direct deals that are steered'],
  ...['cancels', 'takenDirect', 'disclosed legal', 'works legal'].map(
    name => [`${name} is forgotten`, emptied(`so far ${name}`), 'orders that wait'] as const,
  ),
  ['customers never leave', carrying('customers/book', forgotten), 'customers under churn'],
]

describe('a planted bug in what is expected is seen', () => {
  it.each(bugs)('%s', (_, model, promise) => {
    named(promise)()
    expect(() => named(promise)(model)).toThrow()
  })
})
