import { describe, expect, test } from 'vitest'
import { influencing } from '../../../src/report/live/influencing.ts'
import type { GuessesResult, InfluenceResult } from '../../../src/study/beyond-levels.ts'
import type { Outcome } from '../../../src/study/outcome.ts'

const input = (share: number, ...paths: string[]) => ({
  paths,
  label: paths[0],
  grade: 'J',
  share,
  ci95: [0, 1] as const,
})

const found = (influence: readonly Partial<InfluenceResult>[], guesses: Partial<GuessesResult> | null = null) =>
  influencing({
    result: {
      influence,
      guesses,
      strategies: [
        { id: 'now', title: 'Today' },
        { id: 'more', title: 'Two more\u202e reps' },
      ],
    },
  } as unknown as Pick<Outcome, 'result'>)

const [value, ebitda, earned] = ['partner.ownerValue', 'partner.ebitda.last12', 'vendor.contribution']

describe('a share is the largest that an input has, and says of what', () => {
  // three sliders beside each other, each with its share in another figure; the labels are those of the metrics
  test('the figure, its strategy, and whether it is a change', () => {
    expect(
      found([
        { strategy: 'now', against: null, metric: value, inputs: [input(0.22, 'a'), input(0.1, 'b')] },
        { strategy: 'more', against: null, metric: ebitda, inputs: [input(0.19, 'b'), input(0.2, 'a')] },
        { strategy: 'more', against: 'now', metric: earned, inputs: [input(0.17, 'c'), input(0.05, 'b')] },
      ]),
    ).toEqual([
      ['a', { part: 0.22, of: 'the value to the owner under “Today”' }],
      ['b', { part: 0.19, of: 'the EBITDA, last 12 months, under “Two more\\u{202e} reps”' }],
      ['c', { part: 0.17, of: 'the change in the vendor’s contribution under “Two more\\u{202e} reps”' }],
    ])
  })

  test('of several that hang together, that they do', () => {
    expect(found([{ strategy: 'now', against: null, metric: value, inputs: [input(0.3, 'b', 'a')] }])).toEqual([
      ['a', { part: 0.3, of: 'the value to the owner under “Today”, with what is correlated with it' }],
      ['b', { part: 0.3, of: 'the value to the owner under “Today”, with what is correlated with it' }],
    ])
  })

  test('of a guess that is none of the largest, the figure that the guesses are about', () => {
    const guesses = { strategy: 'more', metric: value, inputs: [input(0.01, 'z'), input(0.2, 'a')] }
    expect(found([{ strategy: 'now', against: null, metric: earned, inputs: [input(0.4, 'a')] }], guesses)).toEqual([
      ['a', { part: 0.4, of: 'the vendor’s contribution under “Today”' }],
      ['z', { part: 0.01, of: 'the value to the owner under “Two more\\u{202e} reps”' }],
    ])
  })
})
