import { describe, expect, test } from 'vitest'
import { interleaved, ratioOf, turns } from '../../bench/interleaved.ts'
import { median } from '../../bench/median.ts'

describe('the middle of some values', () => {
  // The oracle is the definition, read off the sorted values.
  test.each([
    ['one', [3], 3],
    ['an odd number, out of order', [9, 1, 5], 5],
    ['an even number', [4, 1, 10, 2], 3],
    ['numbers and not words: 10 is above 9', [10, 9, 1], 9],
  ])('of %s', (_, values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test('of none is no number, and the values stay in their order', () => {
    expect(median([])).toBeNaN()
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('who is timed when', () => {
  test('two contestants begin in turn', () => {
    expect(turns(['a', 'b'], 4)).toEqual([
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'a'],
      ['a', 'b'],
    ])
  })

  // The oracle is the promise itself, counted.
  test.each([1, 2, 3, 4, 5, 6])('of %i contestants nobody is earlier than another', count => {
    const names = 'abcdef'.slice(0, count).split('')
    const places = (rounds: number): readonly number[] =>
      names.map(name => turns(names, rounds).reduce((sum, round) => sum + round.indexOf(name), 0))
    for (const rounds of [2, 4, 6]) expect(new Set(places(rounds)).size).toBe(1)
    const all = turns(names, 2 * count)
    for (const name of names) {
      expect(all.filter(round => round[0] === name)).toHaveLength(2)
      expect(all.filter(round => round[count - 1] === name)).toHaveLength(2)
      for (const round of all) expect(round.filter(one => one === name)).toHaveLength(1)
    }
  })
})

test('everybody is measured once a round, in the order of the turns', async () => {
  const seen: string[] = []
  const contestant = (name: string) => ({
    name,
    measure: () => {
      seen.push(name)
      return seen.length
    },
  })
  const measured = await interleaved(['a', 'b', 'c'].map(contestant), 3)
  expect(seen).toEqual(turns(['a', 'b', 'c'], 3).flat())
  expect([...measured].map(([name, values]) => [name, values.length])).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ])
  for (const [name, values] of measured) for (const value of values) expect(seen[value - 1]).toBe(name)
})

test('a ratio is that of the medians', () => {
  const measured = new Map([
    ['ours', [8, 2, 6]],
    ['theirs', [3, 100, 1]],
  ])
  expect(ratioOf(measured, 'ours', 'theirs')).toBe(2)
  expect(ratioOf(measured, 'theirs', 'ours')).toBe(0.5)
})
