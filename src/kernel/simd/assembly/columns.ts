// Kernels over columns of doubles in one memory, two lanes at a time. Each is the twin, operation by operation, of a plain
// loop in ../plain.ts, so that both give the same bits. Addresses are bytes; a column has `count` numbers, any count.

/** out = a + b */
export function add(out: usize, a: usize, b: usize, count: usize): void {
  const end = out + (count << 3)
  const even = out + ((count & ~1) << 3)
  while (out < even) {
    v128.store(out, f64x2.add(v128.load(a), v128.load(b)))
    out += 16
    a += 16
    b += 16
  }
  if (out < end) store<f64>(out, load<f64>(a) + load<f64>(b))
}

/** out = (out + a) + b */
export function addTwo(out: usize, a: usize, b: usize, count: usize): void {
  const end = out + (count << 3)
  const even = out + ((count & ~1) << 3)
  while (out < even) {
    v128.store(out, f64x2.add(f64x2.add(v128.load(out), v128.load(a)), v128.load(b)))
    out += 16
    a += 16
    b += 16
  }
  if (out < end) store<f64>(out, load<f64>(out) + load<f64>(a) + load<f64>(b))
}

/** out = out + a */
export function addOne(out: usize, a: usize, count: usize): void {
  const end = out + (count << 3)
  const even = out + ((count & ~1) << 3)
  while (out < even) {
    v128.store(out, f64x2.add(v128.load(out), v128.load(a)))
    out += 16
    a += 16
  }
  if (out < end) store<f64>(out, load<f64>(out) + load<f64>(a))
}

/** out = the smaller of both where a is smaller, else out */
export function low(out: usize, a: usize, count: usize): void {
  const end = out + (count << 3)
  const even = out + ((count & ~1) << 3)
  while (out < even) {
    const now = v128.load(a)
    const was = v128.load(out)
    v128.store(out, v128.bitselect(now, was, f64x2.lt(now, was)))
    out += 16
    a += 16
  }
  if (out < end && load<f64>(a) < load<f64>(out)) store<f64>(out, load<f64>(a))
}

/** out = the larger of both where a is larger, else out */
export function high(out: usize, a: usize, count: usize): void {
  const end = out + (count << 3)
  const even = out + ((count & ~1) << 3)
  while (out < even) {
    const now = v128.load(a)
    const was = v128.load(out)
    v128.store(out, v128.bitselect(now, was, f64x2.gt(now, was)))
    out += 16
    a += 16
  }
  if (out < end && load<f64>(a) > load<f64>(out)) store<f64>(out, load<f64>(a))
}

/**
 * The first place at which the sum of `terms` columns is not within `tolerance` of nothing, times 1 and all their sizes;
 * `count` where none is. The table holds, for each term, the address of its column and 1 or -1, as two 32-bit words. Terms
 * are added one after the other.
 */
export function firstOff(table: usize, terms: usize, count: usize, tolerance: f64): usize {
  const even = count & ~1
  const part = f64x2.splat(tolerance)
  let i: usize = 0
  while (i < even) {
    let sum = f64x2.splat(0)
    let size = f64x2.splat(1)
    let term = table
    for (let k: usize = 0; k < terms; k++) {
      const value = v128.load(<usize>load<u32>(term) + (i << 3))
      sum = load<i32>(term, 4) > 0 ? f64x2.add(sum, value) : f64x2.sub(sum, value)
      size = f64x2.add(size, f64x2.abs(value))
      term += 8
    }
    // also where it is not a number
    if (!i64x2.all_true(f64x2.le(f64x2.abs(sum), f64x2.mul(part, size)))) break
    i += 2
  }
  while (i < count) {
    let sum: f64 = 0
    let size: f64 = 1
    let term = table
    for (let k: usize = 0; k < terms; k++) {
      const value = load<f64>(<usize>load<u32>(term) + (i << 3))
      sum = load<i32>(term, 4) > 0 ? sum + value : sum - value
      size = size + abs(value)
      term += 8
    }
    if (!(abs(sum) <= tolerance * size)) return i
    i++
  }
  return count
}

/**
 * Uniforms of the trials first, first + 1, ... of a stream at one step and index (Philox4x32-10, as in ../../philox.ts);
 * `first` and `count` are even. Two pairs of neighbours at a time.
 */
export function uniforms(
  out: usize,
  count: usize,
  first: u32,
  step: u32,
  index: u32,
  k0: u32,
  k1: u32,
  c3: u32,
): void {
  let pair = first >>> 1
  const pairs = count >> 1
  // the words of four generators side by side; the last of a count that is no multiple of eight are made and not kept
  for (let n: usize = 0; n < pairs; n += 4) {
    let c0 = i32x4.add(i32x4.splat(pair), v128(0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0))
    let c1 = i32x4.splat(step)
    let c2 = i32x4.splat(index)
    let cc = i32x4.splat(c3)
    let ka = k0
    let kb = k1
    const m0 = i32x4.splat(0xd2511f53)
    const m1 = i32x4.splat(0xcd9e8d57)
    for (let r = 0; r < 10; r++) {
      const p0l = i64x2.extmul_low_i32x4_u(c0, m0)
      const p0h = i64x2.extmul_high_i32x4_u(c0, m0)
      const p1l = i64x2.extmul_low_i32x4_u(c2, m1)
      const p1h = i64x2.extmul_high_i32x4_u(c2, m1)
      const h0 = v128.shuffle<i32>(p0l, p0h, 1, 3, 5, 7)
      const l0 = v128.shuffle<i32>(p0l, p0h, 0, 2, 4, 6)
      const h1 = v128.shuffle<i32>(p1l, p1h, 1, 3, 5, 7)
      const l1 = v128.shuffle<i32>(p1l, p1h, 0, 2, 4, 6)
      c0 = v128.xor(v128.xor(h1, c1), i32x4.splat(ka))
      c1 = l1
      c2 = v128.xor(v128.xor(h0, cc), i32x4.splat(kb))
      cc = l0
      ka += 0x9e3779b9
      kb += 0xbb67ae85
    }
    const left = pairs - n
    store2(out, i32x4.extract_lane(c0, 0), i32x4.extract_lane(c1, 0), i32x4.extract_lane(c2, 0), i32x4.extract_lane(cc, 0))
    if (left > 1)
      store2(out + 16, i32x4.extract_lane(c0, 1), i32x4.extract_lane(c1, 1), i32x4.extract_lane(c2, 1), i32x4.extract_lane(cc, 1))
    if (left > 2)
      store2(out + 32, i32x4.extract_lane(c0, 2), i32x4.extract_lane(c1, 2), i32x4.extract_lane(c2, 2), i32x4.extract_lane(cc, 2))
    if (left > 3)
      store2(out + 48, i32x4.extract_lane(c0, 3), i32x4.extract_lane(c1, 3), i32x4.extract_lane(c2, 3), i32x4.extract_lane(cc, 3))
    out += 64
    pair += 4
  }
}

/** (the upper 52 of 64 bits + 1/2) / 2^52, of both halves of a generator's words. */
@inline
function store2(out: usize, a: u32, b: u32, c: u32, d: u32): void {
  store<f64>(out, (<f64>a * 1048576.0 + <f64>(b >>> 12) + 0.5) * 2.220446049250313e-16)
  store<f64>(out + 8, (<f64>c * 1048576.0 + <f64>(d >>> 12) + 0.5) * 2.220446049250313e-16)
}
