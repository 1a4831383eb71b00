import { describe, expect, it } from 'vitest'
import { evidence, evidenceOf, evidenceRows } from '../../../src/domain/evidence/index.ts'
import { sources } from '../../../src/domain/evidence/sources.ts'
import { practiceSources } from '../../../src/domain/evidence/sources-practice.ts'
import { sellingSources } from '../../../src/domain/evidence/sources-selling.ts'
import { worthSources } from '../../../src/domain/evidence/sources-worth.ts'
import { allFields } from '../../../src/domain/fields.ts'
import type { Field } from '../../../src/kernel/field.ts'

const named = allFields.flatMap((field): readonly (readonly [string, Field])[] =>
  typeof field.default === 'object' && 'evidence' in field.default ? [[field.default.evidence, field]] : [],
)

describe('the evidence library', () => {
  it('gives every row an id of its own, dotted, in lower camel case', () => {
    expect(evidence.size).toBe(evidenceRows.length)
    for (const { id } of evidenceRows) expect(id).toMatch(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/)
  })

  it('gives every row a label', () => {
    for (const row of evidenceRows) expect(row.label.trim(), row.id).not.toBe('')
  })

  it('orders low, typical and high, and gives both ends or none', () => {
    for (const { id, low, typical, high, shape } of evidenceRows) {
      expect([low === undefined, high === undefined], id).toEqual([shape === 'point', shape === 'point'])
      if (low === undefined || high === undefined) continue
      expect(low, id).toBeLessThan(high)
      expect(low, id).toBeLessThanOrEqual(typical)
      expect(typical, id).toBeLessThanOrEqual(high)
    }
  })

  it('takes the ends of lognormal and normal rows for the 10 % and 90 % points, those of all others for bounds', () => {
    for (const { id, shape, ends } of evidenceRows)
      expect(ends, id).toBe(shape === 'lognormal' || shape === 'normal' ? 'p10p90' : 'bounds')
  })

  it('cites only sources that exist, and lists only sources that a row cites', () => {
    const cited = evidenceRows.flatMap(row => row.sources)
    expect(cited.filter(id => !sources.has(id))).toEqual([])
    expect([...sources.keys()].filter(id => !cited.includes(id))).toEqual([])
    expect(sources.size).toBe(practiceSources.length + sellingSources.length + worthSources.length)
    for (const { id, title, where } of sources.values()) {
      expect(id).toMatch(/^S\d{2,3}b?$/)
      expect(title.trim(), id).not.toBe('')
      expect(where, id).toMatch(/^[\w.-]+\.[a-z]+\/?/)
    }
  })

  it('has a source for every row that is not a judgement, and a reason in sentences for every one that is', () => {
    for (const { id, grade, sources, reason } of evidenceRows) {
      if (grade === 'J') expect(reason, id).toMatch(/^[A-Z].{25,}\.$/)
      else expect(sources.length, id).toBeGreaterThan(0)
    }
  })

  it('finds a row by id and throws for one that it does not have', () => {
    expect(evidenceOf('bench.hours').typical).toBe(2080)
    expect(() => evidenceOf('bench.ours')).toThrow('bench.ours')
  })
})

describe('a field and the row that it takes its default from', () => {
  it.each(named)('%s', (id, field) => {
    const row = evidenceOf(id)
    expect(row.unit).toBe(field.unit)
    expect(row.per !== undefined, 'a rate has a period, and only a rate').toBe(field.rate !== undefined)
    for (const value of [row.low, row.typical, row.high]) {
      if (value === undefined) continue
      expect(value).toBeGreaterThanOrEqual(field.range[0])
      expect(value).toBeLessThanOrEqual(field.range[1])
    }
  })
})
