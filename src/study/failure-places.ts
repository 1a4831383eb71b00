import { failure, isFailure } from '../kernel/failure.ts'
import type { Scenario, Setting } from '../scenario/scenario.ts'
import { lineOf } from './assumptions.ts'

const inputPath = 'inputs.'

const setText = ({ place }: Setting): string =>
  place.file.name.startsWith('--') ? `by ${place.file.name}` : `at ${lineOf(place)}`

/**
 * A failure with a way out that says where in the files the fields and inputs stand that it is about; anything else as it
 * is. Of what a check lays over the strategies nothing is said: it is set elsewhere.
 */
export const withPlaces = (error: unknown, { settings, inputs, strategies }: Scenario): unknown => {
  if (!isFailure(error) || error.site === undefined) return error
  const { paths, strategy } = error.site
  const played = strategies.find(({ id }) => id === strategy)
  if (strategy !== undefined && played === undefined) return error
  /** Whether it cannot be told which strategy's it is. */
  const isOneOf = (path: string): boolean => played === undefined && strategies.some(one => one.settings.has(path))
  const settingAt = (path: string): Setting | undefined =>
    path.startsWith(inputPath)
      ? inputs.get(path.slice(inputPath.length))
      : (played?.settings.get(path) ?? (isOneOf(path) ? undefined : settings.get(path)))
  const places = [...new Set(paths)].flatMap(path => {
    const setting = settingAt(path)
    return setting === undefined ? [] : [`${path.replace(inputPath, '')} is set ${setText(setting)}`]
  })
  return places.length === 0 ? error : failure(error.message, { site: error.site, help: places.join(', ') }, error)
}
