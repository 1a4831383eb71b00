import { describe, expect, it } from 'vitest'
import type { Baseline, Samples, Tolerance } from '../../src/check/baseline.ts'
import { compareBaseline, withoutBaseline } from '../../src/check/compare-baseline.ts'
import { differencesOf } from '../../src/check/futures.ts'
import type { GateReport, GateRow } from '../../src/check/gate-report.ts'
import { type Fixture, makeBaseline } from '../../src/check/make-baseline.ts'
import type { CheckResult } from '../../src/study/result.ts'
import { normals, uniforms } from './luck.ts'
import { type Futures, outcomeOf } from './made-up-outcome.ts'

type Facts = Parameters<typeof outcomeOf>[1]

const value = 'partner.value'
const n = 200

/** So many equal numbers, or by place. */
const list = (of: number | ((i: number) => number), count = n): number[] =>
  Array.from({ length: count }, (_, i) => (typeof of === 'number' ? of : of(i)))

const one = (values: readonly number[]): Futures => ({ today: { [value]: values } })

/** Half a percent of any figure, and `abs`. */
const tolerating = (abs: number, rel = 0.005): readonly Tolerance[] => [{ metric: value, abs, rel, why: 'a test' }]

const compared = (
  was: Futures,
  is: Futures,
  options: {
    readonly was?: Facts
    readonly is?: Facts
    readonly baseline?: (baseline: Baseline) => Baseline
  } = {},
): GateReport => {
  const { baseline, samples } = makeBaseline(outcomeOf(was, options.was), { 'it.yaml': 'a: 1\n' })
  const { baseline: change = same => same } = options
  return compareBaseline(change(baseline), samples, outcomeOf(is, options.is), { 'it.yaml': 'a: 1\n' })
}

const edited: Facts = { hash: 'b'.repeat(64) }
const otherSeed: Facts = { seed: 'other' }

/** The only row of values compared on the same luck after an edit of the scenario. */
const row = (was: readonly number[], is: readonly number[], abs = 0, rel = 0.005, facts: Facts = edited): GateRow => {
  const baseline = (one: Baseline): Baseline => ({ ...one, tolerances: tolerating(abs, rel) })
  const { rows } = compared(one(was), one(is), { is: facts, baseline })
  expect(rows).toHaveLength(1)
  return rows[0]
}

describe('how a run is compared follows from facts', () => {
  const steady = one(list(5))
  it.each<[string, Facts, string, string]>([
    ['nothing changed', {}, 'exact', 'every bit has to be'],
    ['the scenario', edited, 'paired', 'the scenario changed; the luck is the same'],
    ['the settings of the command line', { set: ['a=1'] }, 'paired', 'the scenario changed'],
    ['the tool', { tool: '0.0.1' }, 'paired', 'tandem was 0.1.0 and is 0.0.1'],
    ['the seed', otherSeed, 'independent', 'the seed was "it" and is "other"'],
    ['scenario and seed', { ...edited, ...otherSeed }, 'independent', 'the seed was "it"'],
  ])('%s', (_name, facts, mode, because) => {
    const report = compared(steady, steady, { is: facts })
    expect(report.mode).toBe(mode)
    expect(report.because).toContain(because)
    expect(report.passed).toBe(true)
  })

  it('another arithmetic, another rule of the draws, another number of futures: other luck', () => {
    const { baseline, samples } = makeBaseline(outcomeOf(steady), {})
    const outcome = outcomeOf(steady)
    expect(compareBaseline(baseline, samples, outcome, {}, 'other').mode).toBe('independent')
    expect(compareBaseline({ ...baseline, streams: 2 }, samples, outcome, {}).mode).toBe('independent')
    expect(compared(steady, one(list(5, n + 1))).mode).toBe('independent')
  })
})

describe('exact: any bit counts', () => {
  it('one last bit in one future of one metric fails, and is shown', () => {
    const was = list(i => i / 7)
    const is = was.map((x, i) => (i === 123 ? x * (1 + Number.EPSILON) : x))
    const report = compared(one(was), one(is))
    expect(report.passed).toBe(false)
    expect(report.rows[0]).toMatchObject({
      verdict: 'changed',
      tolerance: 0,
      noise: 0,
      first: { trial: 123, was: was[123], is: is[123] },
    })
  })

  it('the same bits pass, futures without a value among them', () => {
    const values = list(i => (i % 3 ? i / 7 : Number.NaN))
    expect(compared(one(values), one(values))).toMatchObject({ passed: true, rows: [{ verdict: 'same' }] })
  })
})

describe('a figure fails only outside noise and beyond its tolerance', () => {
  const spread = list(i => 1000 + 100 * Math.sin(i))

  it('beyond both', () => {
    const found = row(
      spread,
      spread.map(x => x + 10),
      0,
      0.005,
    )
    expect(found.verdict).toBe('changed')
    expect(found.change).toBeCloseTo(10, 9)
    expect(found.relative).toBeCloseTo(10 / 1000, 4)
    expect(found.tolerance).toBeCloseTo(5, 1)
    expect(found.first).toEqual({ trial: 0, was: 1000, is: 1010 })
  })

  it('outside noise only: the same change in every future is no luck, and may be tolerated', () => {
    expect(
      row(
        spread,
        spread.map(x => x + 4),
      ).verdict,
    ).toBe('withinTolerance')
  })

  it('beyond its tolerance only: what few futures make, either way, another run might not have', () => {
    const found = row(
      spread,
      spread.map((x, i) => (i < 10 ? x + 1000 : x)),
    )
    expect(found.change).toBeCloseTo(50, 9)
    expect(found.verdict).toBe('withinNoise')
  })

  // 200 differences, 10 of them 1000: mean 50, squares about the mean 10 x 950² + 190 x 50²; se = sd / root 200
  it('the noise is the standard error of the differences', () => {
    const found = row(
      spread,
      spread.map((x, i) => (i < 10 ? x + 1000 : x)),
    )
    expect(found.noise).toBeCloseTo(Math.sqrt((10 * 950 ** 2 + 190 * 50 ** 2) / 199 / 200), 9)
  })

  it('of other luck it is that of both: the root of the sum of the squares', () => {
    const [was, is] = [list(i => i % 2), list(i => (i % 4 ? 3 : 9))]
    // variances 0.25 x 200/199 and 36 x 3/16 x 200/199, each over 200
    expect(row(was, is, 0, 0, otherSeed).noise).toBeCloseTo(Math.sqrt((0.25 + 6.75) / 199), 12)
  })

  it('a change of exactly the tolerance is within it', () => {
    expect(row(list(100), list(102), 1, 0.01).verdict).toBe('withinTolerance')
    expect(row(list(100), list(102), 1, 0.0099).verdict).toBe('changed')
  })

  // One row, and three hypotheses that can tell something (in no future has it lost its value): the first has to be below
  // 1e-4 / 3. All of k futures up has chance 2^(1 - k): 3.1e-5 of 16. The quantiles stay 0 and 1.
  it.each([
    [16, 'changed'],
    [15, 'withinNoise'],
  ])('an event in %d futures more and none less: %s, by a chance of 1e-4 over all', (more, verdict) => {
    const was = list(i => (i < 50 ? 1 : 0))
    expect(
      row(
        was,
        list(i => (i < 50 + more ? 1 : 0)),
      ).verdict,
    ).toBe(verdict)
  })

  // Of the other figure the mean can tell something, so 1e-4 / 4; one that is 1 in all futures counts for nothing.
  it.each<[string, number, readonly string[]]>([
    ['with another that moves in a future and back in another, 17 futures', 1, ['withinNoise', 'changed']],
    ['one that stays what it is does not count', 0, ['changed', 'changed']],
  ])('the more figures there are, the further each has to go: %s', (_name, swing, verdicts) => {
    const of = (more: number) => {
      const [was, is] = [list(i => (i < 50 ? 1 : 0)), list(i => (i < 50 + more ? 1 : 0))]
      const other = (sign: number) => list(i => (i === 99 ? sign * swing : i === 98 ? -sign * swing : 0))
      const futures = (values: number[], sign: number): Futures => ({
        today: { [value]: values, 'joint.value': other(sign) },
      })
      const baseline = (b: Baseline): Baseline => ({ ...b, tolerances: b.tolerances.map(t => ({ ...t, abs: 0 })) })
      const { rows } = compared(futures(was, 1), futures(is, -1), { is: edited, baseline })
      return rows.find(({ metric }) => metric === value)!.verdict
    }
    expect([16, 17].map(of)).toEqual(verdicts)
  })

  it('among few futures on the same luck the tolerance alone decides', () => {
    const was = list(100, 20)
    const is = was.map((x, i) => (i === 3 ? x + 40 : x))
    expect(row(was, is, 0, 0.005).verdict).toBe('changed')
    expect(row(was, is, 3).verdict).toBe('withinTolerance')
  })
})

// PEERS: a running maximum that starts at the least positive number understates the changes of losses.
describe('what is below nothing, is nothing, or changes its sign', () => {
  const gains = list(i => 1000 + 100 * Math.sin(i))
  const mirrored = (values: readonly number[]): number[] => values.map(x => -x)

  it('a loss that grows by 1 % has changed as much as a gain that does', () => {
    const grown = gains.map(x => x * 1.01)
    const [gain, loss] = [row(gains, grown), row(mirrored(gains), mirrored(grown))]
    expect(gain.relative).toBeCloseTo(0.01, 12)
    const other = <T extends Pick<GateRow, 'was' | 'is' | 'change' | 'relative'>>(one: T): T => ({
      ...one,
      was: -one.was!,
      is: -one.is!,
      change: -one.change!,
      relative: -one.relative!,
    })
    const [low, high] = gain.quantiles.map(other)
    expect(loss).toEqual({
      ...other(gain),
      quantiles: [
        { ...high, figure: 'p10' },
        { ...low, figure: 'p90' },
      ],
      first: { trial: 0, was: -1000, is: -1010 },
    })
    expect(loss.moved).toEqual(['mean', 'p10', 'p90'])
    expect([gain.verdict, loss.verdict]).toEqual(['changed', 'changed'])
  })

  it.each<[string, number, number, number | null]>([
    ['a sign that flips', -50, 50, 2],
    ['from nothing', 0, 50, null],
    ['to nothing', 50, 0, -1],
  ])('%s', (_name, was, is, relative) => {
    const found = row(list(was), list(is), 1)
    expect(found.relative).toBe(relative)
    expect(found.change).toBe(is - was)
    expect(found.verdict).toBe('changed')
  })

  it('nothing stays nothing', () => {
    expect(row(list(0), list(0))).toMatchObject({ verdict: 'same', change: 0, relative: null, tolerance: 0 })
  })

  it('of what has no value before and after nothing has changed', () => {
    const none = list(Number.NaN)
    expect(row(none, none)).toMatchObject({ verdict: 'same', was: null, is: null, change: null, noise: null })
  })

  it.each<[string, number[], number[]]>([
    ['a value in one future more', list(i => (i ? 5 : Number.NaN)), list(5)],
    ['one less', list(5), list(i => (i ? 5 : Number.NaN))],
    ['as many, in others', list(i => (i === 1 ? Number.NaN : 5)), list(i => (i === 2 ? Number.NaN : 5))],
    ['none at all any more', list(5), list(Number.NaN)],
    ['the first ever', list(Number.NaN), list(5)],
  ])('on the same luck %s is a change', (_name, was, is) => {
    expect(row(was, is, 1e9).verdict).toBe('undefined')
  })

  it('endless values are never within anything', () => {
    expect(
      row(
        list(5),
        list(i => (i ? 5 : Number.POSITIVE_INFINITY)),
        1e9,
      ).verdict,
    ).toBe('changed')
  })
})

describe('on other luck', () => {
  it('a share of futures without a value that is another is a change; one that luck explains is not', () => {
    const having = (share: number, purpose: string) =>
      uniforms('shares', purpose, 1000).map(u => (u < share ? Number.NaN : 7))
    const of = (a: Float64Array, b: Float64Array) => row([...a], [...b], 0, 0, otherSeed).verdict
    expect(of(having(0.1, 'a'), having(0.1, 'b'))).toBe('withinNoise')
    expect(of(having(0.1, 'a'), having(0.3, 'b'))).toBe('undefined')
  })

  // Six of ten futures have none. Paired as they come 400 pairs remain, and a shift of 0.45 is 6 standard errors; of the
  // 160 futures in which both have one it would be 3.8, and 4.35 are needed.
  it('futures without a value do not take others with them', () => {
    const of = (shift: number, purpose: string): number[] => {
      const [u, z] = [uniforms('gaps', `u ${purpose}`, 1000), normals('gaps', `z ${purpose}`, 1000)]
      return [...u.map((x, i) => (x < 0.6 ? Number.NaN : z[i] + shift))]
    }
    expect(row(of(0, 'a'), of(0.45, 'b'), 0, 0, otherSeed).verdict).toBe('changed')
  })

  it('no single future is shown, for none is the same', () => {
    expect(
      row(
        list(i => i),
        list(i => i + 1),
        0,
        0,
        otherSeed,
      ).first,
    ).toBeUndefined()
  })
})

it('what is endless on both sides is no difference', () => {
  const [a, b] = [Float64Array.of(Number.POSITIVE_INFINITY, 2), Float64Array.of(Number.POSITIVE_INFINITY, 5)]
  expect([...differencesOf(a, b, true).values]).toEqual([0, 3])
})

describe('a spread that changes around the same mean', () => {
  // 0, ±1, ... ±100 in turns: mean 0 however they are stretched. p10 of 1000 + 201 equal steps: 1000 - 80.
  const offsets = list(i => (i % 201) - 100, 804)
  const stretched = (by: number): number[] => offsets.map(x => 1000 + by * x)
  const of = (by: number, abs: number, rel: number) => row(stretched(1), stretched(by), abs, rel)

  it('fails by its p10 and p90 on the same luck, though the mean is where it was', () => {
    const found = of(1.25, 0, 0.005)
    expect(found).toMatchObject({ verdict: 'changed', was: 1000, is: 1000, change: 0, moved: ['p10', 'p90'] })
    expect(found.quantiles).toMatchObject([
      { figure: 'p10', was: 920, is: 900, change: -20, relative: -20 / 920, tolerance: 5, verdict: 'changed' },
      { figure: 'p90', was: 1080, is: 1100, change: 20, relative: 20 / 1080, tolerance: 5.4, verdict: 'changed' },
    ])
  })

  it('a quantile may move by as much as the figure may: of the larger of it and the mean', () => {
    expect(of(1.25, 20, 0)).toMatchObject({ verdict: 'withinTolerance', moved: [] })
    // 2 % of 1000 is 20, of 920 only 18.4; of 1080 it is 21.6
    expect(of(1.25, 0, 0.02)).toMatchObject({ verdict: 'withinTolerance', moved: [] })
    expect(of(1.25, 0, 0.0199)).toMatchObject({ verdict: 'changed', moved: ['p10'] })
  })

  it('fails on other luck, too, where it is more than luck', () => {
    const [was, is] = [normals('other', 'a', 1000), normals('other', 'b', 1000)]
    const on = (spread: number) => row([...was], [...is.map(x => spread * x)], 0, 0, otherSeed)
    expect(on(1.6)).toMatchObject({ verdict: 'changed', moved: ['p10', 'p90'] })
    expect(on(1)).toMatchObject({ verdict: 'withinNoise', moved: [] })
  })

  it('one end alone fails by that end alone', () => {
    const was = stretched(1)
    const is = was.map(x => (x > 1070 ? x + 40 : x < 990 && x > 930 ? x - 30 : x))
    expect(row(was, is, 0, 0.01)).toMatchObject({ verdict: 'changed', moved: ['p90'] })
  })

  it('a mean that moves in half of the futures alone, between the quantiles, fails by the mean', () => {
    const was = stretched(1)
    const is = was.map(x => (x > 960 && x < 1040 ? x + 30 : x))
    expect(row(was, is, 0, 0.005)).toMatchObject({ verdict: 'changed', moved: ['mean'] })
  })

  it('among few futures on the same luck its tolerance alone decides', () => {
    const was = list(i => 1000 + i, 21)
    const is = was.map((x, i) => (i < 3 ? x - 30 : i > 17 ? x + 30 : x))
    expect(row(was, is, 0, 0.005)).toMatchObject({ verdict: 'changed', change: 0, moved: ['p10', 'p90'] })
  })

  it('bits alone count where every bit has to be the same', () => {
    expect(row(stretched(1), stretched(1.25), 0, 0.005, {})).toMatchObject({
      verdict: 'changed',
      quantiles: [],
      moved: [],
    })
  })
})

describe('structure comes first', () => {
  const two: Futures = { today: { [value]: list(5) }, grow: { [value]: list(7) } }
  const kinds = (report: GateReport) => report.structure.map(({ kind }) => kind)

  it.each<[string, GateReport, readonly string[]]>([
    [
      'a metric that is gone',
      compared({ today: { [value]: list(5), 'joint.value': list(1) } }, one(list(5))),
      ['missingMetric'],
    ],
    [
      'a metric that is new',
      compared(one(list(5)), { today: { [value]: list(5), 'joint.value': list(1) } }),
      ['newMetric'],
    ],
    [
      'one that the file defines',
      compared(one(list(5)), { today: { [value]: list(5), mine: list(1) } }, { is: { own: ['mine'] } }),
      ['newMetric'],
    ],
    ['a strategy that is gone', compared(two, one(list(5))), ['missingStrategy']],
    ['a strategy that is new', compared(one(list(5)), two), ['newStrategy']],
    ['a unit', compared(one(list(5)), one(list(5)), { is: { units: { [value]: 'hours' } } }), ['unit']],
    ['the number of futures', compared(one(list(5)), one(list(5, 150))), ['trials']],
    ['few futures on other luck', compared(one(list(5, 99)), one(list(5, 99)), { is: otherSeed }), ['trials']],
    [
      'a tolerance for nothing, and one that comes too late',
      compared(one(list(5)), one(list(5)), {
        baseline: b => ({
          ...b,
          tolerances: ['partner.*', 'vendor.*', value].map(metric => ({ ...tolerating(1)[0], metric })),
        }),
      }),
      ['unusedTolerance', 'unusedTolerance'],
    ],
    [
      'a figure of one strategy that was taken out',
      compared(two, two, { baseline: b => ({ ...b, levels: { ...b.levels, grow: {} } }) }),
      ['newMetric'],
    ],
  ])('%s fails, and says what to do', (_name, report, expected) => {
    expect(kinds(report)).toEqual(expected)
    expect(report.passed).toBe(false)
    for (const { what, help } of report.structure) expect([what, help].every(text => text.length > 10)).toBe(true)
  })

  it.each([
    ['joint.value', '--only joint.value --reason'],
    ['mine in 2028', '--only "mine in 2028" --reason'],
    ['$(reboot)', '--only ... --reason'],
    ['a"b', '--only ... --reason'],
  ])('the command for %s is one that a shell takes as it is meant', (metric, command) => {
    const futures = (id: string): Futures => ({ today: { [id]: list(5) } })
    const report = compared(futures(metric), futures('other'), { was: { own: [metric] } })
    expect(report.structure.map(({ help }) => help)).toEqual([expect.stringContaining(command)])
  })

  it('names that every object has are names like others', () => {
    const odd: Futures = { constructor: { [value]: list(5) } }
    const report = compared(one(list(5)), odd)
    expect(kinds(report)).toEqual(['missingStrategy', 'newStrategy'])
    expect(report.rows).toEqual([])
  })

  it('no baseline is a failure', () => {
    expect(withoutBaseline(outcomeOf(two))).toMatchObject({
      passed: false,
      mode: null,
      structure: [{ kind: 'noBaseline' }],
    })
  })
})

describe('rows stand in the order in which one reads them', () => {
  it('what fails first, the furthest beyond its tolerance first, then what was put down to tolerance, noise, nothing', () => {
    const start = list(i => 100 + (i % 7))
    const is: Readonly<Record<string, readonly number[]>> = {
      'joint.value': start,
      'mdf.paid': start.map((x, i) => (i < 5 ? x + 99 : x)),
      'partner.ebitda': start.map(x => x + 0.1),
      'partner.revenue': start.map(x => x + 20),
      'partner.value': start.map(x => x + 60),
      'vendor.bookings': start.map((x, i) => (i ? x : Number.NaN)),
    }
    const was = Object.fromEntries(Object.keys(is).map(id => [id, start]))
    const baseline = (b: Baseline): Baseline => ({ ...b, tolerances: b.tolerances.map(t => ({ ...t, abs: 0 })) })
    const { rows } = compared({ today: was }, { today: is }, { is: edited, baseline })
    expect(rows.map(({ metric, verdict }) => [metric, verdict])).toEqual([
      ['partner.value', 'changed'],
      ['partner.revenue', 'changed'],
      ['vendor.bookings', 'undefined'],
      ['partner.ebitda', 'withinTolerance'],
      ['mdf.paid', 'withinNoise'],
      ['joint.value', 'same'],
    ])
  })
})

describe('the checks of the scenario itself', () => {
  const check = (holds: boolean | null, severity: 'error' | 'warning', close = false): CheckResult => ({
    that: 'P(partner.value > 0) >= 80%',
    severity,
    from: 'it.yaml:3',
    results: [{ strategy: 'today', value: 0.81, ci95: [0.7, 0.9], holds, close }],
  })
  it.each<[string, CheckResult, boolean]>([
    ['one that holds passes', check(true, 'error'), true],
    ['one that does not fails', check(false, 'error'), false],
    ['one without a value fails', check(null, 'error'), false],
    ['one that is too close to tell fails', check(true, 'error', true), false],
    ['a warning fails nothing', check(false, 'warning', true), true],
  ])('%s', (_name, one_, passed) => {
    const steady = one(list(5))
    const report = compared(steady, steady, { is: { checks: [one_] } })
    expect(report.passed).toBe(passed)
    expect(report.checks).toEqual([one_])
  })
})

describe('a run of the same on fresh luck is not taken for another', () => {
  /** Figures of every awkward kind, with the chance of each to be looked at together. */
  const kinds: Readonly<Record<string, (u: number, z: number) => number>> = {
    'partner.value': (_, z) => 1e6 * z,
    'partner.ebitda': (_, z) => Math.exp(2.5 * z), // a mean that few futures make
    'partner.revenue': u => 1 / (1 - u), // no mean at all
    'joint.value': u => (u < 0.002 ? 1 : 0), // rare
    'vendor.bookings': u => (u < 0.01 ? 1e6 : u < 0.5 ? 0 : -5),
    'vendor.contribution': u => (u < 0.4 ? Number.NaN : Math.floor(3 * u)),
    'partner.cash.low': u => (u < 0.0015 ? 1e9 * u : 0),
    'mdf.paid': () => 3,
  }
  const fresh = (seed: string): Futures =>
    Object.fromEntries(
      ['today', 'grow'].map(strategy => [
        strategy,
        Object.fromEntries(
          Object.entries(kinds).map(([metric, of]) => {
            const [u, z] = [
              uniforms(seed, `${strategy} ${metric}`, 1000),
              normals(seed, `z ${strategy} ${metric}`, 1000),
            ]
            return [metric, u.map((x, i) => of(x, z[i]))]
          }),
        ),
      ]),
    )
  const strict = ({ baseline, samples }: Fixture): { baseline: Baseline; samples: Samples } => ({
    baseline: { ...baseline, tolerances: baseline.tolerances.map(t => ({ ...t, abs: 0, rel: 0 })) },
    samples,
  })
  const alarms = (change: (futures: Futures) => Futures = same => same): number => {
    const { baseline, samples } = strict(makeBaseline(outcomeOf(fresh('first')), {}))
    return Array.from({ length: 100 }, (_, k) => {
      const outcome = outcomeOf(change(fresh(`seed ${k}`)), { seed: `${k}` })
      return compareBaseline(baseline, samples, outcome, {}).passed
    }).filter(passed => !passed).length
  }

  // At most 1e-4 of all runs may fail, so of 100 runs one or more with chance 1 %; these are always the same 100.
  it('in none of 100 runs, with no tolerance at all', () => {
    expect(alarms()).toBe(0)
  })

  it('and a shift of half a standard deviation of one figure in one strategy is seen every time', () => {
    const shifted = (futures: Futures): Futures => ({
      ...futures,
      grow: { ...futures['grow'], [value]: (futures['grow'][value] as Float64Array).map(x => x + 5e5) },
    })
    expect(alarms(shifted)).toBe(100)
  })

  it('and so is a spread of 1.6 times, around the same mean', () => {
    const wider = (futures: Futures): Futures => ({
      ...futures,
      grow: { ...futures['grow'], [value]: (futures['grow'][value] as Float64Array).map(x => 1.6 * x) },
    })
    expect(alarms(wider)).toBeGreaterThan(95)
  })
})
