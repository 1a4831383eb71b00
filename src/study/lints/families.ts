import type { Issue } from '../../kernel/issue.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import { warning } from './lint.ts'

/**
 * Published conversion rates come in families that cut the way from lead to customer differently; a rate of one times a
 * rate of another means nothing. By source: who counts how.
 */
const families: ReadonlyMap<string, string> = new Map([
  ['S70', 'from lead to deal, by source of the lead'],
  ['S72', 'stage by stage, as S72 cuts them'],
  ['S73', 'stage by stage, as S73 cuts them'],
  ['S74', 'stage by stage, as S74 cuts them'],
  ['S75', 'from lead to revenue'],
])

/** The inputs that a formula rests on, those of its inputs included. */
const restsOn = (scenario: Scenario, setting: Setting, seen: Set<string>): Set<string> => {
  if (setting.quantity.kind !== 'formula') return seen
  for (const name of setting.quantity.of) {
    if (seen.has(name)) continue
    seen.add(name)
    const input = scenario.inputs.get(name)
    if (input) restsOn(scenario, input, seen)
  }
  return seen
}

/** Formulas that mix conversion rates of two families, by the sources that their inputs name. */
export const mixedFamilies = (scenario: Scenario, setting: Setting): readonly Issue[] => {
  const cited = [...restsOn(scenario, setting, new Set())].flatMap(name => {
    const source = scenario.inputs.get(name)?.source?.find(id => families.has(id))
    return source === undefined ? [] : [{ name, source, family: families.get(source) ?? '' }]
  })
  const other = cited.find(({ family }) => family !== cited[0].family)
  if (other === undefined) return []
  const [first] = cited
  return [
    warning(
      'E185',
      setting,
      `this formula mixes conversion rates of two families: "${first.name}" and "${other.name}"`,
      {
        help: `${first.source} counts ${first.family}; ${other.source} counts ${other.family}: take all rates from one of them`,
      },
    ),
  ]
}
