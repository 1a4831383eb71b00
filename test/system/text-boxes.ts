import type { Page } from 'playwright-core'

/** Where a line of text stands in its picture, in the picture's own pixels. */
export type TextBox = {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A place in a picture, in its own pixels. */
type Point = { readonly x: number; readonly y: number }

export type Picture = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly TextBox[]
  /** Courses over an axis, each as the points that it runs through, two pixels apart. */
  readonly lines: readonly (readonly Point[])[]
}

/** The pictures that match a selector, with the boxes of their texts and their lines as the browser drew them. */
export const picturesOf = (page: Page, selector: string): Promise<Picture[]> =>
  page.evaluate(
    wanted =>
      [...document.querySelectorAll<SVGSVGElement>(wanted)].map(svg => {
        const frame = svg.getBoundingClientRect()
        const { width, height } = svg.viewBox.baseVal
        const zoom = width / frame.width
        const leaves = [...svg.querySelectorAll('text, tspan')].filter(
          node => node.childElementCount === 0 && node.textContent?.trim() !== '',
        )
        const boxes = leaves.map(node => {
          const range = document.createRange()
          range.selectNodeContents(node)
          const box = range.getBoundingClientRect()
          return {
            text: node.textContent ?? '',
            left: (box.left - frame.left) * zoom,
            top: (box.top - frame.top) * zoom,
            right: (box.right - frame.left) * zoom,
            bottom: (box.bottom - frame.top) * zoom,
          }
        })
        const lines = [...svg.querySelectorAll<SVGPathElement>('.mark-line path')].map(path => {
          const place = path.getScreenCTM()!
          const seen = ({ x, y }: DOMPoint) => ({ x: (x - frame.left) * zoom, y: (y - frame.top) * zoom })
          const course = path.getAttribute('d') ?? ''
          // a browser walks a path from its start for each point, which takes long where it has many corners
          if (/[^ML\d.,\s-]/.test(course))
            return Array.from({ length: Math.ceil(path.getTotalLength() / 2) + 1 }, (_, at) =>
              seen(path.getPointAtLength(2 * at).matrixTransform(place)),
            )
          const corners = [...course.matchAll(/([ML])\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g)].map(([, move, x, y]) => ({
            isStart: move === 'M',
            ...seen(new DOMPoint(Number(x), Number(y)).matrixTransform(place)),
          }))
          return corners.flatMap(({ isStart, x, y }, n) => {
            const from = isStart ? { x, y } : corners[n - 1]
            const steps = Math.max(1, Math.ceil(Math.hypot(x - from.x, y - from.y) / 2))
            return Array.from({ length: steps }, (_, at) => ({
              x: from.x + ((at + 1) / steps) * (x - from.x),
              y: from.y + ((at + 1) / steps) * (y - from.y),
            }))
          })
        })
        return { width, height, boxes, lines }
      }),
    selector,
  )

const said = ({ text, left, top, right, bottom }: TextBox): string =>
  `"${text}" (${[left, top, right, bottom].map(edge => edge.toFixed(1)).join(' ')})`

/** A text drawn twice at one place is a text with an edge of another colour. */
const isEdge = (a: TextBox, b: TextBox): boolean =>
  a.text === b.text && Math.abs(a.left - b.left) < 0.1 && Math.abs(a.top - b.top) < 0.1

/** Whether a line runs through the letters of a text, which fill the middle of its box. */
const strikes = (line: readonly Point[], { left, top, right, bottom }: TextBox): boolean =>
  line.some(({ x, y }) => x > left && x < right && y > top + 3 && y < bottom - 3)

/** Texts that a line runs through, and that no edge keeps apart from it. */
export const struck = ({ boxes, lines }: Picture): string[] =>
  boxes
    .filter(box => !boxes.some(other => other !== box && isEdge(other, box)))
    .filter(box => lines.some(line => strikes(line, box)))
    .map(box => `a line runs through ${said(box)}`)

/** Texts that share more than a pixel with another one, or reach out of the picture. */
export const collisions = ({ width, height, boxes }: Picture): string[] => {
  const outside = boxes
    .filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
    .map(box => `${said(box)} reaches out of ${width} x ${height}`)
  const shared = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap(b => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return across > 1 && down > 1 && !isEdge(a, b) ? [`${said(a)} and ${said(b)}`] : []
    }),
  )
  return [...outside, ...shared]
}
