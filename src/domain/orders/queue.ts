/**
 * The orders of each trial in the order in which they were opened, as lists with room for `slots` a trial: where each has
 * its row, and what is asked of all of them in every step, so that no row is looked at of an order that has no turn.
 * Behind the orders of a trial stand the rows that are free.
 */
export type Queue = {
  readonly slots: number
  /** How many orders a trial has. */
  readonly used: Float64Array
  readonly places: Float64Array
  /** The step in which it is a customer order, and its segment, as in its row. */
  readonly ready: Float64Array
  readonly segment: Float64Array
  /** What became of it in this step. */
  readonly fate: Float64Array
  /** The first step in which an order of the trial is in hand; infinite where there is none. */
  readonly soonest: Float64Array
}

/** The table's state that a queue is. */
export const queueState = {
  used: 'trial',
  places: 'slots',
  ready: 'slots',
  segment: 'slots',
  fate: 'slots',
  soonest: 'trial',
} as const

type State = Readonly<Record<keyof typeof queueState, Float64Array>>

export const queueOf = ({ used, places, ready, segment, fate, soonest }: State, slots: number): Queue => ({
  slots,
  used,
  places,
  ready,
  segment,
  fate,
  soonest,
})

/** Empties it: rows stand one after the other, with room for one in each. */
export const emptyQueue = ({ places, soonest }: Queue, width: number): void => {
  soonest.fill(Number.POSITIVE_INFINITY)
  for (let n = 0; n < places.length; n++) places[n] = n * width
}

/** The row for one more order of a trial; -1 where there is none. */
export const roomFor = ({ places, slots, used }: Queue, i: number): number =>
  used[i] === slots ? -1 : places[i * slots + used[i]]

/** Counts in the order that was written into that row. */
export const join = (queue: Queue, i: number, ready: number, segment: number): void => {
  const { slots, used, soonest } = queue
  const n = i * slots + used[i]
  queue.ready[n] = ready
  queue.segment[n] = segment
  used[i] += 1
  soonest[i] = Math.min(soonest[i], ready)
}
