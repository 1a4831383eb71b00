import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import { type Fault, nearestPlace } from './fault.ts'

/** What a form of fading cannot do without, each with a line that says it. */
const needed: Readonly<Record<string, readonly (readonly [key: string, line: string])[]>> = {
  binomial: [['goneAfter', 'goneAfter: 8 weeks']],
  delayed: [
    ['goneAfter', 'goneAfter: 8 weeks'],
    ['peakAfter', 'peakAfter: 2 weeks'],
    ['halfWidth', 'halfWidth: 1 week'],
  ],
}

const incomplete = (body: Body, room: string): Fault[] => {
  const form = body.settings.get(`${room}.form`)?.quantity
  if (form?.kind !== 'choice') return []
  const missing = (needed[form.value] ?? []).filter(([key]) => !body.places.has(`${room}.${key}`))
  if (missing.length === 0) return []
  return [
    {
      key: `fading ${room} ${missing.map(([key]) => key).join(' ')}`,
      code: 'E125',
      message: `${quoted(`form: ${form.value}`)} needs ${missing.map(([key]) => quoted(key)).join(', ')}`,
      detail: {
        place: nearestPlace(body, `${room}.form`),
        path: room,
        help: `add ${missing.map(([, line]) => quoted(line)).join(', ')} with your times, or remove "form": a geometric effect needs no more than "carryover"`,
      },
    },
  ]
}

/** A peak that would come when the effect is gone, where both are certain. */
const tooLate = (body: Body, room: string): Fault[] => {
  const [peak, gone] = ['peakAfter', 'goneAfter'].map(key => body.settings.get(`${room}.${key}`))
  if (peak?.quantity.kind !== 'constant' || gone?.quantity.kind !== 'constant') return []
  if (peak.quantity.value <= gone.quantity.value) return []
  return [
    {
      key: `late peak ${room}`,
      code: 'E114',
      message: '"peakAfter" is later than "goneAfter", when nothing is left of the effect',
      detail: {
        place: peak.place,
        path: `${room}.peakAfter`,
        help: 'write a shorter "peakAfter" or a longer "goneAfter": both count from the day of the spend',
        also: [{ place: gone.place, note: 'when it is gone' }],
      },
    },
  ]
}

/** What is wrong with how the effects of activities fade. */
export const fadingFaults = (body: Body, axes: Axes): readonly Fault[] =>
  (axes.elements.get('activity') ?? [])
    .map(name => `mdf.activities.${name}.fading`)
    .flatMap(room => [...incomplete(body, room), ...tooLate(body, room)])
