import { describe, expect, it } from 'vitest'
import type { Axis } from '../../src/kernel/field.ts'
import type { Place } from '../../src/kernel/issue.ts'
import type { Axes } from '../../src/scenario/layers/axes.ts'
import type { Body } from '../../src/scenario/layers/body.ts'
import { programFaults } from '../../src/scenario/whole/program.ts'

const place: Place = { file: { name: 'x.yaml', text: '' }, start: 0, end: 0 }

const axes: Axes = {
  elements: new Map<Axis, readonly string[]>([
    ['rebate', ['loyal', 'other']],
    ['band', ['first', 'second']],
    ['level', ['silver', 'gold']],
  ]),
  refused: new Set(),
  removed: [],
  unread: new Set(),
}

/** What a file says, below `program`; every room above a value has a place as well. */
const saying = (said: Readonly<Record<string, number | string>>): readonly string[] => {
  const body: Body = { settings: new Map(), places: new Map(), removed: new Map() }
  for (const [key, value] of Object.entries(said)) {
    const path = `program.${key}`
    const quantity =
      typeof value === 'number' ? ({ kind: 'constant', value } as const) : ({ kind: 'choice', value } as const)
    body.settings.set(path, { path, quantity, place })
    const parts = path.split('.')
    for (let n = 1; n <= parts.length; n++) body.places.set(parts.slice(0, n).join('.'), place)
  }
  return programFaults(body, axes).map(({ code, message }) => `${code} ${message}`)
}

const scale = {
  'rebates.loyal.type': 'stepped',
  'rebates.loyal.bands.first.rate': 0.01,
  'rebates.loyal.bands.second.from': 1000,
  'rebates.loyal.bands.second.rate': 0.02,
}

// By hand: each is one mistake in what is right otherwise.
describe('what is wrong with a program as a whole', () => {
  it('is nothing where everything is said', () => {
    expect(saying({})).toEqual([])
    expect(saying(scale)).toEqual([])
    expect(saying({ 'rebates.loyal.type': 'target', 'rebates.loyal.target': 1, 'rebates.loyal.rate': 0.1 })).toEqual([])
    expect(saying({ 'tiers.silver.from': 100, 'tiers.gold.from': 200 })).toEqual([])
    expect(saying({ 'spif.from': 2, 'spif.until': 5 })).toEqual([])
    expect(saying({ 'spif.until': 5 })).toEqual([])
  })

  it.each([
    [
      'two bands that begin alike',
      { ...scale, 'rebates.loyal.bands.second.from': 0 },
      'E126 the bands "first" and "second" begin at the same amount',
    ],
    [
      'a band without a rate',
      { ...scale, 'rebates.other.type': 'growth', 'rebates.other.rate': 0.1, 'rebates.other.bands.first.from': 5 },
      'E125 "program.rebates.other.bands.first" needs "rate"',
    ],
    ['a scale without bands', { 'rebates.loyal.type': 'wholeVolume' }, 'E125 "program.rebates.loyal" needs "bands"'],
    ['one rate without it', { 'rebates.loyal.type': 'linear' }, 'E125 "program.rebates.loyal" needs "rate"'],
    [
      'growth without a rate',
      { 'rebates.loyal.type': 'growth' },
      'E125 "program.rebates.loyal" needs "rate" or "bands"',
    ],
    [
      'a target without a bonus',
      { 'rebates.loyal.type': 'target', 'rebates.loyal.target': 100 },
      'E125 "program.rebates.loyal" needs "bonus" or "rate"',
    ],
    [
      'a bonus without a target',
      { 'rebates.loyal.type': 'target', 'rebates.loyal.bonus': 100 },
      'E125 "program.rebates.loyal" needs "target"',
    ],
    [
      'two levels with one threshold',
      { 'tiers.silver.from': 100, 'tiers.gold.from': 100 },
      'E126 the levels "silver" and "gold" begin at the same amount',
    ],
    ['a SPIF that ends first', { 'spif.from': 3, 'spif.until': 3 }, 'E126 "program.spif" ends before it begins'],
  ])('%s', (_name, said, message) => {
    expect(saying(said)).toEqual([message])
  })
})
