import { evidenceOf } from '../../domain/evidence/index.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import { defaultRow } from '../../scenario/default-row.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import { fieldName } from '../field-name.ts'

/** What an input is called, and how good its evidence is: a grade of the library, `sourced` or `set`. */
export type Named = { readonly label: string; readonly grade: string }

const gradeOf = (setting: Setting): string => (setting.source && setting.source.length > 0 ? 'sourced' : 'set')

/** Of what a strategy draws at a path: its own setting, else the file's, else the library's row. */
export const namedIn = (
  { inputs, settings, strategies }: Pick<Scenario, 'inputs' | 'settings' | 'strategies'>,
  fields: readonly Field[],
  strategy: string,
  path: string,
): Named => {
  if (path.startsWith('inputs.')) {
    const name = path.slice('inputs.'.length)
    const setting = inputs.get(name)
    return { label: name, grade: setting ? gradeOf(setting) : 'set' }
  }
  const field = fieldAt(fields, path)
  const label = field === undefined ? path : fieldName(field)
  const setting = strategies.find(({ id }) => id === strategy)?.settings.get(path) ?? settings.get(path)
  if (setting) return { label, grade: gradeOf(setting) }
  const said = field?.default
  if (typeof said !== 'object' || !('evidence' in said)) return { label, grade: 'set' }
  const own = strategies.find(({ id }) => id === strategy)?.settings
  return { label, grade: evidenceOf(defaultRow(said, path, at => own?.get(at) ?? settings.get(at))).grade }
}
