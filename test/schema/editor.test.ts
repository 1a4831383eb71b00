import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allFields } from '../../src/domain/fields.ts'
import { checkKeys } from '../../src/scenario/checks/parts.ts'
import { shape } from '../../src/scenario/shape.ts'
import { fileOnly } from '../../src/scenario/top-keys.ts'
import { hover, marks, offers } from './editor.ts'

// The language service that editors run (yaml-language-server) is the second reader here: what it offers, shows and
// marks is compared with the catalogue of fields, not with the schema.

const start = '# yaml-language-server: $schema=../schema/scenario.schema.json\ntandem: 1\n'

/** The keys of the catalogue below a path. */
const keysBelow = (path: string): readonly string[] => {
  let at = shape
  for (const part of path.split('.').filter(Boolean)) at = at.rooms.get(part) ?? at.each?.shape ?? at
  return [...at.rooms.keys()]
}

const roomKeys = [...shape.rooms.keys()]

describe('what is offered at the cursor', () => {
  test.each<[string, string, readonly string[]]>([
    ['at the top', '|\n', [...fileOnly.keys(), ...roomKeys, 'scenario'].filter(key => key !== 'tandem')],
    ['inside the partner', 'partner:\n  |\n', keysBelow('partner')],
    ['inside the bench', 'partner:\n  bench:\n    |\n', keysBelow('partner.bench')],
    ['inside a segment', 'segments:\n  midMarket:\n    |\n', keysBelow('segments.*')],
    ['inside a component', 'services:\n  components:\n    managed:\n      |\n', keysBelow('services.components.*')],
    ['inside the multiplier', 'services:\n  multiplier:\n    |\n', keysBelow('services.multiplier')],
    ['inside a strategy', 'strategies:\n  resell:\n    |\n', ['title', 'like', ...roomKeys]],
    [
      'inside the sales engine of a strategy',
      'strategies:\n  resell:\n    partner:\n      sales:\n        |\n',
      keysBelow('partner.sales'),
    ],
    ['inside the program', 'program:\n  |\n', keysBelow('program')],
    ['inside time', 'time:\n  |\n', ['start', 'step', 'horizon', 'vendorYear', 'partnerYear', 'chance']],
    ['inside run', 'run:\n  |\n', ['trials', 'seed']],
    ['below one that is there', 'vendor:\n  direct:\n    wonDeals: 1 per month\n    |\n', ['mix', 'winRate']],
    ['inside the customers of a route', 'installed:\n  |\n', ['direct', 'referred', 'resold']],
    ['inside the goals', 'goals:\n  |\n', ['vendor', 'partner']],
    ['inside a goal', 'goals:\n  partner:\n    - |\n', ['that', 'by', 'weight', 'why']],
    [
      'inside a check',
      'checks:\n  - |\n',
      [...new Set([...checkKeys('that'), ...checkKeys('order'), ...checkKeys('moves')])],
    ],
    ['inside what a check lays over', 'checks:\n  - with:\n      |\n', roomKeys],
  ])('%s: the keys of the reader, and no others', async (_, text, keys) => {
    const found = await offers(start + text)
    expect([...found].filter(label => /^[a-zA-Z]+$/.test(label)).sort()).toEqual([...keys].sort())
  })

  test('after "motion: " the motions', async () => {
    const motions = allFields.find(({ path }) => path === 'motion.*')?.choices ?? []
    expect(await offers(`${start}motion: |`)).toEqual(expect.arrayContaining([...motions]))
    expect(await offers(`${start}motion:\n  midMarket: |`)).toEqual(expect.arrayContaining([...motions]))
  })

  test('after a step, its choices', async () => {
    expect(await offers(`${start}time:\n  step: |`)).toEqual(
      expect.arrayContaining(['day', 'week', 'month', 'quarter']),
    )
  })

  test('where a value belongs, the ways to write one, in its unit', async () => {
    const found = await offers(`${start}partner:\n  bench:\n    cost: |`)
    expect(found).toEqual(
      expect.arrayContaining(['$40k per head per year', '{p10, p90}', '{low, typical, high}', '{start, end, over}']),
    )
    expect(await offers(`${start}partner:\n  bench:\n    backlog: |`)).not.toContain('by date')
  })

  test('inside a value, the parts of its forms', async () => {
    const found = await offers(`${start}segments:\n  midMarket:\n    dealSize:\n      |\n`)
    expect(found).toEqual(expect.arrayContaining(['p10', 'p50', 'p90', 'low', 'typical', 'high', 'value', 'csv']))
  })
})

describe('what is shown of a key', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a default of the library',
      'partner:\n  bench:\n    ra|te: $145 per hour\n',
      ['realised price of an hour', '$20k per hour', '$1 to $10k', 'bench.rate', 'median $162', 'Grade P', 'S32'],
    ],
    [
      'a judgement, and a value with parts',
      'partner:\n  bench:\n    co|st: {p10: $90k per head per year, p90: $120k per head per year}\n',
      ['cost of a head', 'per head per year', 'bench.cost', 'Grade J: our judgement', 'no pay survey was found'],
    ],
    [
      'a lever of the vendor',
      'program:\n  mar|gin: 12%\n',
      ["partner's margin on the software", '0% to 100%', 'resale.margin.csp', 'Grade V', 'lever of the vendor'],
    ],
    [
      'an input of the market',
      'segments:\n  small:\n    chu|rn: 10% per year\n',
      ['share of customers lost', '20% per year', 'retention.churn', 'S101', 'input, a fact about the market'],
    ],
    [
      'a choice',
      'mot|ion: resell\n',
      ['how the partner works the segment', 'When nobody says: resell', 'the vendor sells the software'],
    ],
    ['a room', 'partner:\n  ben|ch:\n    heads: 3\n', ['people who deliver services']],
    ['a key of the file', 'ru|n:\n  trials: 10\n', ['How many futures are played']],
    [
      'inside a strategy',
      'strategies:\n  a:\n    partner:\n      sales:\n        re|ps: 2\n',
      ["sales reps of the partner's own engine", '0 to 1000', 'When nobody says: 0', 'lever of the partner'],
    ],
  ])('%s', async (_, text, parts) => {
    const said = (await hover(start + text)).toLowerCase().replaceAll('\\', '')
    for (const part of parts) expect(said).toContain(part.toLowerCase())
  })
})

describe('what is marked', () => {
  const names = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .map(name => `scenarios/${name.replaceAll('\\', '/')}`)
    .filter(name => name.endsWith('.yaml'))

  test.each(names)('nothing in %s, which finds the schema by its first line', async name => {
    const text = readFileSync(name, 'utf8')
    expect(await marks(text, name)).toEqual([])
    const [first] = text.split('\n')
    expect(first).toMatch(/^# yaml-language-server: \$schema=(?:\.\.\/)+schema\/scenario\.schema\.json$/)
    // The schema was there: one more key is seen.
    expect((await marks(`${text}\nzzz: 1\n`, name)).map(([at]) => at)).toEqual(['zzz'])
  })

  test.each<[string, string, string, RegExp]>([
    ['a misspelt key', 'partner:\n  bench:\n    hedas: 3\n', 'hedas', /not allowed/],
    ['a misspelt room', 'partnr:\n  tax: 20%\n', 'partnr', /not allowed/],
    ['a misspelt key in a strategy', 'strategies:\n  a: {titel: A}\n', 'titel', /not allowed/],
    ['a unit that is not the field’s', 'partner:\n  bench:\n    rate: 145 per month\n', '145 per month', /money/],
    ['a choice that is none', 'motion: sell\n', 'sell', /resell/],
    ['a number outside its range', 'partner:\n  sales:\n    reps: 5000\n', '5000', /1000/],
    ['a part that is missing', 'partner:\n  bench:\n    utilisation: {p10: 60%}\n', 'utilisation', /p90/],
  ])('%s', async (_, text, at, message) => {
    const found = await marks(start + text)
    expect(found.map(([where]) => where)).toContain(at)
    expect(found.find(([where]) => where === at)?.[1]).toMatch(message)
  })
})
