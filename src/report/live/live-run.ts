import type { ReadFiles } from '../../scenario/layers/read-files.ts'
import type { LiveRow } from './rows.ts'
import type { Slider } from './slider.ts'

/** A run as a page carries it to play it again: what the command line was given, but for the number of trials. */
export type LiveRun = {
  readonly files: ReadFiles
  readonly set: readonly string[]
  readonly seed: string
  /** Ids of the strategies to play; null for all. */
  readonly strategies: readonly string[] | null
}

/** What the page needs to show its sliders and what they move. */
export type LivePage = {
  readonly run: LiveRun
  readonly sliders: readonly Slider[]
  readonly rows: readonly LiveRow[]
  /** Titles by id, in the order of the result. */
  readonly titles: readonly (readonly [string, string])[]
  readonly against: string
  /** How many futures the printed run has, and its medians by strategy and row (of a chance, the chance). */
  readonly trials: number
  /** What is said of these futures where they are no plain ones, as the page's own are. */
  readonly sampled?: string
  readonly printed: Readonly<Record<string, readonly (number | null)[]>>
}

/** The scripts of a page: what runs in it, and what it gives to its worker. */
export type LiveScripts = { readonly page: string; readonly worker: string }
