/** Control characters, directional marks, separators and lone surrogates: nothing that a person would type. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Where the first forbidden character of a text is, or -1. */
export const forbiddenAt = (text: string): number => text.search(forbidden)

/** What the forbidden character at an offset is, in words. */
export const forbiddenText = (text: string, at: number): string => {
  if (text[at] === '\r') return 'a line that ends in a lone carriage return'
  const name = `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return /[\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(text[at])
    ? `an invisible character that changes how text is shown (${name})`
    : `a control character (${name})`
}
