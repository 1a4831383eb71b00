import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from '../../src/report/csv.ts'
import { collector } from '../../src/scenario/complain.ts'
import { readTable } from '../../src/scenario/csv/read-table.ts'
import { tableReader } from '../../src/scenario/csv/table.ts'
import type { Table } from '../../src/scenario/tools.ts'
import { spent } from '../helpers/spent.ts'
import { loaderOf } from './loader.ts'

const tableOf = (text: string, delimiter = ','): Table => {
  const table = readTable({ name: 't.csv', text }, delimiter)
  if (!('name' in table)) throw new Error(`not a table: ${JSON.stringify(table)}`)
  return table
}

const problemsOf = (text: string, delimiter = ','): string[] => {
  const table = readTable({ name: 't.csv', text }, delimiter)
  return 'name' in table ? [] : table.map(({ problem, start, end }) => `${problem} @${start}-${end}`)
}

const texts = (table: Table, column: string) => table.cells(column)?.map(cell => cell.text)

describe('the form of a table', () => {
  test('cells are texts, with the places where they stand', () => {
    const text = 'id,"a ""b""",c\n007,"x,\ny",=1+1\n 8 ,,@x\n'
    const table = tableOf(text)
    expect(table.names).toEqual(['id', 'a "b"', 'c'])
    expect(texts(table, 'id')).toEqual(['007', '8'])
    expect(texts(table, 'a "b"')).toEqual(['x,\ny', ''])
    expect(texts(table, 'c')).toEqual(['=1+1', '@x'])
    const places = table.cells('a "b"')?.map(({ place }) => text.slice(place.start, place.end))
    expect(places).toEqual(['"x,\ny"', ''])
    expect(table.cells('d')).toBeUndefined()
  })

  test('a column may be called like something that every object has', () => {
    expect(texts(tableOf('toString,valueOf\n1,2\n'), 'toString')).toEqual(['1'])
  })

  test.each([
    ['no line end after the last row', 'a,b\n1,2'],
    ['blank lines at the end', 'a,b\n1,2\n\n\n'],
  ])('%s', (_, text) => expect(texts(tableOf(text), 'b')).toEqual(['2']))

  test('a blank line in a table of one column is an empty cell', () =>
    expect(texts(tableOf('a\n1\n\n3\n'), 'a')).toEqual(['1', '', '3']))

  // The oracle is another program: our own writer of CSV, which is tested against a reader that knows nothing of ours.
  test('what the export writes is read back', () => {
    const printable = fc
      .string({ unit: 'binary' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are not part of a table
      .map(text => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(printable, printable), { minLength: 1 }), rows => {
        const columns = ['x', 'y'].map((name, i) => ({ name, type: 'text' as const, values: rows.map(row => row[i]) }))
        const text = csvText({ name: 't', columns }, { escapeFormulas: false }).replaceAll('\r\n', '\n')
        const table = tableOf(text)
        // A last row of nothing but blank lines cannot be told from blank lines, and two columns cannot make one.
        expect(texts(table, 'x')).toEqual(rows.map(([x]) => x.trim()))
        expect(texts(table, 'y')).toEqual(rows.map(([, y]) => y.trim()))
      }),
    )
  })

  test.each([
    ['nothing', '', ',', ['an empty table @0-0']],
    ['blank lines only', '\n\n', ',', ['an empty table @0-0']],
    ['a header only', 'a,b\n', ',', ['a table with a header and no rows @0-3']],
    ['two columns with one name', 'rev,x,rev\n1,2,3', ',', ['two columns are called "rev" @6-9']],
    [
      'reserved names',
      '__proto__,constructor\n1,2',
      ',',
      ['"__proto__" is a reserved name @0-9', '"constructor" is a reserved name @10-21'],
    ],
    ['a column without a name', 'a, \n1,2', ',', ['column 2 has no name @2-3']],
    [
      'rows of other lengths',
      'a,b\n1\n1,2,3\n1,2',
      ',',
      ['row 2 has 1 cell, expected 2 @4-5', 'row 3 has 3 cells, expected 2 @6-11'],
    ],
    ['a blank line between rows', 'a,b\n1,2\n\n3,4', ',', ['row 3 has 1 cell, expected 2 @8-8']],
    ['semicolons', 'a;b\n1;2', ',', ['looks separated by ";": the header has no "," @0-3']],
    ['tabs', 'a\tb\n1\t2', ',', ['looks separated by tabs: the header has no "," @0-3']],
    [
      'commas, where semicolons are said to be',
      'a,b\n1,2',
      ';',
      ['looks separated by ",": the header has no ";" @0-3'],
    ],
    ['an open quote', 'a,b\n1,"2\n3,4\n', ',', ['this quote is never closed @6-7']],
    ['a quote inside', 'a,b\n1,2"\n', ',', ['a quote inside a cell that does not start with one @7-8']],
    ['text after a quote', 'a,b\n"1"2,3\n', ',', ['text after the quote that closes this cell @7-8']],
    ['a zero byte', 'a,b\n1,\u00002\n', ',', ['a control character (U+0000) @6-7']],
    ['a long cell', `a\n${'x'.repeat(10_001)}`, ',', ['a cell with 10001 characters; at most 10000 are allowed @2-3']],
    ['many columns', `${'a,'.repeat(200)}a\n`, ',', ['201 columns; at most 200 are allowed @400-401']],
    ['many rows', `a\n${'1\n'.repeat(100_001)}`, ',', ['more than 100000 rows @200002-200003']],
  ])('%s', (_, text, delimiter, problems) => expect(problemsOf(text, delimiter)).toEqual(problems))

  test('of many rows of a wrong length five are told, and how many are left', () => {
    const problems = problemsOf(`a,b\n${'1\n'.repeat(22)}`)
    expect(problems).toHaveLength(6)
    expect(problems[5]).toBe('17 more rows have too few or too many cells @14-15')
  })

  test('a header with a semicolon in quotes is one column', () => {
    expect(tableOf('"a;b"\n1\n').names).toEqual(['a;b'])
  })
})

describe('sizes', () => {
  test.each([
    ['two million commas', ','.repeat(1_999_999)],
    ['two million quotes', `a\n${'"'.repeat(1_999_990)}`],
    ['a row of a million cells', `a\n${'x,'.repeat(990_000)}`],
    ['a million blank lines', '\n'.repeat(1_900_000)],
    ['100,000 rows of ten cells', `${'c,'.repeat(9)}d\n${`${'1,'.repeat(9)}1\n`.repeat(99_000)}`],
    ['more than two million characters', 'x'.repeat(2_000_001)],
  ])('%s are read or refused, soon', (_, text) => {
    const start = spent()
    const table = readTable({ name: 't.csv', text }, ',')
    expect('name' in table || table.length > 0).toBe(true)
    expect(spent() - start).toBeLessThan(10_000)
  })
})

describe('finding a table', () => {
  const place = { file: { name: 'partners/s.yaml', text: 'csv: x' }, start: 5, end: 6 }
  const reader = (files: Readonly<Record<string, string>>) => {
    const to = collector()
    const asked: string[] = []
    const load = loaderOf(new Map(Object.entries(files)))
    const { table, files: read } = tableReader(
      (path, from) => {
        asked.push(path)
        return load(path, from)
      },
      's.yaml',
      to.complain,
    )
    return { table: (path: string, delimiter?: string) => table(path, place, delimiter), to, asked, read }
  }

  test('a path is relative to the file that names it, and each file is read once', () => {
    const { table, asked, read, to } = reader({ 'data/d.csv': 'a;b\n1;2\n' })
    expect(table('../data/d.csv', ';')?.names).toEqual(['a', 'b'])
    expect(table('../data/d.csv', ';')).toBe(table('../data/d.csv', ';'))
    expect(asked).toEqual(['../data/d.csv'])
    expect(read.map(file => file.name)).toEqual(['data/d.csv'])
    expect(to.issues).toEqual([])
  })

  test('what cannot be read is complained of once', () => {
    const { table, to } = reader({ 'partners/d.csv': 'a,a\n1,2\n' })
    for (let i = 0; i < 3; i++) {
      expect(table('d.csv')).toBeUndefined()
      expect(table('e.csv')).toBeUndefined()
    }
    expect(to.issues.map(issue => issue.message)).toEqual(['two columns are called "a"', 'table "e.csv" not found'])
  })

  test('a mark at the start and other line ends make no difference', () => {
    const { table, read } = reader({ 'partners/d.csv': '\ufeffa,b\r\n1,2\r3,4\n' })
    expect(
      table('d.csv')
        ?.cells('b')
        ?.map(cell => cell.text),
    ).toEqual(['2', '4'])
    expect(read[0].text).toBe('a,b\n1,2\n3,4\n')
  })

  test.each([
    ['/etc/passwd', 'table "/etc/passwd" is an absolute path'],
    ['file:///etc/passwd', 'table "file:///etc/passwd" is an address'],
    ['http://169.254.169.254/', 'table "http://169.254.169.254/" is an address'],
    ['../../d.csv', 'table "../../d.csv" is outside the project'],
    ['data\\d.csv', 'a path is written with "/"'],
  ])('%s is not looked for outside the project', (path, message) => {
    const { table, to } = reader({ 'd.csv': 'a\n1\n' })
    expect(table(path)).toBeUndefined()
    expect(to.issues.map(issue => [issue.code, issue.message])).toEqual([['E131', message]])
  })

  test.each([
    [{ ok: false, reason: 'not-utf8', encoding: 'UTF-16' }, '"d.csv" is not UTF-8 but UTF-16'],
    [{ ok: false, reason: 'not-utf8', at: 12 }, '"d.csv" is not UTF-8 at byte 12'],
    [{ ok: false, reason: 'too-large' }, '"d.csv" is larger than 2 MB'],
    [{ ok: false, reason: 'not-a-file' }, '"d.csv" is not a file'],
    [{ ok: false, reason: 'unreadable' }, '"d.csv" cannot be read'],
    [{ ok: false, reason: 'circle' }, '"d.csv" cannot be read: its links lead in a circle'],
    [{ ok: false, reason: 'long-name' }, '"d.csv" cannot be read: its name is too long'],
  ] as const)('what the loader refuses: %j', (loaded, message) => {
    const to = collector()
    expect(tableReader(() => loaded, 's.yaml', to.complain).table('d.csv', place)).toBeUndefined()
    expect(to.issues.map(issue => [issue.code, issue.message])).toEqual([['E145', message]])
  })
})
