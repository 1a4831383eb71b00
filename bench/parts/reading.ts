/**
 * Reading: a scenario of 500 lines that uses the whole language is read, checked and compiled in this process; the first
 * time (with everything cold but the modules loaded) and the median of many. A map of 20,000 keys must be refused or read
 * at once.
 */
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import type { Load } from '../../src/scenario/layers/chain.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import { threeDigits } from '../ratio-text.ts'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

/** A scenario with a line for each of many segments, inputs, strategies, metrics and goals: 500 lines. */
const longScenario = (): string => {
  const segments = numbers(24)
  const head = [
    'tandem: 1',
    'name: A long scenario',
    'time: {start: 2026-01, step: month, horizon: 5 years}',
    'run: {trials: 1000, seed: long}',
  ]
  const inputs = numbers(60).flatMap(i => [
    `  market${i}:`,
    `    value: {p10: ${2 + i / 100}, p50: ${3 + i / 100}, p90: ${5 + i / 100}}`,
    '    source: [S02, S03]',
    `  share${i}: {low: 5%, typical: 20%, high: 40%}`,
  ])
  const computed = numbers(20).map(
    i => `  computed${i}: "= min(market${i}, 4) * share${i} + if(share${i} > 20%, 0.1, 0.2)"`,
  )
  const rooms = segments.flatMap(i => [
    `  segment${i}:`,
    '    dealSize: {typical: {p10: $40k, p90: $90k}, spread: 80%}',
    '    cycle: {p10: 3 months, p90: 8 months}',
    '    churn: {mean: 10% per year, sd: 3% per year}',
  ])
  const mix = segments.map(i => `segment${i}: ${i === 0 ? '8%' : '4%'}`).join(', ')
  const partner = ['partner:', '  bench: {heads: 8}', `  sales: {mix: {${mix}}}`]
  const services = [
    'services:',
    '  multiplier: {value: "= computed0 + computed1 / 10", basis: revenue, scope: partner, per: sameYear}',
    '  components: {managed: {share: 100%, while: customer, delivered: bench}}',
  ]
  const metrics = numbers(25).map(
    i => `  figure${i}: "= partner.revenue / 2 - vendor.contribution of plan${i % 7} * 10%"`,
  )
  const goals = numbers(20).map(i => `    - {that: "partner.value >= $${i + 1}M", weight: ${i + 1}, why: reason ${i}}`)
  const strategies = numbers(9).flatMap(i => [
    `  plan${i}:`,
    `    title: Plan ${i}`,
    '    motion: resell',
    '    partner:',
    `      sales: {reps: {2026-01: ${i}, 2027-01: ${i + 1}}}`,
  ])
  const body = [
    ...head,
    ...['inputs:', ...inputs, ...computed],
    ...['segments:', ...rooms],
    ...partner,
    ...services,
    ...['metrics:', ...metrics],
    ...['goals:', '  partner:', ...goals],
    ...['strategies:', ...strategies],
  ]
  const comments = numbers(Math.max(0, 500 - body.length)).map(i => `# a remark of line ${i}`)
  return `${[...body, ...comments].join('\n')}\n`
}

const loading =
  (text: string): Load =>
  () => ({ ok: true, name: 'long.yaml', text })

/** Milliseconds to read and compile a text; the issues if it has any. */
const timed = async (
  text: string,
): Promise<{ readonly ms: number; readonly issues: number; readonly said: string }> => {
  const begin = performance.now()
  const read = await readScenario('long.yaml', loading(text))
  if (read.ok) compile(read.scenario, catalogue)
  const issues = read.ok ? [] : read.issues
  return { ms: performance.now() - begin, issues: issues.length, said: issues[0]?.message ?? '' }
}

/** Maps that are too large for anybody to have meant them. */
const largeMaps = [
  [
    'a block map of 20,000 keys',
    numbers(20_000)
      .map(i => `key${i}: ${i}`)
      .join('\n'),
  ],
  [
    'a flow map of 20,000 keys',
    `{${numbers(20_000)
      .map(i => `key${i}: ${i}`)
      .join(', ')}}`,
  ],
] as const

export const readingPart: Part = {
  name: 'reading',
  about: 'a long scenario is read and compiled',
  print: async ({ quick }, say) => {
    const text = longScenario()
    const lines = text.split('\n').length - 1
    const first = await timed(text)
    if (first.issues > 0) throw new Error(`the long scenario has ${first.issues} issues: ${first.said}`)
    const times: number[] = []
    for (let i = 0; i < (quick ? 10 : 30); i++) times.push((await timed(text)).ms)
    const halves = [0, 1].map(half => median(times.filter((_, i) => i % 2 === half)))
    say(
      `Reading: ${lines} lines read and compiled, first ${threeDigits(first.ms)} ms, then median ${threeDigits(median(times))} ms (A/A ${threeDigits(halves[0] / halves[1])})`,
    )
    for (const [what, keys] of largeMaps) {
      const { ms, said } = await timed(keys)
      say(`  ${what}: ${said} after ${threeDigits(ms)} ms`)
    }
    say('')
  },
}
