import type { Structure } from '../compile/structure.ts'
import type { Missed } from '../report/chart-notes.ts'
import type { LiveScripts } from '../report/live/live-run.ts'
import type { ChartAsk, ChartKindName } from '../scenario/charts/chart-ask.ts'
import type { Load } from '../scenario/layers/chain.ts'
import type { ReadOptions } from '../scenario/read-scenario.ts'
import type { ReadResult, Scenario } from '../scenario/scenario.ts'
import type { Outcome } from '../study/outcome.ts'
import type { StudyOptions } from '../study/study-of.ts'

export type { StudyOptions }

/** Charts that can be drawn, and those that were asked for and cannot. */
export type Charts = { readonly charts: readonly Chart[]; readonly undrawn: readonly Missed[] }

export type Chart = {
  readonly id: string
  readonly spec: object
  readonly ask?: ChartAsk
  readonly figures?: readonly string[]
}

/** What a run calls from below. Each is loaded when it is first needed, so that `--help` and a typo answer at once. */
export type Stages = {
  readonly read: (file: string, load: Load, options?: ReadOptions) => Promise<ReadResult>
  readonly compile: (scenario: Scenario) => Promise<Structure>
  readonly study: (scenario: Scenario, options: StudyOptions) => Promise<Outcome>
  /** The charts of a run; of some kinds alone, where they are named. */
  readonly charts: (outcome: Outcome, only?: readonly ChartKindName[]) => Promise<Charts>
  readonly svg: (spec: object) => Promise<string>
  readonly png: (svg: string) => Promise<Uint8Array>
  /** The scripts with which a report plays the model again; undefined where there are none. */
  readonly live: () => Promise<LiveScripts | undefined>
}

const poolOfThreads = async () => (await import('./own-threads.ts')).ownThreads()

export const realStages: Stages = {
  read: async (...asked) => (await import('../study/read-linted.ts')).readLinted(...asked),
  compile: async scenario => (await import('../study/study-of.ts')).studyOf(scenario).structure,
  study: async (scenario, options) => {
    const { runStudy } = await import('../study/run-study.ts')
    const { runner, end } = await poolOfThreads()
    try {
      return await runStudy(scenario, { runner, ...options })
    } finally {
      await end()
    }
  },
  charts: async (outcome, only = []) => {
    const { asksFor, buildCharts } = await import('../chart/index.ts')
    return buildCharts(outcome, asksFor(outcome, only))
  },
  svg: async spec =>
    (await import('../draw/svg.ts')).drawSvg(spec as Parameters<typeof import('../draw/svg.ts').drawSvg>[0]),
  png: async svg => (await import('../draw/png.ts')).drawPng(svg),
  live: async () => (await import('./live-scripts.ts')).liveScripts(),
}

/** Stages whose threads begin at once, and stay for the next study until they are ended. */
export type Staying = { readonly stages: Stages; readonly end: () => Promise<void> }

/** Stages without threads of their own, or of somebody else who ends what there is to end. */
const plain = (stages: Stages): Staying => ({ stages, end: async () => {} })

/** Futures of a run for which threads are not begun before it is known how much there is to play. */
const few = 250

/**
 * Stages of several studies: threads begin at once, where there are any, so that they are there when the first scenario
 * is read.
 */
const stayingStages = (): Staying => {
  const begun = poolOfThreads().then(pool => {
    pool.begin()
    return pool
  })
  begun.catch(() => {}) // whoever waits for it hears of it
  return {
    stages: {
      ...realStages,
      study: async (scenario, options) => {
        const { runStudy } = await import('../study/run-study.ts')
        return runStudy(scenario, { runner: (await begun).runnerOf(scenario), ...options })
      },
    },
    end: async () => (await begun).end(),
  }
}

/**
 * Does some work with the stages that are given, else with real ones, whose threads are ended after it, whatever came of
 * it. `trials`: futures of each study, as far as somebody says.
 */
export const withStages = async <T>(
  { stages, trials }: { readonly stages?: Stages | undefined; readonly trials?: number | undefined },
  work: (staying: Staying) => Promise<T>,
): Promise<T> => {
  const isShort = trials !== undefined && trials < few
  const staying = stages ? plain(stages) : isShort ? plain(realStages) : stayingStages()
  try {
    return await work(staying)
  } finally {
    await staying.end()
  }
}
