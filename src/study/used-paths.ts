import type { Structure } from '../compile/structure.ts'
import type { Field } from '../kernel/field.ts'

/** The paths that a structure makes use of: its parameters, then those that hold where one of them is not said. */
export const usedPaths = (
  { params }: Pick<Structure, 'params'>,
  fieldOf: (path: string) => Field | undefined,
): ReadonlySet<string> => {
  const used = new Set(params.map(({ path }) => path))
  for (const path of used) {
    const said = fieldOf(path)?.default
    // a set that grows while it is gone through is gone through to its end
    if (typeof said === 'object' && 'like' in said) used.add(said.like)
  }
  return used
}
