import { expect, test } from 'vitest'
import { allFields } from '../../src/domain/fields.ts'
import { type Demand, fitText } from '../../src/scenario/values/fit.ts'
import { isWrong } from '../../src/scenario/wrong.ts'

const numbers = [
  '5',
  '20',
  '2.5',
  '-3',
  '0',
  '1',
  '$5',
  '$5K',
  '-$5k',
  '$-5',
  '1,000',
  '1.234,5',
  '5k USD',
  '20 percent',
]
const units = ['', '%', ' days', ' hours', ' million', ' dollars', 'K', ' dayz']
const denominators = [
  '',
  ' per year',
  ' per annum',
  ' per hed',
  '/mo',
  ' per hour per head',
  ' per rep per month',
  ' per x',
]
const texts = numbers.flatMap(a => units.flatMap(b => denominators.map(c => a + b + c)))

/** The text that a help tells to write. */
const offered = (help: string | undefined): string | undefined =>
  /^(?:write|did you mean) (?:a share such as )?"?(\$?-?\$?[\d.][^"?:]*?)(?:"|\?| or | if |$)/.exec(help ?? '')?.[1]

/** What a quantity is fitted to, and nothing else of a field: most fields ask what others ask. */
const demandOf = ({ unit, range, rate, per, integer }: Demand): string =>
  JSON.stringify([unit, range, rate, per, integer])
const fields = [
  ...new Map(
    allFields
      .filter(({ choices, date }) => choices === undefined && date === undefined)
      .map(field => [demandOf(field), field]),
  ).values(),
]

test('what is offered instead of a wrong quantity is right for its field', () => {
  let seen = 0
  for (const field of fields)
    for (const text of texts) {
      const fitted = fitText(text, field)
      const right = isWrong(fitted) ? offered(fitted.help) : undefined
      if (right === undefined) continue
      seen++
      expect(fitText(right, field), `${field.path}: ${text} -> ${right}`).not.toHaveProperty('problem')
    }
  expect(seen).toBeGreaterThan(1000)
})

test.each([
  ['partner.overhead', '$1000B per hour', 'write $1000B per year'],
  ['partner.overhead', '$5K per annum', 'write $5k per year'],
  ['partner.overhead', '5k USD per year', 'write $5k per year'],
  ['partner.overhead', '5 per month', 'write $5 per month'],
  ['segments.*.cycle', '3', 'write 3 months or 3 days'],
  ['segments.*.cycle', '90', 'write 90 days'],
  ['segments.*.churn', '20', 'did you mean 20% per year?'],
  ['partner.bench.backlog', '$-5', 'there is more: must be at least $0 but is -$5'],
])('%s: %s', (path, text, help) => {
  const field = allFields.find(one => one.path === path) ?? expect.unreachable()
  expect(fitText(text, field)).toMatchObject({ help })
})
