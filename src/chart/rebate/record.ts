import type { Curve } from '../../study/curves/curve.ts'
import type { Outcome } from '../../study/outcome.ts'
import { shownOf } from '../best.ts'
import { moneyText, percentText } from '../number.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'

type Point = { readonly x: number; readonly y: number }

/** What one rebate pays at each turnover of a fiscal period, and what turnover there is. USD. */
export type RebateRecord = {
  readonly kind: 'rebate'
  readonly name: string
  readonly title: string
  readonly colour: string
  /** `turnover in the quarter to December 2026`, and the period alone. */
  readonly label: string
  readonly when: string
  /** Trials that the turnovers come from. */
  readonly trials: number
  readonly source: string
  readonly points: readonly Point[]
  readonly bands: readonly { readonly from: number; readonly rate: number }[]
  /** Mean turnover and what that would earn; and what the turnovers of all trials earn on average. */
  readonly average: Point
  readonly paid: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  /** Over the whole horizon: what it earns on average, and what it would on average turnover; null where nobody said. */
  readonly horizon: { readonly paid: number; readonly ofMean: number } | null
  readonly finding: string
}

const prefix = 'turnover in '

/** Part by which the mean of what is paid and the pay of the mean differ before it is worth a word. */
const worthSaying = 0.02

const findingOf = (one: Omit<RebateRecord, 'finding'>): string => {
  const { name, when, average, paid, bands } = one
  const what = `The rebate ${shortTitle(name)}`
  if (moneyText(paid) === '$0') {
    const first = bands[0]
    const why =
      first !== undefined && first.from > average.x
        ? `: it begins at ${moneyText(first.from)}, and turnover is ${moneyText(average.x)} on average`
        : ` of a mean turnover of ${moneyText(average.x)}`
    return `${what} pays nothing in ${when}${why}`
  }
  const head = `${what} pays ${moneyText(paid)} on average in ${when}`
  if (moneyText(average.y) === '$0') return `${head}; average turnover would earn nothing`
  const part = paid / average.y - 1
  if (Math.abs(part) < worthSaying) return `${head}, what average turnover would earn`
  return `${head}, ${percentText(Math.abs(part))} ${part > 0 ? 'more' : 'less'} than the ${moneyText(average.y)} that average turnover would earn`
}

const markOf = ({ marks }: Curve, label: string): Point => marks.find(mark => mark.label === label) ?? { x: 0, y: 0 }

/** How far what is paid is from what the mean turnover would earn, of the larger. */
const bend = (curve: Curve): number => {
  const [average, paid] = [markOf(curve, 'average').y, markOf(curve, 'paid').y]
  return Math.abs(paid - average) / Math.max(Math.abs(paid), Math.abs(average), 1e-9)
}

/** The rebate asked for, else the one on which a plan on averages errs most; of the strategy asked for or the best one. */
export const rebateRecord = (outcome: Outcome, rebate?: string, of?: string): RebateRecord | undefined => {
  const { result, curves = [], against } = outcome
  const strategy = shownOf(outcome, of)
  const known = curves.filter(one => one.kind === 'rebate' && one.strategy === strategy)
  const curve =
    rebate === undefined
      ? known.reduce<Curve | undefined>((a, b) => (a === undefined || bend(b) > bend(a) ? b : a), undefined)
      : known.find(one => one.of === rebate)
  if (curve === undefined) return undefined
  const said = result.rebates?.find(one => one.strategy === strategy && one.rebate === curve.of)
  const { x, y } = markOf(curve, 'average')
  const record = {
    kind: 'rebate' as const,
    name: cleanText(curve.of),
    title: shortTitle(result.strategies.find(({ id }) => id === strategy)?.title ?? strategy),
    colour: coloursOf(result, against).get(strategy) ?? muted,
    label: curve.x.label,
    when: curve.x.label.startsWith(prefix) ? curve.x.label.slice(prefix.length) : curve.x.label,
    trials: said?.trials ?? result.trials,
    source: sourceText(result),
    points: curve.points,
    bands: curve.bands ?? [],
    average: { x, y },
    paid: markOf(curve, 'paid').y,
    p10: markOf(curve, 'p10').x,
    p50: markOf(curve, 'p50').x,
    p90: markOf(curve, 'p90').x,
    horizon: said === undefined ? null : { paid: said.payout, ofMean: said.ofMean },
  }
  return { ...record, finding: findingOf(record) }
}
