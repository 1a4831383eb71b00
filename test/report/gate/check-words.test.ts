import { expect, test } from 'vitest'
import { annotationsText } from '../../../src/report/gate/annotations.ts'
import { checkWords } from '../../../src/report/gate/entry.ts'
import { gateJson } from '../../../src/report/gate/gate-json.ts'
import { gateText } from '../../../src/report/gate/gate-text.ts'
import { junitXml } from '../../../src/report/gate/junit.ts'
import { gateMarkdown } from '../../../src/report/gate/markdown.ts'
import type { CheckResult } from '../../../src/study/result.ts'
import { check, entry, report } from './gate-fixture.ts'

const row = (over: Partial<CheckResult['results'][number]>): CheckResult['results'][number] => ({
  strategy: 'resell',
  value: 0,
  ci95: null,
  holds: true,
  close: false,
  ...over,
})
const wordsOf = (one: CheckResult) => checkWords({ checks: [one], undecided: [] })[0]

const order = check({
  that: 'mean(partner.value): resell > split > today',
  unit: 'USD',
  results: [
    row({ over: 'split', value: 1_200_000, ci95: [900_000, 1_500_000] }),
    row({ strategy: 'split', over: 'today', value: 20_000, ci95: [-30_000, 70_000], close: true }),
  ],
})
const lever = (results: CheckResult['results'], moves: CheckResult['moves'] = 'any') =>
  check({ that: 'partner.value moves', with: 'partner.sales.reps: 3', trials: 64, moves, unit: 'USD', results })

test('an ordering is as good as its worst pair, and says each difference', () => {
  expect(wordsOf(order)).toMatchObject({
    verdict: 'too close to tell',
    found: 'resell over split $1.2M ($900k–1.5M); split over today $20k (−$30k to $70k), too close to tell',
    isFailing: true,
  })
})

test.each<[string, CheckResult, string, string]>([
  ['one that moves', lever([row({ value: 40_000 })]), 'holds', 'resell: moves by +$40k on average'],
  [
    'one that moves nothing',
    lever([row({ strategy: null, holds: false })]),
    'does not hold',
    'the same in all 64 futures',
  ],
  [
    'one that moves the wrong way',
    lever([row({ value: -40_000, holds: false })], 'up'),
    'does not hold',
    'resell: does not go up, but moves by −$40k on average',
  ],
  ['one without a value', lever([row({ value: null, holds: null })]), 'has no value', 'resell: it has no value'],
])('of a lever: %s', (_, one, verdict, found) => {
  expect(wordsOf(one)).toMatchObject({ verdict, found, what: 'partner.value moves, with partner.sales.reps: 3' })
})

test('where the number of a check comes from stands in every report', () => {
  const cited = check({ holds: false, source: ['S11', 'our <survey>'] })
  const all = [entry(report({ passed: false, checks: [cited] }))]
  const look = { width: 80, color: false, unicode: true }
  expect(gateText(all, look)).toContain('\n   source: S11, our <survey>\n')
  expect(JSON.parse(gateJson(all)).scenarios[0].checks[0].source).toEqual(['S11', 'our <survey>'])
  expect(junitXml(all, '2026-11-26T12:00:00')).toContain('source: S11, our &lt;survey&gt;')
  expect(gateMarkdown(all)).toContain('source&#58; S11&#44; our &#60;survey&#62;')
  expect(annotationsText(all)).toContain('%0Asource: S11, our <survey>')
  const bare = [entry(report({ passed: false, checks: [check({ holds: false })] }))]
  for (const text of [gateText(bare, look), junitXml(bare, ''), gateMarkdown(bare), annotationsText(bare)])
    expect(text).not.toContain('source')
})
