import { describe, expect, it } from 'vitest'
import { runFile } from '../../../src/node.ts'
import { comparisonText } from '../../../src/report/comparison-text.ts'
import { reportHtml } from '../../../src/report/html.ts'
import { inks } from '../../../src/report/ink.ts'
import { bothGainRoom } from '../../../src/report/rooms/both-gain.ts'
import { roomCsvTables } from '../../../src/report/rooms/csv.ts'
import { heldBy, heldOrders } from '../../../src/report/rooms/held-orders.ts'
import { roomsOf } from '../../../src/report/rooms/index.ts'
import { roomsLines } from '../../../src/report/rooms/lines.ts'
import { marketingRoom } from '../../../src/report/rooms/marketing.ts'
import { programRoom } from '../../../src/report/rooms/program.ts'
import type { Room } from '../../../src/report/rooms/room.ts'
import { textWidth } from '../../../src/report/terminal-text.ts'
import type { BothGainLine } from '../../../src/study/both-gain/results.ts'
import type { SteeringFlip } from '../../../src/study/marketing/results.ts'
import { toldOutcome } from '../told-fixture.ts'
import { resultWith } from './told-rooms.ts'

const there = (room: Room | null): Room => room ?? expect.unreachable('the room is not there')

/** Rows as one reads them: what, then the cells. */
const rowsOf = (room: Room | null): string[] =>
  there(room).tables.flatMap(({ rows }) =>
    rows.map(({ who, what, cells }) => `${who}|${what}|${cells.join('|')}`.replaceAll('\u00a0', ' ')),
  )

const plain = (texts: readonly string[]): string[] => texts.map(text => text.replaceAll('\u00a0', ' '))

describe('a scenario that does not speak of a part', () => {
  const outcome = toldOutcome()

  it('is told nothing of it, in no form', () => {
    expect(roomsOf(outcome.result)).toEqual([])
    expect(roomsLines(outcome.result, { width: 80, ink: inks(false) })).toEqual([])
    for (const { columns } of roomCsvTables(outcome.result)) expect(columns[0].values).toHaveLength(0)
    const shown = `${comparisonText(outcome, { width: 80, color: false, unicode: true })}${reportHtml(outcome, [])}`
    expect(shown).not.toMatch(/Orders held|Marketing from both seats|What the program gives|both sides gain/)
  })
})

// By hand: means of three strategies.
const held = {
  'orders.onTime': ['count', 2, 0, 3.5],
  'orders.onTime.value': ['USD', 2e5, 0, 4e5],
  'orders.slipped': ['count', 3, 5, 0],
  'orders.slipped.value': ['USD', 1e6, 2e6, 0],
  'orders.slipped.credit': ['count', 2, 1, 0],
  'orders.slipped.credit.value': ['USD', 2e5, 3e5, 0],
  'orders.avoidable.credit': ['count', 0.5, 0, 0],
  'orders.avoidable.credit.value': ['USD', 5e4, 0, 0],
  'orders.slipped.bench': ['count', 1, 4, 0],
  'orders.slipped.bench.value': ['USD', 8e5, 1.7e6, 0],
  'orders.avoidable.legal': ['count', 0.2, 0, 0],
  'orders.avoidable.legal.value': ['USD', 2e4, 0, 0],
  'orders.daysLate': ['months', 1, 0.0329, Number.NaN],
  'vendor.club.reached': ['count', 0.25, 0, 1],
  'forecast.bias': ['1', 0.5, -0.2, 0],
} as const

describe('orders held', () => {
  const result = resultWith(held)

  it('are counted and valued, and stand under their gates, the largest value first', () => {
    expect(rowsOf(heldOrders(result))).toEqual([
      'orders|placed in time|2 · $200k|0 · $0|3.5 · $400k',
      'orders|slipped past their quarter|3 · $1.0M|5 · $2.0M|0 · $0',
      'orders|how late, of those placed later|30 days|1 day|–',
      'held by|the busy bench|1 · $800k|4 · $1.7M|0 · $0',
      '|in time if only this were fixed|0|0|0',
      'held by|the credit line|2 · $200k|1 · $300k|0 · $0',
      '|in time if only this were fixed|0.5 · $50k|0 · $0|0 · $0',
      'held by|paperwork|0|0|0',
      '|in time if only this were fixed|0.2 · $20k|0 · $0|0 · $0',
      'forecast|above what was booked by|50 %|−20 %|0 %',
      'year end|club reached, of futures|25 %|0 %|100 %',
    ])
    expect(heldBy(result.strategies[0]).slice(0, 2)).toEqual([
      { cause: 'bench', count: 1, value: 8e5, ifOnly: 0 },
      { cause: 'credit', count: 2, value: 2e5, ifOnly: 5e4 },
    ])
  })

  it('stand in a table of their own, a row for each strategy and gate that held one', () => {
    const { columns } = roomCsvTables(result)[0]
    const rows = columns[0].values.map((_, n) => columns.map(({ values }) => values[n]))
    expect(rows).toEqual([
      ['today', 'bench', 1, 8e5, null, null, null],
      ['today', 'credit', 2, 2e5, 0.5, 5e4, null],
      ['today', 'legal', null, null, 0.2, 2e4, null],
      ['supportOnly', 'bench', 4, 1.7e6, null, null, null],
      ['supportOnly', 'credit', 1, 3e5, 0, 0, null],
    ])
  })
})

const gain = (perDollar: number | null) => ({ bookings: 1, gain: 2, perDollar, se: 0.1, nextDollar: -0.25 })
const flip = (against: string, at: number | null, ahead: SteeringFlip['ahead']): SteeringFlip => ({
  against,
  at,
  ahead,
  ci95: at === null ? null : [at - 0.02, at + 0.04],
})
const activity = (strategy: string, name: string, spend: number, vendor: number | null, partner: number) => ({
  strategy,
  activity: name,
  spend,
  claims: spend / 2,
  vendor: gain(vendor),
  partner: gain(partner),
})

describe('marketing', () => {
  const result = resultWith(
    {
      'mdf.suite.spend': ['USD', 0, 5e4, 1e5],
      'mdf.suite.claims': ['USD', 0, 25e3, 5e4],
      'mdf.suite.incrementalBookings': ['USD', 0, 1e5, 3e5],
      'mdf.suite.leads': ['count', 0, 0, 0],
      'mdf.used': ['1', 0.5, 0.6, Number.NaN],
    },
    {
      marketing: {
        trials: 512,
        activities: [activity('supportOnly', 'suite', 5e4, 1.5, -0.004), activity('resell', 'suite', 1e5, null, 2)],
        steering: [
          {
            strategy: 'resell',
            software: 3.7e6,
            claims: 1,
            phiStar: 0.1,
            flips: [flip('today', 0.08, 'above'), flip('supportOnly', 0.57, 'below')],
          },
          {
            strategy: 'supportOnly',
            software: 2e6,
            claims: 1,
            phiStar: 1.2,
            flips: [flip('today', null, 'never'), flip('resell', 0.57, 'above')],
          },
          { strategy: 'today', software: 1e6, claims: 1, phiStar: -0.1, flips: [flip('resell', null, 'always')] },
          { strategy: 'today', software: 1e6, claims: 1, phiStar: null, flips: [] },
        ],
      },
    },
  )
  const room = there(marketingRoom(result))

  it('says where steering pays and where the ranking flips, or that it does not, each pair once', () => {
    expect(plain(room.sentences)).toEqual([
      'What “Resell and support” steers, $3.7M of software on average, pays the vendor against not steering where more than 10 % of it is new (closed form).',
      'The vendor’s ranking flips with how much of what is steered is new: “Resell and support” is ahead of “Today” where more than 8 % (6–12 %) of it is new; of “Support only” where less than 57 % (55–61 %) of it is new.',
      'What “Support only” steers, $2.0M of software on average, cannot pay the vendor against not steering, however much of it is new (the closed form gives 120 %).',
      'For the vendor “Support only” is behind “Today” whatever part of what is steered is new: there the ranking does not flip.',
      'What “Today” steers, $1.0M of software on average, pays the vendor against not steering, even if none of it is new.',
    ])
  })

  it('has a line for each strategy and activity: what it costs, who pays, what a dollar brings each side', () => {
    expect(room.lists[0].rows).toEqual([
      ['suite: Resell and support', '$100k', '$50k', '$300k', '–', '$2.00 ±0.20'],
      ['suite: Support only', '$50k', '$25k', '$100k', '$1.50 ±0.20', '$0.00 ±0.20'],
    ])
    expect(rowsOf(room)).toContain('suite|next dollar: partner’s EBITDA|–|−$0.25|−$0.25')
    expect(rowsOf(room)).toContain('fund|used, of what left it|50 %|60 %|–')
    expect(rowsOf(room).join(), 'what is nothing under any strategy').not.toContain('leads')
  })

  it('costs what the rows above say when they are divided, of every strategy that has both', () => {
    // what each future's own ratio comes to on average is far from it, as in real runs
    const divided = resultWith({
      'mdf.events.spend': ['USD', 126_000, 0, 60_000],
      'mdf.events.leads': ['count', 360, 0, 200],
      'mdf.events.opportunities': ['count', 60, 0, 0],
      'mdf.events.customers': ['count', 4, 0, 3],
      'mdf.events.costPerLead': ['USD', 532, Number.NaN, 480],
      'mdf.events.costPerOpportunity': ['USD', 3_800, Number.NaN, Number.NaN],
      'mdf.events.costPerCustomer': ['USD', 66_000, Number.NaN, 50_000],
    })
    const costs = rowsOf(marketingRoom(divided)).filter(text => text.includes('cost per'))
    expect(costs).toEqual([
      'events|cost per lead (spend / leads)|$350|–|$300',
      'events|cost per opportunity (spend / opportunities)|$2.1k|–|–',
      'events|cost per customer (spend / customers)|$32k|–|$20k',
    ])
  })

  it('is in tables, for both seats, with the flips', () => {
    const [, activities, steering] = roomCsvTables(result)
    expect(activities.columns[0].values).toHaveLength(4)
    const against = steering.columns.find(({ name }) => name === 'against')
    expect(against?.values).toEqual(['today', 'supportOnly', 'today', 'resell', 'resell', ''])
  })
})

describe('the program', () => {
  it('shows what a rebate earns, what average turnover would, and the gap', () => {
    const rebate = { strategy: 'today', rebate: 'growth', trials: 512, turnover: 1e6, payout: 22_400, ofMean: 4e4 }
    const result = resultWith(
      {
        'rebates.growth.turnover': ['USD', 1e6, 2e6, 0],
        'rebates.growth.earned': ['USD', 22_400, 5e4, 0],
        'partner.level': ['count', 1.4, 2, 0],
      },
      { rebates: [{ ...rebate, gap: -17_600, trueUp: { mean: 0, p10: 0, p90: 0 } }] },
    )
    expect(rowsOf(programRoom(result))).toEqual([
      'growth|turnover that counts for it|$1.0M|$2.0M|$0',
      'growth|earned|$22k|$50k|$0',
      'growth|what average turnover would earn|$40k|–|–',
      'growth|what it earns, less that|−$18k|–|–',
      'program|level at the end|1.4|2|0',
    ])
  })
})

const line = (held: number | null, reaches: BothGainLine['reaches'], p: number): BothGainLine => ({
  along: 'margin',
  held,
  reaches,
  surely: null,
  possibly: null,
  best: { at: 0.12, p, vendor: 0.9, partner: 0.15 },
})
const likely = (p: number | null) => ({ p, ci95: null, undefined: 0 })

describe('terms on which both gain', () => {
  const terms = (lines: readonly BothGainLine[]) =>
    resultWith(
      {},
      {
        bothGain: {
          against: 'today',
          partner: 'partner.ownerValue',
          level: 0.5,
          trials: 128,
          strategies: [
            { strategy: 'supportOnly', asItIs: likely(0.3), points: [], lines: [line(null, null, 0.4)] },
            {
              strategy: 'resell',
              asItIs: likely(0.825),
              points: [{ vendorPays: 0.5, margin: 0.2, ...likely(0.7) }],
              lines,
            },
          ],
        },
      },
    )

  it('are of the strategy under which both gain most often, and of its best line', () => {
    const room = there(bothGainRoom(terms([line(0, null, 0.1), line(0.5, [0.09, 0.16], 0.7)])))
    expect(plain(room.sentences)).toEqual([
      'Both sides gain most often under “Resell and support”: in 83 % of futures on its terms as they are; in at least 50 % of them at a margin from 9 % to 16 %, with 50 % of marketing paid by the fund.',
    ])
    expect(room.lists[0].rows.map(plain)).toEqual([
      ['“Support only”', '30 %', '40 %', '12 %', 'nowhere'],
      ['“Resell and support”, the fund pays 0 %', '83 %', '10 %', '12 %', 'nowhere'],
      ['“Resell and support”, the fund pays 50 %', '83 %', '70 %', '12 %', '9–16 %'],
    ])
  })

  it('are not told where only the margin could be varied: no fund is spoken of', () => {
    const found = terms([line(null, [0.1, 0.2], 0.7)])
    const { bothGain = expect.unreachable() } = found
    const strategies = bothGain.strategies.map(one => ({ ...one, points: [] }))
    expect(bothGainRoom({ ...found, bothGain: { ...bothGain, strategies } })).toBeNull()
  })

  it('are nowhere where none was found, and not told where there is nothing to tell', () => {
    // and which side it is that they do not suit
    expect(plain(there(bothGainRoom(terms([line(0, null, 0.1)]))).sentences)[0]).toContain(
      'of the terms that were tried none brings both a gain in 50 % of futures: at best, at a margin of 12 %, with 0 % of marketing paid by the fund, the vendor has no less in 90 % and the partner in 15 %.',
    )
    const unknown = { ...line(0, null, 0.1), best: { at: 0.12, p: 0.1, vendor: null, partner: null } }
    expect(plain(there(bothGainRoom(terms([unknown]))).sentences)[0]).toMatch(/in 50 % of futures\.$/)
    const none = terms([]).bothGain ?? expect.unreachable()
    expect(bothGainRoom({ ...terms([]), bothGain: { ...none, strategies: [] } })).toBeNull()
  })
})

describe('one big order, played', () => {
  const played = runFile('test/report/rooms/held.yaml', { trials: 40 })

  it('says of each strategy what its futures say, and the gates are of all that slipped', async () => {
    const { result, samples } = await played
    const mean = (id: string, metric: string): number => samples[id][metric].reduce((sum, x) => sum + x, 0) / 40
    const [row] = there(heldOrders(result)).tables[0].rows.filter(({ what }) => what === 'slipped past their quarter')
    result.strategies.forEach((strategy, n) => {
      const [count, value] = row.cells[n].split(' · ')
      expect(Number(count)).toBeCloseTo(mean(strategy.id, 'orders.slipped'), 2)
      expect(value).toBe(Number(count) === 0 ? '$0' : value)
      const byGate = heldBy(strategy).reduce((sum, one) => sum + one.count, 0)
      expect(byGate, strategy.id).toBeCloseTo(mean(strategy.id, 'orders.slipped'), 9)
      for (const { cause, ifOnly } of heldBy(strategy))
        expect(ifOnly, cause).toBeLessThanOrEqual(mean(strategy.id, 'orders.slipped.value') + 1e-6)
    })
  })

  it.each([60, 80, 120])('no line on %i columns is wider, and what is user text is harmless', async width => {
    const outcome = await played
    const text = comparisonText(outcome, { width, color: false, unicode: true })
    expect(text).toContain('Orders held, and what talking does')
    expect(Math.max(...text.split('\n').map(textWidth))).toBeLessThanOrEqual(width)
  })

  it('a horizon below a year shows EBITDA as it is, and no row of values', async () => {
    const text = comparisonText(await played, { width: 120, color: false, unicode: true })
    expect(text).toMatch(/\n EBITDA {2}/)
    expect(text).not.toMatch(/owner value|EBITDA, last 12|path of/)
    expect(text).toContain('no values: a value takes a year of earnings')
  })

  it('the cards of the page are of what talking changes, where nothing has a value', async () => {
    const page = reportHtml(await played, [])
    const cards = [...page.matchAll(/<h3>([^<]*)<\/h3><p class="big">([^<]*)<\/p>/g)].map(([, name]) => name)
    expect(cards).toEqual(['Placed in time', 'The vendor’s contribution', 'The partner’s EBITDA'])
  })

  it('the page has the section, with the details, and titles stay text', async () => {
    const outcome = await played
    const [first, ...rest] = outcome.result.strategies
    const strategies = [{ ...first, title: '<b>bold</b>' }, ...rest]
    const page = reportHtml({ ...outcome, result: { ...outcome.result, strategies } }, [])
    expect(page).toContain('<h2 id="held-orders">Orders held, and what talking does</h2>')
    expect(page).toContain('in time if only this were fixed')
    expect(page).not.toContain('<b>bold')
  })
})
