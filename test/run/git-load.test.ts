import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askedFile, gitLoad } from '../../src/run/git-load.ts'
import { temporaryFolder } from './temporary-folder.ts'

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    },
  ).trim()

/** A repository with two commits, and a change that is in neither. */
const repository = () => {
  const root = temporaryFolder()
  git(root, 'init', '-q', '-b', 'main')
  mkdirSync(join(root, 'scenarios/base'), { recursive: true })
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text)
  write('scenarios/a.yaml', 'first\n')
  write('scenarios/base/b.yaml', 'base of the first\n')
  write('scenarios/deals.csv', 'x\n1\n')
  write('scenarios/bytes.yaml', 'x')
  writeFileSync(join(root, 'scenarios/bytes.yaml'), Buffer.from([0x61, 0xe9, 0x62]))
  write('outside.yaml', 'at the top\n')
  symlinkSync('a.yaml', join(root, 'scenarios/link.yaml'))
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'first')
  git(root, 'tag', 'v1')
  write('scenarios/a.yaml', 'second\n')
  git(root, 'commit', '-qam', 'second')
  write('scenarios/a.yaml', 'third, not committed\n')
  return root
}

const loaded = (root: string, rev: string, file = 'scenarios/a.yaml') => {
  const found = gitLoad(file, rev, root)
  if (!found.ok) throw new Error(`${found.failure.message}: ${found.failure.help}`)
  return found
}

describe('FILE@REV', () => {
  test.each([
    ['a.yaml', { file: 'a.yaml' }],
    ['a.yaml@HEAD', { file: 'a.yaml', rev: 'HEAD' }],
    ['s/a.yaml@feature/x@2', { file: 's/a.yaml', rev: 'feature/x@2' }],
    ['a.json@HEAD@{1}', { file: 'a.json', rev: 'HEAD@{1}' }],
    ['a@b.yaml@v1', { file: 'a@b.yaml', rev: 'v1' }],
    ['a@b.yaml', { file: 'a', rev: 'b.yaml' }],
    ['plain@v1', { file: 'plain', rev: 'v1' }],
    ['a.yaml@', { file: 'a.yaml', rev: '' }],
    ['there@b.yaml', { file: 'there@b.yaml' }],
  ])('%s', (text, asked) => {
    expect(askedFile(text, file => file.startsWith('there'))).toEqual(asked)
  })
})

describe('gitLoad', () => {
  test('reads the scenario and what it names as they were, and not as they are', () => {
    const root = repository()
    const { load, commit } = loaded(root, 'v1')
    expect(commit).toBe(git(root, 'rev-parse', 'v1'))
    expect(load('scenarios/a.yaml')).toEqual({ ok: true, name: 'scenarios/a.yaml', text: 'first\n' })
    expect(load('base/b.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: true, name: 'scenarios/base/b.yaml' })
    expect(load('deals.csv', 'scenarios/a.yaml')).toMatchObject({ ok: true, text: 'x\n1\n' })
    expect(load('../outside.yaml', 'scenarios/a.yaml')).toMatchObject({ ok: true, name: 'outside.yaml' })
    expect(loaded(root, 'main').load('scenarios/a.yaml')).toMatchObject({ text: 'second\n' })
    expect(loaded(root, 'HEAD~1').load('scenarios/a.yaml')).toMatchObject({ text: 'first\n' })
  })

  test('a folder that has moved since is no obstacle, and names are those of the project root', () => {
    const root = repository()
    rmSync(join(root, 'scenarios/link.yaml'))
    renameSync(join(root, 'scenarios'), join(root, 'elsewhere'))
    expect(loaded(root, 'v1').load('scenarios/a.yaml')).toMatchObject({ name: 'scenarios/a.yaml', text: 'first\n' })
    // a project inside the repository: names begin at its own root
    mkdirSync(join(root, 'scenarios'))
    writeFileSync(join(root, 'scenarios/package.json'), '{}')
    const inner = loaded(root, 'v1')
    expect(inner.load('scenarios/a.yaml')).toMatchObject({ name: 'a.yaml', text: 'first\n' })
    expect(inner.load('../outside.yaml', 'a.yaml')).toEqual({ ok: false, reason: 'outside' })
  })

  test('works inside a hook, whose variables lead to another repository', () => {
    const [root, other] = [repository(), repository()]
    writeFileSync(join(other, 'scenarios/a.yaml'), 'other\n')
    git(other, 'commit', '-qam', 'third')
    const before = process.env['GIT_DIR']
    process.env['GIT_DIR'] = join(other, '.git')
    try {
      expect(loaded(root, 'HEAD').load('scenarios/a.yaml')).toMatchObject({ text: 'second\n' })
    } finally {
      if (before === undefined) delete process.env['GIT_DIR']
      else process.env['GIT_DIR'] = before
    }
  })

  test.each([
    ['missing', 'base/c.yaml', { reason: 'missing', nearby: ['b.yaml'] }],
    ['outside the project', '../../x.yaml', { reason: 'outside' }],
    ['absolute', '/etc/passwd', { reason: 'outside' }],
    ['an address', 'file:///etc/passwd', { reason: 'outside' }],
    ['a folder', 'base', { reason: 'not-a-file' }],
    ['a link', 'link.yaml', { reason: 'not-a-file' }],
    ['not UTF-8', 'bytes.yaml', { reason: 'not-utf8', at: 1 }],
    ['a pattern', '*.yaml', { reason: 'missing' }],
    ['magic of git', ':(top)outside.yaml', { reason: 'missing' }],
    ['an option', '--help', { reason: 'missing' }],
    ['with a zero', 'a\0.yaml', { reason: 'missing' }],
  ])('a file that is %s', (_, path, wanted) => {
    expect(loaded(repository(), 'v1').load(path, 'scenarios/a.yaml')).toMatchObject({ ok: false, ...wanted })
  })

  test('a file beyond the limit is not read', () => {
    const root = repository()
    writeFileSync(join(root, 'scenarios/a.yaml'), 'x'.repeat(2 * 1024 * 1024 + 1))
    git(root, 'commit', '-qam', 'large')
    expect(loaded(root, 'HEAD').load('scenarios/a.yaml')).toEqual({ ok: false, reason: 'too-large' })
  })

  test.each([
    ['nothing', '', 'no revision stands after "@"'],
    ['an option', '--output=pwned', 'is an option, not a revision'],
    ['a short option', '-h', 'is an option, not a revision'],
    ['a path', 'HEAD:scenarios/a.yaml', 'is not one revision'],
    ['a range', 'v1..main', 'is not one revision'],
    ['an exclusion', '^v1', 'is not one revision'],
    ['two words', 'v1 main', 'is not one revision'],
    ['a command', '$(touch pwned)', 'is not one revision'],
    ['a shell’s', 'v1;touch$IFS!pwned', 'git knows no revision'],
    ['a line break', 'v1\nmain', 'is not one revision'],
    ['a zero', 'v1\0', 'is not one revision'],
    ['very long', 'a'.repeat(300), 'is too long for a revision'],
    ['unknown', 'v2', 'git knows no revision "v2"'],
    ['no commit', 'HEAD^{tree}', 'git knows no revision'],
  ])('a revision that is %s is refused', (_, rev, message) => {
    const root = repository()
    const found = gitLoad('scenarios/a.yaml', rev, root)
    expect(found).toMatchObject({ ok: false, failure: { kind: 'usage', message: expect.stringContaining(message) } })
    expect(existsSync(join(root, 'pwned'))).toBe(false)
  })

  test('a revision of no file is told as that, also where there is no repository', () => {
    for (const folder of [repository(), temporaryFolder()])
      expect(gitLoad('', 'HEAD', folder)).toMatchObject({
        ok: false,
        failure: {
          kind: 'usage',
          message: '"@HEAD" is a revision of no file',
          help: expect.stringContaining('FILE@REV'),
        },
      })
  })

  test('outside of a repository, and without git', () => {
    const folder = temporaryFolder()
    expect(gitLoad('a.yaml', 'HEAD', folder)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', message: '"a.yaml" is in no repository of git' },
    })
    const before = process.env['PATH']
    process.env['PATH'] = folder
    try {
      expect(gitLoad('a.yaml', 'HEAD', folder)).toMatchObject({
        ok: false,
        failure: { kind: 'environment', help: 'install git, or compare two files' },
      })
    } finally {
      process.env['PATH'] = before
    }
  })

  test('what the repository would have git run is not run', () => {
    const root = repository()
    const script = join(root, 'run.sh')
    writeFileSync(script, `#!/bin/sh\ntouch ${join(root, 'pwned')}\ncat "$1"\n`)
    chmodSync(script, 0o755)
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.x.textconv', 'filter.x.smudge'])
      git(root, 'config', key, script)
    writeFileSync(join(root, '.gitattributes'), '*.yaml diff=x filter=x\n')
    expect(loaded(root, 'v1').load('scenarios/a.yaml')).toMatchObject({ ok: true, text: 'first\n' })
    expect(existsSync(join(root, 'pwned'))).toBe(false)
  })
})
