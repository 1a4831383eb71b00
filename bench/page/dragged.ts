/** How a slider is dragged: so many positions, so many milliseconds apart. */
export type Drag = { readonly positions: number; readonly every: number }

/** What came of it: milliseconds from every position to the frame that follows the next change of a bar; how many changes. */
export type Dragged = {
  readonly waits: readonly number[]
  readonly pictures: number
  /** Positions after which no bar changed within two seconds. */
  readonly unanswered: number
}
