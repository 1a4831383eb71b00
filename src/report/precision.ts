import { maxTrials } from '../scenario/limits.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Result } from '../study/result.ts'
import { sampledText, sobolSizes } from '../study/sampling.ts'
import { countedText } from './futures-text.ts'
import { errorText, headlineMetrics, medianSpread, scrambledSpread } from './median-error.ts'
import { moneyText } from './number-text.ts'
import { strategyTitles } from './strategy-titles.ts'

const names: Readonly<Record<string, string>> = {
  'partner.ownerValue': 'the value to the owner',
  'vendor.contribution': 'vendor contribution',
}

/** A median so near 0 that its error is greater than itself; it matters where the error shows beside other strategies. */
type Near = { readonly what: string; readonly median: number; readonly half: number; readonly matters: boolean }

/** `relative`: the largest error of the other medians, as a share of each; null when there are none. */
type Precision = {
  readonly relative: number | null
  readonly near: readonly Near[]
  /** Whether some median rests on too few futures to know its error. */
  readonly isUnknown: boolean
}

/** Errors below this part of a metric's size need no words. */
const small = 0.05

/** How exact the medians of the value to the owner and of the vendor's contribution are; nothing is said of samples that were not kept. */
export const precisionOf = ({ result, samples }: Outcome): Precision => {
  const near: Near[] = []
  let relative: number | null = null
  let isUnknown = false
  /** The size of a metric: its greatest median. An error well below it changes no decision. */
  const sizeOf = (metric: string): number =>
    Math.max(...result.strategies.map(({ metrics }) => Math.abs(metrics[metric]?.p50 ?? 0)))
  for (const [id, title] of strategyTitles(result)) {
    for (const metric of headlineMetrics) {
      const values = samples[id]?.[metric]
      if (values === undefined) continue
      const spread = result.sampling === undefined ? medianSpread(values) : scrambledSpread(values)
      if (spread === null) {
        isUnknown ||= new Set(values.filter(value => !Number.isNaN(value))).size > 1
        continue
      }
      const { median, half } = spread
      if (half > Math.abs(median)) {
        const matters = half > small * sizeOf(metric)
        near.push({ what: `${names[metric]} under “${title}”`, median, half, matters })
      } else relative = Math.max(relative ?? 0, half === 0 ? 0 : half / Math.abs(median))
    }
  }
  return { relative, near, isUnknown }
}

/** Above this share a reader has to be told in words. */
const loud = 0.2

/** Ten times as many, at least 10,000; nothing beyond what one run may have. */
const adviceOf = ({ trials, sampling }: Result): string => {
  const better = Math.max(10_000, 10 ** (Math.floor(Math.log10(trials)) + 1))
  if (sampling === undefined) return better > maxTrials ? '' : `; use --trials ${better} (or more)`
  const fit = sobolSizes.find(size => size >= better)
  return fit === undefined ? '' : `; use --trials ${fit} (or more)`
}

const nearText = (near: readonly Near[]): string => {
  const worst = near.reduce((a, b) => (b.half > a.half ? b : a))
  return near.length === 1
    ? `the median of ${worst.what} (${moneyText(worst.median)}) is uncertain by ${moneyText(worst.half)}`
    : `${near.length} of the medians lie near $0 and are uncertain by up to ${moneyText(worst.half)}`
}

/** A sentence for a reader who would take the medians at their word; none when they are exact enough. */
export const precisionSentence = (outcome: Outcome): string[] => {
  const { result } = outcome
  const { relative, near, isUnknown } = precisionOf(outcome)
  const start = `These figures rest on ${countedText(result.trials, 'future')}${sampledText(result)}`
  if (isUnknown) return [`${start}, too few to say how uncertain their medians are${adviceOf(result)}.`]
  const isLoud = relative !== null && relative > loud
  const telling = near.filter(({ matters }) => matters)
  if (telling.length > 0)
    return [
      `${start}: ${nearText(telling)}${isLoud ? `, the other medians by up to ${errorText(relative)}` : ''}${adviceOf(result)}.`,
    ]
  return isLoud ? [`${start}: their medians are uncertain by up to ${errorText(relative)}${adviceOf(result)}.`] : []
}

/** The last line of the terminal: how exact the medians are that no sentence spoke of. */
export const precisionText = (outcome: Outcome): string => {
  const { relative, near, isUnknown } = precisionOf(outcome)
  if (relative === null || isUnknown) return ''
  return `error of ${near.length > 0 ? 'the other medians' : 'a median'} at most ${errorText(relative)}`
}

/** The same for the method of a report, with how it is found. */
export const precisionMethod = (outcome: Outcome): string => {
  const { relative, near, isUnknown } = precisionOf(outcome)
  if (isUnknown || (relative === null && near.length === 0))
    return 'not stated: too few trials, or their values were not kept'
  const known = [
    ...(relative === null
      ? []
      : [`at most ${errorText(relative)} of a median of the value to the owner or of the vendor’s contribution`]),
    ...(near.length === 0 ? [] : [nearText(near)]),
  ]
  if (outcome.result.sampling !== undefined)
    return `${known.join('; ')}: half the width of its 95 % interval, from the medians of ${outcome.result.sampling.scrambles} scrambles. It is the error of drawing futures; it says nothing of the assumptions.`
  return `${known.join('; ')}: half the width of its 95 % interval, which runs between two ranked trials and assumes no shape of the distribution. It is the error of counting trials; it says nothing of the assumptions.`
}
