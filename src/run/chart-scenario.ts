import { join, resolve } from 'node:path'
import type { Issue } from '../kernel/issue.ts'
import { chartNotes } from '../report/chart-notes.ts'
import { chartsPage } from '../report/charts-page.ts'
import type { DrawnChart } from '../report/html-chart.ts'
import type { ChartKindName } from '../scenario/charts/chart-ask.ts'
import type { Outcome } from '../study/outcome.ts'
import { chartPlotted, chartTitle } from './chart-title.ts'
import { checkChartsFolder } from './check-folder.ts'
import { chooseStrategies } from './choose-strategies.ts'
import { drawnCharts } from './drawn-charts.ts'
import { type Failure, thrownFailure } from './failure.ts'
import { nodeLoad } from './load.ts'
import { pageFonts } from './page-fonts.ts'
import type { Files } from './result-files.ts'
import { defaultFolder, type PlacedOptions, studyOptions } from './run-scenario.ts'
import { safeName } from './safe-name.ts'
import { type Charts, type Stages, type Staying, withStages } from './stages.ts'
import { writeFolder } from './write-folder.ts'

/** What a chart can be written as; `html` is one page with all of them. */
export type ChartFormat = 'svg' | 'png' | 'vl' | 'html'

export type ChartOptions = Omit<PlacedOptions, 'watch'> & {
  /** Kinds to draw; all that the scenario names, or else the usual ones, if left out. */
  readonly only?: readonly ChartKindName[]
  readonly formats: readonly ChartFormat[]
}

/** A chart as it was written: its files by their path inside the folder. */
export type WrittenChart = {
  readonly id: string
  readonly kind?: string
  readonly title: string
  readonly files: readonly string[]
}

export type ChartEnd =
  | {
      readonly kind: 'done'
      readonly folder: string
      readonly charts: readonly WrittenChart[]
      /** The page with all of them, where it was asked for. */
      readonly page?: string
      readonly notes: readonly string[]
      readonly warnings: readonly Issue[]
    }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failure'; readonly failure: Failure }

const failed = (failure: Failure): ChartEnd => ({ kind: 'failure', failure })

const interrupted = failed({ kind: 'interrupted', message: 'interrupted; nothing was written' })

/** Lets a signal that came during long work be heard. */
const breathe = (): Promise<void> => new Promise(done => setImmediate(done))

const pageName = 'charts.html'

type Drawn = { readonly files: Files; readonly charts: readonly WrittenChart[]; readonly shown: readonly DrawnChart[] }

const draw = async (
  { charts }: Charts,
  stages: Pick<Stages, 'svg' | 'png'>,
  { formats, onProgress, signal }: ChartOptions,
): Promise<Drawn> => {
  const files: Files = new Map()
  const written: WrittenChart[] = []
  const shown: DrawnChart[] = []
  onProgress?.('charts', 0, charts.length)
  for await (const { chart, svg, png } of drawnCharts(charts, stages, formats.includes('png'))) {
    const name = safeName(chart.id)
    const own: Files = new Map()
    if (formats.includes('svg')) own.set(`${name}.svg`, svg)
    if (png) own.set(`${name}.png`, png)
    if (formats.includes('vl')) own.set(`${name}.vl.json`, `${JSON.stringify(chart.spec, null, 2)}\n`)
    for (const [path, content] of own) files.set(path, content)
    const title = chartTitle(chart)
    const kind = chart.ask?.kind
    written.push({ id: chart.id, ...(kind === undefined ? {} : { kind }), title, files: [...own.keys()] })
    shown.push({ id: chart.id, title, plotted: chartPlotted(chart), svg })
    onProgress?.('charts', shown.length, charts.length)
    await breathe()
    signal?.throwIfAborted()
  }
  return { files, charts: written, shown }
}

/** Why there is nothing to write; undefined if there is something. */
const nothing = ({ charts, undrawn }: Charts, { charts: named }: Outcome): Failure | undefined => {
  if (charts.length > 0) return undefined
  const reasons = undrawn.map(({ missing }) => missing)
  return undrawn.length > 0
    ? { kind: 'input', message: `no chart can be drawn: ${[...new Set(reasons)].join('; ')}` }
    : {
        kind: 'input',
        message: named === undefined ? 'there is no chart to draw' : 'the scenario asks for no charts',
        help: 'name kinds to draw, such as --only fan',
      }
}

const readAndDraw = async (file: string, options: ChartOptions, { stages, end }: Staying): Promise<ChartEnd> => {
  const read = await stages.read(file, nodeLoad(file, options.cwd), { set: options.set ?? [] })
  if (!read.ok) return { kind: 'issues', issues: read.issues }
  const { scenario } = read
  const chosen = chooseStrategies(scenario, options.strategies ?? [])
  if (!chosen.ok) return failed(chosen.failure)
  const folder = options.out ?? join(defaultFolder(file), 'charts')
  /** Asked before anything is played, and again before the folder is replaced. */
  const obstacle = () => checkChartsFolder(folder, scenario.file, { cwd: options.cwd, force: options.force ?? false })
  const early = obstacle()
  if (early) return failed(early)
  try {
    const outcome = await stages.study(scenario, studyOptions(chosen.ids, options))
    await end()
    await breathe()
    if (options.signal?.aborted) return interrupted
    const built = await stages.charts(outcome, options.only)
    const none = nothing(built, outcome)
    if (none) return failed(none)
    const { files, charts, shown } = await draw(built, stages, options)
    const notes = chartNotes(built.undrawn)
    const page = options.formats.includes('html') ? { page: pageName } : {}
    if (page.page !== undefined) files.set(pageName, chartsPage(outcome, shown, notes, pageFonts))
    const problem = obstacle() ?? (options.write ?? writeFolder)(resolve(options.cwd, folder), files)
    if (problem) return failed(problem)
    return { kind: 'done', folder, charts, ...page, notes, warnings: scenario.warnings }
  } catch (error) {
    if (options.signal?.aborted) return interrupted
    const failure = thrownFailure(error)
    if (failure) return failed(failure)
    throw error
  }
}

/**
 * A scenario's charts from file to folder: read, check where they go, simulate, draw, write. What a person can put right
 * comes back as issues or a failure; what is thrown is our own bug. Before the last step nothing is written.
 */
export const chartScenario = (file: string, options: ChartOptions): Promise<ChartEnd> =>
  withStages(options, staying => readAndDraw(file, options, staying))
