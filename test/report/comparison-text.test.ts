import { describe, expect, test } from 'vitest'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { moneyText } from '../../src/report/number-text.ts'
import { textWidth } from '../../src/report/terminal-text.ts'
import { answeredOutcome } from './answered-fixture.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'
import { toldOutcome } from './told-fixture.ts'

const plain = { width: 80, color: false, unicode: true }
const esc = '\u001b'

describe('comparisonText', () => {
  test.each([40, 57, 80, 100, 120, 160])('no line is wider than %i columns', width => {
    const outcomes = [...[1, 2, 3, 5].map(count => lifelikeOutcome({}, plans.slice(0, count))), toldOutcome()]
    for (const outcome of outcomes) {
      for (const unicode of [true, false]) {
        const text = comparisonText(outcome, {
          width,
          color: false,
          unicode,
          seconds: 3.2,
          folder: 'out/uv-partners',
          charts: 3,
        })
        for (const line of text.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(width)
      }
    }
  })

  test('hostile and long names neither widen it nor reach the terminal as codes', () => {
    const title = `${esc}[2J\u202e${'日本語 '.repeat(30)}`
    const outcome = lifelikeOutcome(
      {},
      plans.map(plan => ({ ...plan, title })),
    )
    const text = comparisonText(outcome, plain)
    expect(text).not.toContain(esc)
    expect(text).not.toContain('\u202e')
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
  })

  // By hand: sentences such as people call their strategies and figures; only what has more than five lines is cut.
  test('titles of strategies and labels of the file’s own figures are not cut', () => {
    const said = ['Calls daily, asks only where the order is', 'Resell mid-market, support enterprise', 'Today']
    const outcome = answeredOutcome(plans.slice(0, 3).map((plan, n) => ({ ...plan, title: said[n] })))
    const label = 'bookings of all partners for each dollar of marketing'
    const metrics = outcome.result.metrics.map(one => ({ ...one, label }))
    const text = comparisonText({ ...outcome, result: { ...outcome.result, metrics } }, plain)
    expect(text).not.toContain('…')
    expect(text).toMatch(/\n bookings of all .*31\s%.*\n {3}partners for each\n {3}dollar of\n {3}marketing\n/)
    expect(text).toMatch(/share of futures +order is +enterprise +Today\n/)
  })

  test('three strategies stand side by side on 80 columns, five on 120', () => {
    const heads = (text: string) => text.split('\n').filter(line => line === 'PARTNER').length
    expect(heads(comparisonText(lifelikeOutcome({}, plans.slice(0, 3)), plain))).toBe(1)
    expect(heads(comparisonText(lifelikeOutcome(), { ...plain, width: 120 }))).toBe(1)
    expect(heads(comparisonText(toldOutcome(), { ...plain, width: 120 }))).toBe(1)
    expect(heads(comparisonText(lifelikeOutcome(), plain))).toBe(2)
  })

  test('every strategy has its figures', () => {
    const outcome = lifelikeOutcome()
    const text = comparisonText(outcome, plain)
    for (const { metrics } of outcome.result.strategies) {
      expect(text).toContain(moneyText(metrics['partner.ownerValue'].p50))
      expect(text).toContain(moneyText(metrics['vendor.contribution'].p50))
    }
    for (const { metrics } of outcome.result.comparisons) {
      expect(text).toContain(moneyText(metrics['vendor.contribution'].p50, true))
      expect(text).toContain(`${(metrics['partner.ownerValue'].pGreater! * 100).toFixed(0)} of 100`)
    }
  })

  test('colour is only added, never needed', () => {
    const outcome = lifelikeOutcome()
    const inked = comparisonText(outcome, { ...plain, color: true })
    const bare = inked.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '')
    const trimmed = (text: string) => text.replace(/ +$/gm, '')
    expect(inked).toContain(esc)
    expect(trimmed(bare)).toBe(trimmed(comparisonText(outcome, plain)))
  })

  test('ascii is ascii', () => {
    for (const outcome of [lifelikeOutcome(), toldOutcome()])
      expect(comparisonText(outcome, { ...plain, unicode: false })).toMatch(/^[\n -~]*$/)
  })

  test('head and foot say what was run, what is missing and where the files are', () => {
    const outcome = { ...lifelikeOutcome(), notes: ['a date straddles a quarter'] }
    const text = comparisonText(outcome, { ...plain, width: 120, seconds: 3.24, folder: 'out/uv', charts: 3 })
    expect(text).toMatch(
      /^UV Partners: resell, or support only\? +1,000 trials · 60 months · seed uv-partners · 3\.2 s\n/,
    )
    expect(text).toContain('Not modelled: program closure · other vendors.')
    expect(text).toContain('Note: a date straddles a quarter')
    expect(text).toMatch(
      /\nout\/uv\/report\.html · 3 charts · tables · result\.json +error of a median at most [\d.]+\u00a0%\n$/,
    )
    expect(comparisonText(outcome, plain)).not.toContain('report.html')
  })

  test('a reader is warned of subtracting medians where there is something to subtract', () => {
    const caution = 'the median of the differences is not the difference of the medians'
    expect(comparisonText(lifelikeOutcome(), plain)).toContain(caution)
    expect(comparisonText(lifelikeOutcome({}, plans.slice(0, 1)), plain)).not.toContain(caution)
  })

  test('orders on hold are told where there are any, insolvency always', () => {
    const text = comparisonText(lifelikeOutcome(), plain)
    const calm = comparisonText(lifelikeOutcome({}, plans.slice(0, 2)), plain)
    expect(text).toMatch(/orders on hold +0\u00a0% +0\u00a0% +\d+\u00a0%/)
    expect(calm).not.toContain('orders on hold')
    expect(calm).toMatch(/insolvent +0\u00a0% +0\u00a0%/)
  })

  test('without the books of the firm the values are those of this practice', () => {
    const firm = comparisonText(lifelikeOutcome(), plain)
    const practice = comparisonText({ ...lifelikeOutcome(), firm: false }, plain)
    expect(firm).toMatch(/price of the firm +\$/)
    expect(firm).not.toContain('practice')
    expect(practice).toMatch(/value of practice +\$/)
    expect(practice).toContain('values are of this practice, not of the firm: no books of last year are given')
    expect(practice).not.toMatch(/price of/)
  })

  test('one is one', () => {
    const text = comparisonText(
      { ...lifelikeOutcome({}, plans, 1), horizonMonths: 1 },
      { ...plain, folder: 'x', charts: 1 },
    )
    expect(text).toContain('1 trial · 1 month ·')
    expect(text).toMatch(/rest on 1 future[^s]|1 chart /)
    expect(text).not.toMatch(/\b1 (trials|futures|months|charts)\b/)
  })

  test('strategies of one title have their ids beside it', () => {
    const same = plans.slice(0, 2).map(plan => ({ ...plan, title: 'Today' }))
    const text = comparisonText(lifelikeOutcome({}, same), plain)
    expect(text).toContain('Today (today)')
    expect(text).toContain('Today (supportOnly)')
  })

  test('figures without a value are dashes, and the gap is told', () => {
    const outcome = lifelikeOutcome()
    const [first, ...others] = outcome.result.strategies
    const gone = {
      ...first.metrics['partner.recurringShare'],
      mean: null,
      p10: null,
      p50: null,
      p90: null,
      undefined: 1000,
    }
    const strategies = [{ ...first, metrics: { ...first.metrics, 'partner.recurringShare': gone } }, ...others]
    const text = comparisonText({ ...outcome, result: { ...outcome.result, strategies } }, plain)
    expect(text).toMatch(/recurring share +– /)
    expect(text).toContain('no recurring share in 1,000 futures of Today')
  })
})
