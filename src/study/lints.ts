import { compile } from '../compile/compile.ts'
import { type Catalogue, catalogue as theModel } from '../domain/catalogue.ts'
import { fieldAt } from '../kernel/field-at.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Scenario, Setting } from '../scenario/scenario.ts'
import { creditByMonth } from './lints/credit-by-month.ts'
import { withoutEffect } from './lints/effect.ts'
import { fadingForNothing } from './lints/fading.ts'
import { mixedFamilies } from './lints/families.ts'
import { richReturns } from './lints/marketing-return.ts'
import { oneSize } from './lints/one-size.ts'
import { unpublished } from './lints/published.ts'

/** Warnings about a scenario that has no error: what is set for nothing, what nobody has seen, what does not go together. */
export const lintsOf = (scenario: Scenario, catalogue: Catalogue = theModel): readonly Issue[] => {
  const { structure } = compile(scenario, catalogue)
  const isOwn = (file: string): boolean => file === scenario.file || file === '--set'
  const own = ({ place }: Setting): boolean => isOwn(place.file.name)
  const settings = [scenario, ...scenario.strategies].flatMap(part => [...part.settings.values()]).filter(own)
  return [
    ...withoutEffect(scenario, structure, path => fieldAt(catalogue.fields, path)),
    ...fadingForNothing(scenario, isOwn),
    ...creditByMonth(scenario, isOwn),
    ...richReturns(scenario, path => fieldAt(catalogue.fields, path)),
    ...settings.flatMap(setting => {
      const field = fieldAt(catalogue.fields, setting.path)
      return field === undefined
        ? []
        : [...oneSize(setting, field), ...unpublished(setting, field, scenario), ...mixedFamilies(scenario, setting)]
    }),
  ]
}
