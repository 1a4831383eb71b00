/** An order in the table is so many numbers side by side, for they are used together; and what each of them is. */
export const orderWidth = 7
export const atSegment = 0
/** The step in which it is a customer order. */
export const atReady = 1
export const atAmount = 2
export const atSource = 3
/** The step in which it was opened, and its number in that step. */
export const atBorn = 4
export const atOrdinal = 5
/** 1 where the vendor would not have won it anyway. */
export const atIncremental = 6

/** An address of an opportunity in its source and segment: its step and its number in that step. */
export const ordinals = 65_536

/** An address of an opportunity in its source and segment: its step and its number in that step. */
export const keyOf = (row: Float64Array, at: number): number => row[at + atBorn] * ordinals + row[at + atOrdinal]

/** The number in its step of an order of that address, which was opened in that step. */
export const ordinalOf = (key: number, born: number): number => key - born * ordinals
