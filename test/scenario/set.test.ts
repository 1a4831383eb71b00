import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { boundAt } from '../helpers/bound.ts'
import { complaints as allComplaints, readText } from '../helpers/read-text.ts'

const files = {
  's.yaml': `tandem: 1
name: Here
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 50}
inputs: {x: 3, y: 2}
segments: {a: {dealSize: $60k}, b: {dealSize: $9k}}
partner: {sales: {reps: 1, mix: {a: 50%, b: 50%}}, bench: {heads: "= x * y", rate: $140 per hour}}
services:
  multiplier: {value: 3, basis: revenue, scope: partner, per: sameYear}
  components: {all: {share: 100%, lasts: 3 months, margin: 30%}}
strategies:
  first: {motion: resell, partner: {sales: {reps: 2, mix: {a: 100%}}}, services: {components: {all: {while: customer}}}}
  second: {like: first, partner: {sales: {reps: 5}}}
  third: {partner: {sales: {reps: none}, bench: none}}
`,
}

/** Without the warning that a strategy changes how long work goes on. */
const complaints = async (...args: Parameters<typeof allComplaints>): Promise<string[]> =>
  (await allComplaints(...args)).filter(text => !text.startsWith('E180'))

/** What each strategy is bound to, by the compiler. */
const bound = (scenario: Scenario, path: string): unknown[] =>
  boundAt(scenario, path, path.replace(/\.a$/, '.*')).map(one => (one.kind === 'constant' ? one.value : one.kind))

const reps = 'partner.sales.reps'

// By hand: what is said for all lies over every strategy, what is said for one over that.
describe('a value from the command line', () => {
  test.each<[string[], string, unknown[]]>([
    [[], reps, [2, 5, 0]],
    [['partner.sales.reps=7'], reps, [7, 7, 7]],
    [['strategies.first.partner.sales.reps=7'], reps, [7, 5, 0]],
    [['strategies.second.partner.sales.reps=7', 'partner.sales.reps=8'], reps, [8, 7, 8]],
    [['partner.sales.reps=7', 'partner.sales.reps=8'], reps, [8, 8, 8]],
    [['partner.sales.reps=none'], reps, [0, 0, 0]],
    [['partner.sales={reps: 3, winRate: 40%}'], 'partner.sales.winRate', [0.4, 0.4, 0.4]],
    [['strategies.first.partner.sales.reps=none'], reps, [0, 5, 0]],
    [['motion=support-only'], 'motion.a', [0, 0, 0]],
    [['partner.sales.mix={b: 100%}'], 'partner.sales.mix.a', [0, 0, 0]],
    [['partner.bench.heads=4'], 'partner.bench.heads', [4, 4, 4]],
    [[' partner . bench . heads = 4 '], 'partner.bench.heads', [4, 4, 4]],
  ])('%j', async (set, path, values) => {
    expect(bound(await readText(files, set), path)).toEqual(values)
  })

  test('of two ways to say one thing about a component the one from the command line stands', async () => {
    const scenario = await readText(files, ['services.components.all.lasts=9 months'])
    const settings = [scenario.settings, ...scenario.strategies.map(one => one.settings)]
    expect(settings.map(map => map.has('services.components.all.while'))).toEqual([false, false, false, false])
    expect(scenario.settings.get('services.components.all.lasts')?.quantity).toEqual({ kind: 'constant', value: 9 })
  })

  test('may be an input, a time, a number of trials, a status quo, a name, a title', async () => {
    const set = [
      'inputs.x={p10: 1, p90: 4}',
      'time.horizon=3 years',
      'run.trials=500',
      'statusQuo=second',
      'name=There',
    ]
    const scenario = await readText(files, [...set, 'strategies.first.title=The first one'])
    expect(scenario.inputs.get('x')).toMatchObject({ layer: '--set', quantity: { kind: 'law' } })
    expect(scenario).toMatchObject({ time: { steps: 36 }, run: { trials: 500 }, against: 'second', name: 'There' })
    expect(scenario.strategies[0].title).toBe('The first one')
  })

  test('removes an element or an input, but declares none', async () => {
    const one = files['s.yaml'].replace('{a: 50%, b: 50%}', '{a: 100%}')
    const scenario = await readText({ 's.yaml': one }, ['segments.b=none'])
    expect(scenario.axes.segment).toEqual(['a'])
    expect(await complaints(files, ['inputs.x=none'])).toEqual(['E124 unknown input "x"'])
    const told = { 's.yaml': one.replace('motion: resell', 'motion: {b: resell}') }
    expect((await readText(told, ['segments.b=none'])).strategies[0].settings.has('motion.b')).toBe(false)
    expect(await complaints(files, ['segments.c={dealSize: $4}'])).toEqual(['E123 unknown segment "c"'])
    expect(await complaints(files, ['inputs.z=4'])).toEqual(['E124 unknown input "z"'])
  })

  test('a formula in it uses an input', async () => {
    const unused = { 's.yaml': files['s.yaml'].replace('= x * y', '= y * 1') }
    const warning = 'E181 nothing uses the input "x"'
    expect(await complaints(unused)).toEqual([warning])
    expect(await complaints(unused, ['inputs.x=5'])).toEqual([warning])
    expect(await complaints(unused, ['strategies.first.partner.bench.heads== x * 1'])).not.toContain(warning)
    expect(await complaints(unused, ['partner.bench.wait== x * 1 month'])).not.toContain(
      'E181 nothing uses the input "x"',
    )
  })

  test.each([
    ['reps', 'E152 "reps" is not path=value'],
    ['', 'E152 "" is not path=value'],
    ['=3', 'E152 a --set is path=value, and a path is keys with dots between them'],
    ['partner..sales=3', 'E152 a --set is path=value, and a path is keys with dots between them'],
    ['partner.sales.reps=', 'E152 "partner.sales.reps" has no value'],
    ['tandem=2', 'E152 --set cannot say "tandem"'],
    ['extends=b.yaml', 'E152 --set cannot say "extends"'],
    ['include=b.yaml', 'E152 --set cannot say "include"'],
    ['strategies={}', 'E152 --set cannot say whole strategies'],
    ['strategies.first={}', 'E152 --set cannot say whole strategies'],
    ['strategies.first.like=third', 'E152 --set cannot say "like"'],
    ['strategies.first.time.horizon=1 year', 'E150 a strategy cannot set "time"'],
    ['strategies.firs.motion=resell', 'E124 unknown strategy "firs"'],
    ['__proto__.x=1', 'E103 "__proto__" is a reserved name'],
    ['partner.constructor.x=1', 'E103 "constructor" is a reserved name'],
    ['partner.sales.reps=&a 3', 'E107 anchors are not supported: "&a"'],
    ['partner.sales.reps={low: 1', 'E105 a key without ":"'],
    ['partner.sales.reps=three', 'E110 "three" is not a quantity'],
    ['partner.sales.reps=1\u0007', 'E109 a control character (U+0007) is not allowed'],
    [`name=${'x'.repeat(2000)}`, 'E152 a --set of more than 2000 characters'],
    ['partner.tax=none', 'E151 there is nothing to remove: nothing weaker says "partner.tax"'],
  ])('%s is refused', async (text, why) => {
    const found = await complaints(files, [text])
    expect(found).toEqual([why])
  })

  test('at most a hundred of them', async () => {
    expect(await complaints(files, Array(100).fill('partner.sales.reps=3'))).toEqual([])
    const found = await complaints(files, Array(101).fill('partner.sales.reps=3'))
    expect(found).toEqual(['E152 101 times --set; at most 100 are allowed'])
  })
})
