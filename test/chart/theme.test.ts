import { expect, test } from 'vitest'
import { hues, reference } from '../../src/chart/theme.ts'

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const visions: Record<string, number[][]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without long cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without medium cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'without short cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (colour: string): number[] =>
  [1, 3, 5].map(at => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })

const times = (matrix: readonly number[][], [a, b, c]: readonly number[]): number[] =>
  matrix.map(row => Math.min(Math.max(row[0]! * a! + row[1]! * b! + row[2]! * c!, 0), 1))

/** CIE L*a*b* under D65. */
const lab = (rgb: readonly number[]): number[] => {
  const xyz = times(
    [
      [0.4339, 0.3762, 0.1899],
      [0.2127, 0.7152, 0.0722],
      [0.0178, 0.1095, 0.8728],
    ], // rows divided by the white point
    rgb,
  )
  const [x, y, z] = xyz.map(t => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116))
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)]
}

const palette = [reference, ...hues.slice(0, 4)]

test.each(Object.entries(visions))('five strategies stay apart with colour vision %s', (_, vision) => {
  const seen = palette.map(colour => lab(times(vision, linear(colour))))
  for (const [i, a] of seen.entries())
    for (const b of seen.slice(i + 1)) expect(Math.hypot(...a.map((value, k) => value - b[k]!))).toBeGreaterThan(20)
})

test('every colour can be read as text on white (contrast 4.5 and more)', () => {
  for (const colour of [reference, ...hues]) {
    const [r, g, b] = linear(colour)
    expect(1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05)).toBeGreaterThan(4.5)
  }
})
