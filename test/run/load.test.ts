import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeLoad, projectRoot, sizeLimit } from '../../src/run/load.ts'
import { decodeUtf8 } from '../../src/run/utf8.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A project with a scenario in a folder of it, and a secret beside the project. */
const project = () => {
  const outside = temporaryFolder()
  const root = join(outside, 'project')
  mkdirSync(join(root, 'scenarios', 'base'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{}')
  writeFileSync(join(root, 'scenarios', 'a.yaml'), 'name: Ä\r\n')
  writeFileSync(join(root, 'scenarios', 'base', 'cloud.yaml'), 'name: base\n')
  writeFileSync(join(outside, 'secret.yaml'), 'password: 1\n')
  return { outside, root, load: nodeLoad('scenarios/a.yaml', root) }
}

describe('nodeLoad', () => {
  test('reads a file under the name that it has from the root', () => {
    const { root, load } = project()
    expect(load('scenarios/a.yaml')).toEqual({ ok: true, name: 'scenarios/a.yaml', text: 'name: Ä\r\n' })
    expect(nodeLoad('a.yaml', join(root, 'scenarios'))('a.yaml')).toMatchObject({ name: 'scenarios/a.yaml' })
    expect(nodeLoad(join(root, 'scenarios/a.yaml'), '/')(join(root, 'scenarios/a.yaml'))).toMatchObject({
      name: 'scenarios/a.yaml',
    })
  })

  test('takes paths in a file as relative to its folder', () => {
    const { load } = project()
    expect(load('base/cloud.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: true, name: 'scenarios/base/cloud.yaml' })
    expect(load('../a.yaml', 'scenarios/base/cloud.yaml')).toMatchObject({ ok: true, name: 'scenarios/a.yaml' })
  })

  test('names what lies beside a missing file', () => {
    const { load } = project()
    expect(load('base/clowd.yaml', 'scenarios/a.yaml')).toEqual({
      ok: false,
      reason: 'missing',
      nearby: ['cloud.yaml'],
    })
    expect(load('a.yaml/b.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: false, reason: 'missing' })
    expect(load('nowhere/b.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: false, reason: 'missing' })
  })

  test('names scenarios only, not the other files of a project', () => {
    const { root, load } = project()
    for (const name of ['b.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'biome.json'])
      writeFileSync(join(root, 'scenarios', name), '{}')
    expect(load('missing.yaml', 'scenarios/a.yaml')).toMatchObject({ nearby: ['a.yaml', 'b.json'] })
  })

  test.each([
    ['base/cloud.yaml', 'a.yaml', 'scenarios/base/cloud.yaml'],
    ['scenarios/base/cloud.yaml', 'scenarios/a.yaml', 'base/cloud.yaml'],
    ['base/cloud.yaml', 'scenarios/base/b.yaml', 'cloud.yaml'],
    ['a.yaml', 'scenarios/base/b.yaml', '../a.yaml'],
    ['base/cloud.yaml', 'scenarios/sub/b.yaml', '../base/cloud.yaml'],
  ])('for %s in %s names the file that is meant', (path, from, elsewhere) => {
    const { load } = project()
    const found = load(path, from)
    expect(found).toMatchObject({ ok: false, reason: 'missing', elsewhere })
    // The path that is offered leads there.
    expect(load(elsewhere, from)).toMatchObject({ ok: true })
  })

  test('names no file outside the root as the one that is meant', () => {
    const { outside, root } = project()
    writeFileSync(join(root, 'b.yaml'), '')
    const load = nodeLoad('b.yaml', root)
    expect(load('secret.yaml', 'b.yaml')).toMatchObject({ ok: false, reason: 'missing' })
    expect(load('secret.yaml', 'b.yaml')).not.toHaveProperty('elsewhere')
    symlinkSync(join(outside, 'secret.yaml'), join(root, 'scenarios', 'secret.yaml'))
    expect(load('secret.yaml', 'b.yaml')).not.toHaveProperty('elsewhere')
  })

  test.each([
    '../../secret.yaml',
    '../../missing.yaml',
    '/etc/passwd',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'C:\\x',
  ])('refuses %s', path => {
    const { load } = project()
    expect(load(path, 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'outside' })
  })

  test('follows links inside the root and refuses those that leave it', () => {
    const { outside, root, load } = project()
    symlinkSync(join(outside, 'secret.yaml'), join(root, 'scenarios', 'link.yaml'))
    symlinkSync(outside, join(root, 'scenarios', 'door'))
    symlinkSync(join(root, 'scenarios', 'base', 'cloud.yaml'), join(root, 'scenarios', 'alias.yaml'))
    expect(load('link.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'outside' })
    expect(load('door/secret.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'outside' })
    expect(load('door/secre.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'missing', nearby: [] })
    expect(load('alias.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: true, name: 'scenarios/base/cloud.yaml' })
  })

  test('refuses what is no file, without waiting for it', () => {
    const { root, load } = project()
    execFileSync('mkfifo', [join(root, 'scenarios', 'pipe.yaml')])
    symlinkSync('loop.yaml', join(root, 'scenarios', 'loop.yaml'))
    expect(load('pipe.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'not-a-file' })
    expect(load('base', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'not-a-file' })
    expect(load('loop.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'circle' })
    expect(load(`${'x'.repeat(300)}.yaml`, 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'long-name' })
    for (const [folder, reason] of [
      ['scenarios/loop.yaml', 'circle'],
      ['y'.repeat(300), 'long-name'],
      ['scenarios/a.yaml', 'missing'],
    ])
      expect(nodeLoad(`${folder}/b.yaml`, root)(`${folder}/b.yaml`)).toEqual({ ok: false, reason })
    expect(load('a\0b', 'scenarios/a.yaml')).toMatchObject({ ok: false, reason: 'missing' })
    expect(nodeLoad('/dev/null', root)('/dev/null')).toEqual({ ok: false, reason: 'not-a-file' })
  })

  test('reads up to the limit and no further', () => {
    const { root, load } = project()
    writeFileSync(join(root, 'scenarios', 'full.yaml'), 'x'.repeat(sizeLimit))
    writeFileSync(join(root, 'scenarios', 'over.yaml'), 'x'.repeat(sizeLimit + 1))
    expect(load('full.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: true })
    expect(load('over.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'too-large' })
  })

  test('says where a text stops being UTF-8', () => {
    const { root, load } = project()
    writeFileSync(join(root, 'scenarios', 'latin.yaml'), Buffer.from('name: caf\xe9\n', 'latin1'))
    writeFileSync(join(root, 'scenarios', 'wide.yaml'), Buffer.from('\ufeffname: x', 'utf16le'))
    expect(load('latin.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'not-utf8', at: 9 })
    expect(load('wide.yaml', 'scenarios/a.yaml')).toEqual({ ok: false, reason: 'not-utf8', at: 0, encoding: 'UTF-16' })
  })
})

test('without a project the folder of the file is the root', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sub'))
  expect(projectRoot(join(folder, 'sub'))).toBe(join(folder, 'sub'))
  mkdirSync(join(folder, '.git'))
  expect(projectRoot(join(folder, 'sub'))).toBe(folder)
})

describe('decodeUtf8', () => {
  const bytes = (...values: readonly (string | number)[]) =>
    new Uint8Array(values.flatMap(value => (typeof value === 'string' ? [...Buffer.from(value)] : [value])))

  test.each([
    ['a byte that starts nothing', bytes('ab', 0xff, 'c'), 2],
    ['a lone continuation', bytes('ab', 0x80), 2],
    ['a character cut by another', bytes('é', 0xe2, 0x82, 'x'), 2],
    ['a character cut by the end', bytes('abc', 0xe2, 0x82), 3],
    ['an overlong form', bytes('a', 0xc0, 0xaf), 1],
    ['half of a pair', bytes('a', 0xed, 0xa0, 0x80), 1],
    ['the very first byte', bytes(0xff), 0],
    ['bad text after much that is good', bytes('é'.repeat(5000), 0xfe), 10_000],
  ])('%s', (_, text, at) => expect(decodeUtf8(text)).toEqual({ ok: false, at }))

  test('good text comes through, without its mark', () => {
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 'é😀'))).toEqual({ ok: true, text: 'é😀' })
    expect(decodeUtf8(bytes())).toEqual({ ok: true, text: '' })
  })

  test('UTF-16 is named with its mark and without', () => {
    for (const text of [
      Buffer.from('\ufeffab', 'utf16le'),
      Buffer.from('name', 'utf16le'),
      Buffer.from('name', 'utf16le').swap16(),
    ])
      expect(decodeUtf8(text)).toEqual({ ok: false, at: 0, encoding: 'UTF-16' })
  })
})
