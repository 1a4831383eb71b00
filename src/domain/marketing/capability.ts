/**
 * How well an activity is done, on average while cumulated spend goes from `before` to `after`: from `start` at nothing
 * in a straight line to 1 at `full`, and 1 from there on. With no such amount it is 1.
 */
export const meanCapability = (before: number, after: number, start: number, full: number): number => {
  if (before >= full) return 1
  const at = (spent: number): number => start + (1 - start) * (spent / full)
  if (after <= full) return (at(before) + at(after)) / 2
  const learning = (full - before) / (after - before)
  return learning * ((at(before) + 1) / 2) + (1 - learning)
}
