import { cleanText, shortTitle } from '../text.ts'

/** How far before the first difference the word that it is in may begin. */
const longestWord = 20

/**
 * Two titles as they stand in a sentence. Where both are so long that they would be cut to the same, each begins with the
 * word in which they part.
 */
export const toldApart = (a: string, b: string): readonly [string, string] => {
  const short = [shortTitle(a), shortTitle(b)] as const
  if (short[0] !== short[1]) return short
  const [first, second] = [[...cleanText(a)], [...cleanText(b)]]
  const size = Math.min(first.length, second.length)
  const differing = first.findIndex((character, i) => character !== second[i])
  if (differing < 0 && first.length === second.length) return short
  const at = differing < 0 ? size : differing
  const word = first.lastIndexOf(' ', at - 1) + 1
  const from = word > 0 && at - word <= longestWord ? word : Math.max(at - longestWord, 0)
  const tail = (characters: readonly string[]) => shortTitle(`\u2026${characters.slice(from).join('')}`)
  return [tail(first), tail(second)]
}
