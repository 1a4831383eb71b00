import { afterAll, describe, expect, test, vi } from 'vitest'
import { bindingOf } from '../../src/compile/bindings.ts'
import { stepEnds } from '../../src/kernel/calendar.ts'
import { fieldAt } from '../../src/kernel/field-at.ts'
import { periodYears } from '../../src/kernel/unit.ts'
import type { Scenario, Step } from '../../src/scenario/scenario.ts'
import { dateOf } from '../../src/scenario/values/date.ts'
import { monthsTo } from '../../src/scenario/values/day.ts'
import { withStubs } from '../helpers/stub-rooms.ts'
import { damagedText } from './damage.ts'
import { loaderOf } from './loader.ts'

// The modules are loaded once for all tests: what is stood in for here is taken away at the end.
const fields = '../../src/domain/fields.ts'
vi.doMock(fields, async original => withStubs(await original<typeof import('../../src/domain/fields.ts')>()))
vi.resetModules()
const { allFields } = await import('../../src/domain/fields.ts')
const { readScenario } = await import('../../src/scenario/read-scenario.ts')
const { complaints, readText } = await import('../helpers/read-text.ts')
afterAll(() => {
  vi.doUnmock(fields)
  vi.resetModules()
})

const file = (text: string, time = 'start: 2026-01, step: month, horizon: 2 years'): Record<string, string> => ({
  's.yaml': `tandem: 1\ntime: {${time}}\nsegments: {a: {dealSize: $60k}}\n${text}`,
})

const activities = 'activities: {suite: {cost: $10k per month}, campaign: {cost: $10k per month}}'

/** What a path is bound to in a strategy. */
const bound = (scenario: Scenario, id: string, path: string): unknown => {
  const strategy = scenario.strategies.find(one => one.id === id) ?? expect.unreachable()
  const field = fieldAt(allFields, path) ?? expect.unreachable()
  const world = { scenario, seed: '', fields: allFields, copulas: new Map(), made: new Map(), defaults: new Map() }
  const binding = bindingOf(world, strategy, { field, path })
  if (binding.kind === 'constant') return binding.value
  if (binding.kind !== 'schedule') throw new Error(`${path} is a ${binding.kind}`)
  return binding.pieces.map(({ from, binding: piece }) => [from, piece.kind === 'constant' ? piece.value : piece.kind])
}

const day = 12 / 365.25

// By hand, from the calendar.
describe('a day in months from the start', () => {
  test.each<[string, Step, string, number]>([
    ['2026-01-01', 'month', '2026-01', 0],
    ['2026-01-01', 'month', '2026-03-11', 2 + 10 / 31],
    ['2026-01-01', 'month', '2026-Q2', 3],
    ['2026-01-01', 'month', '2028-02-29', 25 + 28 / 29],
    ['2026-01-01', 'month', '2025-12-22', -10 / 30.4375],
    ['2026-02-01', 'quarter', '2026-02-01', 0],
    ['2026-01-01', 'quarter', '2026-05-16', 3 + (3 * 45) / 91],
    ['2025-10-01', 'day', '2026-01-07', 98 * day],
    ['2026-01-05', 'week', '2026-01-20', 15 * day],
    ['2026-01-05', 'week', '2025-12-29', -7 * day],
  ])('from %s by the %s to %s', (start, step, text, expected) => {
    const date = dateOf(text)
    if ('problem' in date) throw new Error(date.problem)
    expect(monthsTo(date, { start, step })).toBeCloseTo(expected, 12)
  })

  // Second implementation: the calendar that the engine steps by.
  test.each<[string, Step]>([
    ['2026-01-01', 'month'],
    ['2026-11-01', 'quarter'],
    ['2025-12-30', 'week'],
    ['2027-12-30', 'day'],
  ])('the day after a step is a whole number of steps away: %s by the %s', (start, step) => {
    const months = step === 'month' ? 1 : step === 'quarter' ? 3 : periodYears[step] * 12
    for (const [t, end] of stepEnds(start, step, 60).entries()) {
      const next = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10)
      const [last, first] = [end, next].map(iso => {
        const date = dateOf(iso)
        if ('problem' in date) throw new Error(date.problem)
        return monthsTo(date, { start, step })
      })
      expect(first).toBeCloseTo((t + 1) * months, 9)
      expect(last).toBeLessThan(first)
      expect(last).toBeGreaterThanOrEqual(t * months - 1e-9)
    }
  })

  test('is what the model is bound to', async () => {
    const deals = 'deals: {big: {amount: $1M, customerOrder: 2026-02-15}}\n'
    const scenario = await readText(file(`${deals}strategies: {today: {}, later: {cadence: {since: 2026-04}}}\n`))
    expect(bound(scenario, 'today', 'deals.big.customerOrder')).toBe(1 + 14 / 28)
    expect(bound(scenario, 'today', 'cadence.since')).toBe(0)
    expect(bound(scenario, 'later', 'cadence.since')).toBe(3)
  })
})

describe('some of a list', () => {
  test.each([
    ['order', 1, 'order'],
    ['[bench, order]', 5, 'order, bench'],
    ['all', 7, 'all'],
    ['[order, credit, bench]', 7, 'all'],
    ['[]', 0, 'none'],
    ['none', 0, 'none'],
  ])('%s', async (text, value, words) => {
    const scenario = await readText(file(`cadence: {asks: all}\nstrategies: {today: {cadence: {asks: ${text}}}}\n`))
    expect(scenario.strategies[0].settings.get('cadence.asks')?.quantity).toEqual({
      kind: 'worded',
      value,
      text: words,
    })
    expect(bound(scenario, 'today', 'cadence.asks')).toBe(value)
  })

  test('on the command line', async () => {
    const scenario = await readText(file('strategies: {today: {}}\n'), [
      'cadence.asks=[credit, bench]',
      'cadence.every=none',
    ])
    expect(bound(scenario, 'today', 'cadence.asks')).toBe(6)
    expect(bound(scenario, 'today', 'cadence.every')).toBe(0)
  })
})

test('yes and no can be said as YAML says them', async () => {
  const text =
    'mdf: {activities: {a1: {eligible: true}, b1: {eligible: false}, c1: {eligible: no}}}\nstrategies: {today: {}}\n'
  const scenario = await readText(file(text))
  const said = ['a1', 'b1', 'c1'].map(name => bound(scenario, 'today', `mdf.activities.${name}.eligible`))
  expect(said).toEqual([1, 0, 0])
  expect(await complaints(file(text.replace('eligible: no', 'eligible: on')))).toEqual(['E120 unknown choice "on"'])
})

test('"none" is never, whether or not something weaker says how often', async () => {
  const strategies = 'strategies: {never: {cadence: {every: none}}, weekly: {cadence: {every: 1 quarter}}}\n'
  const bare = await readText(file(strategies))
  const said = await readText(file(`cadence: {every: 2 months}\n${strategies}`))
  for (const scenario of [bare, said]) {
    expect(bound(scenario, 'never', 'cadence.every')).toBe(0)
    expect(bound(scenario, 'weekly', 'cadence.every')).toBe(3)
  }
})

describe('a plan', () => {
  test('is replaced whole', async () => {
    const text = `mdf: {${activities}, plan: {suite: 60%, campaign: 40%}}
strategies:
  today: {}
  suite: {mdf: {plan: {suite: 100%}}}
  part: {mdf: {plan: {campaign: 30%}}}
  without: {mdf: {plan: none}}
`
    const scenario = await readText(file(text))
    const planned = (id: string) => ['suite', 'campaign'].map(name => bound(scenario, id, `mdf.plan.${name}`))
    expect(planned('today')).toEqual([0.6, 0.4])
    expect(planned('suite')).toEqual([1, 0])
    expect(planned('part')).toEqual([0, 0.3])
    expect(planned('without')).toEqual([0, 0])
  })

  test('by date is a schedule of each activity, which has nothing where it is not named', async () => {
    const plan = '{2026-Q1: {campaign: 25%, suite: 75%}, 2026-Q3: {campaign: 80%}}'
    const scenario = await readText(file(`mdf: {${activities}}\nstrategies: {pilot: {mdf: {plan: ${plan}}}}\n`))
    expect(bound(scenario, 'pilot', 'mdf.plan.campaign')).toEqual([
      [0, 0.25],
      [6, 0.8],
    ])
    expect(bound(scenario, 'pilot', 'mdf.plan.suite')).toEqual([
      [0, 0.75],
      [6, 0],
    ])
  })
})

describe('of a value for all and one for an activity, the nearer holds', () => {
  const text = `mdf: {vendorPays: 70%, ${activities.replace('suite: {', 'suite: {vendorPays: 0%, ')}}
strategies:
  today: {}
  all: {mdf: {vendorPays: 50%}}
  like: {like: all, mdf: {activities: {suite: {vendorPays: 20%}}}}
  again: {like: like, mdf: {vendorPays: 30%}}
`
  const paid = (scenario: Scenario, id: string) =>
    ['suite', 'campaign'].map(name => bound(scenario, id, `mdf.activities.${name}.vendorPays`))

  test('in strategies, also in one that starts from another', async () => {
    const scenario = await readText(file(text))
    expect(paid(scenario, 'today')).toEqual([0, 0.7])
    expect(paid(scenario, 'all')).toEqual([0.5, 0.5])
    expect(paid(scenario, 'like')).toEqual([0.2, 0.5])
    expect(paid(scenario, 'again')).toEqual([0.3, 0.3])
    const nearer = scenario.warnings.filter(({ code }) => code === 'E189')
    expect(nearer.map(({ path }) => path)).toEqual(['strategies.all.mdf.vendorPays', 'strategies.again.mdf.vendorPays'])
    expect(nearer.map(({ also }) => also?.length)).toEqual([1, 1])
  })

  test('on the command line, over the file and every strategy', async () => {
    const scenario = await readText(file(text), ['mdf.vendorPays=10%'])
    for (const id of ['today', 'all', 'like', 'again']) expect(paid(scenario, id)).toEqual([0.1, 0.1])
  })

  test('a file over its base', async () => {
    const base = file(`mdf: {${activities.replace('suite: {', 'suite: {vendorPays: 0%, ')}}\nstrategies: {x: {}}\n`)
    const scenario = await readText({
      'base.yaml': base['s.yaml'],
      's.yaml': 'tandem: 1\nextends: base.yaml\nmdf: {vendorPays: 50%}\nstrategies: {today: {}}\n',
    })
    expect(paid(scenario, 'today')).toEqual([0.5, 0.5])
  })
})

describe('deals from a table', () => {
  const inline = `deals:
  acme: {amount: $120k, customerOrder: 2026-02-03, stage: customer PO}
  bolt: {amount: $80k, customerOrder: 2026-03, hours: 40 hours}
strategies: {today: {}}
`
  const listed = 'deals: {rest: {csv: data/p.csv, delimiter: ";"}}\nstrategies: {today: {}}\n'
  const table = `amount;name;hours;stage;customerOrder
$120k;acme;;customer PO;2026-02-03
$80k;bolt;40 hours;;2026-03
`
  const values = ({ settings }: Scenario) => [...settings].map(([path, { quantity }]) => [path, quantity]).sort()

  test('are as if they stood in the file', async () => {
    const [a, b] = [await readText(file(inline)), await readText({ ...file(listed), 'data/p.csv': table })]
    expect(values(b)).toEqual(values(a))
    expect(b.axes.deal).toEqual(['acme', 'bolt'])
    const { place } = b.settings.get('deals.bolt.hours') ?? expect.unreachable()
    expect([place.file.name, place.file.text.slice(place.start, place.end)]).toEqual(['data/p.csv', '40 hours'])
    expect(a.hash).not.toBe(b.hash)
  })

  test('beside others; without a name they are numbered', async () => {
    const text = 'deals:\n  big: {amount: $1M, customerOrder: 2026-02}\n  rest: {csv: p.csv}\nstrategies: {today: {}}\n'
    const csv = 'amount,customerOrder\n$1k,2026-01\n$2k,2026-02\n'
    const scenario = await readText({ ...file(text), 'p.csv': csv })
    expect(scenario.axes.deal).toEqual(['big', 'rest-1', 'rest-2'])
    expect(bound(scenario, 'today', 'deals.rest-2.amount')).toBe(2000)
    const set = await readText({ ...file(text), 'p.csv': csv }, ['deals.rest-1.amount=$5k'])
    expect(bound(set, 'today', 'deals.rest-1.amount')).toBe(5000)
  })

  test('a row too many is told, not read', async () => {
    const csv = `amount,customerOrder\n${'$1k,2026-01\n'.repeat(1001)}`
    const text = 'deals: {rest: {csv: p.csv}}\nstrategies: {today: {}}\n'
    expect(await complaints({ ...file(text), 'p.csv': csv })).toEqual([
      'E108 1001 rows; at most 1000 deals can be listed',
    ])
  })
})

test('bands have the names of all rebates together; a rebate without one says nothing of it', async () => {
  const text = `program:
  tiers: {silver: {from: $0.5M}, gold: {from: $1M}}
  rebates:
    growth: {bands: {first: {from: $100k, rate: 2%}, second: {from: $200k, rate: 4%}}}
    volume: {bands: {second: {from: $1M, rate: 1%}, third: {from: $2M, rate: 3%}}}
strategies: {today: {}}
`
  const { axes, settings } = await readText(file(text))
  expect([axes.level, axes.rebate, axes.band]).toEqual([
    ['silver', 'gold'],
    ['growth', 'volume'],
    ['first', 'second', 'third'],
  ])
  expect(settings.has('program.rebates.volume.bands.first.rate')).toBe(false)
  const less = await readText({
    'base.yaml': file(text)['s.yaml'],
    's.yaml':
      'tandem: 1\nextends: base.yaml\nprogram: {rebates: {growth: {bands: {second: none}}}}\nstrategies: {today: {}}\n',
  })
  expect(less.axes.band).toEqual(['first', 'second', 'third'])
  expect(less.settings.has('program.rebates.growth.bands.second.rate')).toBe(false)
  expect(less.settings.has('program.rebates.volume.bands.second.rate')).toBe(true)
})

describe('meetings and steps', () => {
  const cadence = (every: string, time: string) =>
    complaints(file(`cadence: {every: ${every}}\nstrategies: {today: {}}\n`, time))

  test.each([
    ['1 day', 'start: 2026-01-05, step: day, horizon: 90 days', 0],
    ['7 days', 'start: 2026-01-05, step: week, horizon: 26 weeks', 0],
    ['1 week', 'start: 2026-01-05, step: week, horizon: 26 weeks', 0],
    ['6 days', 'start: 2026-01-05, step: week, horizon: 26 weeks', 1],
    ['1 month', 'start: 2026-01, step: month, horizon: 2 years', 0],
    ['30 days', 'start: 2026-01, step: month, horizon: 2 years', 1],
    ['2 months', 'start: 2026-01, step: quarter, horizon: 2 years', 1],
  ])('every %s with %s', async (every, time, wrong) => {
    expect((await cadence(every, time)).filter(text => text.startsWith('E149'))).toHaveLength(wrong)
  })

  // By hand: weeks from Monday 2025-12-29 to Sunday; 2026-03-31 is a Tuesday. Fiscal quarters of February end in April.
  test.each([
    ['start: 2026-01, step: month, horizon: 2 years', undefined],
    ['start: 2026-01, step: quarter, horizon: 2 years', undefined],
    ['start: 2026-01, step: quarter, horizon: 2 years, partnerYear: February', 'partner ends on 2026-01-31'],
    ['start: 2025-12-29, step: week, horizon: 26 weeks', 'partner ends on 2025-12-31'],
    ['start: 2026-01-05, step: week, horizon: 12 weeks', undefined],
    ['start: 2026-01-05, step: week, horizon: 13 weeks', 'partner ends on 2026-03-31'],
    ['start: 2026-01-05, step: day, horizon: 100 days', undefined],
  ])('the end of a quarter inside a step: %s', async (time, expected) => {
    const found = await complaints(file('gates: {legal: {chance: 20%}}\nstrategies: {today: {}}\n', time))
    expect(found.map(text => /E191 a fiscal quarter of the (.*), inside/.exec(text)?.[1])).toEqual(
      expected === undefined ? [] : [expected],
    )
    const silent = await complaints(file('cadence: {asks: all}\nstrategies: {today: {}}\n', time))
    expect(silent).toEqual([])
  })
})

test('what is said wrong is said, and never more than that: 400 damaged files and tables', async () => {
  const table = 'name,amount,customerOrder,hours\nacme,$120k,2026-02-03,\nbolt,$80k,2026-03,40 hours\n'
  const text = file(`time: {chance: off}
mdf: {vendorPays: 70%, ${activities.replace('suite: {', 'suite: {vendorPays: 0%, ')}, plan: {suite: 60%, campaign: 40%}}
deals:
  big: {amount: $1M, customerOrder: 2026-02-15, stage: customer PO}
  rest: {csv: p.csv}
program:
  tiers: {gold: {from: $1M}}
  rebates: {growth: {cap: $50k, bands: {first: {from: $100k, rate: 2%}}}}
cadence: {every: 1 month, since: 2026-01-07, asks: [order, credit]}
strategies:
  today: {cadence: {every: none}}
  later: {like: today, mdf: {vendorPays: 50%, plan: {2026-Q1: {suite: 25%}, 2026-Q3: {campaign: 80%}}}}
`)
    ['s.yaml'].replace('time: {start: 2026-01, step: month, horizon: 2 years}\n', '')
    .replace('time: {chance: off}', 'time: {start: 2026-01, step: month, horizon: 2 years, chance: off}')
  expect(await complaints({ 's.yaml': text, 'p.csv': table })).toEqual([
    'E189 "mdf.vendorPays" is nearer than "mdf.activities.suite.vendorPays", which no longer holds',
  ])
  let wrong = 0
  for (let number = 0; number < 400; number++) {
    const isTable = number % 4 === 0
    const files = {
      's.yaml': isTable ? text : damagedText(number, text),
      'p.csv': isTable ? damagedText(number, table) : table,
    }
    const read = await readScenario('s.yaml', loaderOf(new Map(Object.entries(files))))
    const issues = read.ok ? read.scenario.warnings : read.issues
    if (!read.ok) {
      wrong++
      expect(issues.some(({ severity }) => severity === 'error')).toBe(true)
    }
    for (const { place, message } of issues) {
      expect(message).not.toBe('')
      if (place !== undefined)
        expect(place.start >= 0 && place.end <= place.file.text.length + 1, `${message}: ${place.start}`).toBe(true)
    }
  }
  expect(wrong).toBeGreaterThan(200)
  expect(wrong).toBeLessThan(400)
})
