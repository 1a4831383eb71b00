import type { Scenario } from '../scenario/scenario.ts'
import { countedText } from './futures-text.ts'
import { writtenCount } from './values.ts'

const checkCount = ({ statements, variants = [] }: Scenario): number =>
  statements.filter(({ kind }) => kind === 'check').length + variants.length

/**
 * `3 strategies, 60 months, 42 values set, 17 from the evidence library, 2 warnings`: what a scenario without an error
 * holds; of a file of checks alone first how many they are, and of which scenario. `library` is how many of its values are
 * defaults from there.
 */
export const summaryText = (scenario: Scenario, library: number): string =>
  [
    ...(scenario.asked ? [`${countedText(checkCount(scenario), 'check')} of ${scenario.file}`] : []),
    scenario.strategies.length === 1 ? '1 strategy' : `${scenario.strategies.length} strategies`,
    countedText(scenario.time.steps, scenario.time.step),
    `${countedText(writtenCount(scenario), 'value')} set`,
    `${library} from the evidence library`,
    ...(scenario.warnings.length === 0 ? [] : [countedText(scenario.warnings.length, 'warning')]),
  ].join(', ')
