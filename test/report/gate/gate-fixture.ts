import type { GateReport, GateRow, Verdict } from '../../../src/check/gate-report.ts'
import type { Unit } from '../../../src/kernel/unit.ts'
import type { GateEntry } from '../../../src/report/gate/entry.ts'
import type { CheckResult } from '../../../src/study/result.ts'

/** A row whose change is made from what was and what is. */
export const row = (
  strategy: string,
  metric: string,
  was: number | null,
  is: number | null,
  over: Partial<GateRow> = {},
): GateRow => {
  const change = was === null || is === null ? null : is - was
  return {
    strategy,
    metric,
    unit: 'USD' as Unit,
    was,
    is,
    change,
    relative: change === null || was === null || was === 0 ? null : change / Math.abs(was),
    noise: 21_000,
    tolerance: 23_560,
    verdict: 'changed',
    quantiles: [],
    moved: [],
    ...over,
  }
}

const quiet = (verdict: Verdict, n: number): GateRow[] =>
  Array.from({ length: n }, (_, i) => row('today', `partner.quiet${i}`, 1000, 1000, { verdict }))

export const check = (over: Partial<CheckResult> & Partial<CheckResult['results'][number]> = {}): CheckResult => {
  const { strategy = null, value = 0.91, ci95 = [0.89, 0.93], holds = true, close = false, ...rest } = over
  return {
    that: 'P(partner.ownerValue of resell > partner.ownerValue of supportOnly) >= 60%',
    severity: 'error',
    unit: '1',
    from: 'scenarios/uv-partners.yaml:88',
    results: [{ strategy, value, ci95, holds, close }],
    ...rest,
  }
}

export const report = (over: Partial<GateReport> = {}): GateReport => ({
  scenario: 'UV Partners',
  file: 'scenarios/uv-partners.yaml',
  passed: true,
  mode: 'exact',
  trials: 1000,
  because: 'scenario, model, seed and arithmetic are the same',
  structure: [],
  rows: quiet('same', 12),
  lines: [],
  checks: [],
  undecided: [],
  ...over,
})

/** What a modeller sees who has moved a price: figures of both seats, a check that no longer holds, one that is close. */
export const failing = (): GateReport =>
  report({
    passed: false,
    mode: 'paired',
    because: 'the scenario has changed, and seed and streams are the same: futures are compared one by one',
    rows: [
      row('resell', 'partner.ownerValue', 4_712_000, 4_200_000, {
        first: { trial: 3, was: 4_000_000, is: 4_110_000 },
      }),
      row('resell', 'partner.insolvent', 0.25, 0.285, {
        unit: '1',
        noise: 0.004,
        tolerance: 0.005,
        first: { trial: 17, was: 0, is: 1 },
      }),
      row('vertical', 'partner.multiplier.margin', 0.764, 0.701, {
        unit: 'USD/USD',
        noise: 0.0031,
        tolerance: 0.004,
        first: { trial: 0, was: 0.91, is: 0.88 },
      }),
      row('supportOnly', 'partner.cash.low', -122_000, -98_400, {
        noise: 900,
        tolerance: 1610,
        first: { trial: 1, was: -50, is: 12 },
      }),
      row('vertical', 'partner.recurringShare', 0.43, null, {
        unit: '1',
        noise: null,
        tolerance: 0.005,
        verdict: 'undefined',
      }),
      row('today', 'partner.customers', 21, 22, {
        unit: 'count',
        noise: 0.1,
        tolerance: 0.11,
        first: { trial: 2, was: 20, is: 24 },
      }),
      ...quiet('withinTolerance', 2),
      ...quiet('withinNoise', 9),
      ...quiet('same', 30),
    ],
    lines: [
      { file: 'scenarios/uv-partners.yaml', line: 35, sign: '-', text: '    dealSize: $60k' },
      { file: 'scenarios/uv-partners.yaml', line: 35, sign: '+', text: '    dealSize: $52k' },
    ],
    checks: [
      check(),
      check({
        value: 0.52,
        ci95: [0.49, 0.55],
        holds: false,
        why: 'agreed with the partner',
        from: 'scenarios/uv-partners.yaml:91',
      }),
      check({
        that: 'P(partner.insolvent) <= 35%',
        value: 0.34,
        ci95: [0.31, 0.37],
        close: true,
        from: 'scenarios/uv-partners.yaml:94',
      }),
      check({
        that: 'p50(vendor.contribution) > $10M',
        severity: 'warning',
        holds: false,
        unit: 'USD',
        value: 9_400_000,
        ci95: null,
      }),
    ],
    undecided: [{ check: 2, trials: 24_000 }],
  })

export const entry = (one: GateReport, file = 'scenarios/uv-partners.yaml'): GateEntry => ({
  file,
  seconds: 1.25,
  report: one,
})

/** What breaks a format that takes text for markup. */
export const nasty =
  '::error file=x::y ]]> <b>&amp;</b> | a|b `c` ```` %0A \n::warning::z\r\n##[error]q \u202e\u0000\ufffe @octocat *x* [l](http://e.x) $(id) \'"'

/** A report in which every text that somebody could write is nasty. */
export const hostile = (): GateReport =>
  report({
    scenario: nasty,
    file: nasty,
    passed: false,
    mode: 'independent',
    because: nasty,
    structure: [{ kind: 'newMetric', what: nasty, help: nasty }],
    rows: [row(nasty, nasty, 1, 2, { first: { trial: 0, was: 1, is: 2 } })],
    lines: [
      { file: nasty, line: 1, sign: '+', text: nasty },
      { file: 'a.yaml', line: 2, sign: '-', text: '::set-output name=a::b' },
    ],
    checks: [check({ that: nasty, why: nasty, holds: false, from: `${nasty}:7` })],
  })
