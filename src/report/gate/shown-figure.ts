import type { GatedFigure, GateQuantile, GateRow } from '../../check/gate-report.ts'

type Shown = Omit<GateQuantile, 'figure' | 'verdict'>

const reach = ({ change, tolerance }: Shown): number =>
  change === null ? Number.POSITIVE_INFINITY : Math.abs(change) / tolerance

/**
 * The figure of a row whose numbers are shown: the mean, or where that did not change the quantile that went the furthest
 * beyond its tolerance.
 */
export const shownFigure = (row: GateRow): Shown & { readonly figure: GatedFigure } => {
  const quantiles = row.quantiles.filter(({ figure }) => row.moved.includes(figure))
  return quantiles.length === 0 || row.moved.includes('mean')
    ? { ...row, figure: 'mean' }
    : quantiles.reduce((a, b) => (reach(b) > reach(a) ? b : a))
}

/** What its name has after it: ` p90` of a quantile, nothing of the mean. */
export const figureLabel = ({ figure }: { readonly figure: GatedFigure }): string =>
  figure === 'mean' ? '' : ` ${figure}`
