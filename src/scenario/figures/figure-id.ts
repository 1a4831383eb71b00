import type { MetricRef } from '../scenario.ts'

/** The id of a figure: that of its metric, with the window where it is not the metric's own. */
export const figureId = ({ metric, when }: MetricRef): string => (when === undefined ? metric : `${metric} ${when}`)
