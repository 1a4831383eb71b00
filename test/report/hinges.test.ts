import { describe, expect, test } from 'vitest'
import { findingOf } from '../../src/report/finding.ts'
import type { BreakEvenAnswer, Payback, Paybacks } from '../../src/study/beyond-levels.ts'
import type { Result } from '../../src/study/result.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'
import { answerAt, breakEvenAt, inputShare, paidBack } from './told-fixture.ts'

const three = plans.slice(0, 3)
const plain = (sentences: readonly string[]): string => sentences.join(' ').replaceAll('\u00a0', ' ')
const hinges = (over: Partial<Result>): string => plain(findingOf(lifelikeOutcome(over, three)).hinges)

describe('the share of direct deals that decides whether to resell', () => {
  const said = (share: BreakEvenAnswer): string => hinges({ breakEvens: [breakEvenAt('supportOnly', 'resell', share)] })
  const pair = 'is worth less to the owner than “Resell and support”'

  test.each<[string, BreakEvenAnswer, string]>([
    [
      'from which on supporting wins',
      answerAt(0.47),
      'On average “Support only” is worth more to the owner than “Resell and support” only if the vendor still sends it the services of at least 47 % of its direct deals.',
    ],
    [
      'up to which supporting wins',
      answerAt(0.3, { wins: 'below' }),
      'only if the vendor sends it the services of at most 30 % of its direct deals.',
    ],
    [
      'that does not exist, because supporting loses',
      answerAt('never'),
      `On average “Support only” ${pair} even if the vendor sends it the services of all its direct deals.`,
    ],
    [
      'that does not exist, because supporting wins',
      answerAt('always'),
      'On average “Support only” is worth more to the owner than “Resell and support” even if the vendor sends it the services of none of its direct deals.',
    ],
    [
      'that is too close to be sure of',
      answerAt('never', { close: true }),
      'deals, though that is too close to be sure.',
    ],
    [
      'that could as well be none',
      answerAt(0.98, { close: true }),
      '98 % of its direct deals, though that is too close',
    ],
  ])('%s', (_name, share, text) => expect(said(share)).toContain(text))

  test('is that of the strategy which is named, where there are several', () => {
    const others = [
      breakEvenAt('today', 'supportOnly', answerAt(0.11)),
      breakEvenAt('supportOnly', 'resell', answerAt(0.47)),
    ]
    expect(hinges({ breakEvens: others })).toContain('47 %')
    expect(hinges({ breakEvens: others })).not.toContain('11 %')
  })
})

describe('the guesses that matter most', () => {
  const guesses = (inputs: readonly ReturnType<typeof inputShare>[], strategy = 'resell'): Partial<Result> => ({
    guesses: { strategy, metric: 'partner.ownerValue', inputs, chance: 0.27 },
  })
  const [capture, ramp, wait] = [
    // an input of the file without a label is called by its name
    { ...inputShare('inputs.captureShare', 'J', 0.41), label: 'captureShare' },
    { ...inputShare('partner.sales.ramp', 'set', 0.124), label: 'time until a rep sells in full' },
    inputShare('partner.bench.wait', 'J', 0.004),
  ]

  test('are two, with what each makes of the spread, and what chance itself makes', () => {
    expect(hinges(guesses([capture, ramp, wait]))).toBe(
      'What the owner has of “Resell and support” hangs most on two guesses: captureShare (about 41 % of its spread) and time until a rep sells in full (partner.sales.ramp, 12 %); 27 % is chance, or inputs acting together.',
    )
  })

  test('is one where another has no share worth a word, and none where none has', () => {
    expect(hinges(guesses([capture, wait]))).toBe(
      'What the owner has of “Resell and support” hangs most on one guess: captureShare (about 41 % of its spread); 27 % is chance, or inputs acting together.',
    )
    expect(hinges(guesses([wait]))).toBe(
      'What the owner has of “Resell and support” hangs on no guess that matters much: about 27 % is chance, or inputs acting together.',
    )
  })

  test('are those of the named strategy, where the run has listed another’s', () => {
    const influence: Result['influence'] = [
      {
        strategy: 'resell',
        against: null,
        metric: 'partner.ownerValue',
        inputs: [inputShare('inputs.published', 'P', 0.5), ramp],
        chance: 0.33,
      },
    ]
    const text = hinges({ ...guesses([capture], 'today'), influence })
    expect(text).toContain(
      'hangs most on one guess: time until a rep sells in full (partner.sales.ramp, about 12 % of its spread); 33 % is chance',
    )
    expect(text).not.toMatch(/captureShare|published/)
    expect(hinges(guesses([capture], 'today'))).toBe('')
  })
})

describe('when the named strategy has earned what it costs', () => {
  const cost = (paybacks: Paybacks, trials = 1000): string => {
    const made = lifelikeOutcome({}, three, trials)
    const comparisons = made.result.comparisons.map(one => (one.b === 'resell' ? { ...one, paybacks } : one))
    return plain(findingOf({ ...made, result: { ...made.result, comparisons } }).cost)
  }
  const never: Payback = { p10: null, p50: null, p90: null, never: 0.62 }

  test('with services and by resale alone, in the month that a week falls into', () => {
    expect(cost({ withServices: paidBack(21.3, 0.15), resale: paidBack(31, 0) })).toMatch(
      /\. With services it breaks even with “Today” in month 22 \(median; never in 15 of 100 futures\); resale alone does in month 31 \(median\)\.$/,
    )
  })

  test('is never in most futures, or at once', () => {
    expect(cost({ withServices: paidBack(0, 0.1), resale: never })).toMatch(
      /With services it breaks even with “Today” from the start \(median; never in 10 of 100 futures\); resale alone never does in 62 of 100 futures\.$/,
    )
  })

  test('of resale alone only, and of nothing', () => {
    expect(cost({ withServices: null, resale: never })).toContain(
      'By resale alone it never breaks even with “Today” in 62 of 100 futures.',
    )
    expect(cost({ withServices: null, resale: null })).not.toMatch(/breaks even|With services/)
  })

  test('is no share of a hundred where there are fewer futures', () => {
    expect(cost({ withServices: never, resale: null }, 40)).toContain(
      'With services it never breaks even with “Today” in 62 % of futures.',
    )
  })
})
