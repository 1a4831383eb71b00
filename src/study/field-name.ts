import type { Field } from '../kernel/field.ts'

/** What a field is called where its number stands: its label without the remark after it, such as what holds without it. */
export const fieldName = ({ label }: Pick<Field, 'label'>): string => label.split('; ')[0]
