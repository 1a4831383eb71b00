import { units } from '../kernel/unit.ts'
import { version } from '../study/version.ts'
import type { Refusal } from './accept.ts'
import type { Baseline } from './baseline.ts'
import { contentHash } from './baseline-text.ts'

export type BaselineRead =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly refusal: Refusal }

/** Whether a value is of a kind; otherwise the path of what is not. */
type Shape = (value: unknown, path: string) => string | undefined

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const when =
  (holds: (value: unknown) => boolean): Shape =>
  (value, path) =>
    holds(value) ? undefined : path

const text = when(value => typeof value === 'string')
const said = when(value => typeof value === 'string' && value.trim() !== '')
const hash = when(value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
const count = when(value => Number.isSafeInteger(value) && (value as number) >= 0)
const size = when(value => Number.isFinite(value) && (value as number) >= 0)
const figure = when(value => value === null || Number.isFinite(value))
const unit = when(value => (units as readonly unknown[]).includes(value))

const first = <T>(all: readonly T[], of: (one: T) => string | undefined): string | undefined => {
  for (const one of all) {
    const found = of(one)
    if (found !== undefined) return found
  }
  return undefined
}

const listOf =
  (shape: Shape): Shape =>
  (value, path) =>
    Array.isArray(value) ? first([...value.entries()], ([n, one]) => shape(one, `${path}[${n}]`)) : path

const mapOf =
  (shape: Shape): Shape =>
  (value, path) =>
    isRecord(value) ? first(Object.entries(value), ([key, one]) => shape(one, `${path}.${key}`)) : path

const record = (fields: Readonly<Record<string, Shape>>): Shape => {
  const known = Object.entries(fields)
  return (value, path) => {
    if (!isRecord(value)) return path
    const at = (key: string) => (path === '' ? key : `${path}.${key}`)
    const extra = Object.keys(value).find(key => !Object.hasOwn(fields, key))
    return extra === undefined ? first(known, ([key, shape]) => shape(value[key], at(key))) : at(extra)
  }
}

const level = record({ mean: figure, p10: figure, p50: figure, p90: figure, sd: figure, undefined: count })
const tolerance = record({ abs: size, metric: said, rel: size, why: said })
const change = record({ is: figure, metric: text, strategy: text, was: figure })

const whole = record({
  accepted: listOf(record({ changed: listOf(change), reason: text, tool: text })),
  arithmetic: hash,
  content: hash,
  files: mapOf(listOf(text)),
  levels: mapOf(mapOf(level)),
  note: text,
  samples: hash,
  scenario: record({ file: text, hash }),
  schema: text,
  seed: text,
  streams: count,
  tolerances: listOf(tolerance),
  tool: text,
  trials: count,
  units: mapOf(unit),
})

const restore = 'take back what version control has of it, or make it again with tandem check --accept --reason "..."'

const refused = (message: string, help = restore): BaselineRead => ({ ok: false, refusal: { message, help } })

const update = 'use that version of tandem or a later one, or make the baseline again with this one (--accept)'

const numbersOf = (tool: string): number[] => (/^(\d+)\.(\d+)\.(\d+)/.exec(tool) ?? []).slice(1).map(Number)

/** Whether a version is later than this tool's. */
const isLater = (tool: string, own: string): boolean => {
  const [theirs, ours] = [numbersOf(tool), numbersOf(own)]
  const place = theirs.findIndex((number, n) => number !== ours[n])
  return place >= 0 && theirs[place] > ours[place]
}

/** Whether a text or a bracket is open at its end. */
const isCutOff = (source: string): boolean => {
  const bare = source.replace(/"(?:[^"\\]|\\.)*"/gs, '')
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0
  return bare.includes('"') || count(/[[{]/g) > count(/[\]}]/g)
}

const whyNoJson = (source: string): string => {
  if (source.trim() === '') return 'it is empty'
  if (/^(?:<{7}|={7}|>{7})(?: |$)/m.test(source)) return 'it has marks of a merge that is not finished (<<<<<<<)'
  return source.trimStart().startsWith('{') && isCutOff(source) ? 'it ends in the middle' : 'it is not JSON'
}

/** What a file says that it is, when it is no baseline that we read. */
const foreign = (file: Fields): BaselineRead | undefined => {
  const { schema, tool } = file
  const number = /^tandem\/baseline@(\d{1,9})$/.exec(typeof schema === 'string' ? schema : '')?.[1]
  if (number === undefined) {
    const is = typeof schema === 'string' ? `: it says that it is ${JSON.stringify(schema.slice(0, 60))}` : ''
    return refused(`it is no baseline of tandem${is}`, 'move it away, then make one with --accept --reason "..."')
  }
  const later = typeof tool === 'string' ? ` (tandem ${tool.slice(0, 30)})` : ''
  if (Number(number) !== 1) return refused(`it was made by a newer tandem${later}, in a form that is not known`, update)
  if (typeof tool === 'string' && isLater(tool, version))
    return refused(`it was made by a newer tandem${later}; this is ${version}`, update)
  return undefined
}

/** Names of the tolerances are the only thing that a person writes; the rest is wrong only if something broke it. */
const wrongType = (path: string): BaselineRead =>
  path.startsWith('tolerances')
    ? refused(
        `"${path.slice(0, 200)}" is not what it has to be`,
        'a tolerance is { "abs": a number, "metric": a name, "rel": a number, "why": the reason }, none below 0',
      )
    : refused(`"${path.slice(0, 200)}" is missing, unknown or not what it has to be`)

const heldApart = (file: Fields): string | undefined => {
  const levels = Object.values(file['levels'] as Record<string, Fields>)
  return levels.flatMap(one => Object.keys(one)).find(id => !Object.hasOwn(file['units'] as Fields, id))
}

/** The baseline in the text of its file, or why it cannot be read and what to do. */
export const readBaselineText = (source: string): BaselineRead => {
  let file: unknown
  try {
    file = JSON.parse(source)
  } catch {
    return refused(`it cannot be read: ${whyNoJson(source)}`)
  }
  if (!isRecord(file)) return refused('it is no baseline of tandem')
  const wrong = foreign(file)
  if (wrong !== undefined) return wrong
  const path = whole(file, '')
  if (path !== undefined) return wrongType(path)
  if (contentHash(file) !== file['content'])
    return refused('it was changed by hand, or not wholly written: its content has another hash than it says')
  const unitless = heldApart(file)
  if (unitless !== undefined)
    return refused(`"levels" holds ${JSON.stringify(unitless)}, of which "units" says nothing`)
  const { content: _, ...rest } = file
  const files = Object.entries(file['files'] as Record<string, string[]>).map(([name, lines]) => [
    name,
    lines.join('\n'),
  ])
  return { ok: true, baseline: { ...rest, files: Object.fromEntries(files) } as Baseline }
}
