import type { InfluenceResult, InputShare } from '../../study/beyond-levels.ts'
import type { Outcome } from '../../study/outcome.ts'
import { percentText } from '../number.ts'
import { type Shown, shownAs } from '../shown.ts'
import { cleanText, shortTitle } from '../text.ts'
import { sourceText } from '../theme.ts'
import { capital, metricName } from '../words.ts'

/** An input, and the share of a figure's spread that it accounts for with its 95 % interval. */
export type TornadoBar = {
  readonly label: string
  /** How good its evidence is, in words. */
  readonly evidence: string
  /** Our judgement, or the author's number without a source. */
  readonly isGuess: boolean
  readonly share: number
  readonly lo: number
  readonly hi: number
}

/** What a figure of a strategy, or its difference from another's, hangs on: the largest share first. */
export type TornadoRecord = {
  readonly kind: 'tornado'
  readonly name: string
  readonly of: Shown
  readonly against: Shown | null
  /** Trials that the shares were worked out from. */
  readonly trials: number
  readonly source: string
  readonly bars: readonly TornadoBar[]
  /** The share that no input accounts for; null where it cannot be told. */
  readonly chance: number | null
  readonly finding: string
}

const evidence: Readonly<Record<string, string>> = {
  P: 'published',
  'P*': 'published, by a party with an interest',
  S: 'secondary source',
  V: 'a vendor\u2019s figure',
  J: 'our judgement',
  sourced: 'set, with a source',
  set: 'set, without a source',
}

/** Trials from which a run works out shares, at most. */
const most = 4096

const barOf = ({ paths, label, grade, share, ci95: [lo, hi] }: InputShare): TornadoBar => ({
  // what the file names keeps its name
  label: paths[0]?.startsWith('inputs.') ? cleanText(label) : capital(cleanText(label)),
  evidence: Object.hasOwn(evidence, grade) ? evidence[grade]! : cleanText(grade),
  isGuess: grade === 'J' || grade === 'set',
  share,
  lo,
  hi,
})

type Found = Pick<TornadoRecord, 'name' | 'of' | 'against' | 'bars' | 'chance'>

const findingOf = ({ name, of, against, bars, chance }: Found): string => {
  const figure =
    against === null ? `${name} with ${of.title}` : `what ${of.title} changes of ${name} against ${against.title}`
  const [first] = bars
  const share = (value: number) => `${percentText(value)} of its spread`
  const luck = chance === null ? '' : `; chance has ${percentText(chance)}`
  const guess = bars.find(({ isGuess }) => isGuess)
  const weakest =
    guess === undefined
      ? '; no guess among them'
      : guess === first
        ? ', a guess'
        : `; the largest guess is \u201c${shortTitle(guess.label)}\u201d (${percentText(guess.share)})`
  return `${capital(figure)} hangs most on \u201c${shortTitle(first!.label)}\u201d (${share(first!.share)})${weakest}${luck}`
}

const found = ({ result }: Outcome, metric: string, of: string, against: string | null): InfluenceResult | undefined =>
  result.influence.find(one => one.metric === metric && one.strategy === of && one.against === against)

/** The first figure of the run that hangs on something, for a strategy. */
export const hangingOf = ({ result }: Outcome, of: string): string | undefined =>
  result.influence.find(one => one.strategy === of && one.against === null && one.inputs.length > 0)?.metric

/** What the chart shows; undefined where the run did not ask what the figure hangs on, or can tell of no input that it does. */
export const tornadoRecord = (
  outcome: Outcome,
  metric: string,
  of: string,
  against: string | null,
): TornadoRecord | undefined => {
  const influence = found(outcome, metric, of, against)
  if (influence === undefined || influence.inputs.length === 0) return undefined
  const as = shownAs(outcome)
  const numbers = {
    name: cleanText(metricName(metric, outcome.firm)),
    of: as(of),
    against: against === null ? null : as(against),
    bars: influence.inputs.map(barOf),
    chance: influence.chance,
  }
  return {
    kind: 'tornado',
    ...numbers,
    trials: Math.min(outcome.result.trials, most),
    source: sourceText(outcome.result),
    finding: findingOf(numbers),
  }
}
