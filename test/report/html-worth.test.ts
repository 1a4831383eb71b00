import { describe, expect, test } from 'vitest'
import { reportHtml } from '../../src/report/html.ts'
import { worthHtml } from '../../src/report/html-worth.ts'
import { yearZeroHtml } from '../../src/report/html-year-zero.ts'
import { moneyText } from '../../src/report/number-text.ts'
import type { Bridge } from '../../src/study/result.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'
import { bridgeOf, toldOutcome } from './told-fixture.ts'

/** The rows of a table as texts: label, then cells, the grey aside behind a bar. */
const rowsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell.replace(/ ?<span class="aside">/g, '|').replace(/<[^>]*>/g, ''),
    ),
  )

const two = plans.slice(0, 2)
const step = (id: string, mean: number, difference: number | null, reaches?: string): Bridge['steps'][number] => ({
  id: `bridge.${id}`,
  label: `the ${id}`,
  mean,
  difference,
  ...(reaches === undefined ? {} : { reaches }),
})
const bridges: readonly Bridge[] = [
  {
    strategy: 'today',
    of: 'partner.ownerValue',
    total: 640_000,
    difference: null,
    steps: [
      step('size', 700_000, null),
      step('luck', 0, null),
      step('growth', 100_000, null, 'partner.value'),
      step('tax', -160_000, null, 'partner.ownerValue'),
    ],
  },
  {
    strategy: 'supportOnly',
    of: 'partner.ownerValue',
    total: 710_000,
    difference: 70_000,
    steps: [
      step('size', 900_000, 200_000),
      step('luck', 0, 0),
      step('growth', 50_000, -50_000, 'partner.value'),
      step('tax', -240_000, -80_000, 'partner.ownerValue'),
    ],
  },
]

describe('the way from earnings to the owner’s value', () => {
  test('shows every step, what the steps reach, and the difference from the status quo; nothing is left out but nothing', () => {
    const rows = rowsOf(worthHtml(lifelikeOutcome({ bridges }, two)))
    expect(rows.slice(1)).toEqual([
      ['the size', '$700k', '$900k|+$200k'],
      ['the growth', '$100k', '$50k|−$50k'],
      ['price of the firm', '$800k', '$950k|+$150k'],
      ['the tax', '−$160k', '−$240k|−$80k'],
      ['value to the owner', '$640k', '$710k|+$70k'],
    ])
  })

  test('ends at the total of the result, under every strategy', () => {
    const outcome = toldOutcome()
    const last = rowsOf(worthHtml(outcome)).findLast(([label]) => label === 'value to the owner')!
    expect(last.slice(1).map(cell => cell.split('|')[0])).toEqual(
      outcome.result.bridges.map(({ total }) => moneyText(total)),
    )
    expect(last[2]).toContain(`|${moneyText(outcome.result.bridges[1].difference, true)}`)
  })

  test('is that of the practice without the books of the firm, and none without bridges', () => {
    const outcome = lifelikeOutcome({ bridges }, two)
    expect(worthHtml({ ...outcome, firm: false })).toContain('value of this practice')
    expect(worthHtml({ ...outcome, firm: false })).not.toContain('price of the firm')
    expect(worthHtml(lifelikeOutcome({}, two))).toBe('')
  })

  test('a strategy without a bridge has empty cells', () => {
    const rows = rowsOf(worthHtml(lifelikeOutcome({ bridges: [bridgeOf('today', 5e5, null)] }, two)))
    expect(rows.at(-1)?.[2]).toBe('')
  })
})

describe('last year’s books beside the model', () => {
  test('line by line, with how far they are apart', () => {
    const rows = rowsOf(yearZeroHtml(toldOutcome().result))
    expect(rows.slice(1)).toEqual([
      ['resale billings', '$400k', '$412k', '+3.1\u00a0%'],
      ['gross profit', '$950k', '$950k', 'the same'],
      ['EBITDA', '$210k', '$204k', '−2.9\u00a0%'],
    ])
  })

  test('is no section where the scenario gives none', () => {
    expect(yearZeroHtml({})).toBe('')
    expect(reportHtml(lifelikeOutcome({}, two), [])).not.toContain('Your books')
    expect(reportHtml(toldOutcome(), [])).toContain('Your books against the model')
  })
})

test('the page marks what no other strategy beats for both seats', () => {
  const html = reportHtml(toldOutcome(), [])
  expect(html).toMatch(/Resell and support <span class="quo">unbeaten<\/span>/)
  expect(html.match(/class="quo">unbeaten/g)).toHaveLength(1)
  expect(reportHtml(lifelikeOutcome({}, two), [])).not.toContain('unbeaten')
})
