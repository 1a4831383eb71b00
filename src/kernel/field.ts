import type { Head, Unit } from './unit.ts'

/**
 * How a rate stated per period P becomes the rate of one step of length d: `flow` x·d/P, `probability` and `lost`
 * 1-(1-x)^(d/P), `kept` x^(d/P), `growth` (1+x)^(d/P)-1.
 */
export type Conversion = 'flow' | 'probability' | 'lost' | 'kept' | 'growth'

/** Named sets that a scenario defines; a field or column may have one value per element. */
export const axisNames = [
  'activity',
  'band',
  'cause',
  'component',
  'deal',
  'lateness',
  'level',
  'paper',
  'rebate',
  'route',
  'segment',
  'source',
  'tier',
] as const
export type Axis = (typeof axisNames)[number]

/** Where a field's value comes from when nobody sets it. */
export type Default =
  | {
      readonly evidence: string // a row of the evidence library, as a distribution
      /** Other rows where the choice of that name beside the field is another one. */
      readonly by?: { readonly key: string; readonly rows: Readonly<Record<string, string>> }
    }
  | { readonly value: number } // a neutral value, such as "none"
  | { readonly choice: string }
  | { readonly like: string } // the same as another field, drawn once for both
  | 'required' // once its room is in use, somebody has to say it
  | 'absent' // may be missing, and its absence means something (the label says what)

/** One number, or one choice, that a scenario can state. */
export type Field<D extends 'trial' | 'event' = 'trial' | 'event'> = {
  /** Dotted path in the scenario; `*` stands for an element of the axes in `over`, in their order. */
  readonly path: string
  readonly over: readonly Axis[]
  readonly label: string
  /** Canonical unit; durations in months, shares and probabilities as fractions of 1. */
  readonly unit: Unit
  /** Smallest and largest legal value in the canonical unit, both allowed. */
  readonly range: readonly [number, number]
  readonly integer?: boolean
  /** It has to be one certain number, because memory is laid out by it. */
  readonly certain?: boolean
  /** It is only looked at at the start, so that it cannot change over time. */
  readonly initial?: boolean
  /** As it was before the start: what the strategy says that others are compared with, in every strategy. */
  readonly before?: true
  /** The field that it stands instead of: setting one at a nearer layer unsets the other. */
  readonly instead?: string
  /** A rate: its own period if the writer names one, and how it is brought to a step. */
  readonly rate?: Conversion
  /** Where nobody says it, there is no limit: the largest legal value holds. */
  readonly unlimited?: true
  /** What the amount is per, besides time: `$145 per hour` has `['hour']`, `$110k per head per year` `['head']`. */
  readonly per?: readonly Head[]
  /** A choice instead of a number; the value is the index in this list. Of an empty list: a text, which moves no number. */
  readonly choices?: readonly string[]
  /** Several of the choices may hold at once; the value is the sum of 2^index over those that do. */
  readonly many?: true
  /** The word `none` is a value: 0, and never what a weaker layer says. */
  readonly none?: true
  /** A day of the calendar; the value is how long after the start it begins, in months of the scenario's steps. */
  readonly date?: true
  readonly default: Default
  /** Whose uncertainty it is; part of the address of its luck. */
  readonly scope: 'world' | 'vendor' | 'partner'
  /** `trial`: one value per trial (what we do not know). `event`: the law is the spread between events. */
  readonly draw: D
  /** A lever is decided by someone and may differ between strategies; an input is the same in all of them. */
  readonly role: 'lever' | 'input'
}

type Spec = Pick<Field, 'path' | 'label' | 'default'> &
  Partial<Omit<Field, 'unit' | 'draw' | 'path' | 'label' | 'default'>>

const widest: Readonly<Record<Unit, readonly [number, number]>> = {
  USD: [0, 1e12],
  '1': [0, 1],
  'USD/USD': [0, 1000],
  count: [0, 1e7],
  months: [0, 600],
  hours: [0, 1e6],
}

const make =
  <D extends 'trial' | 'event'>(unit: Unit, draw: D) =>
  (spec: Spec): Field<D> => ({ over: [], range: widest[unit], scope: 'world', role: 'input', ...spec, unit, draw })

/** Fields drawn once per trial, by unit; unless the spec says otherwise: no axes, an input, scope `world`. */
export const money = make('USD', 'trial')
export const share = make('1', 'trial')
export const ratio = make('USD/USD', 'trial')
export const count = make('count', 'trial')
export const duration = make('months', 'trial')
export const hours = make('hours', 'trial')

/** Fields whose law is the spread between events. */
export const eventMoney = make('USD', 'event')
export const eventDuration = make('months', 'event')
export const eventHours = make('hours', 'event')

/**
 * A day. In months from the start of the scenario to the start of that day, a step being as long as everywhere (a third
 * of the way through the third monthly step is 2.333); before the start it is below zero.
 */
export const date = (spec: Spec): Field<'trial'> =>
  make('months', 'trial')({ certain: true, range: [-1200, 1200], ...spec, date: true })

/** Some of a closed list; what mechanisms see is the sum of 2^index over them. */
export const several = (spec: Spec & { readonly choices: readonly string[] }): Field<'trial'> =>
  make('1', 'trial')({ range: [0, (1 << spec.choices.length) - 1], role: 'lever', ...spec, many: true })

/** Which of a closed list a sum of 2^index names: `credit, bench`, `all` or `none`. */
export const severalText = ({ choices = [] }: Pick<Field, 'choices'>, value: number): string => {
  const named = choices.filter((_, index) => Math.floor(value / (1 << index)) % 2 === 1)
  return named.length === 0 ? 'none' : named.length === choices.length ? 'all' : named.join(', ')
}

/** A name that people read and no number follows from. */
export const text = (spec: Spec): Field<'trial'> => make('1', 'trial')({ ...spec, choices: [], range: [0, 0] })

/** A choice from a closed list; the number that mechanisms see is its index. */
export const choice = (spec: Spec & { readonly choices: readonly string[] }): Field<'trial'> =>
  make('1', 'trial')({ range: [0, spec.choices.length - 1], role: 'lever', ...spec })
