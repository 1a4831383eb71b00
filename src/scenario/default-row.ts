import type { Default } from '../kernel/field.ts'
import type { Setting } from './scenario.ts'

type ByEvidence = Extract<Default, { readonly evidence: string }>

/**
 * The row of the evidence library that holds for a field at a path when nobody says it: the field's own, or another one
 * that belongs to a choice made beside it, such as the kind of a marketing activity.
 */
export const defaultRow = (
  { evidence, by }: ByEvidence,
  path: string,
  settingAt: (path: string) => Setting | undefined,
): string => {
  if (by === undefined) return evidence
  const quantity = settingAt(`${path.slice(0, path.lastIndexOf('.'))}.${by.key}`)?.quantity
  return (quantity?.kind === 'choice' ? by.rows[quantity.value] : undefined) ?? evidence
}
