const odd = '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]'

/** Where such a space hides what a line is: around a value, after the sign of a list, before a comment. */
const harmful = new RegExp(`^(?:-|\\?)?${odd}|\\n[ \\t]*(?:-)?${odd}|${odd}(?=\\n|$|#)`)

const afterKey = new RegExp(`^[A-Za-z_][\\w.-]*${odd}*:${odd}`)

/** Where a plain text has a space that YAML takes for a letter, or -1; within a value it does no harm. */
export const oddSpaceAt = (token: string, isValue: boolean): number => {
  const found = harmful.exec(token)
  if (found !== null) return found.index + found[0].length - 1
  const key = isValue ? null : afterKey.exec(token)
  return key === null ? -1 : key[0].length - 1
}

/** What such a space is called. */
export const oddSpaceText = (char: string): string =>
  char === '\u00a0' || char === '\u202f'
    ? 'an invisible non-breaking space stands here'
    : `a space of another kind stands here (U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`
