import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { wantedFrom } from '../../notebooks/run/wanted.ts'

test('without a word it is every notebook, as it is', () => {
  const { files, ...rest } = wantedFrom([])
  expect(files.map(file => basename(file))).toEqual(readdirSync('notebooks').filter(name => name.endsWith('.ts')))
  expect(files).toHaveLength(6)
  expect(rest).toEqual({ out: 'out/notebooks', restate: false, asked: {} })
})

test('a notebook, other trials and another seed', () => {
  expect(wantedFrom(['notebooks/01-first-run.ts', '--trials', '200', '--seed', 'x', '--out', 'pages'])).toEqual({
    files: [resolve('notebooks/01-first-run.ts')],
    out: 'pages',
    restate: false,
    asked: { trials: 200, seed: 'x' },
  })
})

test.each([
  [['nowhere.ts'], 'there is no notebook nowhere.ts; without a name, all of them are run'],
  [['--trials', 'many'], '--trials is a number of futures, from 1, but is "many"; write --trials 200'],
  [['--trials', '0'], '--trials is a number of futures, from 1, but is "0"; write --trials 200'],
  [['--trials', '2.5'], '--trials is a number of futures, from 1, but is "2.5"; write --trials 200'],
  [['--restate', '--seed', 'x'], 'leave out --trials and --seed'],
  [['--fast'], "Unknown option '--fast'"],
])('%s is wrong', (args, message) => {
  expect(() => wantedFrom(args)).toThrow(message)
})
