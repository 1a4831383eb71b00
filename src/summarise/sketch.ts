/**
 * A histogram over all doubles whose buckets are a power-of-two part of their octave, so that a bucket is read off the
 * bits of a number: 9 bits give a relative error of at most 0.1 %, 6 bits of 0.8 %. Counts are whole, so merging is
 * exact in any order. Plain data; buckets in ascending order of value.
 */
export type Sketch = { readonly bits: number; readonly buckets: Int32Array; readonly counts: Uint32Array }

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

export const sketchOf = (values: Float64Array, bits: number): Sketch => {
  const found = new Int32Array(values.length)
  let n = 0
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) found[n++] = bucketOf(values[i], bits)
  const sorted = found.subarray(0, n).sort()
  let distinct = 0
  for (let i = 0; i < n; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++
  const buckets = new Int32Array(distinct)
  const counts = new Uint32Array(distinct)
  for (let from = 0, i = 1, at = 0; i <= n; i++) {
    if (i < n && sorted[i] === sorted[from]) continue
    buckets[at] = sorted[from]
    counts[at++] = i - from
    from = i
  }
  return { bits, buckets, counts }
}

/** How many buckets are in either list. */
const bucketsIn = (a: Int32Array, b: Int32Array): number => {
  let both = 0
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) both++
    if (a[i] <= b[k]) i++
    else k++
  }
  return a.length + b.length - both
}

/** How two sketches become one. */
export type MergeSketches = (a: Sketch, b: Sketch) => Sketch

/**
 * Both lists of buckets walked side by side from their ends, into lists with room for both; these may be those of the
 * first, whose buckets are then read before they are written over.
 */
const walked = (a: Sketch, b: Sketch, buckets: Int32Array, counts: Uint32Array): Sketch => {
  let i = a.buckets.length - 1
  let k = b.buckets.length - 1
  for (let at = buckets.length - 1; at >= 0; at--) {
    const left = i >= 0 ? a.buckets[i] : Number.NEGATIVE_INFINITY
    const right = k >= 0 ? b.buckets[k] : Number.NEGATIVE_INFINITY
    const count = (left >= right ? a.counts[i--] : 0) + (right >= left ? b.counts[k--] : 0)
    buckets[at] = left > right ? left : right
    counts[at] = count
  }
  return { bits: a.bits, buckets, counts }
}

/** Both as a new one. */
export const mergeSketches: MergeSketches = (a, b) => {
  const size = bucketsIn(a.buckets, b.buckets)
  return walked(a, b, new Int32Array(size), new Uint32Array(size))
}

/** Room for as many buckets again as half of those that there are, so that not every new one takes new memory. */
const roomFor = (size: number): number => size + (size >> 1)

/** As `mergeSketches`, but the first is used up: its memory is that of both where there is room in it. */
export const addSketch: MergeSketches = (a, b) => {
  const size = bucketsIn(a.buckets, b.buckets)
  const room = Math.min(a.buckets.buffer.byteLength, a.counts.buffer.byteLength) / 4
  const isNew = room < size || a.buckets.byteOffset !== 0 || a.counts.byteOffset !== 0
  const most = isNew ? roomFor(size) : 0
  const [buckets, counts] = isNew
    ? [new ArrayBuffer(4 * most), new ArrayBuffer(4 * most)]
    : [a.buckets.buffer, a.counts.buffer]
  return walked(a, b, new Int32Array(buckets, 0, size), new Uint32Array(counts, 0, size))
}

/** The quantile (type 7) at p, within the sketch's relative error, clamped to [min, max]; null for no values. */
export const sketchQuantile = (sketch: Sketch, p: number, min: number, max: number): number | null => {
  const n = sketch.counts.reduce((sum, c) => sum + c, 0)
  if (n === 0) return null
  const at = p * (n - 1)
  const below = Math.floor(at)
  let seen = 0
  for (let i = 0; i < sketch.buckets.length; i++) {
    seen += sketch.counts[i]
    if (seen <= below) continue
    const low = middleOf(sketch.buckets[i], sketch.bits)
    const next =
      seen > below + 1 || i + 1 === sketch.buckets.length ? low : middleOf(sketch.buckets[i + 1], sketch.bits)
    return Math.min(max, Math.max(min, low + (at - below) * (next - low)))
  }
  return max
}
