import type { Param, Sampler } from '../../kernel/param.ts'
import { type Cause, causes } from '../gate.ts'

type Params = Readonly<Record<string, unknown>>

/** What a scenario says of the talk about each gate and of its remedy, in the order of the causes. */
export type CauseParams = Readonly<
  Record<'candour' | 'by' | 'cost' | 'share' | 'paidBy' | 'works', readonly Param[]> & {
    readonly lead: readonly Sampler[]
  }
>

const named = (name: (cause: Cause) => string): readonly string[] => causes.map(name)

/** Their names among the parameters of the table. */
const names = {
  candour: named(cause => `candour ${cause}`),
  by: named(cause => `remedy ${cause}.by`),
  cost: named(cause => `remedy ${cause}.cost`),
  share: named(cause => `remedy ${cause}.share`),
  paidBy: named(cause => `remedy ${cause}.paidBy`),
  works: named(cause => `remedy ${cause}.works`),
  lead: named(cause => `remedy ${cause}.lead`),
} as const

export const causeParams = (params: Params): CauseParams => {
  const of = <V>(all: readonly string[]): readonly V[] => all.map(name => params[name] as V)
  return {
    candour: of(names.candour),
    by: of(names.by),
    cost: of(names.cost),
    share: of(names.share),
    paidBy: of(names.paidBy),
    works: of(names.works),
    lead: of(names.lead),
  }
}
