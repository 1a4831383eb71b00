import { hashHex } from '../kernel/address.ts'
import { axisNames } from '../kernel/field.ts'
import type { Issue } from '../kernel/issue.ts'
import { type Axes, readAxes } from './axes.ts'
import { type Body, readBody } from './body.ts'
import { type Chain, type Load, readChain } from './chain.ts'
import { collector } from './complain.ts'
import { checkVersion, readAgainst, readName, readRun } from './header.ts'
import { readInputs } from './inputs.ts'
import { isMisspelt } from './level.ts'
import type { ReadResult, Scenario, Setting, Strategy } from './scenario.ts'
import { readStrategies } from './strategies.ts'
import { readTime } from './time.ts'
import { ownKeys, topKeys } from './top-keys.ts'
import { unusedInputs } from './unused.ts'
import { faultsOf, overlay } from './whole.ts'

/** In the order of the files read, and of their lines. */
const sorted = (issues: readonly Issue[], chain: Chain): readonly Issue[] => {
  const order = (issue: Issue): number =>
    issue.place === undefined ? -1 : chain.files.findIndex(file => file.name === issue.place?.file.name)
  return [...issues].sort((a, b) => order(a) - order(b) || (a.place?.start ?? 0) - (b.place?.start ?? 0))
}

const axesOf = ({ elements }: Axes): Scenario['axes'] =>
  Object.fromEntries(axisNames.map(axis => [axis, elements.get(axis) ?? []])) as unknown as Scenario['axes']

/**
 * Reads a scenario file and its bases. Never throws on bad input: every mistake is an issue with its place, and nothing
 * is accepted in part. `load` brings the text of a file; this does no I/O of its own.
 */
export const readScenario = (path: string, load: Load): ReadResult => {
  const to = collector()
  const { complain } = to
  const chain = readChain(path, load, complain)
  const { layers } = chain
  const main = layers[layers.length - 1]
  const failed = (): ReadResult => ({ ok: false, issues: sorted(to.issues, chain) })
  if (main === undefined) return failed()
  for (const layer of layers) checkVersion(layer, complain)
  const name = readName(main, complain)
  const place = main.tree.entries.get('tandem')?.keyPlace ?? { file: main.file, start: 0, end: 0 }
  const missing = collector()
  const time = readTime(
    layers,
    place,
    chain.complete ? complain : (code, ...rest) => (code === 'E125' ? missing : to).complain(code, ...rest),
  )
  const run = readRun(layers, complain)
  const inputs = readInputs(layers, complain)
  const axes = readAxes(layers, complain)
  // With a base missing, names that it may declare cannot be judged.
  const judge: typeof complain = chain.complete
    ? complain
    : (code, ...rest) => (code === 'E123' || code === 'E124' ? missing : to).complain(code, ...rest)
  let body: Body = { settings: new Map(), places: new Map() }
  for (const layer of layers)
    body = overlay(body, readBody(layer.tree, { ...axes, inputs, complain: judge, prefix: '', own: ownKeys }))
  const strategies = readStrategies(main, axes, inputs, { ...to, complain: judge })
  const against = readAgainst(
    main,
    strategies.map(({ id }) => id),
    complain,
  )
  if (!chain.complete) return failed()
  const segments = main.tree.entries.get('segments')?.value.kind
  const isMeant = layers.some(({ tree }) => isMisspelt(tree, 'segments', topKeys))
  const isDeclared = (axes.elements.get('segment') ?? []).length > 0 || axes.refused.size > 0
  if (!isDeclared && !isMeant && segments !== 'scalar' && segments !== 'list')
    complain('E125', 'a scenario needs at least one segment', {
      place: body.places.get('segments') ?? place,
      path: 'segments',
      help: 'add "segments: {midMarket: {dealSize: $60k}}"',
    })
  const faults = faultsOf(body, axes)
  for (const { code, message, detail } of faults) complain(code, message, detail)
  const seen = new Set(faults.map(({ key }) => key))
  for (const strategy of strategies)
    for (const { key, code, message, detail } of faultsOf(overlay(body, strategy), axes)) {
      if (seen.has(key)) continue
      const where = detail.place ?? strategy.place
      complain(code, message, { ...detail, place: where, path: `strategies.${strategy.id}.${detail.path ?? ''}` })
    }
  if (to.issues.some(issue => issue.severity === 'error') || time === undefined || run === undefined) return failed()
  unusedInputs(layers, to.warn)
  const settled = new Map<string, Setting>()
  for (const [input, { setting }] of inputs) if (setting !== undefined) settled.set(input, setting)
  return {
    ok: true,
    scenario: {
      name,
      file: main.file.name,
      hash: hashHex(...chain.files.map(file => file.text)),
      time,
      run,
      against,
      axes: axesOf(axes),
      inputs: settled,
      settings: body.settings,
      strategies: strategies.map(({ id, title, settings }): Strategy => ({ id, title, settings })),
      warnings: sorted(to.issues, chain),
    },
  }
}
