import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { issuesText } from '../../src/report/issue-text.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { complaints, readText } from '../helpers/read-text.ts'
import { spent } from '../helpers/spent.ts'

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {midMarket: {dealSize: $60k}}
strategies: {today: {}}
`
const heads = (n: number): string => `partner: {bench: {heads: ${n}}}\n`
const bench = 'partner.bench.heads'

const valueAt = async (files: Record<string, string>, path = bench): Promise<unknown> => {
  const quantity = (await readText(files)).settings.get(path)?.quantity
  return quantity?.kind === 'constant' ? quantity.value : quantity
}

// By hand, from the one rule: base of base, what the base includes, base, what the file includes, the file.
describe('what a file includes lies just below it', () => {
  const files = {
    's.yaml': `${head}extends: base/b.yaml\ninclude: [parts/x.yaml, parts/y.yaml]\n`,
    'base/b.yaml': 'tandem: 1\nextends: bb.yaml\ninclude: z.yaml\n',
    'base/bb.yaml': 'tandem: 1\n',
    'base/z.yaml': 'tandem: 1\n',
    'parts/x.yaml': 'tandem: 1\n',
    'parts/y.yaml': 'tandem: 1\ninclude: deep/w.yaml\n',
    'parts/deep/w.yaml': 'tandem: 1\n',
  }
  const order = [
    'base/bb.yaml',
    'base/z.yaml',
    'base/b.yaml',
    'parts/x.yaml',
    'parts/deep/w.yaml',
    'parts/y.yaml',
    's.yaml',
  ]

  test.each(order.map((_, i) => i))('of the first %i and one more, the last one counts', async most => {
    const said = order
      .slice(0, most + 1)
      .map((name, i) => [name, `${files[name as keyof typeof files]}${heads(i + 1)}`])
    expect(await valueAt({ ...files, ...Object.fromEntries(said) })).toBe(most + 1)
  })

  test('every file is read and counts in the hash', async () => {
    const plain = (await readText(files)).hash
    for (const name of order)
      expect((await readText({ ...files, [name]: `${files[name as keyof typeof files]}# x\n` })).hash).not.toBe(plain)
  })

  test('an included file may declare inputs and segments, and say the time', async () => {
    const scenario = await readText({
      's.yaml': 'tandem: 1\ninclude: p.yaml\nsegments: {b: {dealSize: $1k}}\nstrategies: {today: {}}\n',
      'p.yaml': 'tandem: 1\ntime: {start: 2026-01, horizon: 1 year}\ninputs: {x: 3}\nsegments: {a: {dealSize: $2k}}\n',
    })
    expect(scenario.axes.segment).toEqual(['a', 'b'])
    expect(scenario.time.steps).toBe(12)
    expect(scenario.inputs.get('x')).toMatchObject({ layer: 'include', quantity: { value: 3 } })
  })

  test('a file that two others include stands below each of them', async () => {
    const both = {
      's.yaml': `${head}include: [a.yaml, b.yaml]\n`,
      'a.yaml': `tandem: 1\ninclude: c.yaml\n${heads(1)}`,
      'b.yaml': 'tandem: 1\ninclude: c.yaml\n',
      'c.yaml': `tandem: 1\n${heads(2)}`,
    }
    expect(await valueAt(both)).toBe(2)
    expect(await valueAt({ ...both, 's.yaml': `${head}include: [b.yaml, a.yaml]\n` })).toBe(1)
  })
})

describe('three lines', () => {
  test('a base and two strategies are a scenario', async () => {
    const scenario = await readText({
      's.yaml': 'tandem: 1\nextends: b.yaml\nstrategies: {a: {}, b: {partner: {sales: {reps: 2}}}}\n',
      'b.yaml': `${head}partner: {sales: {mix: {midMarket: 100%}}}\n`,
    })
    expect(scenario.strategies.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('limits', () => {
  const chain = (n: number): Record<string, string> =>
    Object.fromEntries([
      ...Array.from({ length: n }, (_, i) => [
        `f${i}.yaml`,
        `tandem: 1\n${i + 1 < n ? `include: f${i + 1}.yaml\n` : ''}`,
      ]),
      ['s.yaml', `${head}include: f0.yaml\n`],
    ])

  test('sixteen files below each other and not one more', async () => {
    expect(await complaints(chain(16))).toEqual([])
    expect(await complaints(chain(17))).toEqual(['E133 more than 16 files, one naming the next'])
  })

  test('a hundred files in all, each as often as it is named, and told once', async () => {
    const list = (n: number) => ({
      's.yaml': `${head}include: [${Array(n).fill('p.yaml').join(', ')}]\n`,
      'p.yaml': 'tandem: 1\n',
    })
    expect(await complaints(list(99))).toEqual([])
    expect(await complaints(list(100))).toEqual([
      'E133 more than 100 files in all, each counted as often as it is named',
    ])
    const bomb = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [`f${i}.yaml`, `tandem: 1\ninclude: [f${i + 1}.yaml, f${i + 1}.yaml]\n`]),
    )
    const start = spent()
    const found = await complaints({ ...bomb, 'f14.yaml': 'tandem: 1\n', 's.yaml': `${head}include: f0.yaml\n` })
    expect(found).toHaveLength(1)
    expect(spent() - start).toBeLessThan(10_000)
  })
})

test('nothing outside the project is read, and nothing of it is told', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'include-'))
  const folder = join(outside, 'project')
  mkdirSync(folder)
  try {
    writeFileSync(join(outside, 'secret.yaml'), 'secret: hunter2\n')
    writeFileSync(join(folder, 'package.json'), '{}')
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'))
    writeFileSync(join(folder, 's.yaml'), `${head}include: [../secret.yaml, link.yaml]\n`)
    const read = await readScenario('s.yaml', nodeLoad('s.yaml', folder))
    const text = read.ok ? '' : issuesText(read.issues)
    expect(text.match(/E131/g)).toHaveLength(2)
    expect(text).not.toContain('hunter2')
  } finally {
    rmSync(outside, { recursive: true })
  }
})
