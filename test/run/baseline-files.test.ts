import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baselineText } from '../../src/check/baseline-text.ts'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { baselinePath, readBaseline, writeBaseline } from '../../src/run/baseline-files.ts'
import { nodeDisk } from '../../src/run/write-folder.ts'
import { type Futures, outcomeOf } from '../check/made-up-outcome.ts'
import { temporaryFolder } from './temporary-folder.ts'

const odd = [0, -0, 1 / 3, Number.NaN, -1e300, 5e-324, Number.POSITIVE_INFINITY]
const madeOf = (seed: string, scale = 1) =>
  makeBaseline(
    outcomeOf(
      { grow: { 'partner.value': odd.map(x => x * scale) }, today: { 'partner.value': odd, 'joint.value': odd } },
      { seed },
    ),
    { 'it.yaml': 'a: 1\n' },
  )

const written = async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'it.baseline.json')
  const made = madeOf('first')
  expect(await writeBaseline(path, made.baseline, made.samples)).toBeNull()
  return { folder, path, made, arrow: join(folder, 'it.baseline.arrow') }
}

const failureOf = async (path: string): Promise<string> => {
  const found = await readBaseline(path)
  if (found.kind !== 'failed') return found.kind
  return `${found.failure.kind}: ${found.failure.message} / ${found.failure.help}`
}

describe('a baseline on disk', () => {
  it('stands beside its scenario', () => {
    expect(baselinePath(join('a', 'b.yaml'))).toBe(join('a', 'b.baseline.json'))
    expect(baselinePath('c.d.yml')).toBe('c.d.baseline.json')
    expect(baselinePath('e')).toBe('e.baseline.json')
  })

  it('comes back to the bit, in two files and nothing else', async () => {
    const { folder, path, made } = await written()
    const found = await readBaseline(path)
    if (found.kind !== 'found') throw new Error(found.kind)
    for (const [strategy, metrics] of Object.entries(made.samples))
      for (const [metric, values] of Object.entries(metrics))
        for (const [i, value] of values.entries())
          expect(Object.is(found.samples[strategy][metric][i], value)).toBe(true)
    expect(found.baseline).toEqual({ ...made.baseline, samples: found.baseline.samples })
    expect(found.baseline.samples).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(folder).sort()).toEqual(['it.baseline.arrow', 'it.baseline.json'])
  })

  it('is the same bytes each time', async () => {
    const [a, b] = [await written(), await written()]
    expect(readFileSync(a.path)).toEqual(readFileSync(b.path))
    expect(readFileSync(a.arrow)).toEqual(readFileSync(b.arrow))
  })

  it('is missing where there is none', async () => {
    expect(await failureOf(join(temporaryFolder(), 'it.baseline.json'))).toBe('missing')
  })

  it('a link keeps leading to the same place', async () => {
    const { folder, path } = await written()
    const link = join(folder, 'link.baseline.json')
    symlinkSync(path, link)
    const made = madeOf('second')
    expect(await writeBaseline(link, made.baseline, made.samples)).toBeNull()
    expect(JSON.parse(readFileSync(path, 'utf8')).seed).toBe('second')
  })
})

describe('what cannot be used is bad input, with what to do', () => {
  it.each<[string, (files: { path: string; arrow: string }) => void, RegExp]>([
    [
      'half of the readable part',
      ({ path }) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 300)),
      /ends in the middle \/ take back/,
    ],
    ['bytes that are no text', ({ path }) => writeFileSync(path, Uint8Array.of(0x7b, 0xff, 0x7d)), /not UTF-8/],
    [
      'half of the samples',
      ({ arrow }) => writeFileSync(arrow, readFileSync(arrow).subarray(0, 99)),
      /another SHA-256.*take back/,
    ],
    [
      'one bit of the samples',
      ({ arrow }) =>
        writeFileSync(
          arrow,
          readFileSync(arrow).map((byte, n) => (n === 500 ? byte ^ 1 : byte)),
        ),
      /another SHA-256/,
    ],
    [
      'a pointer',
      ({ arrow }) => writeFileSync(arrow, 'version https://git-lfs.github.com/spec/v1\n'),
      /pointer of Git LFS.*git lfs pull/,
    ],
  ])('%s', async (_name, harm, pattern) => {
    const files = await written()
    harm(files)
    expect(await failureOf(files.path)).toMatch(/^input: the baseline /)
    expect(await failureOf(files.path)).toMatch(pattern)
  })

  it('samples that are not there', async () => {
    const { arrow, path } = await written()
    nodeDisk.remove(arrow)
    expect(await failureOf(path)).toMatch(/which belongs to it, is not there/)
  })

  it('a folder of that name', async () => {
    const path = join(temporaryFolder(), 'it.baseline.json')
    mkdirSync(path)
    expect(await failureOf(path)).toMatch(/it is a folder/)
  })

  it.each<[string, Futures]>([
    ['other figures', { today: { 'partner.value': odd } }],
    ['fewer futures', { grow: { 'partner.value': [1] }, today: { 'partner.value': [1], 'joint.value': [1] } }],
  ])('samples of %s, though their hash is right', async (_name, futures) => {
    const { path, arrow } = await written()
    const other = makeBaseline(outcomeOf(futures), {})
    const folder = temporaryFolder()
    await writeBaseline(join(folder, 'it.baseline.json'), other.baseline, other.samples)
    writeFileSync(arrow, readFileSync(join(folder, 'it.baseline.arrow')))
    const samples = JSON.parse(readFileSync(join(folder, 'it.baseline.json'), 'utf8')).samples as string
    writeFileSync(path, baselineText({ ...madeOf('first').baseline, samples }))
    expect(await failureOf(path)).toMatch(/does not hold its figures/)
  })
})

describe('whatever fails on the way, both files are as they were', () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })

  it.each<[string, 'writeFile' | 'rename', number]>([
    ['the first write', 'writeFile', 0],
    ['the second write', 'writeFile', 1],
    ['the first name', 'rename', 0],
    ['the second name', 'rename', 1],
    ['the third name', 'rename', 2],
    ['the fourth name', 'rename', 3],
  ])('%s', async (_name, call, at) => {
    const { folder, path, arrow } = await written()
    const before = [readFileSync(path), readFileSync(arrow)]
    let calls = 0
    const once =
      <A extends unknown[]>(of: (...args: A) => void) =>
      (...args: A) => {
        if (calls++ === at) throw full
        of(...args)
      }
    const disk = { ...nodeDisk, [call]: once(nodeDisk[call] as (...args: unknown[]) => void) }
    const made = madeOf('second', 2)
    const failure = await writeBaseline(path, made.baseline, made.samples, disk)
    expect(failure).toMatchObject({ kind: 'environment', message: expect.stringContaining('no space left') })
    expect([readFileSync(path), readFileSync(arrow)]).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['it.baseline.arrow', 'it.baseline.json'])
  })

  it.each([0, 1])('and where there was none, none: name %d', async at => {
    const folder = temporaryFolder()
    let calls = 0
    const rename = (from: string, to: string): void => {
      if (calls++ === at) throw full
      nodeDisk.rename(from, to)
    }
    const made = madeOf('first')
    expect(
      await writeBaseline(join(folder, 'it.baseline.json'), made.baseline, made.samples, { ...nodeDisk, rename }),
    ).not.toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })

  it('a folder that is not there is said', async () => {
    const made = madeOf('first')
    const failure = await writeBaseline(join(temporaryFolder(), 'no', 'it.baseline.json'), made.baseline, made.samples)
    expect(failure?.message).toMatch(/it does not exist/)
  })
})
