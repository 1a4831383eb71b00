import { compile } from '../../src/compile/compile.ts'
import type { Binding, Points } from '../../src/compile/structure.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { sampler } from '../../src/kernel/distribution/index.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { bindParams, nothingDrawn } from '../../src/simulate/params.ts'
import { loaderOf } from '../scenario/loader.ts'

/** Three inputs and three fields: lognormal, PERT, lognormal; PERT, logit-normal, PERT. One of them is the partner's luck. */
const lines = {
  time: 'time: {start: 2026-01, step: month, horizon: 1 year}',
  inputs: [
    'inputs:',
    '  multiplier: {p10: 3, p90: 8}',
    '  capture: {low: 5%, typical: 30%, high: 60%}',
    '  effort: {p10: 0.2, p90: 0.9}',
  ].join('\n'),
  segments:
    'segments: {midMarket: {dealSize: $60k, churn: {low: 5% per year, typical: 9% per year, high: 40% per year}}}',
  services: [
    'services:',
    '  multiplier: {value: "= multiplier * capture", basis: revenue, scope: partner, per: sameYear}',
    '  components: {managed: {share: 100%, while: customer, margin: 30%}}',
  ].join('\n'),
  partner: [
    'partner:',
    '  sales:',
    '    {reps: 2, mix: {midMarket: 100%}, winRate: {p10: 10%, p90: 40%}, incrementality: {low: 40%, typical: 50%, high: 95%}}',
  ].join('\n'),
  strategies: 'strategies: {today: {}, busy: {partner: {sales: {reps: 4}}}}',
}

/** The file with a list of correlations; `change` turns its rooms. */
export const fileWith = (correlations: readonly string[], change = (rooms: string[]): string[] => rooms): string =>
  ['tandem: 1', ...change([...Object.values(lines), listOf(correlations)])].join('\n')

const listOf = (correlations: readonly string[]): string =>
  correlations.length === 0 ? '' : `correlations:\n${correlations.map(one => `  - ${one}`).join('\n')}`

export const read = async (text: string): Promise<Scenario> => {
  const result = await readScenario('file.yaml', loaderOf(new Map([['file.yaml', text]])))
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
  return result.scenario
}

type Trial = Binding & { readonly kind: 'trial' }

/** Every number that is drawn once a trial, by its path, as the first strategy binds it. */
export const drawnOf = (scenario: Scenario): ReadonlyMap<string, Trial> => {
  const { structure, variants } = compile(scenario, catalogue)
  const found = new Map<string, Trial>()
  const visit = (path: string, binding: Binding): void => {
    if (binding.kind === 'trial') found.set(path, binding)
    if (binding.kind === 'event' && binding.times) visit(path, binding.times)
    const quantity = scenario.settings.get(path)?.quantity
    if (binding.kind === 'formula' && quantity?.kind === 'formula')
      for (const [n, name] of quantity.of.entries()) visit(`inputs.${name}`, binding.of[n])
  }
  for (const [n, { path }] of structure.params.entries()) visit(path, variants[0].bindings[n])
  return found
}

/** The values of one binding in the first trials, before rates are brought to a step; drawn from points where there are any. */
export const valuesOf = ({ convert: _, ...binding }: Trial, trials: number, points?: Points): Float64Array => {
  const everywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const
  const params = [{ path: 'any', event: false, range: everywhere }]
  const [[{ value }]] = bindParams(
    { id: 'any', bindings: [binding] },
    params,
    { first: 0, count: trials },
    nothingDrawn(points ? { points } : {}),
  )
  if (typeof value === 'function') throw new Error('not one value a trial')
  return value.data
}

/** The largest distance between how often values fall below a quantile and how often they should. */
export const distanceFromLaw = ({ law }: Trial, values: Float64Array): number => {
  const quantile = sampler(law)
  const sorted = [...values].sort((a, b) => a - b)
  let [worst, at] = [0, 0]
  for (let k = 1; k < 1000; k++) {
    const x = quantile(k / 1000)
    while (at < sorted.length && sorted[at] <= x) at++
    worst = Math.max(worst, Math.abs(at / sorted.length - k / 1000))
  }
  return worst
}

/** Dvoretzky, Kiefer and Wolfowitz with Massart's constant: exceeded once in a million looks. */
export const furthest = (trials: number): number => Math.sqrt(Math.log(2e6) / (2 * trials))

/** Pairs of different families, and what their ranks are to be. */
export const targets = [0.3, 0.5, 0.8, -0.6].flatMap(rank =>
  [
    ['multiplier', 'capture'],
    ['capture', 'partner.sales.winRate'],
    ['segments.midMarket.churn', 'partner.sales.winRate'],
  ].map(([a, b]) => ({ a, b, rank })),
)

export const pathOf = (name: string): string => (name.includes('.') ? name : `inputs.${name}`)
