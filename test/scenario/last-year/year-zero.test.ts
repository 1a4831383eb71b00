import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { resultJson } from '../../../src/report/result-json.ts'
import { meanIn, playYaml, readYaml } from '../../helpers/play-yaml.ts'

/** A firm whose books tie by hand: 10 heads bill 2080 x 69 % x $145 = $2.081M at most, and cost $1.1M. */
const firm = (parts: { lastYear?: string; partner?: string; program?: string; more?: string } = {}): string => `
tandem: 1
name: A firm
time: {start: 2026-01, step: month, horizon: 1 year}
statusQuo: today
segments: {only: {dealSize: $60k, churn: 10% per year}}
partner:
  lastYear:
    ${parts.lastYear ?? 'revenue: {resaleBillings: $400k, project: $1.1M, managed: $0.9M}\n    grossProfit: $950k\n    ebitda: $210k\n    ownerPay: $180k'}
  bench: {heads: 10, hours: 2080 hours per head per year, utilisation: 69%, rate: $145 per hour, cost: $110k per head per year}
${parts.partner ?? ''}
program: {margin: ${parts.program ?? '13%'}}
services:
  multiplier: {value: 2, basis: revenue, scope: partner, per: firstYear}
  components:
    implementation: {share: 50%, lasts: 9 months, delivered: bench}
    managed: {share: 50%, while: customer, delivered: bench}
${parts.more ?? 'strategies: {today: {title: Today, motion: support-only}}'}
`

const issuesOf = async (text: string): Promise<readonly string[]> => {
  const read = await readYaml(text)
  return read.ok ? [] : read.issues.map(({ code, message }) => `${code} ${message}`)
}

describe('last year’s books against the model', () => {
  // $52k of margin and $2M of services less $1.1M of payroll; the books leave 950 - 210 = $740k for overhead
  test('each row, by hand', async () => {
    const { result, firm: isFirm } = await playYaml(firm())
    expect(result.yearZero?.map(({ row, yours, model }) => [row, yours, Math.round(model)])).toEqual([
      ['resaleBillings', 400e3, 400e3],
      ['project', 1.1e6, 1.1e6],
      ['managed', 0.9e6, 0.9e6],
      ['grossProfit', 950e3, 952e3],
      ['ebitda', 210e3, 212e3],
    ])
    expect(result.yearZero?.[4].apart).toBeCloseTo(2 / 210, 12)
    expect(isFirm).toBe(true)
  })

  test('the table is part of the published result', async () => {
    const schema = JSON.parse(readFileSync(new URL('../../../schema/result.schema.json', import.meta.url), 'utf8'))
    const isResult = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
    const result = JSON.parse(resultJson((await playYaml(firm())).result))
    expect([isResult(result), isResult.errors]).toEqual([true, null])
    result.yearZero[0].yours = '400000'
    expect(isResult(result)).toBe(false)
  })

  test('without books there is no table, and the value is that of the practice', async () => {
    const { result, firm: isFirm } = await playYaml(firm().replace(/ {2}lastYear:\n(?: {4}.*\n)+/, ''))
    expect('yearZero' in result).toBe(false)
    expect(isFirm).toBe(false)
  })

  test('the mean of what is uncertain counts', async () => {
    const { result } = await playYaml(firm({ program: '{low: 7%, typical: 13%, high: 19%}' }))
    expect(result.yearZero?.[3].model).toBeCloseTo(952e3, 3)
  })

  test('installed customers are the model’s billings', async () => {
    const more = 'installed: {resold: {only: {customers: 5, value: $60k}}}\nstrategies: {today: {title: Today}}'
    // $300k of $400k; and $13k less of gross profit is 1.2 % of it but 5.2 % of EBITDA with the $2k that it was above
    expect(await issuesOf(firm({ more }))).toEqual([
      "E160 the model does not begin where last year's books end: resale billings $400,000 in your books, $300,000 in the model (25 % apart); EBITDA $210,000, $199,000 (5.2 % apart)",
    ])
  })

  // what today buys in at 40 % is not for the bench: $1.1M x 40 % and $0.9M of it less $1.1M of payroll, with the $52k
  test('the status quo may deliver in another way than the file says', async () => {
    const more =
      'strategies: {today: {title: Today, motion: support-only, services: {components: {implementation: {margin: 40%}}}}}'
    const [issue] = await issuesOf(firm({ more }))
    expect(issue).toContain('gross profit $950,000 in your books, $292,000 in the model')
  })

  test('the rest of the firm is part of the gross profit', async () => {
    const lastYear = 'revenue: {project: $1.1M, managed: $0.9M}\n    grossProfit: $1.4M\n    ebitda: $300k'
    const rest = '  restOfFirm: {revenue: $2M per year, grossProfit: $500k per year}'
    expect(await issuesOf(firm({ lastYear, partner: rest }))).toEqual([])
    expect((await issuesOf(firm({ lastYear })))[0]).toMatch(/gross profit \$1,400,000 in your books, \$900,000 in/)
  })

  // 5 % of revenue of $2.4M is $120k: an EBITDA of $20k may be 5 % of that off, which is $6k
  test('a small row is measured by revenue', async () => {
    const books = (ebitda: string): string =>
      `revenue: {resaleBillings: $400k, project: $1.1M, managed: $0.9M}\n    grossProfit: $950k\n    ebitda: ${ebitda}`
    expect(await issuesOf(firm({ lastYear: books('$20k') }))).toEqual([])
    expect(await issuesOf(firm({ lastYear: books('$20k'), program: '13.9%' }))).toEqual([])
    expect(await issuesOf(firm({ lastYear: books('$20k'), program: '14.1%' }))).toEqual([
      "E160 the model does not begin where last year's books end: EBITDA $20,000 in your books, $26,400 in the model (5.3 % apart)",
    ])
  })
})

describe('what the books imply', () => {
  // EBITDA of a year without customers: payroll $1.1M and the overhead that is left
  test('overhead is what they leave after the sales team of today', async () => {
    const more = (reps: number): string => `strategies: {today: {title: Today, partner: {sales: {reps: ${reps}}}}}`
    const sales = '  sales: {reps: 0, cost: $100k per rep per year, mix: {only: 100%}}'
    const lastYear = 'grossProfit: -$1.1M\n    ebitda: -$2M'
    const found = await playYaml(firm({ lastYear, partner: sales, more: more(0) }))
    expect(meanIn(found, 'partner.ebitda')).toBeCloseTo(-2e6, 3)
    const sold = await playYaml(firm({ lastYear, partner: sales, more: more(3) }))
    const rows = sold.result.yearZero?.map(({ apart }) => apart) ?? []
    expect(Math.max(...rows.map(Math.abs))).toBeLessThan(1e-12)
    const assumed = sold.assumptions.find(({ path }) => path === 'partner.overhead')
    expect(assumed?.text).toBe('$600k per year')
  })

  test('an overhead that agrees within 5 % is kept, another is refused, a strategy may change it', async () => {
    expect(await issuesOf(firm({ partner: '  overhead: $735k per year' }))).toEqual([])
    expect(await issuesOf(firm({ partner: '  overhead: $50k per month' }))).toEqual([
      'E160 "partner.overhead" is $600,000 a year, and last year\'s books leave $740,000',
    ])
    const lean = `strategies:
  today: {title: Today, motion: support-only}
  lean: {title: Lean, motion: support-only, partner: {overhead: $500k per year}}`
    const { result } = await playYaml(firm({ more: lean }))
    const [today, other] = result.strategies.map(({ metrics }) => metrics['partner.ebitda'].mean ?? Number.NaN)
    expect(other - today).toBeCloseTo(240e3, 3)
  })

  test('the owner’s pay, unless it is said', async () => {
    const payOf = async (partner: string) =>
      (await playYaml(firm({ partner }))).assumptions.find(({ path }) => path === 'partner.owner.pay')?.text
    expect(await payOf('')).toBe('$180k per year')
    expect(await payOf('  owner: {pay: $90k per year}')).toBe('$90k per year')
  })
})

/** A reseller with two reps at $150k whose books tie by hand: $5M at 20 % is $1M, less $300k of reps and $600k of overhead. */
const reseller = (parts: { sales?: string; program?: string; more?: string } = {}): string => `
tandem: 1
name: A reseller
time: {start: 2026-01, step: month, horizon: 1 year, chance: off}
statusQuo: today
segments: {mid: {dealSize: $60k, cycle: 0 months, churn: 0% per year}}
partner:
  lastYear: {revenue: {resaleBillings: $5M}, grossProfit: $1M, ebitda: $100k}
  sales: {reps: 2, experienced: 2, cost: $150k per rep per year, opportunities: 0 per rep per month, mix: {mid: 100%}${parts.sales ?? ''}}
installed: {resold: {mid: {customers: 50, value: $100k}}}
program: ${parts.program ?? '{margin: 20%}'}
${parts.more ?? ''}
strategies: {today: {title: Today}}
`

// The oracle is the run itself: what its first year comes to is what the table says of it, and what the books say.
describe('the table is the first year of a run, where nothing is won or lost', () => {
  const engineers = ', presales: {engineers: 0.5 per rep, cost: $150k per head per year}'
  test.each([
    ['reps', {}, 600e3],
    ['presales engineers', { sales: engineers }, 450e3],
    ['reps who also sell for others', { sales: ', onVendor: 50%' }, 750e3],
    ['engineers of reps who also sell for others', { sales: `, onVendor: 50%${engineers}` }, 675e3],
    ['leads', { more: 'sources: {web: {leads: 10 per month, cost: $500, converts: 0%, mix: {mid: 100%}}}' }, 540e3],
    [
      'a level',
      {
        program: '{margin: 16%, tiers: {member: {from: $0, starts: yes}, gold: {from: $1M, margin: 4%, starts: yes}}}',
      },
      600e3,
    ],
    [
      'a level of a partner that has bought for a term in advance',
      {
        program: '{margin: 16%, billing: upfront, tiers: {gold: {from: $1M, margin: 4%, starts: yes}}}',
      },
      600e3,
    ],
  ] as const)('%s', async (_, parts, overhead) => {
    const found = await playYaml(reseller(parts))
    expect(found.result.yearZero?.find(({ row }) => row === 'ebitda')?.model).toBeCloseTo(100e3, 3)
    expect(meanIn(found, 'partner.ebitda')).toBeCloseTo(100e3, 3)
    const assumed = found.assumptions.find(({ path }) => path === 'partner.overhead')
    expect(assumed?.text).toBe(`$${overhead / 1000}k per year`)
  })

  test('a level that the books do not have is refused: 23.9 % of $5M', async () => {
    const program = '{margin: 19.9%, tiers: {gold: {from: $1M, margin: 4%, starts: yes}}}'
    expect((await issuesOf(reseller({ program })))[0]).toMatch(
      /gross profit \$1,000,000 in your books, \$1,195,000 in the model \(19.5 % apart\); EBITDA \$100,000, \$295,000/,
    )
    expect(await issuesOf(reseller({ program: program.replace('yes', 'no') }))).toEqual([])
  })
})
