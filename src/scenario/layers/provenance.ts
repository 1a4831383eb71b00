import type { Place } from '../../kernel/issue.ts'
import type { Scenario, Setting, SettingLayer } from '../scenario.ts'

/** Where the value of a field or of a named input comes from. */
export type Origin = {
  /** Concrete path, such as `partner.sales.reps` or `inputs.captureShare`. */
  readonly path: string
  /** As written, in one line. */
  readonly text?: string
  readonly place: Place
  readonly layer: SettingLayer
}

const widest = 120

/** A stretch of a file in one line, without comments; undefined where it is longer than a line may be. */
const textAt = ({ file, start, end }: Place): string | undefined => {
  const lines = file.text.slice(start, Math.min(end, start + 20 * widest)).split('\n')
  const text = lines
    .map(line => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(line => line !== '')
    .join(' ')
  return text === '' || text.length > widest ? undefined : text
}

const originOf = ({ path, place, layer = 'file' }: Setting): Origin => {
  const text = textAt(place)
  return { path, place, layer, ...(text === undefined ? {} : { text }) }
}

/**
 * Where every value that somebody wrote comes from: named inputs, then fields, as they hold in a strategy, or without
 * one in the file under all of them. What nobody wrote has its default and is not listed.
 */
export const provenance = (scenario: Scenario, strategyId?: string): readonly Origin[] => {
  const strategy = scenario.strategies.find(({ id }) => id === strategyId)
  const settings = new Map(scenario.settings)
  for (const path of strategy?.removed ?? []) settings.delete(path)
  for (const [path, setting] of strategy?.settings ?? []) settings.set(path, setting)
  return [...scenario.inputs.values(), ...settings.values()].map(originOf)
}
