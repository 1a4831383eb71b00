import { numberAt, type Slider } from './slider.ts'
import { niceStep, places, sizeOf } from './steps.ts'

/** A slider from and to nearer places; what is uncertain, and not counted in wholes, moves in finer steps there. */
export const narrowed = (slider: Slider, least: number, most: number): Slider => {
  const { law, unit, step } = slider
  const [from, to] = [least, most].map(place => numberAt(slider, place))
  const finer = niceStep(to - from, places)
  const size = sizeOf(finer)
  if (law === null || (unit === 'count' && sizeOf(step) === 1) || size >= sizeOf(step))
    return { ...slider, least, most }
  const [first, last] = [Math.ceil(from / size - 1e-9), Math.floor(to / size + 1e-9)]
  const start = Math.min(last, Math.max(first, Math.round(law.p50 / size)))
  return { ...slider, step: finer, least: first, most: last, start }
}
