import type { ParetoPoint } from './beyond-levels.ts'
import type { Comparison } from './result.ts'

type Place = Pick<ParetoPoint, 'strategy' | 'vendor' | 'partner'>

const isBetter = (a: Place, b: Place): boolean =>
  a.vendor >= b.vendor && a.partner >= b.partner && (a.vendor > b.vendor || a.partner > b.partner)

/** Which of several places in (vendor, partner) no other one beats on both seats. */
export const paretoOf = (places: readonly Place[]): readonly ParetoPoint[] =>
  places.map(place => {
    const dominatedBy = places.filter(other => isBetter(other, place)).map(({ strategy }) => strategy)
    return { ...place, efficient: dominatedBy.length === 0, dominatedBy }
  })

/** The change that each strategy makes for both seats; the status quo itself changes nothing. */
export const changesOf = (
  comparisons: readonly Comparison[],
  against: string,
  vendor: string,
  partner: string,
): readonly Place[] =>
  comparisons.length === 0
    ? []
    : [
        { strategy: against, vendor: 0, partner: 0 },
        ...comparisons.flatMap(({ b, metrics }) => {
          const [forVendor, forPartner] = [metrics[vendor]?.p50, metrics[partner]?.p50]
          return forVendor == null || forPartner == null
            ? []
            : [{ strategy: b, vendor: forVendor, partner: forPartner }]
        }),
      ]
