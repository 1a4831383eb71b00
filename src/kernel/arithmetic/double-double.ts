/**
 * Numbers of about 106 bits as an unevaluated sum of two doubles, large part first. Used while the tables of `exp` and
 * `log` are built, where speed does not count. Method: T. J. Dekker, Numerische Mathematik 18 (1971).
 */
export type Pair = readonly [number, number]

/** a + b without error. */
const sum = (a: number, b: number): Pair => {
  const s = a + b
  const t = s - a
  return [s, a - (s - t) + (b - t)]
}

/** Halves of 26 bits, which multiply without error; |a| below 1e300. */
const halves = (a: number): Pair => {
  const c = 134217729 * a // 2^27 + 1
  const high = c - (c - a)
  return [high, a - high]
}

/** a b without error. */
const product = (a: number, b: number): Pair => {
  const p = a * b
  const [ah, al] = halves(a)
  const [bh, bl] = halves(b)
  return [p, ah * bh - p + ah * bl + al * bh + al * bl]
}

const add = (a: Pair, b: Pair): Pair => {
  const [s, e] = sum(a[0], b[0])
  return sum(s, e + a[1] + b[1])
}

export const multiply = (a: Pair, b: Pair): Pair => {
  const [p, e] = product(a[0], b[0])
  return sum(p, e + (a[0] * b[1] + a[1] * b[0]))
}

const divide = (a: Pair, b: Pair): Pair => {
  const q = a[0] / b[0]
  const rest = add(a, multiply([-q, 0], b))
  return sum(q, (rest[0] + rest[1]) / b[0])
}

/** The natural logarithm of 2. */
export const ln2: Pair = [Math.LN2, 2.3190468138462996e-17]

/** e^x by its power series; |x| <= 1. */
export const expPair = (x: Pair): Pair => {
  let total: Pair = [1, 0]
  let term: Pair = [1, 0]
  for (let n = 1; n <= 32; n++) {
    term = divide(multiply(term, x), [n, 0])
    total = add(total, term)
  }
  return total
}

/** ln x by 2 artanh((x - 1) / (x + 1)); x from 0.5 to 2. */
export const logPair = (x: number): Pair => {
  const s = divide(sum(x, -1), sum(x, 1))
  const square = multiply(s, s)
  let total: Pair = [0, 0]
  let odd = s
  for (let n = 1; n <= 71; n += 2) {
    total = add(total, divide(odd, [n, 0]))
    odd = multiply(odd, square)
  }
  return multiply([2, 0], total)
}
