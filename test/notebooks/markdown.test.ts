import { expect, test } from 'vitest'
import { markdownHtml } from '../../notebooks/run/markdown.ts'

const html = (text: string, said: Record<string, string> = {}): string =>
  markdownHtml(text.split('\n'), new Map(Object.entries(said)))

// Oracle: CommonMark's reading of the same text, for the part of it that is read here.
test.each([
  ['# One\nmore', '<h1>One</h1><p>more</p>'],
  ['#### Four', '<h4>Four</h4>'],
  ['##### Five', '<p>##### Five</p>'],
  ['a\nb\n\nc', '<p>a b</p>\n<p>c</p>'],
  ['- a\n- b\n  goes on', '<ul><li>a</li><li>b goes on</li></ul>'],
  ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['*em* and **strong**', '<p><em>em</em> and <strong>strong</strong></p>'],
  ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
  ['`a * b * <c>`', '<p><code>a * b * &lt;c&gt;</code></p>'],
  ['```\na\n\n  <b>\n```', '<pre><code>a\n\n  &lt;b&gt;</code></pre>'],
  [
    '| a | b |\n|---|---|\n| 1 | *2* |',
    '<div class="scroll"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><em>2</em></td></tr></tbody></table></div>',
  ],
  ['[w](https://a.org/?b=1&c)', '<p><a href="https://a.org/?b=1&amp;c">w</a></p>'],
])('%s', (text, expected) => {
  expect(html(text)).toBe(expected)
})

test('markup and addresses that are not of the web stay text', () => {
  expect(html('<script>x</script> & "q"')).toBe('<p>&lt;script&gt;x&lt;/script&gt; &amp; &quot;q&quot;</p>')
  expect(html('[x](javascript:alert) [y](data:text/html,z)')).not.toContain('<a')
  expect(html('[x](https://a.org/"onclick="y)')).not.toContain('"onclick')
})

test('a statement shows what the code has, as text', () => {
  expect(html('{{a: 1}} {{b: 2}}', { a: '<9>' })).toBe(
    '<p><span class="stated">&lt;9&gt;</span> <span class="stated">2</span></p>',
  )
})

test('private characters of a text cannot stand for a piece that is kept', () => {
  expect(html('`a` \ue0000\ue001')).toBe('<p><code>a</code> 0</p>')
})
