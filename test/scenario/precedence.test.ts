import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundAt } from '../helpers/bound.ts'
import { readText } from '../helpers/read-text.ts'

const paths = {
  'partner.bench.heads': (n: number) => String(n),
  'partner.bench.wait': (n: number) => `${n} months`,
  'program.margin': (n: number) => `${n}%`,
  'vendor.presales.partner': (n: number) => `$${n} per deal`,
} as const
type Path = keyof typeof paths
const names = Object.keys(paths) as Path[]
const ids = ['a', 'b', 'c'] as const

/** What a layer says: a number, that the entry is removed (0), or nothing; and whether it removes the bench first. */
type Says = Readonly<Partial<Record<Path, number>>> & { readonly bench?: true }
type World = {
  readonly files: readonly Says[]
  readonly strategies: readonly Says[]
  readonly like: readonly (number | undefined)[]
  readonly set: readonly (readonly [Path, number])[]
  readonly setOne: readonly (readonly [number, Path, number])[]
}
type State = Readonly<Partial<Record<Path, number>>>

/** The rule in a few lines: a layer removes and sets; what it cannot remove it is not asked to. */
const over = (state: State, says: Says): State => {
  const next: Partial<Record<Path, number>> = { ...state }
  for (const path of names) {
    if (says.bench && path.startsWith('partner.bench.')) delete next[path]
    const n = says[path]
    if (n === 0) delete next[path]
    else if (n !== undefined) next[path] = n
  }
  return next
}

/** The same layer without removals of what nobody has said. */
const legal = (state: State, says: Says): Says => {
  const kept = names.filter(path => says[path] !== undefined && (says[path] !== 0 || state[path] !== undefined))
  const isBench = says.bench === true && names.slice(0, 2).some(path => state[path] !== undefined)
  // A room is removed or spoken of, not both, in one layer.
  const spoken = isBench ? kept.filter(path => !path.startsWith('partner.bench.')) : kept
  return { ...Object.fromEntries(spoken.map(path => [path, says[path]])), ...(isBench ? { bench: true } : {}) }
}

const says: fc.Arbitrary<Says> = fc
  .record(
    { ...Object.fromEntries(names.map(path => [path, fc.integer({ min: 0, max: 9 })])), bench: fc.constant(true) },
    { requiredKeys: [] },
  )
  .map(one => one as Says)

const worlds: fc.Arbitrary<World> = fc.record({
  files: fc.array(says, { minLength: 5, maxLength: 5 }),
  strategies: fc.array(says, { minLength: 3, maxLength: 3 }),
  like: fc.constantFrom<World['like']>(
    [undefined, undefined, undefined],
    [undefined, 0, 1],
    [1, 2, undefined],
    [2, undefined, 1],
    [undefined, 0, 0],
  ),
  set: fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 9 })), { maxLength: 2 }),
  setOne: fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...names), fc.integer({ min: 0, max: 9 })), { maxLength: 2 }),
})

const written = (path: Path, n: number): string => (n === 0 ? 'none' : paths[path](n))

/** A layer as JSON, which is YAML. */
const body = (one: Says): object => {
  const root: Record<string, unknown> = {}
  if (one.bench) root['partner'] = { bench: 'none' }
  for (const path of names) {
    const n = one[path]
    if (n === undefined) continue
    const parts = path.split('.')
    let at = root
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>
    at[parts[parts.length - 1]] = n > 0 && path === 'partner.bench.heads' ? n : written(path, n)
  }
  return root
}

/** Files and values of the command line that say a world, and what must hold in each strategy. */
const build = (world: World) => {
  let file: State = {}
  const layers = world.files.map(one => {
    const said = legal(file, one)
    file = over(file, said)
    return said
  })
  const own: Says[] = []
  const started: State[] = []
  const start = (i: number): State => {
    if (started[i] === undefined) {
      const like = world.like[i]
      const far = like === undefined ? file : start(like)
      own[i] = legal(far, world.strategies[i])
      started[i] = over(far, own[i])
    }
    return started[i]
  }
  let states = ids.map((_, i) => start(i))
  const set: string[] = []
  for (const [path, n] of world.set) {
    if (n === 0 && ![file, ...ids.map((_, i) => start(i))].some(state => state[path] !== undefined)) continue
    states = states.map(state => over(state, { [path]: n }))
    set.push(`${path}=${written(path, n)}`)
  }
  for (const [i, path, n] of world.setOne) {
    if (n === 0 && states[i][path] === undefined) continue
    states = states.map((state, k) => (k === i ? over(state, { [path]: n }) : state))
    set.push(`strategies.${ids[i]}.${path}=${written(path, n)}`)
  }
  const strategies = Object.fromEntries(
    ids.map((id, i) => {
      const like = world.like[i]
      return [id, { ...(like === undefined ? {} : { like: ids[like] }), ...body(own[i]) }]
    }),
  )
  const time = { start: '2026-01', horizon: '1 year' }
  const files = {
    'bb.yaml': { tandem: 1, time, segments: { s: { dealSize: '$9k' } }, ...body(layers[0]) },
    'bi.yaml': { tandem: 1, ...body(layers[1]) },
    'b.yaml': { tandem: 1, extends: 'bb.yaml', include: 'bi.yaml', ...body(layers[2]) },
    'i.yaml': { tandem: 1, ...body(layers[3]) },
    's.yaml': { tandem: 1, extends: 'b.yaml', include: ['i.yaml'], ...body(layers[4]), strategies },
  }
  return {
    files: Object.fromEntries(Object.entries(files).map(([name, one]) => [name, JSON.stringify(one)])),
    set,
    states,
  }
}

// The oracle is the rule written down once more, as a fold over plain numbers.
test('whatever the layers say, the compiled value is that of the strongest', async () => {
  const nothing = await readText({
    's.yaml':
      'tandem: 1\ntime: {start: 2026-01, horizon: 1 year}\nsegments: {s: {dealSize: $9k}}\nstrategies: {a: {}}\n',
  })
  const scale = (path: Path, n: number): number => (path === 'program.margin' ? n / 100 : n)
  await fc.assert(
    fc.asyncProperty(worlds, async world => {
      const { files, set, states } = build(world)
      const scenario = await readText(files, set)
      for (const [i, state] of states.entries())
        for (const path of names) {
          const n = state[path]
          const value = n === undefined ? boundAt(nothing, path)[0] : { kind: 'constant', value: scale(path, n) }
          expect(boundAt(scenario, path)[i], `${path} of ${ids[i]}`).toEqual(value)
        }
    }),
    { numRuns: 300, seed: 26 },
  )
}, 30_000)
