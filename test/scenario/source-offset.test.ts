import { expect, test } from 'vitest'
import { within } from '../../src/scenario/wrong.ts'
import { parseText } from '../../src/scenario/yaml/parse-text.ts'

/** What of a file stands under a word of the scalar at its only key, and on which line. */
const under = (text: string, word: string): readonly [string, number] => {
  const tree = parseText({ name: 'a.yaml', text }, () => {})
  const node = tree?.entries.get('key')?.value
  if (node?.kind !== 'scalar') throw new Error('no scalar')
  const at = node.text.lastIndexOf(word)
  const { start, end } = within(node, at, at + word.length)
  return [text.slice(start, end), text.slice(0, start).split('\n').length]
}

// The word is in the file once, as it is: that very place has to be found.
test.each([
  ['plain', 'key: = a + b\n', '+ b', 1],
  ['plain, on two lines', 'key: = a\n  + word\n', 'word', 2],
  ['in double quotes', 'key: "= a + b"\n', '+ b', 1],
  ['in single quotes', "key: '= a + b'\n", '+ b', 1],
  ['behind a doubled quote', "key: '= it''s ''so'' + b'\n", '+ b', 1],
  ['behind escapes', 'key: "= \\u002a \\t \\x41\\\\ \\U0001F600 \\" + b"\n', '+ b', 1],
  ['behind a line that is carried on', 'key: "= a \\\n   + b"\n', '+ b', 2],
  ['in quotes on several lines', 'key: "= a\n  c\n\n  + b"\n', '+ b', 4],
  ['in a literal block', 'key: |\n  = a\n  + b\n', '+ b', 3],
  ['in a literal block that keeps its indent', 'key: |\n  = a\n      + b\n', '+ b', 3],
  ['in a folded block', 'key: >-\n  = a\n  c\n\n  + b\n', '+ b', 5],
  ['in a block with a header', 'key: >2+ # why\n   = a\n  + b\n\n', '+ b', 3],
  ['after a comment in the header', 'key: | # + b is not here\n  = a\n  + c\n', '+ c', 3],
])('%s', (_name, text, word, line) => {
  expect(under(text, word)).toEqual([word, line])
})
