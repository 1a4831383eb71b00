/**
 * Which of some hypotheses are rejected when all of them together are to be rejected wrongly at most with chance
 * `alpha`: the step-down rule of Holm 1979, "A simple sequentially rejective multiple test procedure". NaN never is.
 */
export const holm = (chances: readonly number[], alpha: number): boolean[] => {
  const order = chances.map((_, n) => n).sort((a, b) => chances[a] - chances[b] || a - b)
  const known = order.filter(n => !Number.isNaN(chances[n]))
  const kept = known.findIndex((n, place) => !(chances[n] <= alpha / (chances.length - place)))
  const rejected = new Set(kept < 0 ? known : known.slice(0, kept))
  return chances.map((_, n) => rejected.has(n))
}
