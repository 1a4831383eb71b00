import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds } from '../../src/chart/index.ts'
import { nodeOf, versions } from '../helpers/node-versions.ts'

// Oracle: the same program under another version of the engine. V8 changed Math.pow between Node 22 and 24, so a run
// that leaned on it would differ.

const folder = mkdtempSync(join(tmpdir(), 'tandem-nodes-'))

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build'])
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)

test('result.json and the pictures have the same bytes under Node 20, 22 and 24', () => {
  const seen = versions.map(version => {
    const node = nodeOf(version)
    const out = join(folder, `out-${version}`)
    execFileSync(node, [
      'dist/cli/main.js',
      'run',
      'scenarios/uv-partners.yaml',
      '--quiet',
      '--trials',
      '3000',
      '--out',
      out,
    ])
    const digest = (file: string): string =>
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex')
    return ['result.json', 'charts/fan.svg', 'charts/difference.svg', 'charts/both-seats.svg', 'report.html'].map(
      digest,
    )
  })
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
})

const scenarios = ['uv-partners', 'at-solutions', 'cs-software', 'one-partnership']

/** Every kind of chart of a scenario, in every format: the hash of each file. */
const chartBytes = (scenario: string, mark: string, command: readonly string[]): Readonly<Record<string, string>> => {
  const out = join(folder, `charts-${mark}-${scenario}`)
  const only = kinds.flatMap(({ id }) => ['--only', id])
  const formats = ['svg', 'png', 'vl', 'html'].flatMap(format => ['--format', format])
  const file = `scenarios/${scenario}.yaml`
  const [first = '', ...rest] = [
    ...command,
    'dist/cli/main.js',
    'chart',
    file,
    ...['--quiet', '--trials', '500', '--out', out],
    ...only,
    ...formats,
  ]
  execFileSync(first, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
  return Object.fromEntries(
    readdirSync(out)
      .sort()
      .map(name => [
        name,
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ]),
  )
}

/** A shell in which the system has no typefaces: nothing of /usr/share is there, and nothing at home. */
const bare = [
  'unshare',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs none /usr/share && ! ls /usr/share/fonts 2>/dev/null && HOME=/nowhere exec "$@"',
  'sh',
]

test.each(scenarios)(
  'every chart of %s has the same bytes under Node 20, 22 and 24, and without typefaces of the system',
  scenario => {
    const [first, ...others] = versions.map(version => chartBytes(scenario, version, [nodeOf(version)]))
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(6)
    for (const other of others) expect(other).toEqual(first)
    expect(chartBytes(scenario, 'bare', [...bare, nodeOf('20')])).toEqual(first)
  },
)
