import { amountText, canShift, type Moved, numberAt, type Slider } from '../../report/live/slider.ts'
import { shareText } from '../../report/number-text.ts'
import { element } from './element.ts'

/** A slider as it stands in the page. */
export type SliderView = {
  readonly slider: Slider
  readonly field: HTMLElement
  /** What it says now; undefined as long as nobody has moved it. */
  readonly moved: () => Moved | undefined
  readonly reset: () => void
}

/** An amount in words: one month, not 1 months. */
const shown = (slider: Slider, place: number): string => {
  const number = numberAt(slider, place)
  const text = amountText(slider, number)
  return number === 1 ? text.replace(/^(1 (?:month|day|hour))s/, '$1') : text
}

/** What it is called: the name of an input in words, `capture share` for `captureShare`, with a capital. */
const titleOf = ({ label, under }: Slider): string => {
  const words = /^[a-z][\w]*$/.test(label)
    ? label.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)
    : label
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  return under === null ? title : `${title}, under “${under}”`
}

/** `hear` is called as it moves, and (`rests`) when it is let go of or put back. */
export const sliderView = (slider: Slider, n: number, hear: (rests: boolean) => void): SliderView => {
  const id = `live-slider-${n}`
  const input = element('input', {
    type: 'range',
    id,
    min: slider.least,
    max: slider.most,
    step: 1,
    value: slider.start,
    'aria-describedby': `${id}-now`,
  })
  input.value = String(slider.start)
  const said = element('output', { for: id })
  const reset = element('button', {
    type: 'button',
    text: 'Reset',
    hidden: true,
    'aria-label': `Reset ${titleOf(slider)}`,
  })
  const pin = element('input', { type: 'radio', name: `${id}-how`, value: 'pin', id: `${id}-pin`, checked: true })
  const shift = element('input', { type: 'radio', name: `${id}-how`, value: 'shift', id: `${id}-shift` })
  const hows = canShift(slider)
    ? [
        element(
          'label',
          { for: `${id}-pin`, title: 'One value in every future' },
          pin,
          element('span', { text: 'pin to one value' }),
        ),
        element(
          'label',
          { for: `${id}-shift`, title: 'Its median moves, its spread stays' },
          shift,
          element('span', { text: 'shift, keep its spread' }),
        ),
      ]
    : []
  const { share } = slider
  const about = share === null ? '' : ` · about ${shareText(share.part)} of the spread of ${share.of}`
  const field = element(
    'div',
    { class: 'live-slider', role: 'group', 'aria-labelledby': `${id}-label` },
    element(
      'div',
      { class: 'head' },
      element(
        'label',
        { for: id, id: `${id}-label` },
        element('span', { text: titleOf(slider) }),
        element('span', { class: 'path-name', text: slider.path }),
      ),
      element('div', { class: 'set' }, said, reset),
    ),
    input,
    element('p', { class: 'is-now', id: `${id}-now`, text: `as it is: ${slider.now}${about}` }),
    ...(hows.length === 0 ? [] : [element('div', { class: 'how' }, ...hows)]),
  )
  let isMoved = false
  const how = (): Moved['how'] => (shift.checked ? 'shift' : 'pin')
  const show = (): void => {
    const value = shown(slider, Number(input.value))
    said.textContent = isMoved ? (how() === 'pin' ? `pinned: ${value}` : `median ${value}`) : ''
    input.setAttribute('aria-valuetext', isMoved ? (said.textContent ?? '') : `as it is: ${slider.now}`)
    field.classList.toggle('moved', isMoved)
    reset.hidden = !isMoved
  }
  const move = (rests: boolean) => (): void => {
    isMoved = true
    show()
    hear(rests)
  }
  input.addEventListener('input', move(false))
  input.addEventListener('change', move(true))
  for (const choice of [pin, shift])
    choice.addEventListener('change', () => {
      show()
      if (isMoved) hear(true)
    })
  const putBack = (): void => {
    isMoved = false
    input.value = String(slider.start)
    pin.checked = true
    show()
  }
  reset.addEventListener('click', () => {
    putBack()
    input.focus()
    hear(true)
  })
  show()
  return {
    slider,
    field,
    moved: () => (isMoved ? { how: how(), place: Number(input.value) } : undefined),
    reset: putBack,
  }
}
