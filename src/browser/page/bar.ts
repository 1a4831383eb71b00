import { drawn } from './element.ts'

/** A range to draw: its ends and its middle. */
export type Span = { readonly low: number; readonly middle: number; readonly high: number }

/** Two ranges above each other on one scale: grey what was, in colour what is. */
export type Bar = {
  readonly svg: SVGElement
  readonly draw: (was: Span | null, is: Span | null, scale: readonly [number, number], said: string) => void
}

const percent = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`

export const newBar = (): Bar => {
  const axis = drawn('line', { class: 'axis', y1: 0, y2: 22 })
  const [was, is] = ['was', 'is'].map(name => drawn('rect', { class: name, height: 6, rx: 2 }))
  const [wasMiddle, isMiddle] = ['was-mid', 'is-mid'].map(name => drawn('line', { class: name }))
  const svg = drawn(
    'svg',
    { role: 'img', 'aria-label': 'not played yet', height: 22 },
    axis,
    was,
    is,
    wasMiddle,
    isMiddle,
  )
  const place = (rect: SVGElement, line: SVGElement, span: Span | null, top: number, at: (x: number) => number) => {
    for (const one of [rect, line]) one.setAttribute('visibility', span === null ? 'hidden' : 'visible')
    if (span === null) return
    rect.setAttribute('y', String(top))
    rect.setAttribute('x', percent(at(span.low)))
    rect.setAttribute('width', percent(Math.max(0.008, at(span.high) - at(span.low))))
    line.setAttribute('y1', String(top - 2))
    line.setAttribute('y2', String(top + 8))
    for (const end of ['x1', 'x2']) line.setAttribute(end, percent(at(span.middle)))
  }
  return {
    svg,
    draw: (before, after, [low, high], said) => {
      const at = (x: number): number => (x - low) / (high - low || 1)
      axis.setAttribute('visibility', low <= 0 && high >= 0 ? 'visible' : 'hidden')
      for (const end of ['x1', 'x2']) axis.setAttribute(end, percent(at(0)))
      place(was, wasMiddle, before, 3, at)
      place(is, isMiddle, after, 13, at)
      svg.setAttribute('aria-label', said)
    },
  }
}
