import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evidenceLaw } from '../src/domain/evidence/evidence.ts'
import { evidenceOf } from '../src/domain/evidence/index.ts'
import { allFields } from '../src/domain/fields.ts'
import type { Field } from '../src/kernel/field.ts'
import { valueTextOf } from '../src/scenario/words.ts'
import { lawText, perText, valueText } from '../src/study/quantity-text.ts'

// The README's list of fields is made from the fields themselves. With UPDATE_README=1 it is written anew.
const pathText = ({ path, over }: Field): string => {
  const axes = [...over]
  return path.replace(/\*/g, () => `<${axes.shift()}>`)
}

const defaultText = (field: Field): string => {
  const { default: said } = field
  if (said === 'required') return '(to be said)'
  if (said === 'absent') return '–'
  if ('choice' in said) return said.choice
  if ('like' in said) return `as \`${said.like}\``
  if ('value' in said)
    return field.many || field.none ? valueTextOf(said.value, field) : valueText(said.value, field.unit)
  const row = evidenceOf(said.evidence)
  return `${lawText(evidenceLaw(row), field.unit)}${row.per ? ` per ${row.per}` : ''} (${row.grade})`
}

const formText = (field: Field): string => {
  if (field.many) return `a list of ${field.choices?.map(choice => `\`${choice}\``).join(', ')}, or \`all\``
  if (field.date) return '`2026-01-31`'
  if (field.choices) return field.choices.map(choice => `\`${choice}\``).join(' or ')
  const example = { USD: '$20k', '1': '20%', 'USD/USD': '1.5', count: '3', months: '9 months', hours: '40 hours' }[
    field.unit
  ]
  const amount = field.per?.includes('hour') ? '$145' : example
  const period = field.rate ? ' per year' : ''
  return `\`${amount}${perText(field, undefined)}${period}\``
}

const rows = allFields
  .map(field => `| \`${pathText(field)}\` | ${field.label} | ${formText(field)} | ${defaultText(field)} |`)
  .sort()
const table = ['| field | what it is | written as | when nobody says |', '| --- | --- | --- | --- |', ...rows].join(
  '\n',
)

test('the README lists every field as it is', () => {
  const readme = readFileSync('README.md', 'utf8')
  const [open, close] = ['<!-- fields -->\n', '\n<!-- end of fields -->']
  const [from, to] = [readme.indexOf(open) + open.length, readme.indexOf(close)]
  expect(from).toBeGreaterThan(open.length)
  if (process.env['UPDATE_README']) writeFileSync('README.md', readme.slice(0, from) + table + readme.slice(to))
  else expect(readme.slice(from, to)).toBe(table)
})
