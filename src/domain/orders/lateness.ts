/**
 * How many of the vendor's fiscal quarters after the one in which it was due an order leaves the partner's hands.
 * Elements of the axis `lateness`; an order that stays longer is in none of them.
 */
export const latenesses = ['0', '1', '2', '3'] as const
