import { readFileSync } from 'node:fs'

/** Weights of the shipped typeface; every chart text has one of these. */
const weights = [400, 500, 600] as const
type Weight = (typeof weights)[number]

/** The file works from `src/draw` and from `dist/draw`: the typeface lies in `src` in both cases. */
export const fontFile = (weight: Weight): URL => new URL(`../../src/draw/fonts/inter-${weight}.ttf`, import.meta.url)

/** Advance width of a character, in thousandths of the font size or finer (`perEm` units make one font size). */
type Advances = { readonly perEm: number; readonly of: (codePoint: number) => number }

const tableStart = (font: DataView, tag: string): number => {
  for (let i = 0; i < font.getUint16(4); i++) {
    const record = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map(j => font.getUint8(record + j)))
    if (name === tag) return font.getUint32(record + 8)
  }
  throw new Error(`the typeface has no "${tag}" table`)
}

/** Code point to glyph, from the subtable of format 12 or else of format 4. */
const readGlyphs = (font: DataView): Map<number, number> => {
  const cmap = tableStart(font, 'cmap')
  const subtables = Array.from({ length: font.getUint16(cmap + 2) }, (_, i) => cmap + font.getUint32(cmap + 8 + i * 8))
  const glyphs = new Map<number, number>()
  const full = subtables.find(at => font.getUint16(at) === 12)
  if (full !== undefined) {
    for (let i = 0; i < font.getUint32(full + 12); i++) {
      const group = full + 16 + i * 12
      const first = font.getUint32(group)
      const last = font.getUint32(group + 4)
      for (let code = first; code <= last; code++) glyphs.set(code, font.getUint32(group + 8) + code - first)
    }
    return glyphs
  }
  const basic = subtables.find(at => font.getUint16(at) === 4)
  if (basic === undefined) throw new Error('the typeface has no character map of format 4 or 12')
  const double = font.getUint16(basic + 6) // twice the number of segments
  for (let i = 0; i < double; i += 2) {
    const last = font.getUint16(basic + 14 + i)
    const first = font.getUint16(basic + 16 + double + i)
    const delta = font.getUint16(basic + 16 + 2 * double + i)
    const rangeAt = basic + 16 + 3 * double + i
    const range = font.getUint16(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = range === 0 ? code : font.getUint16(rangeAt + range + 2 * (code - first))
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff)
    }
  }
  return glyphs
}

const readAdvances = (file: URL): Advances => {
  const bytes = readFileSync(file)
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const glyphs = readGlyphs(font)
  const metrics = tableStart(font, 'hmtx')
  const lastMetric = font.getUint16(tableStart(font, 'hhea') + 34) - 1
  return {
    perEm: font.getUint16(tableStart(font, 'head') + 18),
    of: code => font.getUint16(metrics + Math.min(glyphs.get(code) ?? 0, lastMetric) * 4),
  }
}

const read = new Map<Weight, Advances>()

const advances = (weight: Weight): Advances => {
  const known = read.get(weight)
  if (known !== undefined) return known
  const made = readAdvances(fontFile(weight))
  read.set(weight, made)
  return made
}

const nearestWeight = (weight: unknown): Weight => {
  const number = weight === 'bold' ? 600 : Number(weight ?? 400)
  return number >= 550 ? 600 : number >= 450 ? 500 : 400
}

/** Width in pixels of one line of text in the shipped typeface, without kerning. */
export const textWidth = (text: string, size: number, weight: unknown = 400): number => {
  const { perEm, of } = advances(nearestWeight(weight))
  let units = 0
  for (const character of text) units += of(character.codePointAt(0)!)
  return (units * size) / perEm
}

export const fontFiles = (): URL[] => weights.map(fontFile)
