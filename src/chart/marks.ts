/** A box at a fixed place, in pixels from the upper left corner of the view it is a layer of. */
export type Box = {
  readonly x: number
  readonly x2: number
  readonly y: number
  readonly y2: number
  readonly colour: string
  readonly opacity?: number
  /** Drawn as an edge of this colour around it. */
  readonly edge?: string
}

/** A straight line between two places, in pixels. */
export type Line = {
  readonly x: number
  readonly x2: number
  readonly y: number
  readonly y2: number
  readonly colour: string
  readonly width?: number
  readonly dash?: readonly number[]
}

/** A filled dot around a place, in pixels; `size` is its area. */
export type Dot = { readonly x: number; readonly y: number; readonly colour: string; readonly size?: number }

const place = (field: string) => ({ field, type: 'quantitative', scale: null })

/** One layer for each look, in the order in which the looks first come. */
const layersBy = <T>(
  all: readonly T[],
  lookOf: (one: T) => object,
  rowOf: (one: T) => object,
  encoding: object,
): unknown[] => {
  const looks = new Map<string, { readonly mark: object; readonly values: object[] }>()
  for (const one of all) {
    const mark = lookOf(one)
    const key = JSON.stringify(mark)
    const look = looks.get(key) ?? { mark, values: [] }
    looks.set(key, look)
    look.values.push(rowOf(one))
  }
  return [...looks.values()].map(({ mark, values }) => ({ data: { values }, mark, encoding }))
}

const ends = { x: place('x'), x2: { field: 'x2' }, y: place('y'), y2: { field: 'y2' } }
const endsOf = ({ x, x2, y, y2 }: Box | Line) => ({ x, x2, y, y2 })

/** Boxes with square corners. */
export const boxLayers = (boxes: readonly Box[]): unknown[] =>
  layersBy(
    boxes,
    ({ colour, opacity = 1, edge }) => ({
      type: 'rect',
      color: colour,
      fillOpacity: opacity,
      ...(edge === undefined ? {} : { stroke: edge, strokeWidth: 1.25 }),
    }),
    endsOf,
    ends,
  )

export const lineLayers = (lines: readonly Line[]): unknown[] =>
  layersBy(
    lines,
    ({ colour, width = 1, dash }) => ({
      type: 'rule',
      color: colour,
      strokeWidth: width,
      ...(dash === undefined ? {} : { strokeDash: dash }),
    }),
    endsOf,
    ends,
  )

export const dotLayers = (dots: readonly Dot[]): unknown[] =>
  layersBy(
    dots,
    ({ colour, size = 64 }) => ({ type: 'point', filled: true, opacity: 1, color: colour, size }),
    ({ x, y }) => ({ x, y }),
    { x: place('x'), y: place('y') },
  )
