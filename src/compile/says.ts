import type { Mechanism } from '../kernel/mechanism.ts'
import type { Scenario } from '../scenario/scenario.ts'

type Said = Pick<Scenario, 'settings' | 'strategies'>

/** Whether a path of a scenario is `about` or lies under it; `*` stands for any one name. */
const isAt = (path: string, about: string): boolean => {
  if (!about.includes('*')) return path === about || path.startsWith(`${about}.`)
  const parts = path.split('.')
  return about.split('.').every((part, n) => part === '*' || part === parts[n])
}

/** Whether anything is said at or under one of the paths, by the file or any strategy. */
export const saysAny = ({ settings, strategies }: Said, paths: readonly string[]): boolean => {
  const said = [settings, ...strategies.map(s => s.settings)].flatMap(map => [...map.keys()])
  return paths.some(path => said.some(key => isAt(key, path)))
}

/** Whether a mechanism stands in a scenario. */
export const isActive = (scenario: Said, { about, unless }: Mechanism): boolean =>
  (about.length === 0 || saysAny(scenario, about)) && !saysAny(scenario, unless)
