import { expect, test } from 'vitest'
import { pageFonts } from '../../src/run/page-fonts.ts'

const ranges = (text: string): number => new Set(pageFonts(text).map(({ range }) => range)).size

test('a page gets the Latin letters in three weights, and other alphabets only when it has them', () => {
  const latin = pageFonts('UV Partners – $1.2M, 87 % “better” é')
  expect(latin.map(({ weight }) => weight)).toEqual([400, 500, 600])
  expect(ranges('Łódź')).toBe(2)
  expect(ranges('Ωμέγα и Łódź')).toBeGreaterThanOrEqual(4)
  expect(ranges('渠道')).toBe(1)
})

test('every typeface is a WOFF2 file, and the usual ones are small', () => {
  const latin = pageFonts('plain')
  for (const { base64 } of latin) expect(Buffer.from(base64, 'base64').subarray(0, 4).toString('latin1')).toBe('wOF2')
  expect(latin.reduce((sum, { base64 }) => sum + base64.length, 0)).toBeLessThan(120_000)
})
