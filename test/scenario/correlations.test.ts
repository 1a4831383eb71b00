import { describe, expect, it } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { spent } from '../helpers/spent.ts'
import { loaderOf } from './loader.ts'

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `x${i}`)

const fileOf = (correlations: string, { inputs = names(4), more = '', extend = '' } = {}): string => `tandem: 1
${extend}
time: {start: 2026-01, step: month, horizon: 2 years}
inputs:
${inputs.map(name => `  ${name}: {p10: 1, p90: 3}`).join('\n')}
segments:
  midMarket: {dealSize: {p10: $20k, p90: $90k}, churn: {low: 5% per year, typical: 10% per year, high: 20% per year}}
strategies: {today: {}${more}}
${correlations}
`

const read = (text: string, base = 'tandem: 1\n') =>
  readScenario(
    'file.yaml',
    loaderOf(
      new Map([
        ['file.yaml', text],
        ['base.yaml', base],
      ]),
    ),
  )

const correlationsIn = async (text: string, base?: string) => {
  const result = await read(text, base)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
  return result.scenario.correlations
}

const issuesIn = async (text: string) => {
  const result = await read(text)
  return (result.ok ? result.scenario.warnings : result.issues).filter(({ code }) => code !== 'E181')
}

describe('a list of correlations', () => {
  it('names inputs by their names and fields by their paths, in the order written', async () => {
    const text = `correlations:
  - {between: [x1, x0], rank: 0.4, why: they do, source: S02, note: often}
  - {between: [x1, partner.sales.winRate], rank: -0.3}
  - between: [segments.midMarket.churn, x2, x3]
    rank: [[1, 0.5, 0], [0.5, 1, -.2], [0, -0.2, 1]]`
    const found = await correlationsIn(fileOf(text))
    expect(found.map(({ paths }) => paths)).toEqual([
      ['inputs.x1', 'inputs.x0'],
      ['inputs.x1', 'partner.sales.winRate'],
      ['segments.midMarket.churn', 'inputs.x2', 'inputs.x3'],
    ])
    expect(found.map(({ rank }) => rank)).toEqual([
      [
        [1, 0.4],
        [0.4, 1],
      ],
      [
        [1, -0.3],
        [-0.3, 1],
      ],
      [
        [1, 0.5, 0],
        [0.5, 1, -0.2],
        [0, -0.2, 1],
      ],
    ])
    expect(found[0]).toMatchObject({ why: 'they do', source: ['S02'], note: 'often' })
  })

  it('of a nearer file replaces that of its base whole; "none" and [] leave none', async () => {
    const base = 'correlations: [{between: [x0, x1], rank: 0.4}]\n'
    const extend = 'extends: base.yaml'
    const pathsOf = async (list: string) =>
      (await correlationsIn(fileOf(list, { extend }), `tandem: 1\n${base}`)).map(({ paths }) => paths)
    expect(await pathsOf('')).toEqual([['inputs.x0', 'inputs.x1']])
    expect(await pathsOf('correlations: [{between: [x2, x3], rank: 0.1}]')).toEqual([['inputs.x2', 'inputs.x3']])
    expect(await pathsOf('correlations: none')).toEqual([])
    expect(await pathsOf('correlations: []')).toEqual([])
  })

  it('may go to both ends, and may say the same twice', async () => {
    const text = `correlations:
  - {between: [x0, x1], rank: 1}
  - {between: [x1, x0], rank: 1}
  - {between: [x0, x2], rank: -1.0}
  - {between: [x2, x1], rank: -1}`
    expect(await issuesIn(fileOf(text))).toEqual([])
  })

  it('is judged by normal scores: ranks that could be a correlation matrix themselves may be none', async () => {
    // of 0.6 with two others, these two need at least 2 r² - 1 with r = 2 sin(0.1 pi): rank -0.2259...
    const text = (rank: number) =>
      fileOf(`correlations:
  - between: [x0, x1, x2]
    rank: [[1, 0.6, 0.6], [0.6, 1, ${rank}], [0.6, ${rank}, 1]]`)
    const r = 2 * Math.sin(0.1 * Math.PI)
    const least = (6 / Math.PI) * Math.asin((2 * r * r - 1) / 2)
    expect(2 * 0.6 * 0.6 - 1).toBeLessThan(least - 0.03)
    expect(await issuesIn(text(least + 0.001))).toEqual([])
    expect((await issuesIn(text(least - 0.001))).map(({ code }) => code)).toEqual(['E139'])
  })

  it('may have 100 names, every pair of them said', async () => {
    const inputs = names(100)
    const rows = inputs.map((_, i) => `[${inputs.map((_, j) => (i === j ? 1 : 0.3)).join(', ')}]`)
    const text = `correlations:\n  - {between: [${inputs.join(', ')}], rank: [${rows.join(', ')}]}`
    const found = await correlationsIn(fileOf(text, { inputs }))
    expect(found[0].rank[99][0]).toBe(0.3)
  })
})

describe('ranks that contradict each other', () => {
  /** The list that the message says to write instead. */
  const proposed = (help = ''): string => `correlations: [${help.slice(help.indexOf('{between'))}]`

  const entry = (between: readonly string[], rank: string): string =>
    `  - {between: [${between.join(', ')}], rank: ${rank}}`

  it.each([
    ['three pairs', [entry(['x0', 'x1'], '0.9'), entry(['x1', 'x2'], '0.9'), entry(['x0', 'x2'], '-0.9')]],
    ['two pairs and one unsaid', [entry(['x3', 'x1'], '0.9'), entry(['x1', 'x0'], '0.9')]],
    ['two alike that part', [entry(['x0', 'x1'], '1'), entry(['x0', 'x2'], '0.5'), entry(['x1', 'x2'], '0.4')]],
    ['a ring of four', [0, 1, 2, 3].map(i => entry([`x${i}`, `x${(i + 1) % 4}`], i === 3 ? '-0.8' : '0.8'))],
    ['a field among them', [entry(['x0', 'partner.sales.winRate'], '1'), entry(['partner.sales.winRate', 'x1'], '1')]],
    ['all against all', [entry(['x0', 'x1', 'x2'], '[[1, -0.7, -0.7], [-0.7, 1, -0.7], [-0.7, -0.7, 1]]')]],
  ])('%s: what is offered can be pasted, and is accepted', async (_what, lines) => {
    const issues = await issuesIn(fileOf(['correlations:', ...lines].join('\n')))
    expect(issues.map(({ code }) => code)).toEqual(['E139'])
    expect(await issuesIn(fileOf(proposed(issues[0].help)))).toEqual([])
  })

  it('of more names than one would paste: a percentage that fits, and one more does not', async () => {
    const inputs = names(9)
    const star = (rank: number): string =>
      `correlations:\n${inputs
        .slice(1)
        .map(name => entry(['x0', name], String(rank)))
        .join('\n')}`
    const [issue] = await issuesIn(fileOf(star(0.7), { inputs }))
    const percent = Number(/at most (\d+) %/.exec(issue.help ?? '')?.[1])
    // one with eight others: r at most 1 / sqrt 8
    expect(percent).toBe(Math.floor(((6 / Math.PI) * Math.asin(0.5 / Math.sqrt(8)) * 100) / 0.7))
    expect(await issuesIn(fileOf(star((0.7 * percent) / 100), { inputs }))).toEqual([])
    expect(await issuesIn(fileOf(star((0.7 * (percent + 1)) / 100), { inputs }))).toHaveLength(1)
  })
})

describe('a file that means harm', () => {
  it('with 20,000 pairs of unknown names, or a matrix of 300 x 300, is refused in little time', async () => {
    const pairs = Array.from({ length: 20_000 }, (_, i) => `  - {between: [n${i}, m${i}], rank: 2}`)
    const row = `[${new Array(300).fill(1).join(', ')}]`
    const matrix = `  - {between: [${names(300).join(', ')}], rank: [${new Array(300).fill(row).join(', ')}]}`
    for (const text of [pairs.join('\n'), matrix]) {
      const start = spent()
      const issues = await issuesIn(fileOf(`correlations:\n${text}`))
      expect(issues.length).toBeGreaterThan(0)
      expect(spent() - start).toBeLessThan(30_000)
    }
  })

  it('with reserved names does not reach any object', async () => {
    const text = 'correlations:\n  - {between: [__proto__, constructor], rank: 0.4}'
    expect((await issuesIn(fileOf(text))).map(({ code }) => code)).toEqual(['E124', 'E124'])
  })
})

it('what --set fixes for one run loses its correlations there, with a warning', async () => {
  const files = loaderOf(
    new Map([['file.yaml', fileOf('correlations: [{between: [x0, partner.sales.winRate], rank: 0.4}]')]]),
  )
  for (const set of ['inputs.x0=2', 'partner.sales.winRate=20%']) {
    const result = await readScenario('file.yaml', files, { set: [set] })
    if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
    const name = set.replace(/^inputs\.|=.*$/g, '')
    const warnings = result.scenario.warnings.filter(({ code }) => code === 'E138')
    expect(warnings.map(({ message }) => message)).toEqual([`the correlations of "${name}" do not hold in this run`])
    expect(result.scenario.correlations).toHaveLength(1)
  }
})

it('no follow-ups: of an input that is wrong itself nothing is said, nor of names that a missing base may have', async () => {
  const wrong = fileOf('correlations: [{between: [x0, x1], rank: 0.4}]').replace(
    'x1: {p10: 1, p90: 3}',
    'x1: {p10: 3, p90: 1}',
  )
  expect((await issuesIn(wrong)).map(({ code }) => code)).toEqual(['E117'])
  const missing = fileOf('correlations: [{between: [x0, other], rank: 0.4}]', { extend: 'extends: nowhere.yaml' })
  expect((await issuesIn(missing)).map(({ code }) => code)).toEqual(['E130'])
})
