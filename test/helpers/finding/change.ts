import { quantile, type World } from './world.ts'

/** How often a figure of a strategy is above, below or at that of the status quo, and by how much in the median. */
export const checkChange = (
  w: World,
  id: string,
  metric: string,
  said: {
    readonly more?: string | undefined
    readonly less?: string | undefined
    readonly same?: string | undefined
    readonly median?: string | undefined
  },
): number => {
  const values = w.change(id, metric)
  if (said.more)
    w.share(
      said.more,
      w.part(values, x => x > 0),
      values.length,
    )
  if (said.less)
    w.share(
      said.less,
      w.part(values, x => x < 0),
      values.length,
    )
  if (said.same)
    w.share(
      said.same,
      w.part(values, x => x === 0),
      values.length,
    )
  const median = quantile(values, 0.5)
  if (said.median) w.money(said.median, median, true)
  return median
}
