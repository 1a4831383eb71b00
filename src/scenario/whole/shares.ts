import type { Axis, Field } from '../../kernel/field.ts'
import type { Setting } from '../scenario.ts'

/** Whether the values of a field, one for each element, are shares of one whole. */
export const isShareOfWhole = ({ path }: Pick<Field, 'path'>): boolean =>
  path.endsWith('.mix.*') || path === 'services.components.*.share'

/** The shares of the whole that a share belongs to, by its concrete path. */
const kinOf = (path: string, elements: ReadonlyMap<Axis, readonly string[]>): readonly string[] => {
  if (path.startsWith('services.components.'))
    return (elements.get('component') ?? []).map(name => `services.components.${name}.share`)
  const mix = path.slice(0, path.lastIndexOf('.'))
  return (elements.get('segment') ?? []).map(name => `${mix}.${name}`)
}

/** Settings in which each uncertain share knows the paths of all shares of its whole. */
export const withKin = (
  settings: ReadonlyMap<string, Setting>,
  elements: ReadonlyMap<Axis, readonly string[]>,
): ReadonlyMap<string, Setting> => {
  const settled = new Map(settings)
  for (const [path, setting] of settings)
    if (setting.quantity.kind === 'part')
      settled.set(path, { ...setting, quantity: { ...setting.quantity, among: kinOf(path, elements) } })
  return settled
}
