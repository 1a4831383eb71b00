/**
 * A histogram over all doubles whose buckets are a power-of-two part of their octave, so that a bucket is read off the
 * bits of a number: 9 bits give a relative error of at most 0.1 %, 6 bits of 0.8 %. Counts are whole, so merging is
 * exact in any order. Plain data; `cells` are each bucket and how many values it has, in ascending order of value.
 */
export type Sketch = { readonly bits: number; readonly cells: Int32Array }

const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)
word[0] = 1
const high = halves[1] === 0x3ff00000 ? 1 : 0

/** The bucket of x as a whole number that grows with x; 0 for zero. NaN has none. */
const bucketOf = (x: number, bits: number): number => {
  word[0] = Math.abs(x)
  const bucket = halves[high] >>> (20 - bits)
  return x < 0 ? -1 - bucket : x === 0 ? 0 : bucket + 1
}

/** The middle of a bucket. */
const middleOf = (bucket: number, bits: number): number => {
  if (bucket === 0) return 0
  const magnitude = bucket > 0 ? bucket - 1 : -1 - bucket
  halves[high] = magnitude << (20 - bits)
  halves[1 - high] = 0
  const low = word[0]
  halves[high] = (magnitude + 1) << (20 - bits)
  const middle = (low + word[0]) / 2
  return bucket > 0 ? middle : -middle
}

/** Room for the buckets of some values and for their cells, used again and again. */
const scratch = { found: new Int32Array(0), cells: new Int32Array(0) }

/** The cells of some values, which hold until the next are asked for. */
const cellsOf = (values: Float64Array, bits: number): Int32Array => {
  if (scratch.found.length < values.length) {
    scratch.found = new Int32Array(values.length)
    scratch.cells = new Int32Array(2 * values.length)
  }
  const { found, cells } = scratch
  let n = 0
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) found[n++] = bucketOf(values[i], bits)
  found.subarray(0, n).sort()
  let end = 0
  for (let i = 0; i < n; i++) {
    if (i > 0 && found[i] === found[i - 1]) cells[end - 1]++
    else {
      cells[end++] = found[i]
      cells[end++] = 1
    }
  }
  return cells.subarray(0, end)
}

export const sketchOf = (values: Float64Array, bits: number): Sketch => ({ bits, cells: cellsOf(values, bits).slice() })

/** How many numbers the cells of both lists together are. */
const lengthOf = (a: Int32Array, b: Int32Array): number => {
  let both = 0
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const left = a[i]
    const right = b[k]
    if (left === right) both += 2
    if (left <= right) i += 2
    if (right <= left) k += 2
  }
  return a.length + b.length - both
}

/** How two sketches become one. */
type MergeSketches = (a: Sketch, b: Sketch) => Sketch

/**
 * Both lists of cells walked side by side from their ends, into a list with room for both. Where this has the memory of
 * the first, its cells are read before they are written over, and those below all of the second stay where they are.
 */
const walk = (a: Int32Array, b: Int32Array, out: Int32Array): void => {
  let i = a.length - 2
  let k = b.length - 2
  const isInPlace = out.buffer === a.buffer
  for (let at = out.length - 2; at >= 0 && (k >= 0 || !isInPlace); at -= 2) {
    const isLeft = k < 0 || (i >= 0 && a[i] >= b[k])
    const isRight = i < 0 || (k >= 0 && b[k] >= a[i])
    const bucket = isLeft ? a[i] : b[k]
    let count = 0
    if (isLeft) {
      count += a[i + 1]
      i -= 2
    }
    if (isRight) {
      count += b[k + 1]
      k -= 2
    }
    out[at] = bucket
    out[at + 1] = count
  }
}

/** Both as a new one. */
export const mergeSketches: MergeSketches = (a, b) => {
  const cells = new Int32Array(lengthOf(a.cells, b.cells))
  walk(a.cells, b.cells, cells)
  return { bits: a.bits, cells }
}

/** Room for as many cells again as half of those that there are, so that not every new one takes new memory. */
const roomFor = (length: number): number => length + 2 * (length >> 2)

const added = ({ bits, cells: a }: Sketch, b: Int32Array): Sketch => {
  const length = lengthOf(a, b)
  const hasRoom = a.byteOffset === 0 && a.buffer.byteLength >= 4 * length
  const cells = new Int32Array(hasRoom ? a.buffer : new ArrayBuffer(4 * roomFor(length)), 0, length)
  walk(a, b, cells)
  return { bits, cells }
}

/** As `mergeSketches`, but the first is used up: its memory is that of both where there is room in it. */
export const addSketch: MergeSketches = (a, b) => added(a, b.cells)

/** A sketch with some values more; it is used up. */
export const addValues = (sketch: Sketch, values: Float64Array): Sketch => added(sketch, cellsOf(values, sketch.bits))

/** The quantile (type 7) at p, within the sketch's relative error, clamped to [min, max]; null for no values. */
export const sketchQuantile = (sketch: Sketch, p: number, min: number, max: number): number | null => {
  const { bits, cells } = sketch
  let n = 0
  for (let i = 0; i < cells.length; i += 2) n += cells[i + 1]
  if (n === 0) return null
  const at = p * (n - 1)
  const below = Math.floor(at)
  let seen = 0
  for (let i = 0; i < cells.length; i += 2) {
    seen += cells[i + 1]
    if (seen <= below) continue
    const low = middleOf(cells[i], bits)
    const next = seen > below + 1 || i + 2 === cells.length ? low : middleOf(cells[i + 2], bits)
    return Math.min(max, Math.max(min, low + (at - below) * (next - low)))
  }
  return max
}
