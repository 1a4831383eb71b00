import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/study/split/change.ts'
import { allSets, changesIn, fewSets, groupsOf, largest, soundGroups } from '../../../src/study/split/groups.ts'

const change = (id: string): Change => ({ id, key: id.split('.')[0], slots: [] })
const changes = (...ids: readonly string[]): readonly Change[] => ids.map(change)

describe('groupsOf', () => {
  test('six changes stand each by itself', () => {
    const six = changes('a.x', 'a.y', 'b.x', 'c.x', 'd.x', 'e.x')
    expect(groupsOf(six)).toEqual(six.map(({ id }, n) => ({ label: id, changes: [n] })))
  })

  test('of seven, those under one key of the top level are one; one that is alone there keeps its name', () => {
    expect(groupsOf(changes('a.x', 'a.y', 'b.x', 'c.x', 'd.x', 'e.x', 'a.z'))).toEqual([
      { label: 'a', changes: [0, 1, 6] },
      { label: 'b.x', changes: [2] },
      { label: 'c.x', changes: [3] },
      { label: 'd.x', changes: [4] },
      { label: 'e.x', changes: [5] },
    ])
  })
})

describe('soundGroups', () => {
  const four = groupsOf(changes('a.x', 'b.x', 'c.x', 'd.x'))
  const both = (taken: readonly number[], a: number, b: number): boolean => taken.includes(a) === taken.includes(b)

  test('two changes that make sense only together are one, and the others stay apart', () => {
    const found = soundGroups(four, allSets, taken => both(taken, 1, 3))
    expect(found.map(group => group.changes).toSorted()).toEqual([[0], [1, 3], [2]])
    expect(found.find(group => group.changes.length === 2)?.label).toBe('b.x and d.x')
  })

  test('so are three that hang together in a chain', () => {
    const found = soundGroups(four, allSets, taken => both(taken, 0, 1) && both(taken, 1, 2))
    expect(found.map(group => group.changes).toSorted()).toEqual([[0, 1, 2], [3]])
  })

  test('where nothing but all or none will do, one is left', () => {
    const found = soundGroups(four, allSets, taken => taken.length === 0 || taken.length === 4)
    expect(found).toEqual([{ label: expect.any(String), changes: [0, 1, 2, 3] }])
  })

  test('sound groups stay as they are', () => {
    expect(soundGroups(four, fewSets, () => true)).toBe(four)
  })
})

test('the sets of a few groups: one alone, all but one', () => {
  expect(fewSets(3)).toEqual([1, 2, 4, 6, 5, 3])
  expect(changesIn(groupsOf(changes('a.x', 'b.x', 'c.x')), 5)).toEqual([0, 2])
})

test('of too many groups the five that go farthest stand alone, in their order, and the rest are one', () => {
  const groups = groupsOf(changes('a.x', 'b.x', 'c.x', 'd.x', 'e.x', 'f.x', 'g.x', 'h.x'))
  const found = largest(groups, [0.5, 0, 0.9, 0.1, 0.8, 0.2, 0.05, 0.7])
  expect(found.map(({ label }) => label)).toEqual(['a.x', 'c.x', 'e.x', 'f.x', 'h.x', 'the rest'])
  expect(found[5].changes).toEqual([1, 3, 6])
})
