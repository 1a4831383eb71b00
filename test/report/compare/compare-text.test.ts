import { describe, expect, test } from 'vitest'
import type { ChangeRow } from '../../../src/check/change-row.ts'
import type { Compared } from '../../../src/check/compared.ts'
import type { Place } from '../../../src/kernel/issue.ts'
import { compareText } from '../../../src/report/compare/compare-text.ts'
import { textWidth } from '../../../src/report/terminal-text.ts'
import type { SplitFigure, SplitPart } from '../../../src/study/split/result.ts'

const at = (name: string, line: number): Place => ({
  file: { name, text: '\n'.repeat(line) },
  start: line - 1,
  end: line,
})

const row = (id: string, change: number | null, over: Partial<ChangeRow> = {}): ChangeRow => ({
  id,
  key: id.split('.')[0],
  kind: 'changed',
  was: { text: '2', place: at('old/a.yaml', 7) },
  is: { text: '3', place: at('old/a.yaml', 9) },
  alike: [],
  change,
  ...over,
})

const part = (value: number, se: number | null = 0): SplitPart => ({ part: value, se, alone: value, last: value })

const figure = (
  strategy: string,
  parts: readonly SplitPart[] | null,
  over: Partial<SplitFigure> = {},
): SplitFigure => ({
  strategy,
  metric: 'partner.ebitda',
  unit: 'USD',
  was: 1_200_000,
  is: 1_350_000,
  change: 150_000,
  se: 100,
  parts,
  ...over,
})

const compared = (over: Partial<Compared> = {}): Compared => ({
  from: { asked: 'a.yaml@main', name: 'A', file: 'a.yaml', hash: '0', commit: '0123456789abcdef'.repeat(2) },
  to: { asked: 'a.yaml', name: 'A', file: 'a.yaml', hash: '1' },
  rows: [row('partner.b', 1), row('partner.a', 0, { alike: ['x.1', 'x.2', 'x.3', 'x.4'] }), row('run.seed', null)],
  split: {
    trials: 1000,
    seed: 'acme',
    groups: [
      { label: 'partner.a', changes: [0] },
      { label: 'partner.b', changes: [1] },
    ],
    notes: [],
    figures: [figure('today', [part(190_000, 100), part(-40_000, 30_000)])],
  },
  titles: { today: 'Today' },
  ...over,
})

const plain = { width: 80, color: false, unicode: true }

describe('compareText', () => {
  test('numbers parts in the order of the changes, and marks what may be chance', () => {
    expect(compareText(compared(), plain)).toBe(`From a.yaml@main (0123456789ab) to a.yaml

partner
 ~ partner.b [1]
     2 → 3
     old/a.yaml:7, now:9
 ~ partner.a [2]
     2 → 3
     old/a.yaml:7, now:9; also x.1, x.2, x.3 and 1 more
run
 ~ run.seed
     2 → 3
     old/a.yaml:7, now:9

What each change did to the mean of a figure, averaged over all orders in which
they may come, in 1,000 futures on the luck of acme:

partner.ebitda, EBITDA
                  Today
 was             $1.2M
 [1] partner.b   −$40k?
 [2] partner.a  +$190k
 is              $1.4M
 change         +$150k

? less than two standard errors from nothing: may be chance.

Both sides are played on one luck and in as many futures: what run.seed did is
in no part.
`)
  })

  test('what changed of the run is said to be in no part, and nothing where nothing did', () => {
    const said = (...ids: readonly string[]) =>
      compareText(compared({ rows: ids.map(id => row(id, null)), split: null }), { ...plain, width: 200 })
    expect(said('run.seed', 'run.trials')).toMatch(/: what run\.seed and run\.trials did is in no part\.\n$/)
    expect(said('run.trials')).toContain(': what run.trials did is in no part.')
    expect(said('run.trials')).toContain('No figure depends on any of that, but for its luck.')
    expect(said('time.start')).not.toContain('in no part')
    expect(said('time.start')).toContain('No figure depends on any of that.')
  })

  test('what was laid over the newer side is part of its name', () => {
    const to = { ...compared().to, commit: 'f'.repeat(40), set: ['a.b=3', 'c=4%'] }
    expect(compareText(compared({ to, rows: [] }), plain)).toBe(
      'From a.yaml@main (0123456789ab) to a.yaml (ffffffffffff) with a.b=3, c=4%\nBoth say the same.\n',
    )
  })

  test.each([
    ['a part of two standard errors', 40_000, 20_000, false],
    ['a part of less', 40_000, 20_001, true],
    ['a negative part of less', -40_000, 20_001, true],
    ['a negative part of more', -40_000, 19_999, false],
    ['no part at all', 0, 0, false],
    ['a part without an error', 40_000, null, false],
  ])('%s', (_, value, se, isMarked) => {
    const { split } = compared()
    const text = compareText(
      compared({ split: split && { ...split, figures: [figure('today', [part(value, se), part(1)])] } }),
      plain,
    )
    expect(text.includes('?')).toBe(isMarked)
  })

  test('what only one of the two says is said once, and not at all where the name says it', () => {
    const rows = [
      row('segments.new', 0, { kind: 'added', was: null, is: { text: 'new' } }),
      row('segments.new.churn', 0, { kind: 'added', was: null }),
      row('strategies.old', null, { kind: 'removed', was: { text: 'Old ways' }, is: null }),
    ]
    expect(
      compareText(compared({ rows, split: null }), plain)
        .split('\n')
        .slice(2, -3),
    ).toEqual([
      'segments',
      ' + segments.new',
      ' + segments.new.churn',
      '     3',
      '     old/a.yaml:9',
      'strategies',
      ' - strategies.old',
      '     Old ways',
    ])
  })

  test('what has no value in between is a dash and is said', () => {
    const { split } = compared()
    const bare = figure('today', null, { was: null, change: null, se: null })
    const text = compareText(compared({ split: split && { ...split, figures: [bare] } }), plain)
    expect(text).toMatch(/ \[1\] partner\.b +–\n/)
    expect(text).toContain('cannot be taken apart.')
  })

  test('names that somebody else wrote stay text, and no line is wider than the terminal', () => {
    const nasty = '\u001b[31mred\u202e\n::error::x'
    const long = `partner.${'very'.repeat(40)}.tail`
    const { split } = compared()
    const many = ['a', 'b', 'c', 'd', 'e', 'f']
    const text = compareText(
      compared({
        from: { asked: `${nasty}.yaml@${nasty}`, name: nasty, file: nasty, hash: '0' },
        rows: [row(long, 0), row(nasty, 1, { was: { text: nasty }, is: { text: `${nasty} ${'w'.repeat(200)}` } })],
        split: split && {
          ...split,
          seed: nasty,
          notes: [nasty],
          groups: [
            { label: long, changes: [0] },
            { label: nasty, changes: [1] },
          ],
          figures: many.map(id => figure(id, [part(1), part(2)])),
        },
        titles: Object.fromEntries(many.map(id => [id, `${nasty} of a strategy with a long title ${id}`])),
      }),
      plain,
    )
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u202e')
    expect(text).toContain('\\u{1b}[31mred\\u{202e} ::error::x')
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(80)
    // what tells names of one room apart is at their end
    expect(text).toMatch(/\[1\] …[very]*\.tail /)
  })

  test('with colours it is the same text', () => {
    const text = compareText(compared(), { ...plain, color: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(compareText(compared(), plain))
    expect(text).toContain('\u001b[1m')
  })
})
