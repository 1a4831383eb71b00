import { describe, expect, test } from 'vitest'
import { askedOf } from '../../bench/asked.ts'

const parts = ['a', 'c', 'memory']

describe('what npm run bench is asked for', () => {
  test.each([
    ['nothing is named: all', [], { parts, quick: false, large: false }],
    ['parts are played in their own order', ['memory', 'a'], { parts: ['a', 'memory'], quick: false, large: false }],
    ['a flag alone', ['--quick'], { parts, quick: true, large: false }],
    ['both flags', ['--large', 'c', '--quick'], { parts: ['c'], quick: true, large: true }],
  ])('%s', (_, words, asked) => {
    expect(askedOf(words, parts)).toEqual({ ok: true, asked })
  })

  test.each(['d', '--slow', '-q'])('%s is no part, and those that are there are named', word => {
    expect(askedOf(['a', word], parts)).toEqual({
      ok: false,
      message: `there is no part "${word}": npm run bench -- [a] [c] [memory] [--quick] [--large]`,
    })
  })
})
