import { describe, expect, test } from 'vitest'
import type { Period, Unit } from '../../../src/kernel/unit.ts'
import { dimsOf, dimsText, unitOf } from '../../../src/scenario/formula/dims.ts'
import { typed } from '../../../src/scenario/formula/typed.ts'
import { isWrong } from '../../../src/scenario/wrong.ts'
import { parse, read, value } from './helpers.ts'

const dims = {
  money: dimsOf('USD'),
  yearly: dimsOf('USD', 'year'),
  monthly: dimsOf('USD', 'month'),
  time: dimsOf('months'),
  work: dimsOf('hours'),
  n: dimsOf('count'),
  hourly: dimsOf('USD', undefined, ['hour']),
  wage: dimsOf('USD', 'year', ['head']),
}

/** What a formula over those names is made of, in words, or what is wrong with it. */
const kind = (text: string): string => {
  const result = read(text, dims)
  return isWrong(result)
    ? `${result.code} ${result.problem}${result.help ? ` | ${result.help}` : ''}`
    : dimsText(result.dims)
}

describe('what comes out', () => {
  // By the rules of quantities: powers add up, a rate over a time is an amount, what is per the same cancels.
  test.each([
    ['money + money', 'money'],
    ['money * n', 'money'],
    ['money * money', 'money^2'],
    ['money / money', 'a plain number'],
    ['n + 20%', 'a plain number'],
    ['yearly + $2M/year', 'money per year'],
    ['yearly * time', 'money'],
    ['time * yearly', 'money'],
    ['yearly * n', 'money per year'],
    ['yearly / yearly', 'a plain number'],
    ['yearly / monthly', 'a plain number'],
    ['money / yearly', 'a duration'],
    ['money / time', 'money per month'],
    ['money / time + monthly', 'money per month'],
    ['n / time', 'a plain number per month'],
    ['hourly * work', 'money'],
    ['money / work', 'money per hour'],
    ['money / work + hourly', 'money per hour'],
    ['wage * (2 years)', 'money per head'],
    ['wage / (1 per head)', 'money per year'],
    ['yearly * (1 per head) + wage', 'money per head per year'],
    ['wage / wage', 'a plain number'],
    ['money ^ 2', 'money^2'],
    ['money ^ 1', 'money'],
    ['(money / money) ^ n', 'a plain number'],
    ['min(money, $5k, -money)', 'money'],
    ['abs(time) + ceil(time)', 'a duration'],
    ['if(money > $5k, time, 3 months)', 'a duration'],
    ['money > $5k ? money > $6k : n > 2', 'a statement that is true or false'],
    ['money between $1 and $2k and not (n > 2)', 'a statement that is true or false'],
  ])('%s is %s', (text, expected) => {
    expect(kind(text)).toBe(expected)
  })

  test.each<[Unit, Period | undefined]>([
    ['USD', undefined],
    ['USD/USD', undefined],
    ['months', undefined],
    ['hours', undefined],
  ])('the unit of %s is found again', unit => {
    expect(unitOf(dimsOf(unit))).toBe(unit)
    expect(unitOf(dimsOf(unit, 'year'))).toBe(undefined)
  })
})

describe('what does not go together', () => {
  test.each([
    ['$480k per year + 9 months', /^E129 "\$480k per year" is money per year but "9 months" is a duration$/],
    [
      'yearly + monthly',
      /^E129 "yearly" is money per year but "monthly" is money per month \| write both per the same/,
    ],
    ['yearly > monthly', /write both per the same period/],
    ['money + 5', /is a plain number \| write \$5$/],
    ['time > 9', /\| write 9 months$/],
    ['wage < 5', /\| write \$5 per head per year$/],
    ['money + time * money', /"time \* money" is money x month/],
    ['max(money, time)', /^E129 "money" is money but "time" is a duration/],
    ['if(n > 1, money, time)', /^E129/],
    ['money between $1 and 2', /"2" is a plain number \| write \$2/],
    ['yearly * yearly', /^E129 a rate times a rate/],
    ['n / wage', /^E129 .+ cannot be divided by the other/],
    ['sqrt(money)', /^E129 "sqrt" takes a plain number/],
    ['exp(time)', /^E129 "exp" takes a plain number/],
    ['money ^ n', /^E129 "money" is money, and only its whole powers/],
    ['money ^ 0.5', /^E129 .+ whole powers/],
    ['n ^ money', /^E129 an exponent is a plain number but "money" is money/],
    ['(n > 1) + 1', /^E129 "\(n > 1\)" is a statement/],
    ['(n > 1) * 2', /^E129 "\(n > 1\)" is a statement/],
    ['(n > 1) == (n > 2)', /^E129 "\(n > 1\)" is a statement/],
    ['-(n > 1)', /^E129/],
    ['n and money', /^E129 "n" is a plain number, not a statement/],
    ['not n', /^E129 "n" is a plain number, not a statement/],
    ['if(n, 1, 2)', /^E129 "n" is a plain number, not a statement/],
    ['P(n > 2)', /^E136 the levels are mixed: "P\(n > 2\)" is made from all trials/],
    ['2 * p90(money)', /^E136/],
  ])('%s', (text, expected) => {
    expect(kind(text)).toMatch(expected)
  })
})

// By hand, with 12 months in a year and 365.25 / 12 days in a month.
test.each([
  ['$480k per year * 9 months / $1', 360_000],
  ['9 months * ($480k per year) / $1', 360_000],
  ['$1M / ($480k per year) / (1 month)', 25],
  ['$12k per month / ($36k per year)', 4],
  ['$1200 / (12 months) / ($50 per month)', 2],
  ['3 per month * 2 years', 72],
  ['$30.4375 per day * 1 month / $1', 926.44140625],
  ['$100 per week * 7 days / $1', 100],
  ['4 per quarter * 1 year', 16],
  ['$145 per hour * 20 hours / $1', 2900],
  ['(2 years + 6 months) / (1 quarter)', 10],
])('%s is %d', (text, expected) => {
  expect(value(text)).toBeCloseTo(expected, 9)
})

describe('names and statistics', () => {
  test('references are read whole', () => {
    const term = parse('partner.value of resell-2 in 2028-Q1 - partner.value of today')
    if (isWrong(term) || term.kind !== 'call') throw new Error('not read')
    expect(term.args).toMatchObject([
      { kind: 'name', reference: { name: 'partner.value', of: 'resell-2', in: '2028-Q1' }, start: 0, end: 36 },
      { kind: 'name', reference: { name: 'partner.value', of: 'today' }, start: 39 },
    ])
  })

  test.each(['2028', 'FY2028', '2028-Q4', '2028-03'])('in %s', time => {
    const term = parse(`x in ${time} > 3`)
    expect(isWrong(term) ? term.problem : term).toMatchObject({ args: [{ reference: { name: 'x', in: time } }, {}] })
  })

  test.each(['28', '2028-3', '2028-Q5', '1776', 'FY28', '2028-01-31', 'soon'])('in %s is refused', time => {
    const term = parse(`x in ${time} > 3`)
    expect(isWrong(term) ? term.code : 'read').toBe('E127')
  })

  test('a statistic is given to who knows about all trials', () => {
    const seen: string[] = []
    const term = parse('P(x > 3) between 40% and 80% and median(x) < p05(x) + mean(x) - sd(x)')
    if (isWrong(term)) throw new Error(term.problem)
    const result = typed(
      term,
      () => ({ code: 'E124', problem: 'nobody asks for names here' }),
      call => ({ index: seen.push(call.op) - 1, dims: dimsOf('1') }),
    )
    expect(isWrong(result) ? result.problem : result.dims.truth).toBe(true)
    expect(seen).toEqual(['P', 'p50', 'p5', 'mean', 'sd'])
  })
})
