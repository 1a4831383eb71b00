import type { Scenario } from '../scenario/scenario.ts'
import { countedText } from './futures-text.ts'
import { writtenCount } from './values.ts'

/** What a scenario holds, in a line: its strategies, its steps, and where its values come from. */
export const checkText = (scenario: Scenario, values: { readonly library: number }): string =>
  [
    scenario.strategies.length === 1 ? '1 strategy' : `${scenario.strategies.length} strategies`,
    countedText(scenario.time.steps, scenario.time.step),
    `${countedText(writtenCount(scenario), 'value')} set`,
    `${values.library} from the evidence library`,
    ...(scenario.warnings.length === 0 ? [] : [countedText(scenario.warnings.length, 'warning')]),
  ].join(', ')
