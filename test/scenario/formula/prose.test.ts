import { describe, expect, test } from 'vitest'
import { isWrong } from '../../../src/scenario/wrong.ts'
import { parse, value } from './helpers.ts'

/** What the help says to write. */
const written = (text: string): string => {
  const term = parse(text)
  if (!isWrong(term)) throw new Error(`${text} is right`)
  return term.help?.replace(/^write "?|"$/g, '') ?? term.problem
}

// The offer is read back: it is a formula, and it has the value that the words say, for a = 3 and b = 5.
describe('words between two operands have their sign offered', () => {
  test.each([
    ['a at least b', 0],
    ['a at least a', 1],
    ['a is at least a', 1],
    ['a no less than a', 1],
    ['a not less than b', 0],
    ['b at most b', 1],
    ['b up to a', 0],
    ['a no more than a', 1],
    ['a more than b', 0],
    ['b is greater than a', 1],
    ['b above a', 1],
    ['a over a', 0],
    ['a is below b', 1],
    ['b less than a', 0],
    ['a under a', 0],
    ['a is a', 1],
    ['a is not a', 0],
    ['a equals b', 0],
    ['a is equal to a', 1],
    ['2 x a', 6],
    ['a X 25%', 0.75],
    ['a times b', 15],
    ['a plus 4', 7],
    ['= AVERAGE(a, b)', 4],
    ['= avg(a; b; 1)', 3],
    ['= sum(a, b - a)', 5],
    ['= product(a, b - a)', 6],
    ['if(a > 2; b; 1)', 5],
  ])('%s', (text, expected) => expect(value(written(text), { a: 3, b: 5 })).toBe(expected))

  test('a product is offered only for names that are there', () => {
    const speaks = { level: 'inputs', has: (name: string) => name === 'a' || name === 'b' || name === 'x' } as const
    const help = (text: string): string | undefined => {
      const term = parse(text, speaks)
      return isWrong(term) ? term.help : 'right'
    }
    expect(help('a b')).toBe('write a * b if it is a product')
    expect(help('2 a')).toBe('write 2 * a if it is a product')
    for (const text of ['a at $1M', 'a c', 'c a', 'a b c', '2 x a']) expect(help(text)).toMatch(/^the operators are/)
  })

  test('a function of all trials is not offered where inputs are computed', () => {
    const help = (text: string, level: 'inputs' | 'metrics') => {
      const term = parse(text, { level, has: () => true })
      return isWrong(term) ? `${term.help} ${term.expected}` : 'right'
    }
    expect(help('meen(a)', 'metrics')).toMatch(/^did you mean "mean"\?.* P, mean, sd, median/)
    expect(help('meen(a)', 'inputs')).not.toMatch(/mean"|P,|median/)
    expect(help('avg(a)', 'inputs')).not.toMatch(/"mean"/)
  })
})
