import type { Unit } from '../../kernel/unit.ts'
import type { Curve } from '../../study/curves/curve.ts'
import type { Outcome } from '../../study/outcome.ts'
import { shownOf } from '../best.ts'
import { moneyText, percentText } from '../number.ts'
import { cleanText, shortTitle } from '../text.ts'
import { coloursOf, muted, sourceText } from '../theme.ts'

type ResponsePoint = { readonly x: number; readonly y: number }

/** Where a strategy stands on the curve of an activity. */
export type ResponseMark = {
  readonly id: string
  readonly title: string
  readonly colour: string
  /** Its mean spend a quarter, USD, and what that brings. */
  readonly now: ResponsePoint
  /** What the first and the next $1,000 a quarter bring: of all that is spent on average, and beyond it. */
  readonly average: number
  readonly next: number
  /** What another dollar of the partner's own changes for each side, USD; null where nobody worked it out. */
  readonly vendor: number | null
  readonly partner: number | null
}

export type ResponsePanel = {
  readonly name: string
  /** Of what is brought: leads a quarter, or (`1`) the share of the direct pipeline that is steered. */
  readonly unit: Unit
  /** One line where all strategies have the same, in ink; else one for each in its colour. */
  readonly lines: readonly { readonly colour: string | null; readonly points: readonly ResponsePoint[] }[]
  readonly marks: readonly ResponseMark[]
}

/** What activities bring at each steady spend, and where the strategies stand. */
export type ResponseRecord = {
  readonly kind: 'response'
  readonly trials: number
  /** Trials from which the gains of another dollar come; 0 where nobody worked them out. */
  readonly tried: number
  readonly source: string
  readonly panels: readonly ResponsePanel[]
  /** Activities without a panel, for want of room. */
  readonly leftOut: number
  readonly finding: string
}

const mostPanels = 3
const mostMarks = 5

const markAt = ({ marks }: Curve, label: string): ResponsePoint | undefined => marks.find(mark => mark.label === label)

const isSame = (a: Curve, b: Curve): boolean =>
  a.points.every(({ x, y }, i) => x === b.points[i]?.x && y === b.points[i]?.y)

/** `2.1 leads`, `0.2 points`. */
export const effectText = (effect: number, unit: Unit): string => {
  const size = unit === '1' ? effect * 100 : effect
  const text = Math.abs(size) >= 9.95 ? size.toFixed(0) : size.toFixed(Math.abs(size) < 0.095 ? 2 : 1)
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return unit === '1' ? `${plain} points` : `${plain} ${plain === '1' ? 'lead' : 'leads'}`
}

const gains = ({ vendor, partner }: ResponseMark): readonly [string, string] => [
  moneyText(vendor!, true),
  moneyText(partner!, true),
]

type Standing = { readonly panel: ResponsePanel; readonly mark: ResponseMark }

const findingOf = (panels: readonly ResponsePanel[], shown: string): string => {
  const all = panels.flatMap(panel => panel.marks.map((mark): Standing => ({ panel, mark })))
  if (all.length === 0) return 'No strategy spends anything on marketing activities'
  const of = all.some(({ mark }) => mark.id === shown)
    ? shown
    : all.reduce((a, b) => (b.mark.now.x > a.mark.now.x ? b : a)).mark.id
  const own = all.filter(({ mark }) => mark.id === of)
  const title = shortTitle(own[0]!.mark.title)
  const known = own.filter(({ mark }) => mark.vendor !== null && mark.partner !== null)
  const joint = ({ mark }: Standing) => mark.vendor! + mark.partner!
  const [best, ...others] = known.sort((a, b) => joint(b) - joint(a))
  if (best !== undefined) {
    const last = others.at(-1)
    const [vendor, partner] = gains(best.mark)
    const rest = last === undefined ? '' : `; on ${shortTitle(last.panel.name)} by ${gains(last.mark).join(' and ')}`
    return `${title}: another dollar of the partner\u2019s own on ${shortTitle(best.panel.name)} changes the vendor\u2019s contribution by ${vendor} and the partner\u2019s EBITDA by ${partner}${rest}`
  }
  const first = own.reduce((a, b) => (b.mark.now.x > a.mark.now.x ? b : a))
  const { panel, mark } = first
  const head = `${title}: another $1,000 a quarter on ${shortTitle(panel.name)}`
  if (panel.unit === '1')
    return `${head} steers ${effectText(mark.next, panel.unit)} more of the direct pipeline, on top of ${percentText(mark.now.y)}`
  const [next, average] = [mark.next, mark.average].map(effect => effectText(effect, panel.unit))
  return next === average
    ? `${head} brings ${next}, as much as every $1,000 before`
    : `${head} brings ${next}, against ${average} for each $1,000 so far`
}

/** What the response chart shows: of one activity, or of those on which most is spent. No curves, no panels. */
export const responseRecord = (outcome: Outcome, activity?: string, of?: string): ResponseRecord => {
  const { result, against, curves = [] } = outcome
  const colours = coloursOf(result, against)
  const titles = new Map(result.strategies.map(({ id, title }) => [id, title]))
  const known = curves.filter(
    ({ kind, of: name }) => kind === 'response' && (activity === undefined || name === activity),
  )
  const worked = new Map(result.marketing?.activities.map(one => [JSON.stringify([one.strategy, one.activity]), one]))
  const panelOf = (name: string): ResponsePanel & { readonly most: number } => {
    const own = known.filter(curve => curve.of === name)
    const places = own.flatMap(curve => {
      const [now, next] = [markAt(curve, 'now'), markAt(curve, 'next')]
      return now === undefined || next === undefined ? [] : [{ curve, now, next }]
    })
    const kept = [...places].sort((a, b) => b.now.x - a.now.x).slice(0, mostMarks)
    const shown = places.filter(place => kept.includes(place))
    const marks = shown.map(({ curve, now, next }): ResponseMark => {
      const gain = worked.get(JSON.stringify([curve.strategy, name]))
      return {
        id: curve.strategy,
        title: cleanText(titles.get(curve.strategy) ?? curve.strategy),
        colour: colours.get(curve.strategy) ?? muted,
        now: { x: now.x, y: now.y },
        average: now.x > 0 ? (now.y / now.x) * 1000 : 0,
        next: ((next.y - now.y) / (next.x - now.x)) * 1000,
        vendor: gain?.vendor.nextDollar ?? null,
        partner: gain?.partner.nextDollar ?? null,
      }
    })
    const alike = shown.every(({ curve }) => isSame(curve, shown[0]!.curve))
    return {
      name: cleanText(name),
      unit: own[0]!.y.unit,
      lines: (alike ? shown.slice(0, 1) : shown).map(({ curve }) => ({
        colour: alike ? null : (colours.get(curve.strategy) ?? muted),
        points: curve.points,
      })),
      marks,
      most: Math.max(...marks.map(({ now }) => now.x), 0),
    }
  }
  const all = [...new Set(known.map(curve => curve.of))].map(panelOf).filter(({ marks }) => marks.length > 0)
  const panels = [...all]
    .sort((a, b) => b.most - a.most)
    .slice(0, mostPanels)
    .map(({ most: _, ...panel }) => panel)
  return {
    kind: 'response',
    trials: result.trials,
    tried: panels.some(({ marks }) => marks.some(({ vendor }) => vendor !== null))
      ? (result.marketing?.trials ?? 0)
      : 0,
    source: sourceText(result),
    panels,
    leftOut: all.length - panels.length,
    finding: findingOf(panels, shownOf(outcome, of)),
  }
}
