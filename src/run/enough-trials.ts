import { maxTrials } from '../scenario/limits.ts'
import { type Exactness, exactnessOf } from '../study/exactness.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Failure } from './failure.ts'

/** Futures of the first look; the others have so many, twice, four times ... as many. */
const first = 1000

/** So many futures, and how exactly they tell; `exactness` is undefined where no number of futures would tell more. */
export type Enough = { readonly trials: number; readonly exactness: Exactness | undefined }

const percent = (part: number): string => `${Number((100 * part).toPrecision(2))} %`

/** The next look: twice as many futures, or as many as the error, which falls with their root, says that it takes. */
const nextLook = (trials: number, part: number, precision: number): number => {
  const needed = trials * (part / precision) ** 2
  let next = trials * 2
  while (next < needed && next * 2 <= maxTrials) next *= 2
  return next
}

/**
 * How many futures it takes until the 95 % interval of every difference in what each seat looks at first is within
 * `precision` of the figure's size (0.01: within 1 % of it, on either side). Looks are at 1,000 times a power of two
 * alone: whoever stops at the first look that pleases has been lucky more often than the interval says, and few looks
 * leave little room for that. `play` plays the scenario with so many futures, for its levels and differences.
 */
export const enoughTrials = async (
  precision: number,
  play: (trials: number) => Promise<Pick<Outcome, 'result'>>,
): Promise<Enough | Failure> => {
  for (let trials = first; ; ) {
    const { result } = await play(trials)
    const exactness = exactnessOf(result)
    if (exactness === undefined || exactness.part <= precision) return { trials, exactness }
    const { metric, strategy, part } = exactness
    const next = nextLook(trials, part, precision)
    const needed = trials * (part / precision) ** 2
    if (next > maxTrials || needed > maxTrials)
      return {
        kind: 'limit',
        message: `${trials.toLocaleString('en-US')} futures know ${metric} of ${strategy} to within ${percent(part)}; ${percent(precision)} would take some ${Number(needed.toPrecision(2)).toLocaleString('en-US')}, and a run has at most ${maxTrials.toLocaleString('en-US')}`,
        help: 'ask for less, or narrow the inputs that the figure hangs on',
      }
    trials = next
  }
}

/** `4,000 futures know every difference to within 0.8 % (least exactly partner.ownerValue of resell)`. */
export const enoughText = ({ trials, exactness }: Enough): string =>
  exactness === undefined
    ? `${trials.toLocaleString('en-US')} futures: what each seat looks at first has no error that more would lower`
    : `${trials.toLocaleString('en-US')} futures know what each seat looks at first to within ${percent(exactness.part)} (least exactly ${exactness.metric} of ${exactness.strategy})`
