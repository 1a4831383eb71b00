/** What `npm run bench` is asked for. */
export type Asked = {
  readonly parts: readonly string[]
  /** Fewer trials and rounds: some minutes instead of an hour. */
  readonly quick: boolean
  /** Also 10^6 and 10^7 trials. */
  readonly large: boolean
}

/** Reads the command line: names of parts (all of them if none is named), `--quick`, `--large`. */
export const askedOf = (
  words: readonly string[],
  parts: readonly string[],
): { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly message: string } => {
  const wrong = words.find(word => !parts.includes(word) && word !== '--quick' && word !== '--large')
  if (wrong !== undefined)
    return {
      ok: false,
      message: `there is no part "${wrong}": npm run bench -- [${parts.join('] [')}] [--quick] [--large]`,
    }
  const named = parts.filter(part => words.includes(part))
  return {
    ok: true,
    asked: {
      parts: named.length > 0 ? named : parts,
      quick: words.includes('--quick'),
      large: words.includes('--large'),
    },
  }
}
