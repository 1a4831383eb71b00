import { describe, expect, it } from 'vitest'
import { playYaml } from '../../helpers/play-yaml.ts'
import { expectWithin, meanOf } from '../../helpers/within.ts'

const trials = 400

/** One rep who opens 2 opportunities of $100k a month and wins half of them at once; and what is said besides. */
const text = (more: string): string => `
tandem: 1
name: Pipeline
time: {start: 2026-01, step: month, horizon: 1 year}
run: {trials: ${trials}, seed: a}
segments: {mid: {dealSize: $100k, churn: 0% per year, cycle: 0 months}}
partner:
  sales: {reps: 1, experienced: 1, opportunities: 2 per rep per month, winRate: 50%, incrementality: 100%, mix: {mid: 100%}}
program: {margin: 20%}
${more}
strategies: {today: {title: Today}}
`

const steers = `
mdf:
  grants: $10k per month
  activities: {suite: {kind: relationship, incrementality: 50%, trust: {halfEffectAfter: $20k, decay: 50% per year}, steers: {upTo: 20%}}}
  plan: {suite: 100%}
vendor: {direct: {wonDeals: 20 per month, mix: {mid: 100%}, winRate: 25%}}
`

const named = (chance: string): string =>
  `deals: {big: {amount: $1M, customerOrder: 2026-04-01, late: 0 days, chance: ${chance}, incrementality: 100%}}`

type Figure = (metric: string) => readonly number[]

const play = async (more: string): Promise<Figure> => {
  const { samples } = await playYaml(text(more), trials)
  return metric => Array.from(samples['today'][metric])
}

/** Figure by figure in every trial: what was booked, of what was opened. */
const yields = (booked: readonly number[], opened: readonly number[]): readonly number[] =>
  booked.map((value, i) => value / opened[i])

// 24 opportunities a year of $100k, Poisson: variance = mean x $100k; of each of them half is won.
describe('the pipeline that the partner opened', async () => {
  const plain = await play('')
  const opened = plain('partner.pipeline')
  const booked = plain('partner.bookings')

  it('is what it opened, of which the win rate is placed', () => {
    expectWithin(meanOf(opened), 2.4e6, Math.sqrt((2.4e6 * 1e5) / trials), 'pipeline')
    expect(plain('partner.pipelineYield')).toEqual(yields(booked, opened))
    expectWithin(meanOf(plain('partner.pipelineYield')), 0.5, Math.sqrt(0.25 / 20 / trials), 'yield')
  })

  it.each([
    ['the plain table', ''],
    ['the table with gates', 'orders: {cancels: 0% per month}'],
  ])('has no deal of the direct team in it that is steered, in %s', async (_, gates) => {
    const seen = await play(steers + gates)
    expect(meanOf(seen('mdf.steered'))).toBeGreaterThan(10)
    expect(meanOf(seen('partner.bookings'))).toBeGreaterThan(meanOf(booked) + 1e6)
    expect(seen('partner.pipeline')).toEqual(opened)
    expect(seen('partner.pipelineYield')).toEqual(plain('partner.pipelineYield'))
  })

  it.each(['0%', '30%', '100%'])(
    'has a deal with a name in it, whose order comes with a chance of %s',
    async chance => {
      const seen = await play(named(chance))
      const all = opened.map(value => value + 1e6)
      const wins = seen('partner.bookings').map((value, i) => value - booked[i])
      const share = Number.parseFloat(chance) / 100
      expectWithin(meanOf(wins), share * 1e6, Math.sqrt((share * (1 - share)) / trials) * 1e6 + 1, 'what came')
      expect(seen('partner.pipeline')).toEqual(all)
      expect(seen('partner.pipelineYield')).toEqual(yields(seen('partner.bookings'), all))
      // which comes or not by its own chance: it is no opportunity that the partner's win rate is of
      for (const figure of ['partner.opportunities', 'partner.winRate']) expect(seen(figure)).toEqual(plain(figure))
    },
  )
})
