import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangedLine } from '../../src/check/gate-report.ts'
import { changedLines } from '../../src/check/lines.ts'

const told = (was: string, is: string, most?: number): string[] =>
  changedLines({ 'it.yaml': was }, { 'it.yaml': is }, most).map(({ sign, line, text }) => `${sign}${line} ${text}`)

/** The new text, made of the old one by nothing but what is said to have changed. */
const patched = (was: readonly string[], changes: readonly ChangedLine[]): string[] => {
  const gone = new Set(changes.filter(({ sign }) => sign === '-').map(({ line }) => line))
  const out = was.filter((_, n) => !gone.has(n + 1))
  for (const { sign, line, text } of changes) if (sign === '+') out.splice(line - 1, 0, text)
  return out
}

describe('which lines of some files changed', () => {
  it.each<[string, string, string, string[]]>([
    ['none', 'a\nb\n', 'a\nb\n', []],
    ['one in the middle', 'a\nb\nc\n', 'a\nB\nc\n', ['-2 b', '+2 B']],
    ['one more', 'a\nc\n', 'a\nb\nc\n', ['+2 b']],
    ['one less', 'a\nb\nc\n', 'a\nc\n', ['-2 b']],
    ['two places', 'a\nb\nc\nd\ne\n', 'A\nb\nc\nd\nE\n', ['-1 a', '+1 A', '-5 e', '+5 E']],
    ['lines that are alike', 'x\nx\nx\n', 'x\nx\n', ['-3 x']],
    ['how lines end does not matter, nor does the last end', 'a\r\nb\r\n', 'a\nb', []],
    ['all of an empty one', '', 'a\n', ['+1 a']],
  ])('%s', (_name, was, is, expected) => {
    expect(told(was, is)).toEqual(expected)
  })

  it('of files that came and went all lines, in the order of their names', () => {
    expect(changedLines({ 'b.csv': '1\n', 'c.yaml': 'same' }, { 'a.csv': '2\n', 'c.yaml': 'same' })).toEqual([
      { file: 'a.csv', line: 1, sign: '+', text: '2' },
      { file: 'b.csv', line: 1, sign: '-', text: '1' },
    ])
  })

  it('no more than asked for', () => {
    expect(told('a\nb\nc\n', 'x\ny\nz\n', 2)).toEqual(['-1 a', '-2 b'])
  })

  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  it('are those that make the new text of the old one, and no line twice', () => {
    fc.assert(
      fc.property(text, text, (was, is) => {
        const changes = changedLines({ f: was.join('\n') }, { f: is.join('\n') })
        expect(patched(was, changes)).toEqual(is)
      }),
    )
  })

  it('are as few as can be: a line less in common is never said', () => {
    // 'a b c d' and 'b d a c' have two lines in common in order, not one and not three
    expect(told('a\nb\nc\nd', 'b\nd\na\nc')).toHaveLength(4)
  })

  it('a text of 40,000 other lines is answered without a table of all pairs', () => {
    const many = (mark: string) => Array.from({ length: 40_000 }, (_, n) => `${mark}${n}`).join('\n')
    expect(told(many('a'), many('b'), 100_000)).toHaveLength(80_000)
  })
})
