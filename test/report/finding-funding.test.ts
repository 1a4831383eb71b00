import { expect, test } from 'vitest'
import { findingSentences } from '../../src/report/finding.ts'
import { complaintsAbout } from '../helpers/finding/reader.ts'
import { at, first, idle, outcome, type Row } from './states-fixture.ts'

const rows: readonly Row[] = [
  {
    state: 'no funding in any future',
    of: outcome(100, [idle, { ...idle, value: at(2e6) }]),
    says: ['“B” needs no funding in any future.'],
    never: /peak|month|insolvent/,
  },
  {
    state: 'funding in every future, the same',
    of: outcome(100, [idle, { ...idle, value: at(2e6), peak: at(3e5), month: at(14) }]),
    says: ['“B” needs $300k of funding at its peak (median, in month 14).'],
    never: /worst|insolvent/,
  },
  {
    // peaks from $0 to $990k in steps of $10k: type 7 puts the median at $495k, the ninth tenth at $891k
    state: 'funding that varies, in weeks, and now and then not enough',
    of: outcome(100, [
      idle,
      {
        ...idle,
        value: at(2e6),
        peak: i => i * 1e4,
        month: i => (i === 0 ? Number.NaN : 13.2),
        insolvent: first(7, 1, 0),
      },
    ]),
    says: [
      '“B” needs $495k of funding at its peak (median, in month 14) and more than $891k in the worst 10 of 100 futures; the partner is insolvent in 7 of 100 futures.',
    ],
  },
  {
    state: 'funding in fewer than half of the futures',
    of: outcome(100, [idle, { ...idle, value: at(2e6), peak: first(30, 2e5, 0), month: first(30, 9, Number.NaN) }]),
    says: [
      '“B” needs no funding in most futures, but more than $200k in the worst 10 of 100; where any is needed, its peak is in month 9 (median).',
    ],
    never: /insolvent/,
  },
  {
    state: 'funding in fewer than one future in ten',
    of: outcome(100, [idle, { ...idle, value: at(2e6), peak: first(6, 8e4, 0), month: first(6, 5, Number.NaN) }]),
    says: [
      '“B” needs no funding in most futures, but at most $80k in any; where any is needed, its peak is in month 5 (median).',
    ],
    never: /worst/,
  },
  {
    state: 'funding of few futures has no worst tenth',
    of: outcome(7, [idle, { ...idle, value: at(2e6), peak: i => (i + 1) * 1e5, insolvent: i => (i === 6 ? 1 : 0) }]),
    says: ['“B” needs $400k of funding at its peak (median); the partner is insolvent in 1 of 7 futures.'],
    never: /worst|of 100/,
  },
  {
    state: 'nothing to borrow, and insolvent',
    of: outcome(100, [idle, { ...idle, value: at(2e6), insolvent: first(12, 1, 0) }]),
    says: ['Under “B” there is nothing to borrow and the partner is insolvent in 12 of 100 futures.'],
    never: /needs no funding/,
  },
]

test.each(rows)('$state', ({ of, says, never }) => {
  const text = findingSentences(of).join(' ')
  for (const sentence of says) expect(text).toContain(sentence)
  if (never) expect(text).not.toMatch(never)
  expect(complaintsAbout(text, of)).toEqual([])
})
