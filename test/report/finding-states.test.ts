import { describe, expect, test } from 'vitest'
import { findingSentences } from '../../src/report/finding.ts'
import { moneyText, of100Text } from '../../src/report/number-text.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Difference } from '../../src/study/result.ts'
import { type Named, outcomeOf, type Samples } from './outcome-fixture.ts'

/** Figures of one strategy by trial. */
type Of = (i: number) => number
type Seats = {
  readonly value: Of
  readonly vendor?: Of
  readonly ebitda?: Of
  readonly peak?: Of
  readonly month?: Of
  readonly insolvent?: Of
}

const outcome = (trials: number, strategies: readonly Seats[], titles = ['A', 'B', 'C']): Outcome => {
  const named: Named[] = strategies.map((_, s) => ({ id: `id${s}`, title: titles[s] }))
  const column = (of: Of) => Float64Array.from({ length: trials }, (_, i) => of(i))
  const samples: Samples = Object.fromEntries(
    strategies.map(({ value, vendor, ebitda, peak, month, insolvent }, s) => [
      `id${s}`,
      {
        'partner.ownerValue': column(value),
        'vendor.contribution': column(vendor ?? (() => 1e6)),
        ...(ebitda ? { 'partner.ebitda.last12': column(ebitda) } : {}),
        ...(peak ? { 'partner.funding.peak': column(peak) } : {}),
        ...(month ? { 'partner.funding.peakMonth': column(month) } : {}),
        ...(insolvent ? { 'partner.insolvent': column(insolvent) } : {}),
      },
    ]),
  )
  return outcomeOf(samples, named)
}

const at =
  (usd: number): Of =>
  () =>
    usd
/** `then` in the first of a hundred trials, `else` in the others. */
const first =
  (count: number, then: number, other: number): Of =>
  i =>
    i % 100 < count ? then : other

type Row = {
  readonly state: string
  readonly of: Outcome
  /** In braces what is filled in from the outcome. */
  readonly says: readonly string[]
  readonly never?: RegExp
}

const today: Seats = { value: at(1e6) }
/** Needs no funding, and so has no month in which it is at its peak. */
const idle: Seats = { ...today, peak: at(0), month: at(Number.NaN), insolvent: at(0) }

const rows: readonly Row[] = [
  {
    state: 'the owner gets nothing in any future',
    of: outcome(100, [
      { value: at(0), ebitda: at(-1e5), peak: at(5e4) },
      { value: at(0), ebitda: first(5, 0, -5e5), peak: at(2e6), vendor: first(88, 1.126e6, 9e5) },
    ]),
    says: [
      'The partner’s owner gets nothing out of it in any future, neither under “B” nor under “A”.',
      'Under “B” the partner’s EBITDA over the last 12 months is lower in {less ebitda} of 100 futures (median change {median ebitda}); its peak funding is higher in {more peak} of 100 futures (median change {median peak}).',
      'The vendor gains in {more vendor} of 100 futures (median change of its contribution {median vendor}).',
    ],
    never: /is worth more|Both gain/,
  },
  {
    state: 'the owner gets nothing in most futures',
    of: outcome(100, [{ value: first(10, 5e5, 0) }, { value: first(12, 9e5, 0) }]),
    says: [
      'In 88 of 100 futures the partner’s owner gets nothing out of it, neither under “B” nor under “A”; the value to the owner is higher under “B” in {more value} of 100 and lower in {less value}.',
      'The vendor’s contribution stays the same in every future.',
    ],
  },
  {
    state: 'value is the same in every future, EBITDA is not',
    of: outcome(100, [
      { ...today, ebitda: at(1e5) },
      { ...today, ebitda: at(9e4) },
    ]),
    says: [
      '“B” leaves the value to the partner’s owner as it is under “A” in every future.',
      'EBITDA over the last 12 months is lower in {less ebitda} of 100 futures (median change {median ebitda}).',
    ],
    never: /Nothing differs/,
  },
  {
    state: 'mostly ties',
    of: outcome(100, [today, { value: first(6, 2e6, 1e6) }]),
    says: [
      '“B” makes no difference to the value to the partner’s owner in {same value} of 100 futures; it is worth more than “A” in {more value} and less in {less value}.',
    ],
    never: /median change/,
  },
  {
    state: 'no strategy beats the status quo',
    of: outcome(100, [today, { value: at(1e5) }, { value: first(1, 2e6, 172e3), vendor: at(1.5e6) }]),
    says: [
      'In the median no strategy is worth more to the partner’s owner than “A”; “C” comes nearest: worth less in {less value} of 100 futures (median {median value}).',
      'The vendor gains in {more vendor} of 100 futures (median change of its contribution {median vendor}).',
      'The seats pull apart: in the median the vendor gains and the partner loses. Both gain in 1 of 100.',
    ],
  },
  {
    state: 'the only other strategy is worse',
    of: outcome(100, [today, { value: at(1e5), vendor: at(9e5) }]),
    says: [
      '“B” is worth less to the partner’s owner than “A” in {less value} of 100 futures (median {median value}).',
      'The vendor loses in {less vendor} of 100 futures (median change of its contribution {median vendor}).',
    ],
    never: /No strategy|no strategy/,
  },
  {
    state: 'better for the owner, and still a loss',
    of: outcome(100, [{ value: at(-3e5) }, { value: first(90, -1e5, -4e5) }]),
    says: [
      '“B” is worth more to the partner’s owner than “A” in {more value} of 100 futures (median {median value})',
      'Under “B” the owner puts in more than it ever gets out: −$100k in the median.',
    ],
  },
  {
    state: 'the partner gains and the vendor loses',
    of: outcome(100, [today, { value: first(90, 2e6, 5e5), vendor: first(30, 2e6, 5e5) }]),
    says: [
      '“B” is worth more to the partner’s owner than “A” in {more value} of 100 futures (median {median value}) but brings the vendor less contribution in {less vendor} of 100 (median {median vendor}).',
    ],
  },
  {
    state: 'more, less and the same, none of them in most futures',
    of: outcome(400, [today, { value: i => (i % 100 < 45 ? 2e6 : i % 100 < 70 ? 5e5 : 1e6) }]),
    says: [
      '“B” is worth more than “A” in {more value} of 100 futures, less in {less value} and the same in {same value}.',
    ],
  },
  {
    state: 'even in many futures',
    of: outcome(400, [today, { value: first(51, 2e6, 5e5) }]),
    says: [
      '“B” and “A” are about even for the partner’s owner: “B” is worth more in {more value} of 100 futures and less in {less value}',
    ],
  },
  {
    state: 'undecided in a hundred',
    of: outcome(100, [today, { value: first(55, 2e6, 5e5) }]),
    says: ['Too few futures to tell', '“B” leads in {more value} of 100 futures and trails in {less value}'],
    never: /about even/,
  },
  {
    state: 'two futures, both worse',
    of: outcome(2, [today, { value: at(1e3), vendor: at(2e6) }]),
    says: ['“B” leads in 0 of 2 futures and trails in 2 (median {median value})', 'The vendor gains in 2 of 2 futures'],
    never: /about even|of 100/,
  },
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
  {
    state: 'two strategies of one title',
    of: outcome(100, [today, { value: at(2e6) }], ['A', 'A']),
    says: ['“A (id1)” is worth more to the partner’s owner than “A (id0)”'],
  },
]

const metrics: Readonly<Record<string, string>> = {
  value: 'partner.ownerValue',
  vendor: 'vendor.contribution',
  ebitda: 'partner.ebitda.last12',
  peak: 'partner.funding.peak',
}

/** The figures in braces, from the comparison that the finding is about: that with the greatest median change. */
const filled = (text: string, { result }: Outcome): string => {
  const best = result.comparisons.reduce((a, b) =>
    b.metrics['partner.ownerValue'].p50! > a.metrics['partner.ownerValue'].p50! ? b : a,
  )
  const figures: Readonly<Record<string, (difference: Difference) => string>> = {
    more: ({ pGreater }) => of100Text(pGreater!),
    same: ({ pEqual }) => of100Text(pEqual!),
    less: ({ pGreater, pEqual }) => of100Text(Math.round((1 - pGreater! - pEqual!) * 1e6) / 1e6),
    median: ({ p50 }) => moneyText(p50, true),
  }
  return text.replace(/\{(\w+) (\w+)\}/g, (_, figure, metric) => figures[figure](best.metrics[metrics[metric]]))
}

describe('each state has its own sentence', () => {
  test.each(rows)('$state', ({ of, says, never }) => {
    const text = findingSentences(of).join(' ')
    for (const sentence of says) expect(text).toContain(filled(sentence, of))
    if (never) expect(text).not.toMatch(never)
    expect(text).not.toMatch(/[{}]|undefined|NaN|\.\.|,,| {2}/)
  })
})

test('an owner who gets something out is told of no loss', () => {
  const text = findingSentences(outcome(100, [today, { value: at(2e6) }])).join(' ')
  expect(text).not.toContain('puts in more')
})

test('among strategies whose value ties, the one with the best EBITDA is named', () => {
  const plan = (ebitda: number): Seats => ({ value: at(0), ebitda: at(ebitda) })
  expect(findingSentences(outcome(100, [plan(0), plan(-2), plan(-1)]))[0]).toContain('“C”')
})
