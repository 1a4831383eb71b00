import { describe, expect, test } from 'vitest'
import { findingSentences } from '../../src/report/finding.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { lifelikeOutcome, outcomeOf, plans, type Samples } from './outcome-fixture.ts'

const named = [
  { id: 'today', title: 'Today' },
  { id: 'other', title: 'Other' },
]
const trials = 400
const column = (of: (i: number) => number) => Float64Array.from({ length: trials }, (_, i) => of(i))

/** Two strategies: partner and vendor stand at $1M today and change by these amounts. */
const pair = (partner: (i: number) => number, vendor: (i: number) => number, peak?: (i: number) => number): Outcome => {
  const today = {
    'partner.ownerValue': column(() => 1e6),
    'vendor.contribution': column(() => 1e6),
    ...(peak ? { 'partner.funding.peak': column(peak) } : {}),
  }
  const other = {
    'partner.ownerValue': column(i => 1e6 + partner(i)),
    'vendor.contribution': column(i => 1e6 + vendor(i)),
    ...(peak ? { 'partner.funding.peak': column(peak) } : {}),
  }
  return outcomeOf({ today, other } as Samples, named)
}
const said = (outcome: Outcome): string => findingSentences(outcome).join(' ')

describe('what the finding says', () => {
  test('how often and by how much each seat gains', () => {
    const text = said(
      pair(
        i => (i % 4 === 0 ? -50_000 : 200_000),
        i => (i % 5 < 3 ? 120_000 : -30_000),
      ),
    )
    expect(text).toContain(
      '“Other” is worth more to the partner’s owner than “Today” in 75 of 100 futures (median +$200k) and brings the vendor more contribution in 60 of 100 (median +$120k).',
    )
    expect(text).toContain('Both gain in 45 of 100.')
    expect(text).not.toContain('pull apart')
  })

  test('that the seats pull apart, and which way', () => {
    expect(
      said(
        pair(
          () => 90_000,
          () => -40_000,
        ),
      ),
    ).toContain('The seats pull apart: in the median the partner gains and the vendor loses. Both gain in 0 of 100.')
    expect(
      said(
        pair(
          () => -90_000,
          () => 40_000,
        ),
      ),
    ).toContain('in the median the vendor gains and the partner loses')
  })

  test('that nothing differs', () => {
    const text = said(
      pair(
        () => 0,
        () => 0,
      ),
    )
    expect(text).toContain('Nothing differs')
    expect(text).not.toMatch(/\d+ of 100/)
  })

  test('that a close call is about even', () => {
    expect(
      said(
        pair(
          i => (i % 2 ? 10_000 : -10_000),
          () => 5,
        ),
      ),
    ).toContain('about even for the partner’s owner')
    expect(
      said(
        pair(
          i => (i % 100 < 56 ? 10_000 : -10_000),
          () => 5,
        ),
      ),
    ).not.toContain('about even')
  })

  test('that mean and median disagree', () => {
    const text = said(
      pair(
        i => (i % 10 === 0 ? -900_000 : 20_000),
        () => 1,
      ),
    )
    expect(text).toContain(
      'For the partner the mean change is −$72k, against the sign of the median: a few bad futures outweigh the many good ones.',
    )
  })

  test('what it takes to fund it, and how surely', () => {
    // of 400 futures peaks of $1k to $400k: type 7 puts the median at $200.5k and the ninth tenth at $360.1k
    const text = said(
      pair(
        () => 1,
        () => 1,
        i => (i + 1) * 1_000,
      ),
    )
    expect(text).toContain(
      '“Other” needs $201k of funding at its peak (median) and more than $360k in the worst 10 of 100 futures.',
    )
    expect(
      said(
        pair(
          () => 1,
          () => 1,
          () => 0,
        ),
      ),
    ).toContain('“Other” needs no funding in any future.')
  })

  test('that the value to the owner has no figure', () => {
    expect(
      said(
        pair(
          () => Number.NaN,
          () => 1,
        ),
      ),
    ).toContain('no strategy is named best')
  })

  test('that there is nothing to compare with', () => {
    const text = said(lifelikeOutcome({}, plans.slice(0, 1)))
    expect(text).toContain('the only strategy')
    expect(text).not.toContain('of 100 futures (')
  })
})

test('the strategy with the greatest median change is the one named', () => {
  const outcome = lifelikeOutcome()
  const best = outcome.result.comparisons.reduce((a, b) =>
    b.metrics['partner.ownerValue'].p50! > a.metrics['partner.ownerValue'].p50! ? b : a,
  )
  const title = outcome.result.strategies.find(strategy => strategy.id === best.b)!.title
  expect(said(outcome)).toContain(`“${title}” is worth more`)
  expect(said(outcome)).toContain(
    `more contribution in ${(best.metrics['vendor.contribution'].pGreater! * 100).toFixed(0)} of 100 (median`,
  )
})

test('an outcome whose samples were not kept still has a finding', () => {
  const text = said({ ...lifelikeOutcome(), samples: {} })
  expect(text).toContain('is worth more to the partner’s owner')
  expect(text).not.toContain('Both gain')
})
