import type { Outcome } from '../../src/study/outcome.ts'
import type { Result } from '../../src/study/result.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'

type Plan = (typeof plans)[number]

/** An outcome with metrics, goals, beliefs and checks of the file; every text that a user writes may be given. */
export const answeredOutcome = (chosen: readonly Plan[] = plans.slice(0, 3), text = '', trials = 100): Outcome => {
  const ids = chosen.map(({ id }) => id)
  const each = <T extends object>(of: (n: number) => T) => ids.map((strategy, n) => ({ strategy, ...of(n) }))
  const chance = (p: number) => ({ p, ci95: [p - 0.03, p + 0.03] as const, undefined: 0 })
  const measured = (p: number) => ({ ...chance(p), simulated: null, gap: null, hangsOn: null })
  const answers: Pick<Result, 'metrics' | 'statements' | 'goals' | 'checks'> = {
    metrics: [
      {
        id: 'lossChance',
        label: `chance of a loss${text}`,
        unit: '1',
        formula: `P(partner.ebitda < $0)${text}`,
        level: 'aggregate',
        from: 's.yaml:1',
        results: each(n => ({ value: 0.31 + n / 100, ci95: [0.3, 0.4] as const })),
      },
    ],
    statements: [
      {
        kind: 'goal',
        side: 'partner',
        that: `partner.value >= $3M${text}`,
        by: '2028-12',
        weight: 3,
        why: `the owner retires${text}`,
        about: 'partner.value',
        from: 's.yaml:2',
        results: each(n => measured(0.41 + n / 100)),
      },
      {
        kind: 'goal',
        side: 'partner',
        that: 'partner.cash.low > $0',
        weight: 1,
        from: 's.yaml:3',
        results: each(n => ({ ...measured(0.51 + n / 100), undefined: n })),
      },
      {
        kind: 'goal',
        side: 'vendor',
        that: 'vendor.contribution > $1M',
        weight: 1,
        from: 's.yaml:4',
        results: each(n => measured(0.61 + n / 100)),
      },
      {
        kind: 'expect',
        side: 'vendor',
        that: 'partner.value of resell > partner.value of today',
        weight: 1,
        from: 's.yaml:5',
        results: [{ strategy: null, ...measured(0.77) }],
      },
      {
        kind: 'expect',
        side: 'partner',
        that: 'vendor.contribution >= $2M',
        weight: 1,
        about: 'vendor.contribution',
        from: 's.yaml:6',
        results: each(n => measured(0.81 + n / 100)),
      },
    ],
    goals: ids.map((strategy, n) => ({
      strategy,
      vendor: chance(0.61 + n / 100),
      partner: chance(0.21 + n / 100),
      both: chance(0.11 + n / 100),
    })),
    checks: [
      {
        that: `P(partner.value of resell > partner.value of today) between 40% and 80%${text}`,
        why: `agreed with the partner${text}`,
        source: ['S02', `the minutes${text}`],
        severity: 'warning',
        unit: '1',
        from: 's.yaml:7',
        results: [{ strategy: null, value: 0.93, ci95: [0.91, 0.95], holds: false, close: false }],
      },
      {
        that: 'mean(partner.value) > $1M',
        severity: 'error',
        unit: 'USD',
        from: 's.yaml:8',
        results: each(n => ({
          value: 1.2e6 + n * 1e5,
          ci95: [1.1e6, 1.4e6] as const,
          holds: true,
          close: n === 1,
        })),
      },
      {
        that: 'p50(partner.value) > $1M and mean(partner.value) > $1M',
        severity: 'error',
        from: 's.yaml:9',
        results: each(() => ({ value: null, ci95: null, holds: true, close: false })),
      },
      {
        that: 'mean(partner.value) > $2M',
        severity: 'error',
        unit: 'USD',
        from: 's.yaml:10',
        results: each(() => ({ value: null, ci95: null, holds: null, close: false })),
      },
    ],
  }
  return lifelikeOutcome(answers, chosen, trials)
}
