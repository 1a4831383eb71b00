import { describe, expect, it } from 'vitest'
import { groupsOf, type RankPair } from '../../../src/kernel/correlation/groups.ts'
import { scoreOfRank } from '../../../src/kernel/correlation/rank.ts'

const pairs: readonly RankPair[] = [
  { a: 'd', b: 'B', rank: 0.5 },
  { a: 'x', b: 'c', rank: -0.2 },
  { a: 'B', b: 'e', rank: 0.3 },
  { a: 'e', b: 'z', rank: 0 },
]

describe('groups', () => {
  it('are the connected ones, names and groups in code-point order, what is not said 0', () => {
    const [half, less, third] = [0.5, -0.2, 0.3].map(scoreOfRank)
    expect(groupsOf(pairs)).toEqual([
      {
        names: ['B', 'd', 'e'],
        scores: [
          [1, half, third],
          [half, 1, 0],
          [third, 0, 1],
        ],
      },
      {
        names: ['c', 'x'],
        scores: [
          [1, less],
          [less, 1],
        ],
      },
    ])
  })

  it('do not depend on the order of the pairs or of the names in them', () => {
    const turned = pairs.map(({ a, b, rank }) => ({ a: b, b: a, rank })).reverse()
    expect(groupsOf(turned)).toEqual(groupsOf(pairs))
    const [first, second, ...rest] = pairs
    expect(groupsOf([second, first, ...rest])).toEqual(groupsOf(pairs))
  })

  it('a long chain is one group', () => {
    const names = Array.from({ length: 100 }, (_, i) => `n${String((i * 37) % 100).padStart(2, '0')}`)
    const chain = names.slice(1).map((a, i) => ({ a, b: names[i], rank: 0.1 }))
    expect(groupsOf(chain).map(group => group.names)).toEqual([[...names].sort()])
  })
})
