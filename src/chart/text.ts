/** Controls, marks that turn the direction of writing, line separators, halves of surrogate pairs, non-characters. */
const unfit =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu

/** What has no place in a picture becomes a blank, and runs of blanks become one. */
export const cleanText = (text: string): string =>
  text
    .replace(unfit, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()

/** Widths of the characters from blank to tilde in the semi-bold of the typeface, in thousandths of the font size. */
// biome-ignore format: five rows of nineteen
const widths = [
  252, 322, 523, 644, 651, 1005, 663, 326, 374, 374, 540, 673, 319, 466, 319, 379, 660, 423, 624,
  637, 667, 613, 640, 577, 641, 640, 319, 330, 673, 673, 673, 544, 1000, 728, 660, 737, 723, 606,
  588, 750, 746, 277, 580, 704, 566, 923, 760, 769, 646, 773, 653, 651, 661, 736, 728, 1021, 720,
  714, 653, 374, 379, 374, 482, 470, 352, 575, 625, 583, 625, 592, 389, 626, 613, 262, 262, 570,
  262, 901, 612, 609, 625, 625, 397, 550, 354, 613, 587, 840, 569, 589, 566, 455, 359, 455, 673,
]

const others = new Map([
  ['\u00a0', widths[0]!],
  ['\u2014', 1040],
  ['\u2026', 960],
])

/** Width of a text in font sizes: that of the semi-bold, and a little more for other alphabets and lighter weights. */
export const roughWidth = (text: string): number => {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    const isPlain = code < 0x370 || (code >= 0x2000 && code < 0x2c00)
    width += widths[code - 32] ?? others.get(character) ?? (isPlain ? 750 : 1050)
  }
  return width / 1000
}

/** The text, cut with an ellipsis when it is wider than `width` pixels at this font size. */
export const shorten = (text: string, width: number, size: number): string => {
  if (roughWidth(text) * size <= width) return text
  const characters = [...text]
  while (characters.length > 1 && roughWidth(`${characters.join('')}\u2026`) * size > width) characters.pop()
  const kept = characters.join('').trimEnd()
  const blank = kept.lastIndexOf(' ')
  return `${blank > kept.length * 0.6 ? kept.slice(0, blank) : kept}\u2026`
}

/** Lines of at most `width` pixels at this font size; what does not fit in `lines` lines ends with an ellipsis. */
export const wrap = (text: string, width: number, size: number, lines: number): string[] => {
  const done: string[] = []
  let rest = cleanText(text)
  while (rest !== '' && done.length < lines - 1 && roughWidth(rest) * size > width) {
    const characters = [...rest]
    let fits = 1
    while (fits < characters.length && roughWidth(characters.slice(0, fits + 1).join('')) * size <= width) fits++
    const blank = characters.slice(0, fits + 1).lastIndexOf(' ')
    const cut = blank > 0 ? blank : fits
    done.push(characters.slice(0, cut).join(''))
    rest = characters.slice(cut).join('').trim()
  }
  return rest === '' && done.length > 0 ? done : [...done, shorten(rest, width, size)]
}

/** The title of a strategy as it stands in a sentence. */
export const shortTitle = (title: string): string => shorten(cleanText(title), 420, 18)
