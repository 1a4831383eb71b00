import { describe, expect, it } from 'vitest'
import { meanIn, playYaml, readYaml } from '../helpers/play-yaml.ts'

const file = (program: string, rest = ''): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments:
  midMarket: {dealSize: $60k, churn: 0% per year}
installed: {resold: {midMarket: {customers: 10, value: $120k}}}
program:
  margin: 20%
${program}
${rest}
strategies: {today: {title: Today}}`

/** $960k a year, $240k a quarter, evenly. */
const scale = `  rebates:
    volume:
      type: wholeVolume
      bands:
        base: {rate: 1%}
        plus: {from: $200k, rate: 3%}
    year: {type: target, increment: period, target: $900k, bonus: $10k, paidAfter: 45 days}`

// By hand: 3 % of $240k eight times; $10k a year, reached in its last quarter.
describe('a program as a file says it', () => {
  it('has rebates, each with bands of its own', async () => {
    const played = await playYaml(file(scale))
    expect(meanIn(played, 'rebates.volume.earned')).toBeCloseTo(8 * 7200, 6)
    expect(meanIn(played, 'rebates.year.earned')).toBeCloseTo(20_000, 6)
    expect(meanIn(played, 'rebates.volume.turnover')).toBeCloseTo(1_920_000, 6)
    expect(meanIn(played, 'partner.rebates')).toBeCloseTo(77_600, 6)
    expect(played.result.rebates?.map(({ rebate }) => rebate)).toEqual(['volume', 'year'])
  })

  it('has levels, and goals about them', async () => {
    const levels = `  tiers:
    silver: {from: $100k, margin: 1%, starts: yes}
    gold: {from: $900k, margin: 3%}
  levels: {review: vendorYear, lag: 1 month}`
    const goals = 'goals: {partner: [{that: "partner.level >= 2"}], vendor: [{that: "vendor.rebates <= $1"}]}'
    const { result } = await playYaml(file(levels, goals))
    expect(result.goals[0].partner?.p).toBe(1)
    // no rebates are spoken of but in the goal: nothing is set aside
    expect(result.goals[0].vendor?.p).toBe(1)
    expect(result.strategies[0].metrics['partner.level.highest'].max).toBe(2)
  })

  it('has a SPIF with days', async () => {
    const spif = '  spif: {perDeal: $500, from: 2026-02-10, until: 2026-05-01}'
    expect((await readYaml(file(spif))).ok).toBe(true)
  })

  it.each([
    ['  rebates: {a: {type: target, target: $1}}', /needs "bonus" or "rate"/],
    ['  rebates: {a: {type: stepped}}', /needs "bands"/],
    ['  rebates: {a: {type: stepped, bands: {x: {from: $5}}}}', /"rate"/],
    ['  tiers: {silver: {from: $5}, gold: {from: $5}}', /begin at the same amount/],
    ['  spif: {perDeal: $5, from: 2026-05-01, until: 2026-02-01}', /ends before it begins/],
  ])('%s', async (program, message) => {
    const read = await readYaml(file(program))
    expect(read.ok).toBe(false)
    const issues = read.ok ? [] : read.issues
    expect(issues.map(issue => issue.message).join('\n')).toMatch(message)
  })
})
