import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runFile } from '../../src/node.ts'
import { comparisonText } from '../../src/report/comparison-text.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { complaintsAbout } from '../helpers/finding/reader.ts'
import { lifelikeOutcome, outcomeOf as outcomeOfSamples, plans } from './outcome-fixture.ts'
import { toldOutcome } from './told-fixture.ts'

/** The finding as it is printed: what stands between the head and the table, without how exact it is. */
const printed = (outcome: Outcome, width = 100): string => {
  const text = comparisonText(outcome, { width, color: false, unicode: true })
  const [, finding = ''] = text.split('\n\n')
  return finding.replaceAll('\n', ' ').replace(/ These figures rest on .*$/, '')
}

const main = 'scenarios/uv-partners.yaml'

/** Every scenario that ships and can be played. */
const shipped = ['scenarios', 'scenarios/partners'].flatMap(folder =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith('.yaml'))
        .map(file => `${folder}/${file}`)
    : [],
)

const outcomes: readonly (readonly [string, () => Promise<Outcome>])[] = [
  ...shipped.map(file => [file, () => runFile(file, { trials: 60 })] as const),
  ...['a', 'b'].map(seed => [`${main}, seed ${seed}`, () => runFile(main, { trials: 60, seed })] as const),
  [
    `${main}, with a break-even`,
    () =>
      runFile(main, {
        trials: 1000,
        seed: 'c',
        set: ['time.horizon=3 years'],
        strategies: ['supportOnly', 'resell'],
      }),
  ],
  [`${main}, nine futures`, () => runFile(main, { trials: 9 })],
  ['everything told', async () => toldOutcome()],
  ['two strategies', async () => lifelikeOutcome({}, plans.slice(0, 2))],
  ['one strategy', async () => lifelikeOutcome({}, plans.slice(2, 3))],
  ['strategies that do not differ', async () => alike()],
]
/** Two strategies with one and the same future in each trial. */
const alike = (): Outcome => {
  const [plan] = plans.slice(2)
  const { samples } = lifelikeOutcome({}, [plan])
  const named = ['one', 'other'].map(id => ({ id, title: id }))
  return outcomeOfSamples(Object.fromEntries(named.map(({ id }) => [id, samples[plan.id]])), named)
}

const played = new Map<string, Outcome>()
const outcomeOf = async (name: string): Promise<Outcome> => {
  const known = played.get(name) ?? (await outcomes.find(one => one[0] === name)![1]())
  played.set(name, known)
  return known
}

describe.each(outcomes.map(([name]) => name))('the printed finding of %s', name => {
  test('says nothing that is not so', async () => {
    const outcome = await outcomeOf(name)
    expect(complaintsAbout(printed(outcome), outcome)).toEqual([])
  })

  test('is seen through where any number in it is another one', async () => {
    const outcome = await outcomeOf(name)
    const text = printed(outcome)
    const numbers = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].filter(({ index }) => !isName(text, index))
    expect(numbers.length).toBeGreaterThan(outcome.result.strategies.length > 2 ? 4 : 0)
    for (const { index, 0: number } of numbers) {
      const wrong = text.slice(0, index) + raised(number) + text.slice(index + number.length)
      expect(complaintsAbout(wrong, outcome), wrong).not.toEqual([])
    }
  })

  test('is seen through where any direction in it is the other way', async () => {
    const outcome = await outcomeOf(name)
    const text = printed(outcome)
    const found = [...text.matchAll(/\b(?:more|less|gains|loses|least|most|higher|lower)\b|[+−](?=\$)/g)]
    expect(found.length > 2 || outcome.result.strategies.length < 3).toBe(true)
    for (const { index, 0: word } of found) {
      const wrong = text.slice(0, index) + opposites[word] + text.slice(index + word.length)
      expect(complaintsAbout(wrong, outcome), wrong).not.toEqual([])
    }
  })

  test('is seen through where any strategy in it is another one', async () => {
    const outcome = await outcomeOf(name)
    const text = printed(outcome)
    const { strategies } = outcome.result
    const futures = (title: string): string => {
      const figures = outcome.samples[strategies.find(one => one.title === title)!.id]
      return JSON.stringify(['partner.ownerValue', 'orders.onTime.value', 'cadence.meetings'].map(id => figures[id]))
    }
    const isAnother = (title: string, quoted: string): boolean => futures(title) !== futures(quoted.slice(1, -1))
    for (const { index, 0: quoted } of text.matchAll(/“[^”]*”/g))
      for (const other of strategies.map(({ title }) => title).filter(title => isAnother(title, quoted))) {
        const wrong = `${text.slice(0, index)}“${other}”${text.slice(index + quoted.length)}`
        expect(complaintsAbout(wrong, outcome), wrong).not.toEqual([])
      }
  })
})

const opposites: Readonly<Record<string, string>> = {
  more: 'less',
  less: 'more',
  gains: 'loses',
  loses: 'gains',
  least: 'most',
  most: 'least',
  higher: 'lower',
  lower: 'higher',
  '+': '−',
  '−': '+',
}

/** A digit in the title of a strategy or the name of an input is no number of the finding. */
const isName = (text: string, index: number): boolean =>
  /“[^”]*$/.test(text.slice(0, index)) || /[a-zA-Z][\w.]*$/.test(text.slice(0, index))

/** The number, raised by two in its last place: more than rounding hides. */
const raised = (number: string): string => {
  const decimals = number.split('.')[1]?.length ?? 0
  return (Number(number.replaceAll(',', '')) + 2 / 10 ** decimals).toFixed(decimals)
}

test('a sentence that nobody has learned to check is a fault', () => {
  const outcome = toldOutcome()
  expect(complaintsAbout(`${printed(outcome)} The firm is worth $5M.`, outcome)).toEqual([
    'nobody checks: The firm is worth $5M.',
  ])
})

test.each([
  [80, 12],
  [100, 10],
  [120, 9],
])('the finding of all that can be told takes few lines on %i columns', (width, lines) => {
  const text = comparisonText(toldOutcome(), { width, color: false, unicode: true })
  expect(text.split('\n\n')[1].split('\n').length).toBeLessThanOrEqual(lines)
})
