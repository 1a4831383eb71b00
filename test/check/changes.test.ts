import { describe, expect, test } from 'vitest'
import type { ChangeRow } from '../../src/check/change-row.ts'
import { changeRows } from '../../src/check/changes.ts'
import { lineAndColumn } from '../../src/report/place-text.ts'
import { linear, scenarioOf } from '../study/split/texts.ts'

type Swaps = readonly (readonly [string, string])[]

const rows = async (swaps: Swaps, text = linear, before: Swaps = []): Promise<readonly ChangeRow[]> =>
  changeRows(await scenarioOf(text, ...before), await scenarioOf(text, ...before, ...swaps))

/** A row as words and lines: what was, what is. */
const told = ({ id, kind, was, is, change }: ChangeRow) => {
  const side = (said: ChangeRow['was']): string | null =>
    said && `${said.text}${said.place === undefined ? '' : ` :${lineAndColumn(said.place).line}`}`
  return { id, kind, was: side(was), is: side(is), change }
}

describe('changeRows', () => {
  test('a value, with what it was and is and the lines of both', async () => {
    expect((await rows([['margin: 20%', 'margin: 25%']])).map(told)).toEqual([
      { id: 'program.margin', kind: 'changed', was: '20 % :8', is: '25 % :8', change: 0 },
    ])
  })

  test('neither comments, sources, order nor another way to write the same value is a change', async () => {
    const swaps: Swaps = [
      ['margin: 20%', 'margin: 0.2 # as agreed'],
      ['  overhead: $6k per month', '  overhead: {value: $6000 per month, note: from the books}'],
      ['program: {margin: 0.2 # as agreed}', '# moved'],
      ['strategies:', 'program: {margin: 20%}\ncharts: [{fan: partner.ebitda}]\nstrategies:'],
    ]
    expect(await rows(swaps)).toEqual([])
  })

  test('what is said for the first time, or no more, stands against what holds without it', async () => {
    const swaps: Swaps = [['churn: 0% per year', 'churn: 0% per year, cycle: 5 months']]
    const [added] = await rows(swaps)
    expect(told(added)).toMatchObject({ id: 'segments.only.cycle', kind: 'added', is: '5 months :6' })
    expect(added.was?.text).toMatch(/\(default\)$/)
    const [removed] = changeRows(await scenarioOf(linear, ...swaps), await scenarioOf(linear))
    expect(removed).toMatchObject({ kind: 'removed', was: added.is, is: added.was })
  })

  test('what a strategy says, and what it had from the file before', async () => {
    const swaps: Swaps = [['today: {title: Today}', 'today: {title: Today, partner: {overhead: $4k per month}}']]
    expect((await rows(swaps)).map(told)).toEqual([
      {
        id: 'strategies.today.partner.overhead',
        kind: 'added',
        was: '$6k per month (as the file) :10',
        is: '$4k per month :12',
        change: 0,
      },
    ])
  })

  test('two numbers that three digits do not tell apart are written in full', async () => {
    const found = await rows([['value: $60k', 'value: $60020']])
    expect(found.map(told)).toMatchObject([{ was: '$60k :7', is: '$60.02k :7' }])
  })

  test('one value for several elements is one row, with the names of the others', async () => {
    const two: Swaps = [
      ['only: {dealSize', 'a: {dealSize: $60k}\n  b: {dealSize'],
      ['only: {customers: 10, value: $60k}', 'a: {customers: 5, value: $60k}'],
      ['partner:\n', 'motion: resell\npartner:\n'],
    ]
    const found = await rows([['motion: resell', 'motion: support-only']], linear, two)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ id: 'motion.a', alike: ['motion.b'], was: { text: 'resell' } })
  })

  test('a share that is nothing because a new segment is not named is no row of its own', async () => {
    const mixed: Swaps = [['program:', 'vendor: {direct: {wonDeals: 1 per month, mix: {only: 100%}}}\nprogram:']]
    const found = await rows([['segments:', 'segments:\n  more: {dealSize: $30k}']], linear, mixed)
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['segments.more', 'added'],
      ['segments.more.dealSize', 'added'],
    ])
  })

  test('time, run, strategies, metrics, goals and checks; which of them figures may depend on', async () => {
    const swaps: Swaps = [
      ['horizon: 12 months', 'horizon: 24 months'],
      ['trials: 8', 'trials: 9'],
      ['lean: {title: Lean', 'leaner: {title: Leaner'],
      [
        'strategies:',
        'metrics:\n  half: {formula: partner.ebitda / 2}\ngoals:\n  partner:\n    - {that: partner.ebitda >= $40k, weight: 2}\nstrategies:',
      ],
    ]
    expect((await rows(swaps)).map(told)).toEqual([
      { id: 'time.horizon', kind: 'changed', was: '12 months', is: '24 months', change: 1 },
      { id: 'run.trials', kind: 'changed', was: '8', is: '9', change: null },
      { id: 'metrics.half', kind: 'added', was: null, is: 'partner.ebitda / 2 :12', change: 0 },
      { id: 'goals.partner: partner.ebitda >= $40k', kind: 'added', was: null, is: 'weight 2 :15', change: null },
      { id: 'strategies.lean', kind: 'removed', was: 'Lean', is: null, change: null },
      { id: 'strategies.leaner', kind: 'added', was: null, is: 'Leaner', change: null },
    ])
  })

  test('a correlation is known by what it binds', async () => {
    const uncertain = linear
      .replace('$6k per month', '{low: $4k per month, typical: $6k per month, high: $9k per month}')
      .replace('margin: 20%', 'margin: {low: 15%, typical: 20%, high: 25%}')
      .replace(
        'strategies:',
        'correlations:\n  - {between: [partner.overhead, program.margin], rank: 0.3}\nstrategies:',
      )
    const [found] = await rows([['rank: 0.3', 'rank: 0.6']], uncertain)
    expect(told(found)).toEqual({
      id: 'correlations partner.overhead and program.margin',
      kind: 'changed',
      was: 'rank 0.3 :12',
      is: 'rank 0.6 :12',
      change: 0,
    })
  })
})
