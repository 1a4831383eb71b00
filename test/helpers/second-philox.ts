/**
 * Philox4x32-10 a second time, in BigInt and straight from the paper (Salmon, Moraes, Dror and Shaw 2011, section 3.2),
 * sharing nothing with the engine's.
 */
const mask = 0xffffffffn

export const secondPhilox = (counter: readonly number[], key: readonly number[]): number[] => {
  let [c0, c1, c2, c3] = counter.map(BigInt)
  let [k0, k1] = key.map(BigInt)
  for (let round = 0; round < 10; round++) {
    const a = 0xd2511f53n * c0
    const b = 0xcd9e8d57n * c2
    ;[c0, c1, c2, c3] = [(b >> 32n) ^ c1 ^ k0, b & mask, (a >> 32n) ^ c3 ^ k1, a & mask]
    k0 = (k0 + 0x9e3779b9n) & mask
    k1 = (k1 + 0xbb67ae85n) & mask
  }
  return [c0, c1, c2, c3].map(Number)
}
