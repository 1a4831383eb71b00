import type { ChangeRow } from '../../check/change-row.ts'
import type { Split } from '../../study/split/result.ts'

/** The same split with its groups in the order in which their changes are listed. */
export const inOrder = (split: Split, rows: readonly ChangeRow[]): Split => {
  const first = split.groups.map(({ changes }) =>
    rows.findIndex(({ change }) => change !== null && changes.includes(change)),
  )
  const order = split.groups.map((_, k) => k).sort((a, b) => first[a] - first[b])
  return {
    ...split,
    groups: order.map(k => split.groups[k]),
    figures: split.figures.map(({ parts, ...figure }) => ({ ...figure, parts: parts && order.map(k => parts[k]) })),
  }
}
