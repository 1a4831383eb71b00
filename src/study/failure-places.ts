import { failure, isFailure } from '../kernel/failure.ts'
import { settingOf } from '../scenario/last-year/mean.ts'
import type { Scenario, Setting } from '../scenario/scenario.ts'
import { lineOf } from './assumptions.ts'

const inputPath = 'inputs.'

const setText = ({ place }: Setting): string =>
  place.file.name.startsWith('--') ? `by ${place.file.name}` : `at ${lineOf(place)}`

/**
 * A failure with a way out that says where in the files the fields and inputs stand that it is about; anything else as it
 * is. Of what a check lays over the strategies nothing is said: it is set elsewhere.
 */
export const withPlaces = (error: unknown, scenario: Scenario): unknown => {
  if (!isFailure(error) || error.site === undefined) return error
  const { paths, strategy } = error.site
  if (strategy === undefined || !scenario.strategies.some(({ id }) => id === strategy)) return error
  const settingAt = (path: string): Setting | undefined =>
    path.startsWith(inputPath)
      ? scenario.inputs.get(path.slice(inputPath.length))
      : settingOf({ ...scenario, against: strategy }, path)
  const places = [...new Set(paths)].flatMap(path => {
    const setting = settingAt(path)
    return setting === undefined ? [] : [`${path.replace(inputPath, '')} is set ${setText(setting)}`]
  })
  return places.length === 0 ? error : failure(error.message, { site: error.site, help: places.join(', ') }, error)
}
