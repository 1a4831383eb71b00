import { hashHex } from '../kernel/address.ts'
import { asin, exp, expm1, log, log1p, pow, sin } from '../kernel/arithmetic.ts'
import { normalQuantile, normalUpper } from '../kernel/normal.ts'

/** Each with the stretch of numbers that it is asked about. */
const asked: readonly (readonly [of: (x: number) => number, from: number, to: number])[] = [
  [exp, -30, 30],
  [expm1, -1, 1],
  [log, 1e-3, 1e3],
  [log1p, -0.9, 9],
  [x => pow(x, 1 / 12), 0.01, 3],
  [x => pow(1.01, x), 0, 120],
  [sin, -4, 4],
  [asin, -1, 1],
  [Math.sqrt, 0, 100],
  [normalQuantile, 0, 1],
  [normalUpper, -9, 9],
]

const steps = 200

/** SHA-256 of the bits of 2,200 results of our own arithmetic; other bits on another machine mean other futures. */
export const arithmeticPrint = (): string => {
  const view = new DataView(new ArrayBuffer(8))
  const words = asked.flatMap(([of, from, to]) =>
    Array.from({ length: steps }, (_, n) => {
      view.setFloat64(0, of(from + ((n + 0.5) * (to - from)) / steps))
      return `${view.getUint32(0)},${view.getUint32(4)}`
    }),
  )
  return hashHex(words.join(' '))
}
