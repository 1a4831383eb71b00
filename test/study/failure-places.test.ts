import { describe, expect, test } from 'vitest'
import { type Failure, isFailure } from '../../src/kernel/failure.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { withPlaces } from '../../src/study/failure-places.ts'
import { runStudy } from '../../src/study/run-study.ts'

// Lines are counted by hand.
const file = `tandem: 1
time: {start: 2026-01, step: month, horizon: 12 months}
inputs:
  worst: {low: -3, typical: 1, high: 3}
  level: "= log(worst)"
segments: {only: {dealSize: $12, churn: 0% per year}}
installed: {resold: {only: {customers: 1, value: $12}}}
partner: {overhead: $10k per year}
strategies:
  today: {}
  grow:
    partner: {overhead: "= level * $100k per year"}
`

const read = async (text = file, set: readonly string[] = []): Promise<Scenario> => {
  const found = await readScenario('firm.yaml', () => ({ ok: true, name: 'firm.yaml', text }), { set })
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('; '))
  return found.scenario
}

const stopped = async (scenario: Scenario): Promise<Failure & { readonly help?: string }> =>
  runStudy(scenario, { trials: 400 }).then(
    () => expect.unreachable(),
    error => error,
  )

describe('what stops a run says where that stands', () => {
  test('the field of the strategy, its input, and the input below that has no value', async () => {
    const { message, help } = await stopped(await read())
    expect(message).toMatch(/^partner\.overhead is \S+.* in strategy "grow"/)
    expect(help).toBe('partner.overhead is set at firm.yaml:12, level is set at firm.yaml:5')
  })

  test('an input that has no value, down to what it was computed from', async () => {
    const text = file.replace('typical: 1, high: 3', 'typical: -2, high: -1')
    const odd = text
      .replace('"= log(worst)"', '"= log(worst + 3 * level2)"')
      .replace('  level:', '  level2: {low: 0.1, typical: 0.2, high: 1}\n  level:')
    const { message, help } = await stopped(await read(odd))
    expect(message).toContain('is not a real number')
    expect(help).toBe(
      'partner.overhead is set at firm.yaml:13, level is set at firm.yaml:6, worst is set at firm.yaml:4, level2 is set at firm.yaml:5',
    )
  })

  test('what the command line set has no line', async () => {
    const { help } = await stopped(await read(file, ['strategies.grow.partner.overhead== level * $90k per year']))
    expect(help).toMatch(/^partner\.overhead is set by --set, level is set at firm\.yaml:5/)
  })

  test('a multiplier that can mean nothing, at the word that makes it so', async () => {
    const services = `services:
  multiplier: {value: 1, basis: revenue, scope: partner, per: year}
  components: {support: {share: 100%, while: customer, margin: 0%}}
strategies:`
    // where nobody ever leaves, the file is refused; here that comes in some futures
    const text = file
      .replace('strategies:', services)
      .replace('"= level * $100k per year"', '$20k per year')
      .replace('churn: 0% per year', 'churn: "= max(worst, 0) * 1% per year"')
    const { message, help } = await stopped(await read(text))
    expect(message).toContain('needs customers who leave')
    expect(help).toBe('services.multiplier.per is set at firm.yaml:10')
  })

  test('at what the strategy says that it stops in, and not at what another says', async () => {
    const services = `services:
  multiplier: {value: 1, basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, margin: 0%}}
strategies:`
    const text = file
      .replace('strategies:', services)
      .replace('today: {}', 'today: {services: {multiplier: {per: firstYear}}}')
      .replace('partner: {overhead: "= level * $100k per year"}', 'services: {multiplier: {per: lifetime}}')
      .replace('churn: 0% per year', 'churn: "= max(worst, 0) * 1% per year"')
    const { message, help } = await stopped(await read(text))
    expect(message).toContain('needs customers who leave')
    expect(help).toBe('services.multiplier.per is set at firm.yaml:15')
  })
})

test('what was laid over the strategies is set elsewhere, and other errors are as they were', async () => {
  const scenario = await read()
  const over = Object.assign(new Error('x'), {
    kind: 'limit',
    site: { paths: ['partner.overhead'], strategy: 'grow, with more' },
  })
  expect(isFailure(over)).toBe(true)
  expect(withPlaces(over, scenario)).not.toHaveProperty('help')
  const ours = new Error('a bug')
  expect(withPlaces(ours, scenario)).toBe(ours)
  expect(ours).not.toHaveProperty('help')
})
