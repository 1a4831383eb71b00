import { expect, test } from 'vitest'
import { annotationsText } from '../../../src/report/gate/annotations.ts'
import { check, entry, failing, hostile, nasty, report, row } from './gate-fixture.ts'

type Command = { readonly level: string; readonly at: Readonly<Record<string, string>>; readonly message: string }

const undone = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

/** A line as the runner of GitHub takes it apart: command, properties up to the next "::", message; then unescaped. */
const runner = (line: string): Command => {
  const end = line.indexOf('::', 2)
  expect(line.startsWith('::') && end > 0, line).toBe(true)
  const [level, ...rest] = line.slice(2, end).split(' ')
  const at = rest
    .join(' ')
    .split(',')
    .map(pair => [pair.slice(0, pair.indexOf('=')), undone(pair.slice(pair.indexOf('=') + 1))])
  return { level, at: Object.fromEntries(at), message: undone(line.slice(end + 2)) }
}

const commands = (text: string): Command[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(runner)

test('nothing where nothing says no', () => {
  expect(annotationsText([entry(report({ checks: [check()] }))])).toBe('')
})

test('figures at the line that changed, checks at their own, warnings as warnings', () => {
  const found = commands(annotationsText([entry(failing())]))
  expect(found.map(({ level, at }) => [level, at['file'], at['line'], at['title']])).toEqual([
    ['error', 'scenarios/uv-partners.yaml', '35', '6 figures changed'],
    ['error', 'scenarios/uv-partners.yaml', '91', 'a check does not hold'],
    ['error', 'scenarios/uv-partners.yaml', '94', 'a check is too close to tell'],
    ['warning', 'scenarios/uv-partners.yaml', '88', 'a check does not hold'],
  ])
  const [figures, , close] = found
  expect(figures.message.split('\n')[0]).toBe(
    'resell/partner.ownerValue: $4.712M became $4.200M, −$512k (−10.9\u00a0%)',
  )
  expect(figures.message).toContain('tandem check scenarios/uv-partners.yaml --accept --only partner.ownerValue')
  expect(close.message).toContain('about 24,000 trials would tell')
})

test('a nasty name stays inside its command: as many commands as there are things to say', () => {
  const text = annotationsText([entry(hostile(), nasty)])
  const found = commands(text)
  expect(found).toHaveLength(3)
  for (const { level, at } of found) {
    expect(level).toBe('error')
    expect(Object.keys(at)).toEqual(['file', 'line', 'title'])
    expect(at['file']).toContain('::error file=x::y ]]> <b>')
    expect(at['file']).toContain('%0A')
  }
  expect(found.map(({ at }) => at['line'])).toEqual(['1', '7', '1'])
  expect(text).not.toContain('\u202e')
})

test('at the tenth it says how many more there are', () => {
  const many = Array.from({ length: 13 }, (_, i) =>
    entry(report({ passed: false, rows: [row('a', 'm', 1, 2)] }), `s${i}.yaml`),
  )
  const found = commands(annotationsText(many))
  expect(found).toHaveLength(10)
  expect(found[9].message).toContain('and 3 more')
})

test('a file that could not be looked at is an error at its line', () => {
  const [found] = commands(
    annotationsText([{ file: 'a,b:c.yaml', seconds: 0, unread: { message: '50% of it', help: 'x', line: 4 } }]),
  )
  expect(found).toEqual({
    level: 'error',
    at: { file: 'a,b:c.yaml', line: '4', title: 'cannot be checked' },
    message: '50% of it\nx',
  })
})
