import { expect, test } from 'vitest'
import { evidenceOf } from '../../src/domain/evidence/index.ts'
import { sources } from '../../src/domain/evidence/sources.ts'
import { allFields } from '../../src/domain/fields.ts'
import type { Field } from '../../src/kernel/field.ts'
import { shape } from '../../src/scenario/shape.ts'
import { fieldPath, fieldTextOf } from '../../src/schema/field-text.ts'
import { choiceText, roomText } from '../../src/schema/room-text.ts'

const fieldAt = (path: string): Field => {
  const field = allFields.find(one => one.path === path)
  if (field === undefined) throw new Error(`no field ${path}`)
  return field
}

const linesOf = (path: string): readonly string[] => fieldTextOf(fieldAt(path)).lines

test('a default of the library is said with its figures, grade and sources', () => {
  // The median of a lognormal law is the geometric mean of its P10 and P90: sqrt(110 * 240) = 162.48.
  expect(linesOf('partner.bench.rate')).toEqual([
    'Written as an amount of money such as $20k per hour.',
    'Range: $1 to $10k.',
    'When nobody says: P10 $110, median $162, P90 $240 per hour (bench.rate).',
    'Grade P: a primary source.',
    expect.stringMatching(/^Source S32: .*[^.][.]$/),
    expect.stringMatching(/^Source S28: .*[^.][.]$/),
    expect.stringMatching(/^Why: Derived: \$207k/),
    'A lever of the partner: strategies may differ in it.',
  ])
  // One value, without a law.
  expect(linesOf('partner.bench.hours')).toContain('When nobody says: 2080 hours per head per year (bench.hours).')
})

test('what is neither a number nor of the library says what it is', () => {
  expect(linesOf('motion.*')).toEqual([
    'Written as "support-only" or "resell".',
    'When nobody says: resell.',
    'A lever of the partner: strategies may differ in it.',
  ])
  expect(linesOf('services.multiplier.value')).toContain('It has to be said once its part of the model is in use.')
  expect(linesOf('services.components.*.lasts')).toEqual(
    expect.arrayContaining(['It stands instead of services.components.<component>.while.', 'It is one certain value.']),
  )
  expect(linesOf('vendor.referral.supportOnly.start')).toContain(
    'When nobody says: the same as vendor.referral.resells.',
  )
  expect(linesOf('segments.*.dealSize')).toContain('An uncertain value is the spread from one deal to the next.')
  expect(linesOf('partner.funding.cash')).toContain('It is looked at only at the start.')
})

test('every field names the row of its default, its grade and all its sources', () => {
  for (const field of allFields) {
    const { title, lines } = fieldTextOf(field)
    expect(title).toBe(field.label)
    expect(lines[0]).toMatch(/^Written as /)
    for (const line of lines) expect(line).toMatch(/[^.][.?!]$/)
    if (typeof field.default !== 'object' || !('evidence' in field.default)) continue
    const row = evidenceOf(field.default.evidence)
    const said = lines.join('\n')
    for (const part of [`(${row.id})`, `Grade ${row.grade}: `, ...row.sources.map(id => sources.get(id)?.title ?? id)])
      expect(said).toContain(part)
  }
})

test('paths name the axes', () => {
  expect(fieldPath(fieldAt('installed.*.*.customers'))).toBe('installed.<route>.<segment>.customers')
})

test('every room and every choice has a text', () => {
  const walk = (at: typeof shape, path: string): void => {
    const isMap = at.each?.shape.field !== undefined
    const isElements = at.each !== undefined && !isMap && at.each.axis === 'segment' && path.includes('*')
    if (at.field === undefined && path !== '' && !isMap && !isElements)
      expect([path, roomText(path)]).toEqual([path, expect.any(String)])
    for (const [key, room] of at.rooms) walk(room, path === '' ? key : `${path}.${key}`)
    if (at.each !== undefined && at.each.shape.field === undefined && at.each.axis !== 'route')
      walk(at.each.shape, `${path}.*`)
  }
  walk(shape, '')
  for (const { path, choices = [] } of allFields)
    for (const choice of choices) expect(choiceText(path, choice)).not.toBe(choice)
})
