import { describe, expect, it } from 'vitest'
import { incentives, marketing } from '../../../src/domain/columns.ts'
import { readYaml } from '../../helpers/play-yaml.ts'
import { watch } from '../../helpers/watch.ts'

const columns = [marketing.expected, marketing.trust, marketing.steersLost, incentives.marketingSpend]

type Time = { readonly start?: string; readonly step?: string; readonly horizon?: string }

/** Plays an activity that the partner pays for itself; what a column says of it, step by step. */
const play = async (says: string, { start = '2026-01', step = 'month', horizon = '2 years' }: Time = {}) => {
  const read = await readYaml(`tandem: 1
time: {start: ${start}, step: ${step}, horizon: ${horizon}}
segments: {only: {dealSize: $60k}}
mdf:
  plan: {it: 100%}
  activities:
    it: {eligible: no, ${says}}
strategies: {today: {}}
`)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  const seen = watch(read.scenario, columns, { trials: 1 }).values().next().value ?? expect.unreachable()
  return (column: (typeof columns)[number]): number[] => seen(column).map(([x]) => x)
}

const forms = [
  ['geometric', 'carryover: 60% per month'],
  ['cut off', 'carryover: 60% per month, fading: {goneAfter: 5 months}'],
  ['binomial', 'carryover: 60% per month, fading: {form: binomial, goneAfter: 5 months}'],
  ['delayed', 'fading: {form: delayed, peakAfter: 2 months, halfWidth: 1 month, goneAfter: 6 months}'],
] as const

const demand = 'kind: digital, costPerLead: $50'

// Invariant: who goes on as before has what it had. $1,000 a month at $50 a lead are 20 leads a month, and saturation at
// the reference spend changes nothing.
describe.each(forms)('spend before the start, %s', (_name, fades) => {
  it.each(['week', 'month', 'quarter'])('that goes on brings the same in every %s', async step => {
    const horizon = step === 'week' ? '60 weeks' : '18 months'
    const says = `${demand}, at: $1000 per month, ${fades}, before: $1000 per month, cost: $1000 per month`
    const seen = await play(says, { step, horizon })
    const months = { week: 12 / (365.25 / 7), month: 1, quarter: 3 }[step] as number
    for (const [t, leads] of seen(marketing.expected).entries()) expect(leads, `step ${t}`).toBeCloseTo(20 * months, 9)
  })

  // A second way: the time before is played. Ten years of it are all that 60 % a month remembers to twelve digits.
  it('that stops brings what it does where the time before is played', async () => {
    const short = await play(`${demand}, ${fades}, before: $900 per month`)
    const long = await play(`${demand}, ${fades}, cost: {2016-01: $900 per month, 2026-01: $0 per month}`, {
      start: '2016-01',
      horizon: '12 years',
    })
    const [found, played] = [short(marketing.expected), long(marketing.expected).slice(120)]
    for (const [t, leads] of played.entries()) expect(found[t], `month ${t}`).toBeCloseTo(leads, 9)
    expect(found[0]).toBeGreaterThan(1)
    expect(short(incentives.marketingSpend)).toEqual(new Array(24).fill(0))
  })
})

// By hand: of 18 leads a month 60 % a month go on, on average over the month from 1 to 0.6, (1 - 0.6) / -log(0.6).
it('of a geometric effect goes on as it fades', async () => {
  const seen = await play(`${demand}, carryover: 60% per month, before: $900 per month`)
  const first = (18 * 0.4) / -Math.log(0.6)
  for (const [t, leads] of seen(marketing.expected).entries()) expect(leads).toBeCloseTo(first * 0.6 ** t, 9)
})

describe('trust at the start', () => {
  const suite = 'kind: relationship, incrementality: 50%, steers: {upTo: 40%}'
  const terms = 'halfEffectAfter: $10k, decay: 50% per year'

  // By hand: half of it is left after a year, a quarter after two; $20k is two thirds of 40 %, half of it incremental.
  it('is forgotten by its decay, and steers meanwhile', async () => {
    const seen = await play(`${suite}, trust: {${terms}, start: $20k}`)
    const trust = seen(marketing.trust)
    expect(trust[11]).toBeCloseTo(10_000, 6)
    expect(trust[23]).toBeCloseTo(5_000, 6)
    const mean = (20_000 + 20_000 * 0.5 ** (1 / 12)) / 2
    expect(seen(marketing.steersLost)[0]).toBeCloseTo((0.5 * 0.4 * mean) / (mean + 10_000), 12)
  })

  // A second way: a year is played, and another begins with what it left.
  it('goes on as if the time before had been played', async () => {
    const long = await play(`${suite}, trust: {${terms}}, cost: $6k per quarter`)
    const left = long(marketing.trust)[11]
    const short = await play(`${suite}, trust: {${terms}, start: $${left}}, cost: $6k per quarter`, {
      horizon: '1 year',
    })
    const [found, played] = [short(marketing.steersLost), long(marketing.steersLost).slice(12)]
    for (const [t, share] of played.entries()) expect(found[t], `month ${t}`).toBeCloseTo(share, 12)
  })

  it('is none of an activity that is no relationship', async () => {
    const seen = await play(`${demand}, trust: {start: $20k}`)
    expect(seen(marketing.trust)).toEqual(new Array(24).fill(0))
  })
})
