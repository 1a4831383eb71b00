/** A box, or a straight line from one corner to the other, in pixels from the upper left corner of its view. */
export type Box = { readonly x: number; readonly x2: number; readonly y: number; readonly y2: number }

const encoding = {
  x: { field: 'x', type: 'quantitative', scale: null },
  x2: { field: 'x2' },
  y: { field: 'y', type: 'quantitative', scale: null },
  y2: { field: 'y2' },
}

const layer = (type: 'rect' | 'rule', boxes: readonly Box[], look: object): unknown[] =>
  boxes.length === 0 ? [] : [{ data: { values: boxes }, mark: { type, ...look }, encoding }]

/** Boxes that look alike; no layer for none. */
export const boxLayer = (boxes: readonly Box[], look: object): unknown[] => layer('rect', boxes, look)

/** Straight lines that look alike; no layer for none. */
export const ruleLayer = (lines: readonly Box[], look: object): unknown[] => layer('rule', lines, look)
