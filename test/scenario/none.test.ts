import { expect, test } from 'vitest'
import { complaints, readText } from '../helpers/read-text.ts'

const base = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years, vendorYear: February}
run: {seed: base, trials: 50}
inputs: {x: 3, y: 4}
segments: {a: {dealSize: $60k, churn: 5% per year}, b: {dealSize: $9k}, c: {dealSize: $8k}}
motion: {a: resell, c: support-only}
partner: {sales: {reps: 1, mix: {a: 50%, b: 50%}, winRate: 30%}, bench: {heads: 4}}
installed: {direct: {c: {customers: 3}, b: {customers: 1}}}
services:
  multiplier: {value: 3, basis: revenue, scope: partner, per: sameYear}
  components: {all: {share: 100%, lasts: 3 months, margin: 30%}}
`
const files = (text: string): Record<string, string> => ({
  's.yaml': `tandem: 1\nextends: b.yaml\n${text}`,
  'b.yaml': base,
})
const today = 'strategies: {today: {}}\n'

test('a field goes back to its default, a room with all in it', async () => {
  const scenario = await readText(files(`partner: {sales: {winRate: none}, bench: none}\nservices: none\n${today}`))
  const paths = [...scenario.settings.keys()]
  expect(paths).toContain('partner.sales.reps')
  expect(paths.filter(path => /winRate|bench|services/.test(path))).toEqual([])
  expect(scenario.axes.component).toEqual([])
})

test('an element that a base declares is gone, with all that bases say of it', async () => {
  const scenario = await readText(files(`segments: {c: none}\n${today}`))
  expect(scenario.axes.segment).toEqual(['a', 'b'])
  expect([...scenario.settings.keys()].filter(path => path.split('.').includes('c'))).toEqual([])
  expect(scenario.settings.has('installed.direct.b.customers')).toBe(true)
})

test('it can be declared anew by a nearer file, and then starts from nothing', async () => {
  const scenario = await readText({
    ...files(`include: p.yaml\nsegments: {c: {dealSize: $1k}}\n${today}`),
    'p.yaml': 'tandem: 1\nsegments: {c: none}\n',
  })
  expect(scenario.axes.segment).toEqual(['a', 'b', 'c'])
  expect(scenario.settings.get('segments.c.dealSize')?.quantity).toEqual({ kind: 'constant', value: 1000 })
  expect(scenario.settings.has('installed.direct.c.customers')).toBe(false)
})

test('a name that one axis removes is not lost on another', async () => {
  const both = files(`segments: {all: {dealSize: $1}, c: none}\ninclude: p.yaml\n${today}`)
  const scenario = await readText({ ...both, 'p.yaml': 'tandem: 1\nservices: {components: {all: {margin: 20%}}}\n' })
  expect(scenario.axes.component).toEqual(['all'])
  expect(scenario.settings.get('services.components.all.margin')?.quantity).toMatchObject({ value: 0.2 })
})

test('inputs, times and trials too; a seed may be any word', async () => {
  const scenario = await readText(
    files(`inputs: {x: none}\ntime: {vendorYear: none}\nrun: {trials: none, seed: none}\n${today}`),
  )
  expect([...scenario.inputs.keys()]).toEqual(['y'])
  expect(scenario.warnings).toEqual([])
  expect(scenario.time.vendorYear).toBe(1)
  expect(scenario.run).toEqual({ trials: 10_000, seed: 'none' })
})

test('a formula that names a removed input says so', async () => {
  const found = await complaints(files(`inputs: {x: none}\npartner: {bench: {heads: = x}}\n${today}`))
  expect(found).toEqual(['E124 unknown input "x"'])
})

test('a strategy removes rooms and fields of the file, but nothing that all share', async () => {
  const scenario = await readText(files('strategies: {today: {services: none, partner: {sales: {winRate: none}}}}\n'))
  const [{ removed, settings }] = scenario.strategies
  expect([...removed].filter(path => !path.startsWith('services.'))).toEqual(['partner.sales.winRate'])
  expect(removed.has('services.components.all.share')).toBe(true)
  expect(settings.size).toBe(0)
  const found = await complaints(files('strategies: {today: {segments: none, services: {components: {all: none}}}}\n'))
  expect(found).toEqual([
    'E151 a strategy cannot remove "segments": all strategies share the segments',
    'E151 a strategy cannot remove "all": all strategies share the components',
  ])
})

test('nothing to remove is an error, with what was meant', async () => {
  const file = { 's.yaml': `${base}${today}`.replace('winRate: 30%', 'winRate: none') }
  expect(await complaints(file)).toEqual([
    'E151 there is nothing to remove: nothing weaker says "partner.sales.winRate"',
  ])
  expect(await complaints(files(`partner: {funding: {cash: none}}\ninputs: {z: none}\n${today}`))).toHaveLength(2)
})

test('with a file missing, nobody can say that there is nothing to remove', async () => {
  const found = await complaints(
    files(`include: gone.yaml\npartner: {funding: {cash: none}}\nsegments: {d: none}\n${today}`),
  )
  expect(found).toEqual(['E130 file "gone.yaml" not found'])
})
