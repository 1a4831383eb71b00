import { ownerBridge } from '../../src/domain/valuation/bridge.ts'
import { solutionLines, withoutIt } from '../../src/study/curves/solution.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Bridge, Likelihood, StatementResult, StrategyResult } from '../../src/study/result.ts'

/** What each step but the last two has of the price of the firm; those before `debt` add up to all of it. */
const weights = [1.62, -0.4, -0.17, 0, 0.08, -0.12, -0.01, -0.02, 0, 0.001, -0.004, -0.06, -0.07, -0.05, -0.2, -0.1]

const bridgeOf = ({ id: strategy, metrics }: StrategyResult, reference: StrategyResult): Bridge => {
  const figures = metrics['partner.ownerValue']!
  const price = metrics['partner.value']!.mean!
  const sizes = weights.map(weight => weight * price)
  const steps = ownerBridge.map(({ metric: { id, label }, reaches }, i) => ({
    id,
    label,
    mean: sizes[i] ?? figures.mean! - sizes.reduce((sum, size) => sum + size, 0),
    difference: null,
    ...(reaches === undefined ? {} : { reaches }),
  }))
  const base = reference.metrics['partner.ownerValue']!.mean!
  return { strategy, of: 'partner.ownerValue', total: figures.mean!, difference: figures.mean! - base, steps }
}

const labels = [
  'services that come with $1 of software on the deals that the partner is on',
  "it's <b>bold</b> & 'quoted'",
  'win rate',
  'how long before the end of its fiscal quarter the manager of the vendor makes the forecast, and to whom',
  'капитал и 渠道合作伙伴',
  'x'.repeat(90),
]
const grades = ['P', 'J', 'set', 'sourced', 'S', 'V', 'P*']

const likely = (p: number | null): Likelihood => ({
  p,
  ci95: p === null ? null : [Math.max(0, p - 0.02), Math.min(1, p + 0.02)],
  undefined: 0,
})

const share = (values: Float64Array | undefined, test: (value: number) => boolean): number | null =>
  values === undefined ? null : values.filter(test).length / values.length

const asked: readonly Pick<StatementResult, 'kind' | 'side' | 'that' | 'weight' | 'about'>[] = [
  { kind: 'goal', side: 'partner', that: 'partner.ownerValue >= $3M', weight: 3, about: 'partner.ownerValue' },
  {
    kind: 'goal',
    side: 'partner',
    that: 'partner.value > 2 * partner.value of today',
    weight: 0.25,
    about: 'partner.value',
  },
  {
    kind: 'goal',
    side: 'vendor',
    that: `vendor.contribution >= ${'1'.repeat(60)}`,
    weight: 12345.678,
    about: 'vendor.contribution',
  },
  { kind: 'goal', side: 'vendor', that: "</script>'+alert(1)+'", weight: 1, about: 'vendor.contribution' },
  {
    kind: 'expect',
    side: 'vendor',
    that: 'vendor.contribution >= $2M and no more than that, as far as anybody can see, in the whole of the horizon and after it',
    weight: 1,
    about: 'vendor.contribution',
  },
  { kind: 'expect', side: 'partner', that: "partner.value <= '</script>'", weight: 1, about: 'partner.value' },
  { kind: 'expect', side: 'partner', that: 'it will be all right', weight: 1 },
]

/** A number that the figures of an outcome lie around, whatever their size. */
const numberFor = ({ result, against }: Outcome, about: string): number =>
  (result.strategies.find(({ id }) => id === against)?.metrics[about]?.p75 ?? 0) * 1.1

const statementsOf = (outcome: Outcome): StatementResult[] =>
  asked.map(one => {
    const { about } = one
    const number = about === undefined ? undefined : numberFor(outcome, about)
    return {
      ...one,
      ...(number === undefined ? {} : { number }),
      from: 'a.yaml:1',
      results: outcome.result.strategies.map(({ id, metrics }) => {
        const simulated = about === undefined ? null : (metrics[about]?.p50 ?? null)
        return {
          strategy: id,
          ...likely(about === undefined ? null : share(outcome.samples[id]?.[about], value => value >= number!)),
          simulated,
          gap: simulated === null || number === undefined ? null : number - simulated,
          hangsOn: null,
        }
      }),
    }
  })

/** The outcome with everything in it that the charts of value, goals and beliefs show. */
export const withValue = (outcome: Outcome): Outcome => {
  const { result } = outcome
  const reference = result.strategies.find(({ id }) => id === outcome.against)!
  const statements = statementsOf(outcome)
  const chance = (side: string, n: number): number | null => {
    const own = statements.filter(one => one.kind === 'goal' && one.side === side)
    const all = own.map(({ results }) => results[n]!.p)
    return all.includes(null) ? null : Math.min(...(all as number[]))
  }
  const scale = Math.abs(reference.metrics['partner.value']!.mean!) / 10
  const lines = solutionLines(
    {
      building: scale * 1.7,
      onBench: scale,
      byOthers: scale / 5,
      benchMargin: 0.4,
      othersMargin: 0.2,
      learning: 0.85,
      floor: 0.35,
      cut: 0.05,
      lift: 0.1,
    },
    20,
  )
  const pointsOf = (values: readonly number[]) => values.map((y, x) => ({ x, y }))
  const back = lines.inside.findIndex((y, n) => n > 0 && y >= lines.without[n]!)
  const axes = { x: { label: 'deployments', unit: 'count' }, y: { label: 'margin', unit: 'USD' } } as const
  const strategy = result.strategies.at(-1)!.id
  return {
    ...outcome,
    result: {
      ...result,
      bridges: result.strategies.map(one => bridgeOf(one, reference)),
      influence: result.strategies.flatMap(({ id }, s) =>
        ['partner.ownerValue', 'vendor.contribution'].map((metric, m) => ({
          strategy: id,
          against: null,
          metric,
          inputs: Array.from({ length: m === 0 ? 12 : 1 + s }, (_, i) => ({
            paths: [i % 5 === 4 ? `inputs.${i}` : `a.b${i}`],
            label: labels[i % labels.length]!,
            grade: grades[i % grades.length]!,
            share: 0.4 / (i + 1),
            ci95: [0.3 / (i + 1), Math.min(1, 0.6 / (i + 1))] as const,
          })),
          chance: s === 1 ? null : 0.31,
        })),
      ),
      statements,
      goals: result.strategies.map(({ id }, n) => {
        const [vendor, partner] = [chance('vendor', n), chance('partner', n)]
        const both = vendor === null || partner === null ? null : vendor * partner
        return { strategy: id, vendor: likely(vendor), partner: likely(partner), both: likely(both) }
      }),
    },
    curves: [
      ...(outcome.curves ?? []),
      {
        kind: 'solution',
        strategy,
        of: '',
        ...axes,
        points: pointsOf(lines.inside),
        marks: [
          ...(back < 0 ? [] : [{ label: 'pays back', x: back, y: lines.inside[back]! }]),
          { label: 'by the end', x: 14.25, y: (lines.inside[14]! * 3 + lines.inside[15]!) / 4 },
        ],
      },
      { kind: 'solution', strategy, of: withoutIt, ...axes, points: pointsOf(lines.without), marks: [] },
    ],
  }
}
