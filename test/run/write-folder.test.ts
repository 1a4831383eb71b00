import { existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../src/run/check-folder.ts'
import { safeName } from '../../src/run/safe-name.ts'
import { type Disk, nodeDisk, writeFolder } from '../../src/run/write-folder.ts'
import { temporaryFolder, treeOf } from './temporary-folder.ts'

const fresh = new Map<string, string | Uint8Array>([
  ['result.json', '{"new": 1}\n'],
  ['tables/metrics.csv', 'a\r\n'],
  ['charts/fan.png', Uint8Array.of(0, 255)],
])
const freshTree = {
  'charts/': '',
  'charts/fan.png': '\0ÿ',
  'result.json': '{"new": 1}\n',
  'tables/': '',
  'tables/metrics.csv': 'a\r\n',
}

const withOld = () => {
  const home = temporaryFolder()
  const dir = join(home, 'out', 'run')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'result.json'), 'old')
  writeFileSync(join(dir, 'stale.svg'), 'old')
  return { home, dir, before: treeOf(home) }
}

const full = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' })

describe('writeFolder', () => {
  test('makes the folder and those above it', () => {
    const home = temporaryFolder()
    expect(writeFolder(join(home, 'a', 'b'), fresh)).toBeNull()
    expect(treeOf(join(home, 'a', 'b'))).toEqual(freshTree)
    expect(readdirSync(join(home, 'a'))).toEqual(['b'])
  })

  test('replaces an old folder whole and leaves nothing beside it', () => {
    const { dir, home } = withOld()
    expect(writeFolder(dir, fresh)).toBeNull()
    expect(treeOf(dir)).toEqual(freshTree)
    expect(readdirSync(join(home, 'out'))).toEqual(['run'])
  })

  test('a link to a folder stays a link', () => {
    const { dir, home } = withOld()
    symlinkSync(dir, join(home, 'latest'))
    expect(writeFolder(join(home, 'latest'), fresh)).toBeNull()
    expect(readlinkSync(join(home, 'latest'))).toBe(dir)
    expect(treeOf(dir)).toEqual(freshTree)
  })

  /** Counts the calls to the disk and fails the n-th; then every later call works again. */
  const failing = (at: number, code: string): { disk: Disk; calls: () => number } => {
    let calls = 0
    const guard =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (++calls === at) throw full(code)
        act(...args)
      }
    const disk: Disk = {
      makeFolder: guard(nodeDisk.makeFolder),
      writeFile: guard(nodeDisk.writeFile),
      rename: guard(nodeDisk.rename),
      syncFolder: nodeDisk.syncFolder,
      remove: nodeDisk.remove,
    }
    return { disk, calls: () => calls }
  }

  test('whichever call fails, the old folder is untouched or the new one is whole', () => {
    const counted = failing(Number.POSITIVE_INFINITY, '')
    writeFolder(withOld().dir, fresh, counted.disk)
    expect(counted.calls()).toBe(8) // three folders, three files, two renames
    for (let at = 1; at <= counted.calls(); at++) {
      const { dir, home, before } = withOld()
      const failure = writeFolder(dir, fresh, failing(at, 'ENOSPC').disk)
      expect(failure).toMatchObject({
        kind: 'environment',
        message: expect.stringContaining('no space left on the disk'),
      })
      expect(treeOf(home)).toEqual(before)
    }
  })

  test('a file that is half written when the disk is full is never seen', () => {
    const { dir, home, before } = withOld()
    const disk: Disk = {
      ...nodeDisk,
      writeFile: (path, content) => {
        writeFileSync(path, String(content).slice(0, 2))
        throw full('EFBIG')
      },
    }
    expect(writeFolder(dir, fresh, disk)?.message).toContain('larger than allowed')
    expect(treeOf(home)).toEqual(before)
  })

  test.runIf(existsSync('/proc/self'))('a place where no folder can be made is an error, not a wait', () => {
    expect(writeFolder('/proc/x/y', fresh)).toEqual({
      kind: 'environment',
      message: 'cannot write the results to "/proc/x/y": no folder can be made in "/proc"',
      help: 'nothing there has changed; choose another folder with --out',
    })
  })

  test('room is asked for only when the disk is full', () => {
    const help = (code: string) => writeFolder(withOld().dir, fresh, failing(1, code).disk)?.help
    for (const code of ['ENOSPC', 'EDQUOT']) expect(help(code)).toMatch(/make room$/)
    for (const code of ['EACCES', 'EROFS', 'EIO']) expect(help(code)).not.toContain('room')
  })

  test('what cannot be tidied up afterwards is no failure', () => {
    const { dir } = withOld()
    const disk: Disk = {
      ...nodeDisk,
      remove: () => {
        throw full('EBUSY')
      },
    }
    expect(writeFolder(dir, fresh, disk)).toBeNull()
    expect(treeOf(dir)).toEqual(freshTree)
  })

  test('a target below a file is a failure in words', () => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'file'), 'x')
    expect(writeFolder(join(home, 'file', 'run'), fresh)).toMatchObject({ kind: 'environment' })
    expect(treeOf(home)).toEqual({ file: 'x' })
  })

  test('an error of our own is not dressed up as one of the disk', () => {
    const disk: Disk = {
      ...nodeDisk,
      writeFile: () => {
        throw new TypeError('bug')
      },
    }
    expect(() => writeFolder(join(temporaryFolder(), 'run'), fresh, disk)).toThrow('bug')
  })
})

describe('checkFolder', () => {
  const home = () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'out', 'run'), { recursive: true })
    return folder
  }
  const check = (cwd: string, dir: string, force = false) => checkFolder(dir, 'scenarios/a.yaml', { cwd, force })
  const resultOf = (file: string) => JSON.stringify({ schema: 'tandem/result@1', scenario: { file } })

  test('a new, an empty and an own folder are fine', () => {
    const cwd = home()
    expect(check(cwd, 'out/new/deep')).toBeNull()
    expect(check(cwd, 'out/run')).toBeNull()
    writeFileSync(join(cwd, 'out/run/result.json'), resultOf('scenarios/a.yaml'))
    mkdirSync(join(cwd, 'out/run/charts'))
    expect(check(cwd, 'out/run')).toBeNull()
    expect(readdirSync(join(cwd, 'out'))).toEqual(['run'])
  })

  test('results of another scenario are kept, unless --force', () => {
    const cwd = home()
    writeFileSync(join(cwd, 'out/run/result.json'), resultOf('scenarios/b.yaml'))
    expect(check(cwd, 'out/run')).toMatchObject({
      kind: 'input',
      message: expect.stringContaining('"scenarios/b.yaml"'),
      help: expect.stringContaining('--force'),
    })
    expect(check(cwd, 'out/run', true)).toBeNull()
    writeFileSync(join(cwd, 'out/run/result.json'), 'not json')
    expect(check(cwd, 'out/run')).toMatchObject({ kind: 'input' })
  })

  test('files that are not from a run are kept, --force or not', () => {
    const cwd = home()
    for (const name of ['letter.doc', 'a.txt', 'b.txt', 'c.txt']) writeFileSync(join(cwd, 'out/run', name), 'x')
    expect(check(cwd, 'out/run', true)).toMatchObject({
      kind: 'input',
      message: expect.stringContaining('"a.txt", "b.txt", "c.txt" and 1 more'),
    })
  })

  test('a file, and a folder below a file, are refused', () => {
    const cwd = home()
    writeFileSync(join(cwd, 'file'), 'x')
    expect(check(cwd, 'file')).toMatchObject({ kind: 'environment', message: expect.stringContaining('it is a file') })
    expect(check(cwd, 'file/run')).toMatchObject({ kind: 'environment' })
    expect(check(cwd, '/dev/full')).toMatchObject({ kind: 'environment' })
  })

  test('a link that leads nowhere is called that', () => {
    const cwd = home()
    symlinkSync('gone', join(cwd, 'latest'))
    for (const dir of ['latest', 'latest/run'])
      expect(check(cwd, dir)).toMatchObject({
        kind: 'environment',
        message: expect.stringContaining('is a link to "gone", which is not there'),
        help: expect.stringContaining('remove the link'),
      })
    expect(readlinkSync(join(cwd, 'latest'))).toBe('gone')
  })

  test('the folder that one stands in, or one above it, is refused', () => {
    const cwd = home()
    for (const dir of ['.', '..', '/', cwd]) expect(check(cwd, dir, true)).toMatchObject({ kind: 'usage' })
  })
})

test('names of files are safe on any system, and different names stay different', () => {
  expect(safeName('uv-partners')).toBe('uv-partners')
  const odd = [
    '',
    '.',
    '..',
    '../../x',
    'a/b',
    'a\\b',
    'CON',
    'nul.txt',
    '-rf',
    'x'.repeat(300),
    'naïve',
    'naive ',
    'a:b',
    'end.',
    '日本',
  ]
  const safe = odd.map(safeName)
  for (const name of safe) expect(name).toMatch(/^(?!con$|nul\.)[A-Za-z0-9_][A-Za-z0-9._-]{0,95}$/i)
  expect(new Set(safe).size).toBe(odd.length)
})
