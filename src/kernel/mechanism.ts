import type { PeriodName } from './calendar.ts'
import type { Carried } from './chance.ts'
import type { Column, Slice, Target } from './column.ts'
import type { Axis, Field } from './field.ts'
import type { Param, Sampler } from './param.ts'
import type { Stream } from './philox.ts'
import type { Kernels } from './simd/kernels.ts'

/** When a value is read: this step's, the last step's, or that of some months ago (a number, or a parameter's). */
export type When = 'now' | 'last' | { readonly months: number } | { readonly param: string }

/**
 * A column to read; axes that the mechanism does not have are summed over, unless `each` asks for every element of
 * `axes` (default: of all of them), in code-point order of their names.
 */
export type Read<E extends boolean = boolean> = {
  readonly target: Target
  readonly when: When
  readonly each: E
  readonly axes?: readonly Axis[]
}

export const now = (target: Target): Read<false> => ({ target, when: 'now', each: false })
export const last = (target: Target): Read<false> => ({ target, when: 'last', each: false })
export const ago = (target: Target, months: number): Read<false> => ({ target, when: { months }, each: false })
/** As many steps ago as the parameter of that name says (in months); the parameter must be certain. */
export const agoBy = (target: Target, param: string): Read<false> => ({ target, when: { param }, each: false })

const every = (target: Target, when: When, axes?: readonly Axis[]): Read<true> =>
  axes ? { target, when, each: true, axes } : { target, when, each: true }
export const eachNow = (target: Target, axes?: readonly Axis[]): Read<true> => every(target, 'now', axes)
export const eachLast = (target: Target, axes?: readonly Axis[]): Read<true> => every(target, 'last', axes)

export type EachField<F extends Field = Field> = { readonly each: F }
export const eachOf = <F extends Field>(field: F): EachField<F> => ({ each: field })

export type EachWrite = { readonly each: Column | Slice }
export const eachWrite = (target: Target): EachWrite => ({ each: target })

type Params = Readonly<Record<string, Field | EachField>>
type Reads = Readonly<Record<string, Read>>
type Writes = Readonly<Record<string, Target | EachWrite>>
/** Whose luck a draw is; part of its address. */
type Scope = Field['scope']
/** One stream for each element of axes that the mechanism does not have itself. */
export type EachDraw = { readonly scope: Scope; readonly each: readonly Axis[] }
/** The very stream of another mechanism's draw (`name.draw`), at the same elements: what is drawn there, seen once more. */
export type SameDraw = { readonly scope: Scope; readonly of: string }
type Draws = Readonly<Record<string, Scope | EachDraw | SameDraw>>
/**
 * One number a trial, one for each slot of a trial, or so many for each slot; or one for each step that the parameter of
 * that name, a time, can have at the most, for the present step and for one that both ends reach into.
 */
type State = Readonly<Record<string, 'trial' | 'slots' | number | { readonly upTo: string }>>

type ParamOf<F> = F extends EachField<infer G> ? readonly ParamOf<G>[] : F extends Field<'event'> ? Sampler : Param

/** What a step sees: views on one block of trials at one step. Nothing here knows of a scenario or a strategy. */
export type Context<
  P extends Params = Params,
  R extends Reads = Reads,
  D extends Draws = Draws,
  S extends State = State,
  W extends Writes = Writes,
> = {
  /** How many trials the block has, and the number of its first. */
  readonly trials: number
  readonly first: number
  /** The step's number from 0; -1 while starting values are written. */
  readonly t: number
  /** The step's length in years, and in months. */
  readonly years: number
  readonly months: number
  /** Where the step stands in each fiscal period: whether it holds its last day, the months left after it, its number from 0. */
  readonly clocks: Readonly<
    Record<PeriodName, { readonly isEnd: boolean; readonly left: number; readonly number: number }>
  >
  /** Slots per trial of the state declared `slots`. */
  readonly slots: number
  /** Numbers per trial of a list: the k-th of trial i stands at k * trials + i. */
  readonly listed: number
  readonly params: { readonly [K in keyof P]: ParamOf<P[K]> }
  readonly reads: { readonly [K in keyof R]: R[K] extends Read<true> ? readonly Float64Array[] : Float64Array }
  readonly draws: { readonly [K in keyof D]: D[K] extends EachDraw ? readonly Stream[] : Stream }
  /** Fills `out` with a stream's uniforms at a step and index, one for each trial from `first` on. */
  readonly uniforms: Kernels['uniforms']
  /**
   * Where events do not happen by chance: what was expected of each draw so far, one number a trial; undefined where
   * they do. Handed to the functions of `chance.ts` with the draw's uniform.
   */
  readonly carried: { readonly [K in keyof D]: D[K] extends EachDraw ? readonly Carried[] : Carried }
  /**
   * Kept between steps. One number a trial is zero at the start, and so are those up to a time. They and slots stand trial
   * by trial, what belongs to one side by side; slots hold nothing that can be relied on until they are written.
   */
  readonly state: { readonly [K in keyof S]: Float64Array }
  readonly writes: { readonly [K in keyof W]: W[K] extends EachWrite ? readonly Float64Array[] : Float64Array }
  /** Says that a trial needs more slots; the block is done again with twice as many. */
  readonly overflow: () => void
  /** Says the same of lists. */
  readonly listOverflow: () => void
}

/**
 * One rule of the economics, stepped over time for a block of trials. It is instantiated once per element of `over`.
 * `about` names the paths of the scenario (`*` is any one name) that bring it into play; a scenario that says nothing there does without it.
 */
export type Mechanism<
  P extends Params = Params,
  R extends Reads = Reads,
  D extends Draws = Draws,
  S extends State = State,
  W extends Writes = Writes,
> = {
  readonly name: string
  /** Whose luck it has: the name in the address of its draws, where it is not its own. */
  readonly luck?: string
  readonly about: readonly string[]
  /** Paths of the scenario (`*` is any one name) that keep it out, because another mechanism stands in its place. */
  readonly unless: readonly string[]
  readonly over: readonly Axis[]
  /** Elements of its axes at which it does not stand, because another mechanism does. */
  readonly without: Readonly<Partial<Record<Axis, readonly string[]>>>
  readonly params: P
  readonly reads: R
  readonly draws: D
  readonly state: S
  readonly writes: W
  /** `step`: every step. A period end: only in steps that hold the last day of that fiscal year. */
  readonly at: 'step' | 'partnerYearEnd' | 'vendorYearEnd'
  /** Writes the starting values of stocks. */
  start?(context: Context<P, R, D, S, W>): void
  step(context: Context<P, R, D, S, W>): void
}

/** Checks the declaration's types and fills in what is empty. */
export const mechanism = <
  P extends Params = Record<never, never>,
  R extends Reads = Record<never, never>,
  D extends Draws = Record<never, never>,
  S extends State = Record<never, never>,
  W extends Writes = Record<never, never>,
>(declaration: {
  readonly name: string
  readonly luck?: string
  readonly about?: readonly string[]
  readonly unless?: readonly string[]
  readonly over?: readonly Axis[]
  readonly without?: Mechanism['without']
  readonly params?: P
  readonly reads?: R
  readonly draws?: D
  readonly state?: S
  readonly writes: W
  readonly at?: Mechanism['at']
  start?(context: Context<P, R, D, S, W>): void
  step(context: Context<P, R, D, S, W>): void
}): Mechanism =>
  ({
    about: [],
    unless: [],
    over: [],
    without: {},
    params: {},
    reads: {},
    draws: {},
    state: {},
    at: 'step',
    ...declaration,
  }) as unknown as Mechanism
