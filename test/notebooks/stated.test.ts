import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../notebooks/run/cells.ts'
import { looseNumbers, restated, staleProse } from '../../notebooks/run/stated.ts'

const file = '// %% [markdown]\n// It wins in {{wins: 63 of 100}} futures, by {{gain: -$2.0M}}.\n'
const cells = cellsOf(file)
const now = new Map([
  ['wins', '63 of 100'],
  ['gain', '−$2.0M'], // a minus sign, where people type a hyphen
])

describe('prose against code', () => {
  test('agrees', () => {
    expect(staleProse(cells, now, true)).toEqual([])
    expect(staleProse(cellsOf('// %% [markdown]\n// {{a: 7 %}}'), new Map([['a', '7\u00a0%']]), true)).toEqual([])
  })

  test('a number that has moved is told with its line and both values', () => {
    expect(staleProse(cells, new Map([...now, ['wins', '62 of 100']]), true)).toEqual([
      { line: 2, message: 'the prose states wins: 63 of 100, and it is now 62 of 100' },
    ])
  })

  test('is not compared with another run, but names still have to be known', () => {
    expect(staleProse(cells, new Map([...now, ['wins', '50 of 100']]), false)).toEqual([])
    expect(staleProse(cells, new Map([['wins', '50 of 100']]), false)).toEqual([
      { line: 2, message: 'the prose states "gain" and no cell says what it is' },
    ])
  })

  test('what code says and no prose states is told', () => {
    expect(staleProse(cells, new Map([...now, ['left', '1']]), true)).toEqual([
      { line: 2, message: 'a cell says what "left" is and no prose states it' },
    ])
  })

  test('is written anew in comments only', () => {
    const code = "const text = '{{wins: 1}}'\n"
    expect(restated(`${file}${code}`, new Map([['wins', '9\u00a0of 100']]))).toBe(
      `${file.replace('63 of 100', '9 of 100')}${code}`,
    )
  })
})

describe('numbers that nothing checks', () => {
  test.each([
    ['It wins in 63 of 100 futures.', '63'],
    ['By $2.0M at most.', '$2.0'],
    ['A **7 %** gain.', '7 %'],
    ['{{a: 1}} and 2', '2'],
  ])('%s', (prose, number) => {
    const [problem, ...more] = looseNumbers(cellsOf(`// %% [markdown]\n// ${prose}`))
    expect(problem?.line).toBe(2)
    expect(problem?.message).toContain(`nothing checks the number ${number};`)
    expect(more).toEqual([])
  })

  test.each([
    'P10 and P90 are names.',
    'Run it with `--trials 200`.',
    '1. The first of a list.',
    'Five of ten, in words.',
    '{{a: 63 of 100}}',
  ])('none: %s', prose => {
    expect(looseNumbers(cellsOf(`// %% [markdown]\n// ${prose}`))).toEqual([])
  })

  test('code is not prose', () => {
    expect(looseNumbers(cellsOf('// %%\nconst a = 63 // of 100'))).toEqual([])
  })
})
