import { exp, log } from '../../kernel/arithmetic.ts'
import type { Unit } from '../../kernel/unit.ts'
import type { Share } from './influencing.ts'

/**
 * A number that the page can move. Its places are whole multiples of a round step: place k is k x mantissa x
 * 10^exponent, as one writes the number (a share in percent).
 */
export type Slider = {
  /** What stands before the equals sign of a `--set`. */
  readonly path: string
  readonly label: string
  /** The strategy whose lever it is, in words; null for what holds under all. */
  readonly under: string | null
  readonly unit: Unit
  /** How many of what is written make one of the unit: 100 of a share, in percent. */
  readonly factor: number
  /** What follows the number: `%`, ` per rep per month`. */
  readonly after: string
  readonly step: { readonly mantissa: number; readonly exponent: number }
  /** First and last place, and the one nearest to what holds now. */
  readonly least: number
  readonly most: number
  readonly start: number
  /** What holds now, in words. */
  readonly now: string
  /** About what share of the spread of a headline figure it accounts for, the largest; null for what is certain. */
  readonly share: Share | null
  /** How it is uncertain, if it is: points of its law, as one writes the number, with or without the median. */
  readonly law: { readonly p10: number; readonly p50: number; readonly p90: number; readonly isTwo: boolean } | null
  /** Of events: how far they lie around what is typical, as text of the file; what moves is what is typical. */
  readonly around: string | null
}

/** What a slider has been moved to; `pin`: one value, `shift`: the median, its spread around it. */
export type Moved = { readonly how: 'pin' | 'shift'; readonly place: number }

/** A number without an exponent, as short as it can be written. */
const plain = (x: number): string => {
  const text = String(x)
  return text.includes('e') ? x.toFixed(12).replace(/\.?0+$/, '') : text
}

/** The number of a place, to the digit. */
export const numberAt = ({ step }: Pick<Slider, 'step'>, place: number): number =>
  Number(`${place * step.mantissa}e${step.exponent}`)

/** A number as a scenario has it: `$60000`, `35%`, `1.5 per rep per month`. */
export const amountText = ({ unit, after }: Pick<Slider, 'unit' | 'after'>, number: number): string =>
  `${number < 0 ? '-' : ''}${unit === 'USD' ? '$' : ''}${plain(Math.abs(number))}${after}`

/** Four digits are more than anybody knows of a quantile. */
const rough = (x: number): number => Number(x.toPrecision(4))

/** Whether a median there leaves no room for a spread: nothing, or all of a share. */
export const isBare = (slider: Slider, place: number): boolean =>
  place === 0 || (slider.unit === '1' && numberAt(slider, place) === 100)

/** A point of the law where its median has moved: as far on the scale on which such a number is spread evenly. */
const shifted = ({ unit, law }: Slider, point: number, median: number): number => {
  const from = (law as NonNullable<Slider['law']>).p50
  if (unit !== '1') return rough((point / from) * median)
  const logit = (percent: number): number => log(percent / (100 - percent))
  const x = logit(point) + logit(median) - logit(from)
  return Math.min(rough(100 / (1 + exp(-x))), 99.99)
}

/** Whether its median can be moved with its spread: its law lies above 0, and of a share below 100 %. */
export const canShift = ({ unit, law }: Slider): boolean =>
  law !== null && law.p10 > 0 && law.p10 < law.p50 && law.p50 < law.p90 && (unit !== '1' || law.p90 < 100)

const valueText = (slider: Slider, { how, place }: Moved): string => {
  const { law } = slider
  const number = numberAt(slider, place)
  const text = (x: number): string => amountText(slider, x)
  if (how === 'pin' || law === null || isBare(slider, place)) return text(number)
  const point = (x: number): string => text(shifted(slider, x, number))
  const middle = law.isTwo ? '' : `p50: ${text(number)}, `
  return `{p10: ${point(law.p10)}, ${middle}p90: ${point(law.p90)}}`
}

/** What a moved slider says, as a value of the file. */
export const movedText = (slider: Slider, moved: Moved): string => {
  const value = valueText(slider, moved)
  return slider.around === null ? value : `{typical: ${value}, spread: ${slider.around}}`
}

/** The same as a `--set` of the command line. */
export const setText = (slider: Slider, moved: Moved): string => `${slider.path}=${movedText(slider, moved)}`
