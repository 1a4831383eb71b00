import type { Structure } from '../../compile/structure.ts'
import type { Field } from '../../kernel/field.ts'
import type { Issue } from '../../kernel/issue.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import { usedPaths } from '../used-paths.ts'
import { warning } from './lint.ts'

/** What the file or a strategy sets and no strategy makes use of. A base may say more than every file needs. */
export const withoutEffect = (
  scenario: Scenario,
  structure: Structure,
  fieldAt: (path: string) => Field | undefined,
): readonly Issue[] => {
  const used = usedPaths(structure, fieldAt)
  // A word that can only be one thing says what a number means, a text is for people, what is required has to be said, and last year's books
  // are what the start is checked against.
  const isExpected = (path: string): boolean =>
    (fieldAt(path)?.choices?.length ?? 2) < 2 ||
    fieldAt(path)?.default === 'required' ||
    path.startsWith('partner.lastYear.')
  const own = (from: string): boolean => from === scenario.file || from === '--set'
  const idle = [scenario, ...scenario.strategies].flatMap(({ settings }) =>
    [...settings.values()].filter(({ path, place }) => own(place.file.name) && !used.has(path) && !isExpected(path)),
  )
  const overruled = [...scenario.settings.values()].filter(
    ({ path, place }) =>
      own(place.file.name) &&
      used.has(path) &&
      scenario.strategies.every(({ settings, removed }) => settings.has(path) || removed.has(path)),
  )
  const once = new Set<string>()
  const fresh = ({ place }: Setting): boolean => {
    const key = `${place.file.name} ${place.start}`
    const isNew = !once.has(key)
    once.add(key)
    return isNew
  }
  return [
    ...idle.filter(fresh).map(setting =>
      warning('E184', setting, `nothing makes use of "${setting.path}"`, {
        help: 'the part of the model that it belongs to is not in this scenario; add that part, or remove the line',
      }),
    ),
    ...overruled.filter(fresh).map(setting =>
      warning('E184', setting, `every strategy sets its own "${setting.path}"; this one is never used`, {
        help: 'remove the line, or take it out of a strategy',
      }),
    ),
  ]
}
