import type { Mechanism } from '../kernel/mechanism.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** What a file or any of its strategies speaks of: every path that is said, and every one above it. */
export type Said = { readonly paths: ReadonlySet<string>; readonly parts: readonly (readonly string[])[] }

export const saidBy = ({ settings, strategies }: Pick<Scenario, 'settings' | 'strategies'>): Said => {
  const paths = new Set<string>()
  for (const map of [settings, ...strategies.map(one => one.settings)])
    for (const path of map.keys())
      for (let at = path.length; at > 0 && !paths.has(path.slice(0, at)); at = path.lastIndexOf('.', at - 1))
        paths.add(path.slice(0, at))
  return { paths, parts: [...paths].map(path => path.split('.')) }
}

/** Whether anything is said at or under a path; `*` stands for any one name. */
const says = ({ paths, parts }: Said, about: string): boolean => {
  if (!about.includes('*')) return paths.has(about)
  const wanted = about.split('.')
  return parts.some(own => own.length === wanted.length && wanted.every((part, n) => part === '*' || part === own[n]))
}

/** Whether anything is said at or under one of the paths. */
export const saysAny = (said: Said, paths: readonly string[]): boolean => paths.some(path => says(said, path))

/** Whether a mechanism stands in a scenario that speaks of this. */
export const isActive = (said: Said, { about, unless }: Mechanism): boolean =>
  (about.length === 0 || saysAny(said, about)) && !saysAny(said, unless)
