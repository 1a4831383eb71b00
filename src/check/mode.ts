import type { Outcome } from '../study/outcome.ts'
import { arithmeticPrint } from './arithmetic-print.ts'
import type { Baseline } from './baseline.ts'
import type { Mode } from './gate-report.ts'
import { playedHash } from './make-baseline.ts'

/** How a run is compared with a baseline, and why so, in a clause. It follows from facts; nobody chooses it. */
export const modeOf = (
  baseline: Baseline,
  { result }: Outcome,
  arithmetic: string = arithmeticPrint(),
): { readonly mode: Mode; readonly because: string } => {
  const otherLuck = [
    baseline.streams === result.streams
      ? ''
      : `the rule of the draws was number ${baseline.streams} and is ${result.streams}`,
    baseline.seed === result.seed
      ? ''
      : `the seed was ${JSON.stringify(baseline.seed)} and is ${JSON.stringify(result.seed)}`,
    baseline.trials === result.trials ? '' : `there were ${baseline.trials} futures and are ${result.trials}`,
    baseline.arithmetic === arithmetic ? '' : 'the arithmetic gives other bits than it did',
  ].filter(Boolean)
  if (otherLuck.length > 0) return { mode: 'independent', because: otherLuck.join('; ') }
  const otherModel = [
    baseline.scenario.hash === playedHash(result.scenario) ? '' : 'the scenario changed',
    baseline.tool === result.tool.version ? '' : `tandem was ${baseline.tool} and is ${result.tool.version}`,
  ].filter(Boolean)
  return otherModel.length > 0
    ? { mode: 'paired', because: `${otherModel.join(' and ')}; the luck is the same` }
    : { mode: 'exact', because: 'scenario, tool, seed and arithmetic are the same, so every bit has to be' }
}
