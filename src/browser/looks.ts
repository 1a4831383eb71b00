/** How many futures a look goes to while a slider moves, and when it rests. */
export const [moving, resting] = [500, 2000]
