import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { reportHtml } from '../../src/report/html.ts'
import { resultTables } from '../../src/report/tables.ts'
import { textWidth } from '../../src/report/terminal-text.ts'
import { answeredOutcome } from './answered-fixture.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'

const wide = { width: 120, color: false, unicode: true }
const evil = `</td><script>alert(1)</script>"' \u001b[2J \u202e ${'a'.repeat(300)}`

/** With blanks that break where there are some that do not. */
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

test('the page says first why, where the file does, and the formula beneath', () => {
  const html = reportHtml(answeredOutcome(), [])
  const texts = [...html.matchAll(/<th scope="row">(.*?)<\/th>/gs)].map(([, head = '']) =>
    head.replace(/<span[^>]*>/g, ' | ').replace(/<[^>]*>/g, ''),
  )
  expect(texts).toContain('the owner retires | partner.value &gt;= $3M by 2028-12 (weight 3)')
  expect(texts).toContain(
    'agreed with the partner | P(partner.value of resell &gt; partner.value of today) between 40% and 80% | source: S02, the minutes',
  )
  expect(texts, 'without a reason').toContain('vendor.contribution &gt; $1M (weight 1)')
  expect(html.match(/In formulas resell is “Resell and support”\./g)?.length).toBeGreaterThanOrEqual(2)
})

// By hand: the fixture's second goal has no value in 0, 1 and 2 futures of its three strategies, and no belief lacks one.
test('what has no value is said with the goals, and not with the beliefs', () => {
  const note = '“partner.cash.low &gt; $0” has no value in up to 2 futures, which are left out of its share.'
  const hints = (text: string): string[] =>
    text.match(/<h2[^>]*>What each side (?:wants|believes)[\s\S]*?<\/p>/g)?.map(spaced) ?? []
  const [wants = '', believes = ''] = hints(reportHtml(answeredOutcome(), []))
  expect(wants).toContain(note)
  expect(believes).toContain('In how many of the futures')
  expect(believes).not.toContain('has no value')
  const outcome = answeredOutcome()
  const none = outcome.result.statements.map((one, n) => ({
    ...one,
    results: one.results.map(found => ({ ...found, undefined: n === 1 ? outcome.result.trials : 0 })),
  }))
  const never = { ...outcome, result: { ...outcome.result, statements: none } }
  expect(hints(reportHtml(never, []))[0]).toContain('“partner.cash.low &gt; $0” has no value in any future.')
  expect(comparisonText(never, wide)).toMatch(/has no value in any future\n\n[\s\S]*What each side believes/)
})

describe('the terminal', () => {
  it('has a row for each statement, a column for each strategy', () => {
    const lines = spaced(comparisonText(answeredOutcome(), wide)).split('\n')
    const row = (what: string): string => lines.find(line => line.includes(what)) ?? ''
    expect(row('partner.value >= $3M by 2028-12 (weight 3)')).toMatch(/41 % +42 % +43 %$/)
    expect(row('vendor.contribution > $1M')).toMatch(/^ vendor .* 61 % +62 % +63 %$/)
    expect(row('all its goals at once')).toMatch(/^ partner .* 21 % +22 % +23 %$/)
    expect(row('both reach all their goals')).toMatch(/11 % +12 % +13 %$/)
    expect(row('partner.value of resell > partner.value of today')).toMatch(/77 % +77 % +77 %$/)
    expect(row('chance of a loss')).toMatch(/31 % +32 % +33 %$/)
    expect(row('why: the owner retires')).not.toBe('')
    // the median of what a belief is about, from the same figures as the table of both seats
    expect(row('its median')).toMatch(/\$2\.\dM +\$2\.\dM +\$2\.\dM$/)
    expect(lines.some(line => line.includes('has no value in up to 2 futures'))).toBe(true)
  })

  it('says of each check whether it holds, and what was found', () => {
    const text = spaced(comparisonText(answeredOutcome(), wide))
    const checks = text.slice(text.indexOf('\nChecks\n'), text.indexOf('\nNot modelled'))
    expect(checks).toContain(' does not hold (warning)\n   P(partner.value of resell')
    expect(checks).toContain('it is 93 % (91–95 %)')
    expect(checks).toContain('why: agreed with the partner')
    expect(checks).toContain('source: S02, the minutes')
    expect(checks).toContain(' too close to tell\n   mean(partner.value) > $1M')
    expect(checks.replace(/\s+/g, ' ')).toContain(
      'too close to tell: Support only $1.3M ($1.1–1.4M); holds: Today $1.2M ($1.1–1.4M)',
    )
    expect(checks).toContain(' holds\n   p50(partner.value)')
    expect(checks).toContain(' has no value\n   mean(partner.value) > $2M')
  })

  it('says which strategy a formula means, where its id is not its title', () => {
    const text = spaced(comparisonText(answeredOutcome(), wide))
    expect(text).toContain('\nIn formulas resell is “Resell and support”.\n')
  })

  it('has a unit for a median in dollars per dollar, whose cells have none', () => {
    const made = answeredOutcome()
    const strategies = made.result.strategies.map(one => {
      const { 'vendor.contribution': figures, ...rest } = one.metrics
      return { ...one, metrics: { ...rest, 'vendor.contribution': { ...figures, unit: 'USD/USD' as const } } }
    })
    const found = (outcome: typeof made) =>
      spaced(comparisonText(outcome, wide))
        .split('\n')
        .flatMap(line => /its median(?:, \$ per \$1)?/.exec(line)?.[0] ?? [])
    expect(found(made)).not.toContain('its median, $ per $1')
    expect(found({ ...made, result: { ...made.result, strategies } })).toContain('its median, $ per $1')
  })

  it.each([40, 57, 80, 100, 120, 160])('fits on %i columns, whatever the names', width => {
    for (const count of [1, 2, 3, 5])
      for (const text of ['', evil, '日本語'.repeat(40)])
        for (const unicode of [true, false]) {
          const printed = comparisonText(answeredOutcome(plans.slice(0, count), text), { ...wide, width, unicode })
          for (const line of printed.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(width)
          expect(printed).not.toContain('\u001b')
          expect(printed).not.toContain('\u202e')
          // every strategy has its cell, side by side or one below the other
          for (let n = 0; n < count; n++) expect(spaced(printed)).toContain(`${61 + n} %`)
        }
  })

  it('is as it was for a file that asks nothing', () => {
    const text = comparisonText(lifelikeOutcome(), wide)
    expect(text).not.toMatch(/wants|believes|Checks|OWN/)
  })

  it('is only coloured by colour', () => {
    const coloured = comparisonText(answeredOutcome(), { ...wide, color: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken away
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(comparisonText(answeredOutcome(), wide))
  })
})

describe('the page', () => {
  it('has the same answers', () => {
    const html = reportHtml(answeredOutcome(), [])
    for (const text of [
      'What each side wants',
      'What each side believes',
      'Checks',
      'chance of a loss',
      'does not hold (warning)',
    ])
      expect(html).toContain(text)
    expect(html).toContain('source: <a class="what" href="#source-S02">S02</a>, the minutes')
    expect(html).toContain('<div id="source-S02">')
    for (const cell of ['41', '62', '23', '77']) expect(html).toContain(`<span class="main">${cell}\u00a0%</span>`)
    expect(reportHtml(lifelikeOutcome(), [])).not.toMatch(/wants|believes|id="checks"/)
  })

  it('takes nothing that a user writes for markup', () => {
    const html = reportHtml(answeredOutcome(plans.slice(0, 2), evil), [])
    expect(html).not.toContain('<script')
    expect(html).not.toContain('\u202e')
    expect(html.split('&lt;script&gt;').length).toBeGreaterThan(5)
  })
})

test('the tables hold every answer, and are not there without one', () => {
  const names = (outcome: ReturnType<typeof lifelikeOutcome>): string[] =>
    resultTables(outcome.result).map(({ name }) => name)
  const usual = ['metrics', 'comparisons', 'timeline']
  expect(names(lifelikeOutcome())).toEqual(usual)
  expect(names(answeredOutcome())).toEqual([...usual, 'statements', 'goals', 'checks', 'numbers'])
  const tables = new Map(resultTables(answeredOutcome().result).map(table => [table.name, table]))
  const column = (table: string, name: string) =>
    tables.get(table)?.columns.find(one => one.name === name)?.values as readonly unknown[]
  expect(column('statements', 'p').map(p => Number((p as number).toFixed(2)))).toEqual([
    0.41, 0.42, 0.43, 0.51, 0.52, 0.53, 0.61, 0.62, 0.63, 0.77, 0.81, 0.82, 0.83,
  ])
  expect(column('statements', 'strategy').slice(8, 11)).toEqual(['resell', '', 'today'])
  expect(column('goals', 'who').slice(0, 3)).toEqual(['vendor', 'partner', 'both'])
  expect(column('checks', 'holds')).toEqual(['false', ...Array(6).fill('true'), '', '', ''])
  expect(column('numbers', 'value')).toEqual([0.31, 0.32, 0.33])
  for (const { columns } of tables.values()) expect(new Set(columns.map(({ values }) => values.length)).size).toBe(1)
})

// Second oracle for the shape: the JSON Schema, by ajv.
describe('the schema of a result', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8'))
  const isResult = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
  // biome-ignore lint/suspicious/noExplicitAny: results are broken here on purpose, anywhere
  type Loose = Record<string, any>
  const parsed = (): Loose => JSON.parse(JSON.stringify(answeredOutcome().result))

  it('takes every answer', () => {
    isResult(parsed())
    expect(isResult.errors ?? []).toEqual([])
  })

  it.each<[string, (result: Loose) => void]>([
    ['no list of statements', result => delete result['statements']],
    ['a third side', result => (result['statements'][0].side = 'customer')],
    ['a weight of nothing', result => (result['statements'][0].weight = 0)],
    ['a probability above one', result => (result['statements'][0].results[0].p = 1.2)],
    ['a statement without answers', result => (result['statements'][0].results = [])],
    ['a verdict as text', result => (result['checks'][0].results[0].holds = 'yes')],
    ['half an interval', result => (result['checks'][0].results[0].ci95 = [1])],
    ['a severity that nobody knows', result => (result['checks'][0].severity = 'fatal')],
    ['a level that nobody knows', result => (result['metrics'][0].level = 'input')],
    ['goals of nobody', result => delete result['goals'][0].strategy],
  ])('refuses %s', (_name, spoil) => {
    const result = parsed()
    spoil(result)
    expect(isResult(result)).toBe(false)
  })
})
