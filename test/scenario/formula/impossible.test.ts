import { describe, expect, test } from 'vitest'
import { dimsOf } from '../../../src/scenario/formula/dims.ts'
import { typed } from '../../../src/scenario/formula/typed.ts'
import { isWrong } from '../../../src/scenario/wrong.ts'
import { parse } from './helpers.ts'

/** What is wrong with a statement over all trials: its code, and the words that are marked. */
const wrongIn = (text: string): string | undefined => {
  const term = parse(text)
  if (isWrong(term)) throw new Error(term.problem)
  const meaning = { index: 0, dims: dimsOf('1') }
  const result = typed(
    term,
    ({ name }) => (name === 'partner.value' ? { index: 0, dims: dimsOf('USD') } : meaning),
    () => meaning,
  )
  return isWrong(result) ? `${result.code} ${text.slice(result.start, result.end)}` : undefined
}

// By hand: a probability is in 0 to 1, a share that is a metric is not above 1, and no number is in a band whose low
// end is the larger.
describe('a statement that nothing can make true', () => {
  test.each([
    ['P(a > 1) >= 80', 'E114 80'],
    ['80 <= P(a > 1)', 'E114 80'],
    ['P(a > 1) > 1.01', 'E114 1.01'],
    ['P(a > 1) >= 101%', 'E114 101%'],
    ['P(a > 1) > -1%', 'E114 -1%'],
    ['P(a > 1) >= 8 * 10', 'E114 8 * 10'],
    ['P(a > 1) between 50% and 100', 'E114 100'],
    ['P(a > 1) == 50', 'E114 50'],
    ['partner.recurringShare > 50', 'E114 50'],
    ['p10(partner.recurringShare) > 50', 'E114 50'],
    ['a between 3 and 2.9', 'E117 3 and 2.9'],
    ['a between 1/2 and 1/3', 'E117 1/2 and 1/3'],
    ['partner.value between $1M and $999k', 'E117 $1M and $999k'],
    ['not (a between 3 and 2) or a > 1', 'E117 3 and 2'],
    ['P(a > 1) between 90% and 50%', 'E117 90% and 50%'],
  ])('%s', (text, wrong) => expect(wrongIn(text)).toBe(wrong))
})

describe('a statement that can be true', () => {
  test.each([
    'P(a > 1) >= 1',
    'P(a > 1) >= 0',
    'P(a > 80) >= 80%',
    '100 * P(a > 1) >= 80',
    'P(a > 1) >= a',
    'partner.recurringShare >= 100%',
    'partner.recurringShare > -5%',
    '2 * partner.recurringShare > 1.2',
    'partner.value > $50',
    'a > 50',
    'a between 2 and 2',
    'a between 3 and a',
    'a between a and 2',
    'partner.value between $999k and $1M',
  ])('%s', text => expect(wrongIn(text)).toBeUndefined())
})
