import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runNotebooks } from './run-notebooks.ts'
import { trustFromTheStart, withEngine } from './with-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-all-notebooks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const names = readdirSync('notebooks').filter(name => name.endsWith('.ts'))

// Oracle: what the prose states, at the trials of each notebook.
test('the six notebooks run, and the prose of each is what its code says', () => {
  expect(names.map(name => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '05', '06'])
  const { code, stderr, stdout } = runNotebooks(['--out', folder])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  for (const name of names) {
    expect(stdout).toContain(`notebooks/${name}: `)
    const page = readFileSync(join(folder, name.replace(/ts$/, 'html')), 'utf8')
    expect(page, name).toContain('<figure><svg')
    expect(page, name).toContain('<table class="shown">')
    const shown = page.replace(/^.*<header>/s, '').replace(/<details>.*?<\/details>/gs, '')
    expect(shown, name).not.toMatch(/NaN|undefined|Infinity|is left out|class="wrong"/)
    expect(page.match(/<span class="stated">/g)?.length ?? 0, name).toBeGreaterThan(5)
  }
}, 300_000)

// Planted: relationships that count from the end of a step, as if all of its money had been spent on its first day. The
// notebook on goals states what is steered; the one on orders has no marketing.
test('a changed number in the engine fails the notebook that states it, and not another', () => {
  withEngine(trustFromTheStart, root => {
    const { code, stderr } = runNotebooks(['notebooks/03-what-silence-costs.ts', 'notebooks/05-whose-goals.ts'], root)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^notebooks\/05-whose-goals\.ts:\d+: the prose states steered\w+: .*, and it is now /m)
    expect(stderr).not.toContain('03-what-silence-costs')
  })
}, 300_000)
