import type { Field } from './field.ts'

/** The field that a concrete path is an element of. */
export const fieldAt = (fields: readonly Field[], path: string): Field | undefined => {
  const parts = path.split('.')
  return fields.find(field => {
    const template = field.path.split('.')
    return template.length === parts.length && template.every((part, i) => part === '*' || part === parts[i])
  })
}
