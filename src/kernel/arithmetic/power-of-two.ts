/** Exponents of the smallest and of the largest power of two that a double holds. */
const lowest = -1074
const highest = 1023

const powers = new Float64Array(highest - lowest + 1)
powers[-lowest] = 1
for (let e = 1; e <= highest; e++) powers[e - lowest] = powers[e - 1 - lowest] * 2
for (let e = -1; e >= lowest; e--) powers[e - lowest] = powers[e + 1 - lowest] / 2

/** 2^e for an integer e from -1074 to 1023, exactly. */
export const powerOfTwo = (e: number): number => powers[e + 1074]

/** x 2^e, rounded once; e an integer from -2097 to 2046. */
export const scale = (x: number, e: number): number => {
  if (e > 1023) return x * powers[1023 + 1074] * powers[e - 1023 + 1074]
  if (e < -1022) return x * powers[-1022 + 1074] * powers[e + 1022 < -1074 ? 0 : e + 1022 + 1074]
  return x * powers[e + 1074]
}
