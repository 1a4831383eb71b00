/** Controls, marks that turn the direction of writing, line separators and lone surrogates: never sent to a terminal. */
const unsafe =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

/** A text that somebody wrote, made harmless for a terminal: `\u{1b}` instead of an escape; blanks stay blanks. */
export const safeText = (text: string): string =>
  text.replace(/[\t\n\r]+/g, ' ').replace(unsafe, mark => `\\u{${mark.codePointAt(0)!.toString(16)}}`)

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u
const none = /\p{Mn}|\p{Me}|[\u200b-\u200d]|[\ufe00-\ufe0f]/u

const columnsOf = (character: string): number => (none.test(character) ? 0 : wide.test(character) ? 2 : 1)

/** How many columns of a terminal a text without colours takes. */
export const textWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/** The text, cut with an ellipsis when it is wider than `width` columns. */
export const fitText = (text: string, width: number): string => {
  if (textWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    if (used + columnsOf(character) > width - 1) break
    kept += character
    used += columnsOf(character)
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`
}

export const padText = (text: string, width: number): string => text + ' '.repeat(Math.max(width - textWidth(text), 0))

/** Lines of at most `width` columns, broken at blanks; a word that is longer than a line is cut into pieces. */
export const wrapText = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(part => part !== '')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) <= width) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (textWidth(line) + columnsOf(character) > width && line !== '') {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** The same in at most so many lines, the last of them cut where there are more. */
export const fitLines = (text: string, width: number, most: number): string[] => {
  const lines = wrapText(text, width)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), fitText(lines.slice(most - 1).join(' '), width)]
}

const plain: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '|',
  '…': '.',
  '±': '~',
  '\u00a0': ' ',
  '“': '"',
  '”': '"',
  '’': "'",
  '×': 'x',
  '→': '>',
}

/** The same text in ASCII, column for column; letters lose their accents, what has no likeness becomes `?`. */
export const asciiText = (text: string): string => {
  let done = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) done += character
    else if (Object.hasOwn(plain, character)) done += plain[character]
    else {
      const base = character.normalize('NFD')[0]
      done += base < '\u0080' ? base : '?'.repeat(columnsOf(character))
    }
  }
  return done
}
