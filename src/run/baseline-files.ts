import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Baseline, Samples } from '../check/baseline.ts'
import { baselineText } from '../check/baseline-text.ts'
import { type Fixture, inOrder } from '../check/make-baseline.ts'
import { readBaselineText } from '../check/read-baseline-text.ts'
import { number } from '../report/table.ts'
import { arrowBytes } from './arrow.ts'
import { besideName } from './beside-name.ts'
import { codeOf, type Failure, systemText } from './failure.ts'
import { decodeUtf8 } from './utf8.ts'
import { type Disk, nodeDisk } from './write-folder.ts'

export type BaselineFound =
  | ({ readonly kind: 'found' } & Fixture)
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Where the baseline of a scenario is: beside it, X.baseline.json for X.yaml. */
export const baselinePath = (scenario: string): string =>
  join(dirname(scenario), `${basename(scenario).replace(/\.(?:ya?ml|json)$/i, '')}.baseline.json`)

/** The figures future by future, beside the readable part. */
const samplesPath = (path: string): string => path.replace(/\.json$/, '.arrow')

const restore = 'take back what version control has of both files, or make them again with --accept --reason "..."'

const failed = (path: string, message: string, help = restore): BaselineFound => ({
  kind: 'failed',
  failure: { kind: 'input', message: `the baseline "${path}" cannot be used: ${message}`, help },
})

/** The bytes of a file; undefined if there is none. */
const bytesAt = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const columnsOf = ({ levels }: Pick<Baseline, 'levels'>): readonly (readonly [strategy: string, metric: string])[] =>
  Object.entries(levels).flatMap(([strategy, metrics]) => Object.keys(metrics).map(id => [strategy, id] as const))

const samplesIn = async (bytes: Uint8Array, baseline: Baseline): Promise<Samples | undefined> => {
  const { tableFromIPC } = await import('@uwdata/flechette')
  const table = tableFromIPC(bytes)
  const columns = columnsOf(baseline)
  if (columns.length > 0 && table.numRows !== baseline.trials) return undefined
  const found = new Map(Object.keys(baseline.levels).map(id => [id, new Map<string, Float64Array>()]))
  for (const [strategy, metric] of columns) {
    const values = table.getChild(`${strategy}/${metric}`)?.toArray()
    if (values === undefined) return undefined
    found.get(strategy)?.set(
      metric,
      Float64Array.from(values, value => (value === null ? Number.NaN : Number(value))),
    )
  }
  return inOrder([...found].map(([id, metrics]) => [id, inOrder(metrics)]))
}

const isPointer = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 40)).startsWith('version https://git-lfs')

const readSamples = async (path: string, baseline: Baseline): Promise<BaselineFound> => {
  const beside = samplesPath(path)
  const bytes = bytesAt(beside)
  if (bytes === undefined) return failed(path, `"${beside}", which belongs to it, is not there`)
  if (isPointer(bytes))
    return failed(path, `"${beside}" is a pointer of Git LFS, not the file`, 'fetch it: git lfs pull')
  if (bytesToHex(sha256(bytes)) !== baseline.samples)
    return failed(path, `"${beside}" is not the file that it was made with (another SHA-256)`)
  try {
    const samples = await samplesIn(bytes, baseline)
    if (samples !== undefined) return { kind: 'found', baseline, samples }
  } catch {
    // said below: what no reader of Arrow takes
  }
  return failed(path, `"${beside}" does not hold its figures`)
}

/** Reads X.baseline.json and X.baseline.arrow beside it. `path` is that of the first. */
export const readBaseline = async (path: string): Promise<BaselineFound> => {
  try {
    const bytes = bytesAt(path)
    if (bytes === undefined) return { kind: 'missing' }
    const decoded = decodeUtf8(bytes)
    if (!decoded.ok) return failed(path, 'it is not UTF-8')
    const read = readBaselineText(decoded.text)
    return read.ok ? await readSamples(path, read.baseline) : failed(path, read.refusal.message, read.refusal.help)
  } catch (error) {
    const cause = systemText(error)
    if (cause === undefined) throw error
    return failed(path, cause, 'see that it is a file that can be read')
  }
}

const arrowOf = (samples: Samples): Promise<Uint8Array> =>
  arrowBytes({
    name: 'baseline',
    columns: Object.entries(samples).flatMap(([strategy, metrics]) =>
      Object.entries(metrics).map(([metric, values]) =>
        number(`${strategy}/${metric}`, [...values], value => (Number.isNaN(value) ? null : value)),
      ),
    ),
  })

const tidy = (path: string, disk: Disk): void => {
  try {
    disk.remove(path)
  } catch {
    // what cannot be removed is only in the way, not wrong
  }
}

/** Both files under their names; the first is put back if the second cannot be. */
const bothInPlace = (
  places: readonly { readonly fresh: string; readonly path: string; readonly aside: string }[],
  disk: Disk,
): void => {
  const done: (typeof places)[number][] = []
  const moved = new Set<string>()
  try {
    for (const place of places) {
      if (existsSync(place.path)) {
        disk.rename(place.path, place.aside)
        moved.add(place.path)
      }
      done.push(place)
      disk.rename(place.fresh, place.path)
    }
  } catch (error) {
    for (const { path, aside } of places) if (moved.has(path)) disk.rename(aside, path)
    const made = done.filter(({ path, fresh }) => !moved.has(path) && !existsSync(fresh))
    for (const { path } of made) tidy(path, disk)
    throw error
  }
}

/**
 * Writes a baseline to `path` (X.baseline.json) and its samples beside it, whole: whatever fails on the way, both files
 * are as they were. The SHA-256 of the samples is found and written here. Null when it is done.
 */
export const writeBaseline = async (
  path: string,
  baseline: Baseline,
  samples: Samples,
  disk: Disk = nodeDisk,
): Promise<Failure | null> => {
  const bytes = await arrowOf(samples)
  const text = baselineText({ ...baseline, samples: bytesToHex(sha256(bytes)) })
  const mark = randomBytes(4).toString('hex')
  const places = [samplesPath(path), path].map(named => {
    const real = existsSync(named) ? realpathSync(named) : named // a link keeps leading to the same place
    return { path: real, fresh: besideName(real, 'new', mark), aside: besideName(real, 'old', mark) }
  })
  try {
    disk.writeFile(places[0].fresh, bytes)
    disk.writeFile(places[1].fresh, text)
    bothInPlace(places, disk)
  } catch (error) {
    for (const { fresh } of places) for (const left of [fresh, `${fresh}.part`]) tidy(left, disk)
    const cause = systemText(error)
    if (cause === undefined) throw error
    return {
      kind: 'environment',
      message: `cannot write the baseline "${path}": ${cause}`,
      help: 'nothing has changed; see that its folder is there and can be written to',
    }
  }
  disk.syncFolder(dirname(places[1].path))
  for (const { aside } of places) tidy(aside, disk)
  return null
}
