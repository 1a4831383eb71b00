import { hashHex } from '../kernel/address.ts'
import { axisNames } from '../kernel/field.ts'
import type { Issue, SourceFile } from '../kernel/issue.ts'
import { readCharts } from './charts/charts.ts'
import { type Beside, checkFileAt, checkFileBeside, isOfChecks } from './checks/check-file.ts'
import { layingOver } from './checks/laid.ts'
import type { Code } from './codes.ts'
import { collector } from './complain.ts'
import { readCorrelations } from './correlation/correlations.ts'
import { tableReader } from './csv/table.ts'
import { readMetrics } from './figures/metrics.ts'
import { readStatements } from './figures/statements.ts'
import { parserFor } from './formula/loaded.ts'
import { checkVersion, readAgainst, readName, readRun } from './head/header.ts'
import { readTime } from './head/time.ts'
import { readInputs } from './inputs/inputs.ts'
import { unusedInputs } from './inputs/unused.ts'
import { tiedToBooks } from './last-year/tie.ts'
import { type Axes, axesAt, readAxes } from './layers/axes.ts'
import { type Body, emptyBody, readBody } from './layers/body.ts'
import { type Layer, type Load, type Parsed, readChain } from './layers/chain.ts'
import { withLike } from './layers/like.ts'
import { type Listed, withListed } from './layers/listed-deals.ts'
import { checkRemoved, removedAt } from './layers/none.ts'
import { applySets, checkInputs, readSets } from './layers/set.ts'
import { readStrategies, type StrategyBody } from './layers/strategies.ts'
import type { ReadResult, Scenario, Setting, Strategy } from './scenario.ts'
import { readSliders } from './sliders/sliders.ts'
import type { Tools } from './tools.ts'
import { ownKeys } from './top-keys.ts'
import { warnOfDealDays } from './whole/deal-days.ts'
import type { Fault } from './whole/fault.ts'
import { overruled, warnOfOverruled } from './whole/nearer.ts'
import { withKin } from './whole/shares.ts'
import { warnOfStraddling } from './whole/steps.ts'
import { faultsOf, overlay } from './whole/whole.ts'
import { warnOfYearlyInvoice } from './whole/yearly-invoice.ts'

/** Each mistake once: a file that is named twice is read twice, and a value may stand for many elements. */
const distinct = (issues: readonly Issue[]): Issue[] => {
  const [seen, files] = [new Map<string, Issue>(), new Map<SourceFile, number>()]
  for (const issue of issues) {
    const { code, message, place, path } = issue
    if (place !== undefined && !files.has(place.file)) files.set(place.file, files.size)
    const where = place === undefined ? path : `${files.get(place.file)} ${place.start}`
    const key = `${code} ${where} ${message}`
    if (!seen.has(key)) seen.set(key, issue)
  }
  return [...seen.values()]
}

/** In the order of the files read, and of their lines. */
const sorted = (issues: readonly Issue[], files: readonly SourceFile[]): readonly Issue[] => {
  const order = ({ place }: Issue): number => {
    const at = files.findIndex(({ name, text }) => name === place?.file.name && text === place.file.text)
    return place === undefined ? -1 : at < 0 ? files.length : at
  }
  return distinct(issues).sort((a, b) => order(a) - order(b) || (a.place?.start ?? 0) - (b.place?.start ?? 0))
}

const axesOf = ({ elements }: Axes): Scenario['axes'] =>
  Object.fromEntries(axisNames.map(axis => [axis, elements.get(axis) ?? []])) as unknown as Scenario['axes']

/** What goes with a scenario file when it is read. */
export type ReadOptions = {
  /** Values laid over the file and all of its strategies: `partner.sales.reps=3`. */
  readonly set?: readonly string[]
  /** Checks in a file of their own, which hold beside those of the scenario. */
  readonly checks?: Beside
  /** What has been parsed of the same files before, filled with what is parsed now; moves nothing that is read. */
  readonly parsed?: Parsed
}

/** What nobody can judge while a part of the files is missing. */
const unjudged: ReadonlySet<Code> = new Set(['E123', 'E124', 'E151'])

const strategyOf = (
  { id, title, settings, places, removed }: StrategyBody,
  file: Body,
  { elements }: Axes,
): Strategy => {
  const replaced = overruled(file, { settings, places })
  const isGone = (path: string): boolean => removedAt(removed, path) !== undefined || replaced.has(path)
  const gone = [...file.settings.keys()].filter(path => !settings.has(path) && isGone(path))
  return { id, title, settings: withKin(settings, elements), removed: new Set(gone) }
}

/** Time for dates to be read by, when the scenario's own is wrong. */
const anyTime: Scenario['time'] = { start: '1900-01-01', step: 'day', steps: 100_000, vendorYear: 1, partnerYear: 1 }

/**
 * Reads a scenario file and its bases; of a file of checks alone the scenario that it names, with these checks instead of
 * its own. Never throws on bad input: every mistake is an issue with its place, and nothing is accepted in part. `load`
 * brings the text of a file; this does no I/O of its own.
 */
export const readScenario = async (path: string, load: Load, options: ReadOptions = {}): Promise<ReadResult> => {
  const to = collector()
  const { complain } = to
  const alone = checkFileAt(path, load, complain)
  const link = alone?.link
  if (alone !== undefined && link === undefined) return { ok: false, issues: to.issues }
  const chain = link
    ? readChain(link.path, load, complain, { link, from: alone.file.name }, options.parsed)
    : readChain(path, load, complain, undefined, options.parsed)
  const given = readSets(options.set ?? [], complain)
  const tables = tableReader(load, chain.layers.at(-1)?.file.name ?? path, complain)
  const listed: Listed = new Map()
  const withRows = (layer: Layer): Layer => withListed(layer, listed, { complain, table: tables.table })
  const read = chain.layers.map(withRows)
  const sets = { ...given, layers: given.layers.map(withRows) }
  const layers = [...read, ...sets.layers]
  const main = read[read.length - 1]
  const filesRead = () => [...chain.files, ...tables.files]
  const checked = alone ?? (main && options.checks && checkFileBeside(options.checks, main.file.name, complain))
  const inOrder = () => [...(checked ? [checked.file] : []), ...filesRead(), ...sets.files]
  const failed = (): ReadResult => ({ ok: false, issues: sorted(to.issues, inOrder()) })
  if (main === undefined) return failed()
  if (alone !== undefined && isOfChecks(alone, main, complain)) return failed()
  for (const layer of read) checkVersion(layer, complain)
  const nearest = (key: string) => sets.layers.findLast(({ tree }) => tree.entries.has(key)) ?? main
  const name = readName(nearest('name'), complain)
  const place = main.tree.entries.get('tandem')?.keyPlace ?? { file: main.file, start: 0, end: 0 }
  const missing = collector()
  const time = readTime(
    layers,
    place,
    chain.complete ? complain : (code, ...rest) => (code === 'E125' ? missing : to).complain(code, ...rest),
  )
  const run = readRun(layers, complain)
  const tools: Tools = {
    ...to,
    parseFormula: await parserFor(
      [...layers, ...sets.strategies, ...(checked ? [checked] : [])],
      options.parsed?.formulas,
    ),
    table: tables.table,
    time: time ?? anyTime,
  }
  // With a base missing, names that it may declare cannot be judged.
  const judge: typeof complain = chain.complete
    ? complain
    : (code, ...rest) => (unjudged.has(code) ? missing : to).complain(code, ...rest)
  const inputs = readInputs(layers, { ...tools, complain: judge })
  checkInputs(sets, readInputs(read, { ...tools, complain: () => {}, warn: () => {} }), judge)
  const axes = readAxes(layers, judge)
  const meant = new Set<string>()
  const context = { inputs, tools, complain: judge, prefix: '', own: ownKeys, meant }
  let files = emptyBody()
  for (const [at, { tree, kind }] of read.entries()) {
    const near = readBody(tree, { ...context, ...axesAt(axes, at), layer: kind })
    checkRemoved(near.removed, files.places.keys(), '', judge)
    warnOfOverruled(files, near, '', to.warn)
    files = overlay(files, near)
  }
  const judged = { ...tools, complain: judge }
  const started = withLike(
    readStrategies(main, axesAt(axes, read.length), inputs, judged, meant),
    files,
    layers,
    judged,
  )
  const { file: body, strategies } = applySets(sets, files, started, axes, read.length, inputs, judged)
  const against = readAgainst(
    nearest('statusQuo'),
    strategies.map(({ id }) => id),
    complain,
  )
  const correlations = chain.complete ? readCorrelations(layers, { inputs, body, axes }, strategies, tools) : []
  // Without strategies, which was said, none of their names can be told to be unknown.
  const figured: typeof complain = (code, ...rest) =>
    (strategies.length === 0 && code === 'E124' ? missing.complain : judge)(code, ...rest)
  const played = { strategies, against, elements: axes.elements }
  const ownMetrics = readMetrics(layers, played, { ...tools, complain: figured })
  const under = { file: body, strategies, axes, layers: layers.length, inputs }
  const laying = layingOver(under, judged, one => strategyOf(one, body, axes))
  const stated = { layers, alone, beside: checked }
  const { statements, variants } = readStatements(
    stated,
    played,
    ownMetrics,
    { ...tools, complain: figured },
    laying.lay,
  )
  const charts = readCharts(layers, played, ownMetrics, { ...tools, complain: figured })
  const sliders = readSliders(layers, { inputs, axes, strategies }, { ...tools, complain: figured })
  if (!chain.complete) return failed()
  const isOwn = ({ detail: { path = '' } }: Fault): boolean =>
    ![...meant].some(one => path === one || path.startsWith(`${one}.`))
  const isDeclared = (axes.elements.get('segment') ?? []).length > 0 || axes.refused.size > 0
  if (!isDeclared && !axes.unread.has('segment'))
    complain('E125', 'a scenario needs at least one segment', {
      place: removedAt(body.removed, 'segments') ?? body.places.get('segments') ?? place,
      path: 'segments',
      help: 'add "segments: {midMarket: {dealSize: $60k}}"',
    })
  const faults = faultsOf(body, axes, tools.time, inputs).filter(isOwn)
  const gone = axes.removed.filter(({ axis, name: one }) => axes.elements.get(axis)?.includes(one) !== true)
  const notes = gone.map(({ name: one, place: at }) => ({ place: at, note: `"${one}" is removed here` }))
  for (const { code, message, detail } of faults)
    complain(code, message, code === 'E118' ? { ...detail, also: [...(detail.also ?? []), ...notes] } : detail)
  const seen = new Set(faults.map(({ key }) => key))
  for (const strategy of strategies)
    for (const { key, code, message, detail } of faultsOf(overlay(body, strategy), axes, tools.time, inputs).filter(
      isOwn,
    )) {
      if (seen.has(key)) continue
      const where = removedAt(strategy.removed, detail.path ?? '') ?? detail.place ?? strategy.place
      complain(code, message, { ...detail, place: where, path: `strategies.${strategy.id}.${detail.path ?? ''}` })
    }
  if (to.issues.some(issue => issue.severity === 'error') || time === undefined || run === undefined) return failed()
  laying.complainOfFaults()
  warnOfStraddling([body, ...strategies], time, to.warn)
  const bodies = [body, ...strategies.map(strategy => overlay(body, strategy))]
  warnOfYearlyInvoice(bodies, axes, to.warn)
  warnOfDealDays(bodies, axes, time, to.warn)
  unusedInputs(
    layers,
    sets.strategies.map(({ tree }) => tree),
    to.warn,
  )
  const settled = new Map<string, Setting>()
  for (const [input, { setting }] of inputs) if (setting !== undefined) settled.set(input, setting)
  const scenario = tiedToBooks(
    {
      name,
      file: main.file.name,
      hash: hashHex(...filesRead().map(file => file.text)),
      ...(options.set === undefined || options.set.length === 0 ? {} : { set: options.set }),
      time,
      run,
      against,
      axes: axesOf(axes),
      inputs: settled,
      settings: withKin(body.settings, axes.elements),
      strategies: strategies.map(strategy => strategyOf(strategy, body, axes)),
      correlations,
      metrics: ownMetrics.metrics,
      statements,
      ...(variants.length > 0 ? { variants } : {}),
      ...(alone && link ? { asked: { file: alone.file.name, scenario: link.path } } : {}),
      ...(charts === undefined ? {} : { charts }),
      ...(sliders === undefined ? {} : { sliders }),
      warnings: sorted(to.issues, inOrder()),
    },
    complain,
  )
  return to.issues.some(issue => issue.severity === 'error') ? failed() : { ok: true, scenario }
}
