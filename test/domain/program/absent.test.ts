import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/compile/compile.ts'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { allColumns, incentives, program } from '../../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { watch } from '../../helpers/watch.ts'

const trials = 32

/** Rebates, a SPIF and levels that give nothing: each at least of its kind that turnover reaches. */
const nothing: Readonly<Record<string, Said>> = {
  'program.rebates.a.type': 'target',
  'program.rebates.a.target': 1,
  'program.rebates.a.deposit': 0,
  'program.rebates.b.type': 'wholeVolume',
  'program.rebates.b.bands.only.rate': 0,
  'program.accrue': 'expected',
  'program.tiers.silver.from': 1,
  'program.tiers.gold.from': 1e5,
  'program.levels.review': 'vendorQuarter',
  'program.spif.perDeal': 0,
}

const built = (more: Partial<Built>): Built => ({ ...realistic, steps: 18, ...more })

const own = new Set([...Object.values(program), ...Object.values(incentives)])
const others = allColumns.filter(column => !own.has(column))

const play = (more: Partial<Built>) => watch(buildScenario(built(more)), others, { trials, sums: true })

// To the bit: the same luck, and nothing that a zero could have moved.
describe('a program that gives nothing', () => {
  it('moves no number outside it', () => {
    const without = play({})
    const with_ = play({
      rebates: ['a', 'b'],
      bands: ['only'],
      levels: ['gold', 'silver'],
      set: { ...realistic.set, ...nothing },
    })
    for (const [strategy, seen] of without)
      for (const column of others) {
        const [a, b] = [seen, with_.get(strategy) ?? expect.unreachable()].map(one => one(column))
        expect(b, `${column.name} under ${strategy}`).toEqual(a)
      }
  })

  it('does something where it gives something', () => {
    const more = { ...nothing, 'program.tiers.silver.margin': 0.1, 'program.rebates.a.bonus': 500 }
    const with_ = play({
      rebates: ['a', 'b'],
      bands: ['only'],
      levels: ['gold', 'silver'],
      set: { ...realistic.set, ...more },
    })
    const without = play({})
    const changed = others.filter(column => {
      const [a, b] = [without, with_].map(one => one.get('resell')?.(column))
      return JSON.stringify(a?.map(step => [...step])) !== JSON.stringify(b?.map(step => [...step]))
    })
    expect(changed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['partner.ebitda', 'vendor.contribution', 'resale.purchases']),
    )
  })

  it('is not there where nobody speaks of it: neither mechanisms nor metrics', () => {
    const { structure } = compile(buildScenario(built({})), catalogue)
    const names = structure.work.flatMap(item => ('mechanism' in item ? [item.mechanism] : []))
    expect(names.filter(name => /rebate|level|spif/.test(name))).toEqual([])
    expect(structure.metrics.filter(({ id }) => /rebate|level|spif/.test(id))).toEqual([])
  })
})
