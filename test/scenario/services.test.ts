import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { lintsOf } from '../../src/study/lints.ts'
import { loaderOf } from './loader.ts'

const text = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments:
  midMarket: {dealSize: $60k, churn: 10% per year}
installed: {referred: {midMarket: {customers: 8, value: $70k}}}
services:
  multiplier: {value: 5, basis: margin-to-margin, scope: ecosystem, capture: 30%, per: lifetime}
  components:
    build: {share: 60%, lasts: 6 months, lag: 1 month, attach: 80%, delivered: bench}
    managed: {share: 40%, while: customer, delivered: bench}
    led: {priced: program, margin: 35%}
  solution: {fits: 40%, winRate: 25%}
  unbundled: {chance: 30%, discount: 20%}
partner:
  bench:
    heads: 5
    ramp: 3 months
    subcontract: {upTo: 100 hours per month, cost: $110 per hour}
    late: {after: 4 months, churn: 20%}
vendor: {direct: {wonDeals: 1 per month, mix: {midMarket: 100%}}}
strategies:
  today: {motion: resell}
  vertical:
    motion: resell
    services: {solution: {vertical: healthcare, build: $250k, hours: 400 hours, months: 6}}
`

test('all that can be said of services is read, without a warning, and moves what it should', async () => {
  const read = await readScenario('scenario.yaml', loaderOf(new Map([['scenario.yaml', text]])))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  const { scenario } = read
  expect([...scenario.warnings, ...lintsOf(scenario)].map(({ message }) => message)).toEqual([])
  const { structure, variants } = compile(scenario, catalogue)
  const at = (id: string, path: string) => {
    const n = structure.params.findIndex(param => param.path === path)
    return variants.find(variant => variant.id === id)?.bindings[n]
  }
  expect(at('vertical', 'services.solution.build')).toEqual({ kind: 'constant', value: 250_000 })
  expect(at('today', 'services.solution.build'), 'and nobody else builds it').toEqual({ kind: 'constant', value: 0 })
  expect(at('vertical', 'services.multiplier.per')).toEqual({ kind: 'constant', value: 3 })
  expect(at('vertical', 'services.components.led.priced')).toEqual({ kind: 'constant', value: 0 })
  expect(at('vertical', 'services.components.build.priced')).toEqual({ kind: 'constant', value: -1 })
  expect(at('vertical', 'partner.bench.subcontract.upTo')).toEqual({ kind: 'constant', value: 100 })
})
