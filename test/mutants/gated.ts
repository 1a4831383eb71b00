import { rmSync } from 'node:fs'
import { compareBaseline } from '../../src/check/compare-baseline.ts'
import { type Fixture, makeBaseline } from '../../src/check/make-baseline.ts'
import { hashHex } from '../../src/kernel/address.ts'
import { type Asked, modelWith, type Played, playsOf } from './played.ts'
import type { Mutant, strykerMutants } from './stryker.ts'

/** What became of a mutant that was drawn. */
export type Drawn = { readonly mutant: Mutant } & (
  | { readonly end: 'stopped'; readonly because: string }
  | {
      /**
       * `same`: no bit of a gated figure is another one in any of many futures · `within tolerance`: the mean of none has
       * moved further than it may · `moved`: that of one or more has.
       */
      readonly end: 'same' | 'within tolerance' | 'moved'
      /** Whether the gate fails: on the luck of the baseline, and on other luck. */
      readonly caught: boolean
      readonly caughtOnOtherLuck: boolean
    }
)

/** The mutants in the order of their draw, which is that of their hashes with a seed: any order is as likely. */
export const drawn = (mutants: readonly Mutant[], seed: string): Mutant[] =>
  mutants
    .map(one => ({ one, key: hashHex(seed, one.file, String(one.line), one.kind, one.was, one.is) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one)

/** Futures of a check, and those in which it is found what a bug does, which have other luck. */
const [usual, many] = [1_000, 20_000]

const asked: readonly Asked[] = [
  { trials: usual, seed: 'accepted' },
  { trials: many, seed: 'truth' },
  { trials: usual, seed: 'other luck' },
]

/** The model without a bug. */
export type Sound = {
  readonly baseline: Fixture
  readonly truth: Fixture
  /** Seconds after which a mutant does not end: twenty times what the model without a bug takes. */
  readonly patience: readonly number[]
}

/**
 * What the model without a bug comes to. The baseline says that it is of another version of the tool, as it is when the
 * model has changed: exact comparison, which sees every bit, is not what is tested.
 */
export const soundModel = async (folder: string): Promise<Sound> => {
  const model = await modelWith(new Map(), folder, 'sound')
  const { played, seconds, stopped } = await playsOf(model, asked, [600, 600, 600])
  if (stopped !== undefined) throw new Error(`the model without a bug: ${stopped}`)
  const [accepted, truth] = played.map(({ outcome }) => makeBaseline(outcome, {}))
  return {
    baseline: { ...accepted, baseline: { ...accepted.baseline, tool: 'before the bug' } },
    truth,
    patience: seconds.map(one => Math.max(10, 20 * one)),
  }
}

/**
 * The mutants whose places are passed in the futures in which it is found what a bug does. Others do nothing there, but
 * for those of what runs once, while modules are loaded: names, tables and declarations, most of which cannot be played.
 */
export const playedMutants = async (
  { mutants, counting }: Awaited<ReturnType<typeof strykerMutants>>,
  folder: string,
): Promise<readonly Mutant[]> => {
  const { played, stopped } = await playsOf(await modelWith(counting, folder, 'counting'), [asked[1]], [1_200])
  if (stopped !== undefined) throw new Error(`the model that counts what is passed: ${stopped}`)
  const passed = new Set(played[0].passed)
  return mutants.filter(({ id }) => passed.has(id))
}

/** Whether a gated figure moved further than a baseline allows, by the means of all futures and nothing else. */
const isMoved = (was: Fixture, is: Fixture): boolean =>
  Object.entries(was.baseline.levels).some(([strategy, levels]) =>
    Object.entries(levels).some(([metric, { mean: before }]) => {
      const now = is.baseline.levels[strategy]?.[metric]?.mean ?? null
      const { abs, rel } = was.baseline.tolerances.find(one => one.metric === metric)!
      return before === null || now === null ? before !== now : Math.abs(now - before) > abs + rel * Math.abs(before)
    }),
  )

const isSame = (a: Fixture, b: Fixture): boolean =>
  Object.entries(a.samples).every(([strategy, metrics]) =>
    Object.entries(metrics).every(([metric, values]) =>
      values.every((x, i) => Object.is(x, b.samples[strategy]?.[metric]?.[i])),
    ),
  )

const gateFails = ({ baseline: { baseline, samples } }: Sound, { outcome }: Played, mode: string): boolean => {
  const report = compareBaseline(baseline, samples, outcome, {})
  if (report.mode !== mode) throw new Error(`the comparison is ${report.mode} and not ${mode}`)
  return !report.passed
}

/** A mutant put into the model and played: whether it does anything that somebody would have to answer for, and who sees it. */
export const putToTest = async (mutant: Mutant, sound: Sound, folder: string): Promise<Drawn> => {
  const model = await modelWith(new Map([[mutant.file, mutant.text]]), folder, `mutant-${mutant.id}`)
  const { played, stopped = '' } = await playsOf(model, asked, sound.patience)
  rmSync(model)
  const [check, large, elsewhere] = played
  if (large === undefined) return { mutant, end: 'stopped', because: stopped }
  const is = makeBaseline(large.outcome, {})
  return {
    mutant,
    end: isMoved(sound.truth, is) ? 'moved' : isSame(sound.truth, is) ? 'same' : 'within tolerance',
    caught: gateFails(sound, check, 'paired'),
    caughtOnOtherLuck: elsewhere === undefined || gateFails(sound, elsewhere, 'independent'),
  }
}
