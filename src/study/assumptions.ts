import type { Structure } from '../compile/structure.ts'
import { evidenceLaw } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import { sources } from '../domain/evidence/sources.ts'
import type { Field } from '../kernel/field.ts'
import type { Place } from '../kernel/issue.ts'
import type { Scenario, Setting } from '../scenario/scenario.ts'
import type { Assumption } from './outcome.ts'
import { lawText, perText, quantityText } from './quantity-text.ts'

/** `scenarios/uv-partners.yaml:14`. */
const lineOf = ({ file, start }: Place): string => `${file.name}:${file.text.slice(0, start).split('\n').length}`

/** An id of the library with the title behind it; other texts as they are. */
const sourceText = (id: string): string => {
  const known = sources.get(id)
  return known ? `${id} ${known.title}` : id
}

const isUncertain = ({ quantity }: Setting): boolean =>
  quantity.kind === 'product' || (quantity.kind === 'law' && quantity.law.kind !== 'constant')

const fromSetting = (setting: Setting, label: string, field: Pick<Field, 'unit' | 'per'>): Assumption => ({
  path: setting.path,
  label,
  text: quantityText(setting.quantity, field),
  grade: setting.source && setting.source.length > 0 ? 'sourced' : 'set',
  source: setting.source?.map(sourceText).join('; ') ?? setting.note ?? '',
  uncertain: isUncertain(setting),
  from: lineOf(setting.place),
})

/** The field that a concrete path is an element of. */
const fieldAt = (fields: readonly Field[], path: string): Field | undefined => {
  const parts = path.split('.')
  return fields.find(field => {
    const template = field.path.split('.')
    return template.length === parts.length && template.every((part, i) => part === '*' || part === parts[i])
  })
}

/**
 * What a run assumes: every number that the file, its bases or the evidence library gave to a parameter in use. What
 * only a strategy sets is the strategy, not an assumption; neutral defaults (nothing said, nothing done) are left out.
 */
export const assumptionsOf = (
  scenario: Scenario,
  structure: Structure,
  fields: readonly Field[],
): readonly Assumption[] => {
  const inputs = [...scenario.inputs].map(([name, setting]) =>
    fromSetting({ ...setting, path: name }, name, { unit: setting.unit ?? 'USD/USD' }),
  )
  const rest = structure.params.flatMap(({ path }): Assumption[] => {
    const field = fieldAt(fields, path)
    if (!field || field.choices) return []
    const setting = scenario.settings.get(path)
    if (setting) return [fromSetting(setting, field.label, field)]
    if (typeof field.default !== 'object' || !('evidence' in field.default)) return []
    const row = evidenceOf(field.default.evidence)
    const law = evidenceLaw(row)
    return [
      {
        path,
        label: field.label,
        text: `${lawText(law, field.unit)}${perText(field, row.per)}`,
        grade: row.grade,
        source: [row.id, ...row.sources.map(sourceText)].join('; '),
        uncertain: law.kind !== 'constant',
        from: 'default',
      },
    ]
  })
  return [...inputs, ...rest]
}
