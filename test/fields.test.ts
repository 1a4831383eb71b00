import { describe, expect, it } from 'vitest'
import { evidence } from '../src/domain/evidence/index.ts'
import { allFields } from '../src/domain/fields.ts'
import { units } from '../src/kernel/unit.ts'
import { fieldName } from '../src/study/field-name.ts'

describe('the fields', () => {
  it('have paths of their own', () => {
    const paths = allFields.map(field => field.path)
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).toEqual([])
  })

  // A chart and a slider show a field by its name alone.
  it('have names of their own', () => {
    const names = allFields.map(fieldName)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('leave what holds without them out of their names', () => {
    const line = allFields.find(({ path }) => path === 'partner.credit.line')!
    expect(line.label).toBe('credit line: what the partner may owe with its next order; without it, no limit')
    expect(fieldName(line)).toBe('credit line: what the partner may owe with its next order')
  })

  it.each(allFields.map(field => [field.path, field] as const))('%s', (path, field) => {
    expect(path).toMatch(/^[a-z][a-zA-Z]*(\.([a-z][a-zA-Z0-9]*|\*))+$/)
    expect(path.split('.').filter(part => part === '*')).toHaveLength(field.over.length)
    expect(field.label.trim()).not.toBe('')
    expect(units).toContain(field.unit)
    expect(field.range[0]).toBeLessThanOrEqual(field.range[1])

    const { default: fallback } = field
    if (fallback === 'required' || fallback === 'absent') return
    if ('choice' in fallback) expect(field.choices).toContain(fallback.choice)
    else if ('like' in fallback) expect(allFields.map(f => f.path)).toContain(fallback.like)
    else if ('evidence' in fallback) expect(evidence.has(fallback.evidence)).toBe(true)
    else {
      if (field.many !== true) expect(field.choices, 'a choice is named, not numbered').toBeUndefined()
      expect([0, 1], 'a number that is not neutral needs a row of evidence').toContain(fallback.value)
      expect(fallback.value).toBeGreaterThanOrEqual(field.range[0])
      expect(fallback.value).toBeLessThanOrEqual(field.range[1])
    }
  })
})
