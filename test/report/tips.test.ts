import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { reportHtml } from '../../src/report/html.ts'
import { resultJson } from '../../src/report/result-json.ts'
import { resultTables } from '../../src/report/tables.ts'
import { textWidth } from '../../src/report/terminal-text.ts'
import { tipsOf } from '../../src/report/tips-text.ts'
import type { BreakEvenAnswer } from '../../src/study/beyond-levels.ts'
import type { Result } from '../../src/study/result.ts'
import { answeredOutcome } from './answered-fixture.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'

const three = plans.slice(0, 3)
const input = (path: string, grade: string, share: number) => ({
  paths: [path],
  label: `what ${path} means`,
  grade,
  share,
  ci95: [share / 2, Math.min(1, share * 1.5)] as const,
})

const level = (at: BreakEvenAnswer['at'], more: Partial<BreakEvenAnswer> = {}): BreakEvenAnswer => ({
  at,
  wins: typeof at === 'number' ? 'above' : null,
  ci95: typeof at === 'number' ? [at - 0.04, at + 0.05] : null,
  close: false,
  ...more,
})

const told: Partial<Result> = {
  guesses: {
    strategy: 'resell',
    metric: 'partner.value',
    inputs: [
      input('inputs.captureShare', 'J', 0.41),
      input('vendor.referral.supportOnly.enforced', 'J', 0.12),
      input('partner.sales.ramp', 'set', 0.06),
      input('partner.bench.wait', 'J', 0.04),
    ],
    chance: 0.27,
  },
  influence: [
    {
      strategy: 'resell',
      against: null,
      metric: 'partner.value',
      inputs: [input('inputs.captureShare', 'J', 0.41), input('inputs.eco', 'P', 0.21)],
      chance: 0.27,
    },
  ],
  pareto: [
    { strategy: 'today', vendor: 0, partner: 0, efficient: false, dominatedBy: ['resell'] },
    { strategy: 'supportOnly', vendor: -5, partner: 9, efficient: true, dominatedBy: [] },
    { strategy: 'resell', vendor: 5, partner: 5, efficient: true, dominatedBy: [] },
  ],
  breakEvens: [
    {
      strategy: 'supportOnly',
      against: 'resell',
      metric: 'partner.value',
      trials: 1000,
      share: level(0.47),
      startIfEnforced: level(0.83),
    },
  ],
}

const lineOf = (id: string, over: Partial<Result> = {}): string => {
  const outcome = lifelikeOutcome({ ...told, ...over }, three)
  return (
    tipsOf(outcome)
      .find(tips => tips.id === id)
      ?.lines.join(' ')
      .replaceAll('\u00a0', ' ') ?? ''
  )
}

describe('the guesses that matter most', () => {
  it('are three with their grades and shares, the greatest first, and chance itself', () => {
    expect(lineOf('guesses')).toBe(
      'Guesses that matter most for the value of the practice under “Resell and support” (about): captureShare (J, 41 %) · vendor.referral.supportOnly.enforced (J, 12 %) · partner.sales.ramp (set, 6 %) · chance itself 27 %.',
    )
  })

  it('are none when none has a share worth a word, and nothing is said without a figure', () => {
    const guesses = { ...told.guesses, inputs: [input('a', 'J', 0.004)], chance: 0.98 } as Result['guesses']
    expect(lineOf('guesses', { guesses })).toMatch(/^No guess matters much .* chance itself 98 %\.$/)
    expect(lineOf('guesses', { guesses: null })).toBe('')
  })
})

describe('what both seats could agree on', () => {
  it('names who is not beaten, and who is, by whom', () => {
    expect(lineOf('pareto')).toBe(
      'No strategy is better for one seat at no cost to the other than “Support only” and “Resell and support”; beaten in that way: “Today” by “Resell and support”.',
    )
  })
})

describe('the break-even of the referral share', () => {
  it('is a share with what Monte Carlo error leaves, and the start of a policy that is followed', () => {
    expect(lineOf('breakEvens')).toBe(
      'On the mean value of the practice, “Support only” against “Resell and support” wins if the vendor still sends it the services of at least 47 % (43–52 %) of its direct deals; if the policy is followed to the letter, the share has to be at least 83 % (79–88 %) at the start.',
    )
  })

  it.each<[string, BreakEvenAnswer, RegExp]>([
    ['never', level('never'), /loses even if the vendor sends it the services of all its direct deals;/],
    ['always', level('always'), /wins even if the vendor sends it the services of none of its direct deals;/],
    ['close', level('never', { close: true }), /all its direct deals \(too close to be sure\);/],
    ['the other way round', level(0.3, { wins: 'below' }), /services of at most 30 % \(26–35 %\) of its direct deals/],
  ])('says %s', (_name, share, text) => {
    const [one] = told.breakEvens ?? []
    expect(lineOf('breakEvens', { breakEvens: [{ ...one, share }] })).toMatch(text)
  })
})

describe('the month in which a strategy has paid back what it costs', () => {
  const lines = (paybacks: Result['comparisons'][number]['paybacks']): string => {
    const outcome = lifelikeOutcome(told, three)
    const comparisons = outcome.result.comparisons.map((one, n) => (n === 1 ? { ...one, paybacks } : one))
    return lineOf('paybacks', { comparisons })
  }

  it('is that of resale alone and with services, with how often it never comes', () => {
    const text = lines({
      resale: { p10: 40, p50: null, p90: null, never: 0.62 },
      withServices: { p10: 9, p50: 22, p90: null, never: 0.15 },
    })
    expect(text).toBe(
      '“Resell and support” breaks even against “Today”: resale alone never in 62 of 100 futures, with services in month 22 (median; never in 15 of 100 futures).',
    )
  })

  it('is from the start where it never is behind, and a month that a week falls into', () => {
    const of = (p50: number) => ({ resale: null, withServices: { p10: p50, p50, p90: p50, never: 0 } })
    expect(lines(of(0))).toMatch(/: with services from the start \(median\)\.$/)
    expect(lines(of(7.15))).toMatch(/: with services in month 8 \(median\)\.$/)
    expect(lines({ resale: null, withServices: null })).toBe('')
  })
})

describe('on the page and in the terminal', () => {
  const hostile = '\u001b[31m<b>"x"</b>'
  const outcome = (text = '') => {
    const made = answeredOutcome(three, text)
    const assumptions = made.assumptions.map(one => (one.path === 'captureShare' ? { ...one, share: 0.41 } : one))
    const strategies = made.result.strategies.map(one => ({ ...one, title: `${one.title}${text}` }))
    return { ...made, assumptions, result: { ...made.result, ...told, strategies } }
  }

  it.each([40, 57, 100])('fits on %i columns', width => {
    const text = comparisonText(outcome(hostile), { width, color: false, unicode: true })
    expect(text).toContain('What tips the balance')
    expect(text).not.toContain('\u001b')
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
  })

  it('says nothing where a run has none of it', () => {
    const bare = lifelikeOutcome({}, three)
    expect(comparisonText(bare, { width: 100, color: false, unicode: true })).not.toContain('What tips')
    expect(reportHtml(bare, [])).not.toContain('What tips')
  })

  it('puts the inputs in a table and the share beside its assumption, every text escaped', () => {
    const html = reportHtml(outcome(hostile), [])
    expect(html).toContain('What tips the balance')
    expect(html).toContain('what inputs.eco means')
    expect(html).toMatch(
      /capture share<span class="path-name">captureShare<\/span><\/th><td>[^<]*<span class="from">share: about 41\u00a0%<\/span>/,
    )
    expect(html).not.toContain('<b>"x"</b>')
  })
})

describe('beneath what a side believes', () => {
  const text = (results: (n: number) => object): string => {
    const made = answeredOutcome(three)
    const statements = made.result.statements.map(one =>
      one.about === 'vendor.contribution' && one.kind === 'expect'
        ? { ...one, number: 2e6, results: one.results.map((found, n) => ({ ...found, ...results(n) })) }
        : one,
    )
    return comparisonText(
      { ...made, result: { ...made.result, statements } },
      { width: 200, color: false, unicode: true },
    )
  }

  it('stand the gap of each strategy and what it hangs on', () => {
    const said = text(n => ({
      gap: (n - 1) * 1e5,
      simulated: 1,
      hangsOn: input('inputs.captureShare', 'J', 0.41 + n / 50),
    }))
    expect(said).toMatch(/believed, less its median +−\$100k +\$0 +\+\$100k/)
    expect(said).toContain('hangs on captureShare (J, about 41–45\u00a0%)')
  })

  it('names the strategies where they hang on different things, and no input where none can be told', () => {
    const one = text(n => ({ hangsOn: n === 0 ? null : input(n === 1 ? 'inputs.a' : 'inputs.b', 'set', 0.3) }))
    expect(one).toContain(
      'hangs on a (set, about 30\u00a0%; Support only) · b (set, about 30\u00a0%; Resell and support)',
    )
    expect(text(() => ({ hangsOn: null }))).not.toContain('hangs on')
  })
})

describe('in the files of a run', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8'))
  const isResult = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
  // biome-ignore lint/suspicious/noExplicitAny: results are broken here on purpose, anywhere
  type Loose = Record<string, any>
  const paybacks = { resale: { p10: 0, p50: 22, p90: null, never: 0.2 }, withServices: null }
  const whole = (): Loose => {
    const { result } = lifelikeOutcome(told, three)
    const comparisons = result.comparisons.map(one => ({ ...one, paybacks }))
    return JSON.parse(resultJson({ ...result, comparisons }))
  }

  it('fits the schema of a result', () => {
    isResult(whole())
    expect(isResult.errors ?? []).toEqual([])
  })

  it.each<[string, (result: Loose) => void]>([
    ['a share above one', result => (result['influence'][0].inputs[0].share = 1.1)],
    ['an input without a path', result => (result['influence'][0].inputs[0].paths = [])],
    ['no chance', result => delete result['guesses'].chance],
    ['no list of break-evens', result => delete result['breakEvens']],
    ['an answer that is neither a number nor a word', result => (result['breakEvens'][0].share.at = 'perhaps')],
    ['half an interval', result => (result['breakEvens'][0].share.ci95 = [0.1])],
    ['a place without a verdict', result => delete result['pareto'][0].efficient],
    ['months below zero', result => (result['comparisons'][0].paybacks.resale.p50 = -1)],
    ['a comparison without pay-backs', result => delete result['comparisons'][0].paybacks],
  ])('and %s does not', (_name, spoil) => {
    const result = whole()
    spoil(result)
    expect(isResult(result)).toBe(false)
  })

  it('has a row for each input, chance, place, break-even and pay-back', () => {
    const result = whole() as Result
    const tables = new Map(resultTables(result).map(({ name, columns }) => [name, columns]))
    const column = (table: string, name: string) => tables.get(table)?.find(one => one.name === name)?.values
    expect(column('influence', 'input')).toEqual(['inputs.captureShare', 'inputs.eco', ''])
    expect(column('influence', 'share')).toEqual([0.41, 0.21, 0.27])
    expect(column('pareto', 'dominatedBy')).toEqual(['resell', '', ''])
    expect(column('breakEvens', 'what')).toEqual(['share', 'startIfEnforced'])
    expect(column('breakEvens', 'at')).toEqual([0.47, 0.83])
    expect(column('paybacks', 'b')).toEqual(['supportOnly', 'resell'])
    expect(column('paybacks', 'p90')).toEqual([null, null])
    expect([...new Map(resultTables(lifelikeOutcome({}, three).result).map(({ name }) => [name, 1])).keys()]).toEqual([
      'metrics',
      'comparisons',
      'timeline',
    ])
  })
})
