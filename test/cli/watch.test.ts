import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { nextChange, watchedFiles } from '../../src/run/watched-files.ts'
import { builtPackage } from '../helpers/built-package.ts'
import { fakeScenario, fakeStages } from '../run/fake-stages.ts'
import { temporaryFolder, treeOf } from '../run/temporary-folder.ts'
import { fakeIo, type Heard } from './fake-io.ts'

/** Waits until something is so; fails after a while. */
const until = async (isSo: () => boolean, what: string): Promise<void> => {
  for (let tries = 0; tries < 4000; tries++) {
    if (isSo()) return
    await new Promise(done => setTimeout(done, 10))
  }
  throw new Error(`never came: ${what}`)
}

const count = (text: string, part: string): number => text.split(part).length - 1

const project = () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'base'))
  writeFileSync(join(cwd, 'package.json'), '{}')
  writeFileSync(join(cwd, 'a.yaml'), 'good')
  writeFileSync(join(cwd, 'base/b.yaml'), 'good')
  return cwd
}

/** Stages that read `a.yaml` and `base/b.yaml`; either may be bad. They count the runs that go on at once. */
const watchedStages = () => {
  const seen = { runs: 0, most: 0, now: 0 }
  const usual = fakeStages()
  const stages = fakeStages({
    read: async (file, load) => {
      const first = load(file)
      const base = load('base/b.yaml', 'a.yaml')
      const isBad = !first.ok || !base.ok || `${first.text}${base.text}`.includes('bad')
      return isBad
        ? { ok: false, issues: [{ code: 'E101', severity: 'error', message: 'bad file' }] }
        : { ok: true, scenario: fakeScenario({ file: 'a.yaml' }) }
    },
    study: async (scenario, options) => {
      seen.runs++
      seen.most = Math.max(seen.most, ++seen.now)
      await new Promise(done => setTimeout(done, 30))
      seen.now--
      return usual.study(scenario, options)
    },
  })
  return { stages, seen }
}

const watching = (cwd: string, argv: readonly string[] = [], over: Partial<Io> = {}) => {
  const { stages, seen } = watchedStages()
  const { io, heard } = fakeIo(cwd, { stages, ...over })
  return { code: runCli(['run', 'a.yaml', '--watch', ...argv], io), heard, seen }
}

const waits = (heard: Heard): number => count(heard.err(), 'Ctrl-C ends')

describe('tandem run --watch', () => {
  test('runs again when the file or its base changes, and ends with 130', async () => {
    const cwd = project()
    const { code, heard, seen } = watching(cwd)
    await until(() => waits(heard) === 1, 'the first run')
    expect(heard.err()).toContain('watching a.yaml, base/b.yaml; Ctrl-C ends')
    expect(treeOf(cwd)).toHaveProperty('out/a/result.json')
    writeFileSync(join(cwd, 'a.yaml'), 'good, changed')
    await until(() => waits(heard) === 2, 'the second run')
    expect(heard.err()).toContain('changed: a.yaml')
    writeFileSync(join(cwd, 'base/new'), 'good, as an editor saves')
    renameSync(join(cwd, 'base/new'), join(cwd, 'base/b.yaml'))
    await until(() => waits(heard) === 3, 'the third run')
    expect(heard.err()).toContain('changed: base/b.yaml')
    heard.signal('SIGINT')
    expect(await code).toBe(130)
    expect(seen).toMatchObject({ runs: 3, most: 1 })
    expect(count(heard.out(), 'UV Partners')).toBe(3)
    expect(heard.out()).not.toContain('\u001b') // nothing is cleared
  })

  test('shows mistakes, keeps the results, and goes on', async () => {
    const cwd = project()
    const { code, heard, seen } = watching(cwd)
    await until(() => waits(heard) === 1, 'the first run')
    const before = treeOf(cwd)['out/a/run.log']
    writeFileSync(join(cwd, 'base/b.yaml'), 'bad')
    await until(() => waits(heard) === 2, 'the mistake')
    expect(heard.err()).toContain('error[E101]')
    expect(treeOf(cwd)['out/a/run.log']).toBe(before)
    writeFileSync(join(cwd, 'base/b.yaml'), 'good again')
    await until(() => waits(heard) === 3, 'the run after it')
    heard.signal('SIGTERM')
    expect(await code).toBe(143)
    expect(seen.runs).toBe(2)
  })

  test('a base that is not there yet is waited for', async () => {
    const cwd = project()
    renameSync(join(cwd, 'base/b.yaml'), join(cwd, 'later'))
    const { code, heard, seen } = watching(cwd)
    await until(() => waits(heard) === 1, 'the mistake')
    renameSync(join(cwd, 'later'), join(cwd, 'base/b.yaml'))
    await until(() => waits(heard) === 2, 'the run')
    heard.signal('SIGINT')
    expect(await code).toBe(130)
    expect(seen.runs).toBe(1)
  })

  test('changes during a run start one more, not two at once', async () => {
    const cwd = project()
    const { code, heard, seen } = watching(cwd)
    await until(() => seen.now === 1, 'the run')
    writeFileSync(join(cwd, 'a.yaml'), 'good, changed meanwhile')
    writeFileSync(join(cwd, 'base/b.yaml'), 'good, changed too')
    await until(() => waits(heard) === 2, 'the second run')
    expect(heard.err()).toContain('changed: a.yaml, base/b.yaml')
    heard.signal('SIGINT')
    expect(await code).toBe(130)
    expect(seen).toMatchObject({ runs: 2, most: 1 })
  })

  test('what no file can mend ends it', async () => {
    const cwd = project()
    writeFileSync(join(cwd, 'out'), 'a file')
    const { code, heard } = watching(cwd)
    expect(await code).toBe(5)
    expect(waits(heard)).toBe(0)
    expect(await watching(project(), ['--strategy', 'nobody']).code).toBe(2)
  })

  test('opens the report once; --quiet says nothing', async () => {
    const cwd = project()
    const opened: string[] = []
    const open = async (path: string) => void opened.push(path)
    const { code, heard, seen } = watching(cwd, ['--open', '--quiet'], { open })
    await until(() => opened.length === 1, 'the report')
    const log = () => treeOf(cwd)['out/a/run.log']
    const first = log()
    writeFileSync(join(cwd, 'a.yaml'), 'good, changed')
    await until(() => seen.runs === 2 && log() !== undefined && log() !== first, 'the results of the second run')
    await new Promise(done => setTimeout(done, 100))
    heard.signal('SIGINT')
    expect(await code).toBe(130)
    expect(opened).toEqual([join(cwd, 'out/a/report.html')])
    expect(heard.out() + heard.err()).toBe('')
  })
})

describe('watched files', () => {
  test('the signal ends the waiting', async () => {
    const controller = new AbortController()
    const waiting = nextChange(watchedFiles('a.yaml', project()), controller.signal)
    controller.abort()
    expect(await waiting).toEqual([])
  })

  test('what is touched outside of what was read is no change', () => {
    const cwd = project()
    const files = watchedFiles('a.yaml', cwd)
    writeFileSync(join(cwd, 'other.yaml'), 'x')
    expect(files.changed()).toEqual([])
    writeFileSync(join(cwd, 'a.yaml'), 'longer than it was')
    expect(files.changed()).toEqual([join(cwd, 'a.yaml')])
  })

  test('paths outside the project are not looked at', () => {
    const cwd = project()
    const files = watchedFiles('a.yaml', cwd)
    files.wrap(() => ({ ok: false, reason: 'outside' }))('../../etc/passwd', 'a.yaml')
    expect(files.paths()).toEqual([join(cwd, 'a.yaml')])
  })
})

test('a real process watches, hears a change and ends with 130 on SIGINT', async () => {
  const cwd = temporaryFolder()
  const file = join(cwd, 'wrong.yaml')
  writeFileSync(file, 'tandem: 1\nnme: x\n')
  const argv = [builtPackage().main, 'run', 'wrong.yaml', '--watch']
  const child = spawn(process.execPath, argv, { cwd, env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } })
  let err = ''
  child.stderr.on('data', chunk => (err += chunk))
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  try {
    await until(() => err.includes('watching wrong.yaml'), `the first look, but ${err}`)
    expect(err).toContain('wrong.yaml:2:1')
    writeFileSync(file, 'tandem: 1\n\n\nnme: x\n')
    await until(() => err.includes('wrong.yaml:4:1'), 'the second look')
    await until(() => count(err, 'watching wrong.yaml') === 2, 'the second waiting')
    child.kill('SIGINT')
    expect(await ended).toBe(130)
  } finally {
    child.kill('SIGKILL')
  }
}, 60_000)
