import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, strayCode, withCalls } from '../../notebooks/run/cells.ts'

// Oracle: by hand, from the percent format as editors read it.
const text = `// %% [markdown]
// # A title
//
// Prose.

// %%
const a = 1

// %% with a name
console.log(a)
`

test('a file is cut at its markers, and every cell knows its first line', () => {
  expect(cellsOf(text)).toEqual([
    { kind: 'markdown', line: 2, lines: ['# A title', '', 'Prose.'] },
    { kind: 'code', line: 7, lines: ['const a = 1'] },
    { kind: 'code', line: 10, lines: ['console.log(a)'] },
  ])
})

test('what stands before the first marker is code; empty cells are none; line ends may be those of Windows', () => {
  expect(cellsOf('let a\r\n\r\n// %%\r\n\r\n// %%\r\nlet b\r\n')).toEqual([
    { kind: 'code', line: 1, lines: ['let a'] },
    { kind: 'code', line: 6, lines: ['let b'] },
  ])
})

test('code in a cell of prose is found: it would run and not be seen', () => {
  expect(strayCode(text)).toEqual([])
  expect(strayCode('// %% [markdown]\n// Prose.\nlet a\n// %%\nlet b\n')).toEqual([3])
})

test('code cells are announced in the lines of their markers', () => {
  expect(withCalls(text, line => `enter(${line})`).split('\n')).toEqual([
    ...text.split('\n').slice(0, 5),
    ';enter(7); // %%',
    'const a = 1',
    '',
    ';enter(10); // %% with a name',
    'console.log(a)',
    '',
  ])
})

// Invariant: an error in the announced text is in the same line of the file.
test('no line moves, whatever the lines are', () => {
  const line = fc.constantFrom('// %%', '// %% [markdown]', '// prose', 'let a = 1', '', '// %% x', ' // %%')
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), lines => {
      const announced = withCalls(lines.join('\n'), () => 'enter()').split('\n')
      expect(announced.map(found => found.replace(/^;enter\(\); /, ''))).toEqual(lines)
    }),
  )
})
