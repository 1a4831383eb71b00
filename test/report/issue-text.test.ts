import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/kernel/issue.ts'
import { issuesText, issueText } from '../../src/report/issue-text.ts'

const at = (text: string, part: string, name = 'base.yml') => {
  const start = text.indexOf(part)
  return { file: { name, text }, start, end: start + part.length }
}

const issue = (more: Partial<Issue> = {}): Issue => ({ code: 'E120', severity: 'error', message: 'unknown x', ...more })

describe('issueText', () => {
  test('has the fact, the place, the line, what was expected and the way out', () => {
    const text = `${'\n'.repeat(13)}    dist: lognornal\nmore: 1\n`
    const shown = issueText({
      code: 'E120',
      severity: 'error',
      message: 'unknown distribution "lognornal"',
      place: at(text, 'lognornal', 'scenarios/base.yml'),
      path: 'partners.demand.dist',
      expected: 'expected one of: normal, lognormal',
      help: 'did you mean "lognormal"?',
    })
    expect(shown).toBe(`error[E120] unknown distribution "lognornal"
  --> scenarios/base.yml:14:11  at partners.demand.dist
14 |     dist: lognornal
   |           ^^^^^^^^^ expected one of: normal, lognormal
   = help: did you mean "lognormal"?`)
  })

  test('shows other places with their note', () => {
    const text = 'a: 1\nb: 2\na: 3\n'
    const place = { ...at(text, 'a'), start: 10, end: 11 }
    const shown = issueText(issue({ place, also: [{ place: at(text, 'a'), note: 'first written here' }] }))
    expect(shown.split('\n').slice(1)).toEqual([
      '  --> base.yml:3:1',
      '3 | a: 3',
      '  | ^',
      '  --> base.yml:1:1',
      '1 | a: 1',
      '  | - first written here',
    ])
  })

  test('has no lines of a file when there is no file', () => {
    expect(issueText(issue({ help: 'write it\nlike this' }))).toBe(
      'error[E120] unknown x\n   = help: write it\n       like this',
    )
  })

  test.each([
    ['a place at the end of a file', 'a: 1\n', 5, 5],
    ['a place in an empty file', '', 0, 0],
    ['a place on the first, empty line', '\na: 1', 0, 0],
    ['a place that goes on over lines', 'a:\n  b: 1\n  c: 2\n', 0, 17],
    ['a place behind the end', 'a', 5, 9],
  ])('stands %s', (_, text, start, end) => {
    const shown = issueText(issue({ place: { file: { name: 'f', text }, start, end } }))
    expect(shown).toMatch(/^error\[E120\] unknown x\n {2}--> f:\d+:\d+/)
  })

  test('cuts a long line around the caret', () => {
    const text = `${'left '.repeat(60)}HERE${' right'.repeat(60)}`
    const [, , line, caret] = issueText(issue({ place: at(text, 'HERE') })).split('\n')
    expect(line.length).toBeLessThanOrEqual(4 + 100)
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE')
    expect(line).toMatch(/^1 \| \.\.\..*\.\.\.$/)
  })

  test('cuts a long place', () => {
    const text = `name: ${'x'.repeat(5000)} # end`
    const [, , line, caret] = issueText(issue({ place: at(text, 'x'.repeat(5000)) })).split('\n')
    expect(line.length).toBeLessThanOrEqual(104)
    expect(caret.length).toBeLessThanOrEqual(104)
  })

  test('shows tabs, wide and hidden characters so that the caret stands under the place', () => {
    const tab = issueText(issue({ place: at('\tcash: HERE', 'HERE') })).split('\n')
    expect(tab[2].indexOf('HERE')).toBe(tab[3].indexOf('^'))
    // Each of these takes two columns of a terminal.
    const wide = issueText(issue({ place: at('日本: HERE', 'HERE') })).split('\n')
    expect(wide[3].indexOf('^') - wide[2].indexOf('HERE')).toBe(2)
    const bidi = issueText(issue({ message: 'a\u202eb', place: at('x\u202e\u0007: HERE', 'HERE') }))
    expect(bidi).toContain('a\\u{202e}b')
    expect(bidi).toContain('x\\u{202e}\\u{7}: HERE')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(bidi).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  test('colours only when asked', () => {
    expect(issueText(issue({ place: at('a: 1', '1') }), { color: true })).toContain('\u001b[31;1m')
    expect(issueText(issue({ severity: 'warning' }), { color: true })).toContain('\u001b[33;1mwarning[E120]')
    expect(issueText(issue({ place: at('a: 1', '1') }))).not.toContain('\u001b')
  })
})

describe('issuesText', () => {
  const warning = issue({ severity: 'warning' })

  test.each([
    [[issue()], '1 error. Nothing was run or written.'],
    [[issue(), issue(), issue(), warning], '3 errors, 1 warning. Nothing was run or written.'],
    [[warning, warning], '2 warnings.'],
    [Array.from({ length: 25 }, () => issue()), '25 errors (the first 20 are shown). Nothing was run or written.'],
  ])('ends with the count', (issues, last) => {
    const text = issuesText(issues)
    expect(text.trimEnd().split('\n').pop()).toBe(last)
    expect(text.endsWith('\n')).toBe(true)
  })

  test('is empty for nothing, and takes another end', () => {
    expect(issuesText([])).toBe('')
    expect(issuesText([warning], { footer: '' })).toBe('warning[E120] unknown x\n\n1 warning.\n')
    expect(issuesText([warning, warning], { footer: 'All is well.', most: 1 })).toContain(
      '(the first 1 are shown). All is well.',
    )
  })
})
