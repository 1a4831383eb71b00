import type { Structure } from '../../compile/structure.ts'
import { earnedInAll, type Terms } from '../../domain/program/payout.ts'
import { rebateTypes } from '../../domain/program/rebate-fields.ts'
import type { PeriodName } from '../../kernel/calendar.ts'
import { constantParam } from '../../kernel/param.ts'
import { quantileSorted } from '../../summarise/quantile.ts'
import type { RebatePaths } from '../rebates/rebate-gaps.ts'
import type { Study } from '../study.ts'
import type { Curve } from './curve.ts'
import { typicalIn } from './typical.ts'

const periods = ['vendorMonth', 'vendorQuarter', 'vendorYear'] as const
const lengths = [1, 3, 12] as const

/** Places along the curve, and what lies to either side of a threshold, relative to it: more than its rounding. */
const many = 120
const beside = 1e-8

/** The steps `from` to `to` of a fiscal period that lies wholly within the horizon. */
type Span = { readonly from: number; readonly to: number; readonly year: number }

const spansOf = ({ clocks, months, steps }: Structure, name: PeriodName, length: number): readonly Span[] => {
  const { number, ends, left } = clocks[name]
  const spans: Span[] = []
  for (let from = 0; from < steps; from++) {
    if (from > 0 && number[from] === number[from - 1]) continue
    const last = number.lastIndexOf(number[from])
    const isWhole = from > 0 || left[0] + months > length - months / 2
    if (isWhole && ends[last]) spans.push({ from, to: last, year: clocks.vendorYear.number[last] })
  }
  return spans
}

/** The last of the first year, or the first there is: soon enough to matter, and late enough to tell futures apart. */
const chosenOf = (spans: readonly Span[], months: number): Span | undefined =>
  spans.findLast(({ to }) => (to + 1) * months < 12.5) ?? spans[0]

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

const nameOf = ({ dates }: Structure, kind: number, { to }: Span): string => {
  const [year, month] = dates[to].split('-').map(Number)
  const end = `${monthNames[month - 1]} ${year}`
  return kind === 0 ? end : `the ${kind === 1 ? 'quarter' : 'year'} to ${end}`
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/**
 * What each rebate pays of the turnover of one fiscal period of the vendor, by the functions of the mechanism itself: of
 * the last period of the first year, or of the first one that lies wholly in the horizon; of the whole fiscal year where
 * the year to date is looked at. Marked are `average`, the mean turnover and what it would earn; `paid`, the mean
 * turnover and what the turnovers of all futures earn on average; and `p10`, `p50` and `p90` of the turnover.
 */
export const rebateCurves = (
  { structure, variants, reported }: Study,
  bands: readonly string[],
  played: readonly RebatePaths[],
): readonly Curve[] =>
  played.flatMap(({ strategy, rebate, turnover }): Curve[] => {
    const place = reported.find(v => variants[v].id === strategy)
    if (place === undefined) return []
    const typical = typicalIn(structure, variants[place])
    const room = `program.rebates.${rebate}`
    const kind = typical(`${room}.increment`, 0) === 1 ? 2 : typical(`${room}.per`, 0)
    const length = Math.max(lengths[kind], structure.months)
    const span = chosenOf(spansOf(structure, periods[kind], length), structure.months)
    if (span === undefined) return []
    const of = (field: string): number => typical(`${room}.${field}`, span.to)
    const scale = bands.map(band => ({ from: of(`bands.${band}.from`), rate: of(`bands.${band}.rate`) }))
    const terms: Terms = {
      type: constantParam(of('type')),
      rate: constantParam(of('rate')),
      target: constantParam(of('target')),
      bonus: constantParam(of('bonus')),
      newPartner: constantParam(of('newPartner')),
      cap: constantParam(of('cap')),
      floor: constantParam(of('floor')),
      bands: {
        from: scale.map(({ from }) => constantParam(from)),
        rate: scale.map(({ rate }) => constantParam(rate)),
      },
    }
    const type = rebateTypes[of('type')]
    const soldIn = (from: number, to: number): number[] =>
      Array.from(turnover[0], (_, i) => turnover.slice(from, to + 1).reduce((sum, step) => sum + step[i], 0))
    const before = structure.clocks.vendorYear.number.flatMap((year, t) => (year === span.year - 1 ? [t] : []))
    const lastYear =
      span.year === 0 || before.length === 0
        ? of('growthOver')
        : meanOf(soldIn(before[0], before[before.length - 1])) + (span.year === 1 ? of('soFar') : 0)
    const base = (lastYear * length) / 12
    const pays = (sold: number): number => earnedInAll(terms, 0, sold, base)

    const sold = soldIn(span.from, span.to)
    const sorted = Float64Array.from(sold).sort()
    const mean = meanOf(sold)
    const offset = type === 'growth' ? base : 0
    const edges = [
      ...(type === 'growth' ? [base] : []),
      ...(type === 'target' ? [of('target')] : []),
      ...(type === 'linear' || type === 'target' ? [] : scale.map(({ from }) => from + offset)),
    ].filter(edge => edge > 0)
    const reached = quantileSorted(sorted, 0.99) as number
    const next = edges.filter(edge => edge > mean && edge < 2.5 * Math.max(mean, reached))
    const most = 1.15 * Math.max(reached, ...next.slice(0, 1), mean * 1.5)
    if (!(most > 0)) return []
    const grid = Array.from({ length: many + 1 }, (_, n) => (most * n) / many)
    const either = edges.filter(edge => edge < most).flatMap(edge => [edge * (1 - beside), edge * (1 + beside)])
    const at = (label: string, x: number, y = pays(x)) => ({ label, x, y })
    const shown = type === 'stepped' || type === 'wholeVolume' || type === 'growth' ? scale : []
    const rates = shown.filter(({ rate }) => rate > 0)
    return [
      {
        kind: 'rebate',
        strategy,
        of: rebate,
        x: { label: `turnover in ${nameOf(structure, kind, span)}`, unit: 'USD' },
        y: { label: 'what the rebate pays for it', unit: 'USD' },
        points: [...grid, ...either].sort((a, b) => a - b).map(x => ({ x, y: pays(x) })),
        marks: [
          at('average', mean),
          at('paid', mean, meanOf(sold.map(pays))),
          ...[0.1, 0.5, 0.9].map(p => at(`p${p * 100}`, quantileSorted(sorted, p) as number)),
        ],
        ...(rates.length > 0
          ? { bands: rates.map(({ from, rate }) => ({ from: from + offset, rate })).sort((a, b) => a.from - b.from) }
          : {}),
      },
    ]
  })
