import { InvalidArgumentError } from 'commander'
import {
  isSeed,
  maxPrecision,
  maxTrials,
  minPrecision,
  minTrials,
  type Sampling,
  samplings,
} from '../scenario/limits.ts'

/** `--trials` as a number. */
export const trialsOf = (text: string): number => {
  const trials = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (trials >= minTrials && trials <= maxTrials) return trials
  throw new InvalidArgumentError('It must be a whole number from 2 to 10,000,000, written in digits only.')
}

/** `--precision` as a part: 0.01 for `1%`. */
export const precisionPart = (text: string): number => {
  const part = /^\d{1,2}(\.\d{1,3})? ?%$/.test(text) ? Number.parseFloat(text) / 100 : Number.NaN
  if (part >= minPrecision && part <= maxPrecision) return part
  const [least, most] = [minPrecision * 100, maxPrecision * 100]
  throw new InvalidArgumentError(`It must be ${least}% to ${most}%, written such as 1%.`)
}

/** `--sampling`. */
export const samplingOf = (text: string): Sampling => {
  const sampling = samplings.find(one => one === text)
  if (sampling !== undefined) return sampling
  throw new InvalidArgumentError(`It must be one of: ${samplings.join(', ')}.`)
}

export const someText = (text: string): string => {
  if (text !== '' && text.length <= 1000) return text
  throw new InvalidArgumentError('It must be 1 to 1,000 characters.')
}

export const seedText = (text: string): string => {
  if (isSeed(text)) return text
  throw new InvalidArgumentError('It must be 1 to 200 characters, none of them a control character, as in a file.')
}

/** One more of an option that may be repeated. */
export const alsoText = (text: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  someText(text),
]

/** One more `--set path=value`; the reader of scenarios judges it, and says what is wrong as it does of a file. */
export const alsoSet = (text: string, before: readonly string[] | undefined): string[] => [...(before ?? []), text]

const formats = ['svg', 'png', 'vl', 'html'] as const

/** One more `--format` of charts. */
export const alsoFormat = (
  text: string,
  before: readonly (typeof formats)[number][] | undefined,
): (typeof formats)[number][] => {
  const format = formats.find(one => one === text)
  if (format !== undefined) return [...(before ?? []), format]
  throw new InvalidArgumentError(`It must be one of: ${formats.join(', ')}.`)
}
