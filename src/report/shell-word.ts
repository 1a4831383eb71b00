/** A word for a POSIX shell, which takes nothing in it apart. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", "'\\''")}'`
