import { expect, test } from 'vitest'
import { gateMarkdown } from '../../../src/report/gate/markdown.ts'
import { entry, failing, hostile, nasty, report } from './gate-fixture.ts'

/** The summary without its fenced blocks, which show what is in them as it is; and the blocks. */
const apart = (text: string): { readonly prose: string; readonly blocks: readonly string[] } => {
  const blocks: string[] = []
  const prose: string[] = []
  let fence: string | undefined
  for (const line of text.split('\n')) {
    const run = /^(`{3,})(\w*)$/.exec(line)
    if (fence !== undefined) {
      if (run !== null && run[1].length >= fence.length && run[2] === '') fence = undefined
      else blocks[blocks.length - 1] += `${line}\n`
    } else if (run !== null) {
      fence = run[1]
      blocks.push('')
    } else prose.push(line)
  }
  expect(fence).toBeUndefined()
  return { prose: prose.join('\n'), blocks }
}

const shown = (prose: string): string =>
  prose.replaceAll('<!-- -->', '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

test('the verdict first, then what says no, then what passed', () => {
  const { prose, blocks } = apart(gateMarkdown([entry(report(), 'good.yaml'), entry(failing())]))
  expect(prose.split('\n').filter(line => line.startsWith('#'))).toEqual([
    '## tandem check: 1 of 2 scenarios failed',
    '### Failed: `scenarios/uv-partners.yaml`',
    '### Passed',
  ])
  expect(prose).toContain('- `good.yaml`: 12 figures: 12 same (1,000 trials · exact)')
  expect(blocks).toEqual([
    '- scenarios/uv-partners.yaml:35      dealSize: $60k\n+ scenarios/uv-partners.yaml:35      dealSize: $52k\n',
    expect.stringMatching(/^tandem check scenarios\/uv-partners\.yaml --accept .*--reason "\.\.\."\n$/),
  ])
  expect(gateMarkdown([entry(report())])).toMatch(/^## tandem check: passed \(1 scenario\)\n\n- `/)
})

test('a row for each figure that changed, as wide as its head', () => {
  const rows = apart(gateMarkdown([entry(failing())]))
    .prose.split('\n')
    .filter(line => line.startsWith('|'))
  expect(rows).toHaveLength(2 + 6)
  for (const line of rows) expect(line.match(/\|/g)).toHaveLength(10)
  expect(rows[2].replaceAll('\u00a0', ' ').replaceAll('\u2060', '')).toBe(
    '| `resell` | `partner.ownerValue` | $4.712M | $4.200M | −$512k (−10.9 %) | ±$21.0k | ±$23.6k | changed | 3: $4.000M → $4.110M |',
  )
})

test('a nasty name begins nothing: no cell, tag, link, code, stress, mention or rule', () => {
  const { prose, blocks } = apart(gateMarkdown([entry(hostile(), nasty)]))
  const said = prose.replaceAll('<!-- -->', '').replace(/&#\d+;/g, '')
  for (const line of said.split('\n').filter(line => line.startsWith('|'))) expect(line.match(/\|/g)).toHaveLength(10)
  // what is left of markup is our own: bold, lists, headings, tables
  expect(said.replaceAll('**', '')).not.toMatch(/[<>[\]`*_~@&]/)
  const marked = prose.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  expect(marked).toContain('@')
  expect(marked).not.toMatch(/@(?!<!-- -->)/)
  expect(shown(prose)).toContain('::error file=x::y ]]> <b>&amp;</b> | a|b `c` ```` %0A  ::warning::z ##[error]q')
  expect(shown(prose)).toContain('@octocat *x* [l](http://e.x) $(id)')
  expect(prose).not.toContain('\u202e')
  // changed lines and the command: a line each, whatever marks are in the name
  expect(blocks.map(block => block.split('\n').length - 1)).toEqual([2, 1])
})

test('a file that could not be looked at is said', () => {
  const text = gateMarkdown([
    { file: 'b.yaml', seconds: 0, unread: { message: 'it is cut short', help: 'restore it' } },
  ])
  expect(shown(text)).toBe(
    '## tandem check: 1 of 1 scenario failed\n\n### Unread: `b.yaml`\n\n- it is cut short · restore it\n',
  )
})
