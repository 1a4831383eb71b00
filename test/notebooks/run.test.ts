import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type End, runNotebooks } from './run-notebooks.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-notebooks-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const helper = pathToFileURL(join(process.cwd(), 'notebooks/run/notebook.ts')).href

/** A notebook of two code cells; both use what only TypeScript has, so that a lost line would show. */
const written = (name: string, { prose = 'It is {{n: 3}}.', last = 'state({ n: String(three.n) })' } = {}): string => {
  const file = join(folder, `${name}.ts`)
  const lines = [
    '// %% [markdown]', // 1
    '// # A <b>title</b>',
    '//',
    `// ${prose}`, // 4
    '',
    '// %%',
    `import { from } from 'arquero'`,
    `import { luck, showTable, state } from '${helper}'`,
    'interface Three {', // 9
    '  readonly n: number',
    '}',
    '',
    '// %% the same module goes on', // 13
    'const three: Three = { n: 3 }',
    `console.log('said <i>', luck({ trials: 7 }).trials)`,
    `showTable(from([{ who: '<u>', worth: '$2M' }, { who: 'b', worth: '$1M' }]), 1)`,
    last, // 17
    '',
  ]
  writeFileSync(file, lines.join('\n'))
  return file
}

const pageOf = (name: string): string => readFileSync(join(folder, `${name}.html`), 'utf8')
const bodyOf = (name: string): string => pageOf(name).replace(/^.*<header>/s, '')

// A process takes a second to start, so the notebooks of one command line share one.
describe('notebooks as they are', () => {
  // Oracle: the lines as they are numbered in `written`.
  const wrong = [
    ['stale', { prose: 'It is {{n: 4}}.' }, 4, 'the prose states n: 4, and it is now 3'],
    ['loose', { prose: 'It is {{n: 3}}, or 4.' }, 4, 'nothing checks the number 4'],
    ['thrown', { last: `throw new Error('no luck')` }, 17, 'Error: no luck'],
    ['later', { last: `await Promise.resolve().then(() => { throw new Error('later') })` }, 17, 'Error: later'],
    ['deep', { last: `JSON.parse('{')` }, 17, 'SyntaxError: '],
    ['unreadable', { last: 'const = 3' }, 17, 'Expected identifier but found "="'],
    ['twice', { last: `state({ n: '3' }); state({ n: '3' })` }, 17, '"n" is stated twice'],
  ] as const
  let end: End
  beforeAll(() => {
    const files = [written('good'), ...wrong.map(([name, parts]) => written(name, parts))]
    end = runNotebooks([...files, '--out', folder])
  }, 60_000)

  test('become pages: prose, what each cell left, the code folded in', () => {
    expect(end.stdout).toContain(`good.ts: ${join(folder, 'good.html')}`)
    const page = bodyOf('good')
    const order = [
      '<h1>A &lt;b&gt;title&lt;/b&gt;</h1>',
      '<p>It is <span class="stated">3</span>.</p>',
      'interface Three {\n  readonly n: number\n}',
      '<pre class="said">said &lt;i&gt; 7</pre>',
      '<th>who</th><th class="number">worth</th>',
      '<td>&lt;u&gt;</td><td class="number">$2M</td>',
      '1 more rows',
      '<summary>Code, from line 14</summary>',
    ].map(part => page.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('whose policy names their style and lets them do nothing but show themselves', () => {
    const page = pageOf('good')
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; font-src data:;`)
    expect(page).not.toMatch(/<script|<link|<iframe|<img| style=| on\w+=/)
  })

  test.each(wrong)('what goes wrong has its line, on the terminal and on the page: %s', (name, _, line, message) => {
    const said = end.stderr.split('\n').filter(text => text.startsWith(join(folder, name)))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`${name}.ts:${line}: `)
    expect(said[0]).toContain(message)
    expect(bodyOf(name)).toContain(`${name}.ts:${line}: `)
  })

  test('and one that fails is exit code 1, though the others are run', () => {
    expect(end.code).toBe(1)
    expect(end.stderr).not.toContain('good.ts')
    expect(end.stdout.match(/failed, see/g)).toHaveLength(wrong.length)
  })
})

test('with other trials the page says so, shows its own numbers and compares none', () => {
  const file = written('other', { prose: 'It is {{n: 4}}.' })
  expect(runNotebooks([file, '--out', folder, '--trials', '9'])).toMatchObject({ code: 0, stderr: '' })
  const page = bodyOf('other')
  expect(page).toContain('said &lt;i&gt; 9')
  expect(page).toContain('Run with 9 futures, not the notebook’s own')
  expect(page).toContain('It is <span class="stated">3</span>.')
})

test('prose that is stale is put right by --restate', () => {
  const file = written('restated', { prose: 'It is {{n: 4}}.' })
  const before = readFileSync(file, 'utf8')
  expect(runNotebooks([file, '--out', folder, '--restate'])).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(file, 'utf8')).toBe(before.replace('{{n: 4}}', '{{n: 3}}'))
})

test('a bad command line is exit code 2', () => {
  expect(runNotebooks(['nowhere.ts'])).toMatchObject({ code: 2, stdout: '' })
})
