import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { newGame, seenOf } from '../../src/browser/game.ts'
import { isSameVariant } from '../../src/compile/same-variant.ts'
import type { Known } from '../../src/compile/wire.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { canShift, type Slider, setText } from '../../src/report/live/slider.ts'
import { slidersOf } from '../../src/report/live/slider-choice.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { nothingParsed, type Parsed } from '../../src/scenario/layers/chain.ts'
import { recorded, replayed } from '../../src/scenario/layers/read-files.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { bareStudyOf } from '../../src/study/study-of.ts'
import { figures, inPieces, ownOf, resultOf } from '../helpers/watched-result.ts'

const shipped = ['uv-partners', 'one-partnership', 'cs-software', 'at-solutions']

const openedAs = async (name: string) => {
  const file = `scenarios/${name}.yaml`
  const { load, files } = recorded(nodeLoad(file, process.cwd()))
  const read = await readScenario(file, load)
  if (!read.ok) throw new Error(read.issues[0].message)
  return { scenario: read.scenario, files: files()! }
}

/** Every slider that a page of this scenario could have: inputs, levers, and fields that the file says or leaves. */
const slidersIn = (scenario: Scenario): readonly Slider[] => {
  const { params } = bareStudyOf(scenario).structure
  const paths = [...scenario.inputs.keys()].map(input => `inputs.${input}`)
  const fields = params.flatMap(({ path, event }, n) => (event || n % 25 > 0 ? [] : [path]))
  const inputs = [...paths, ...fields].map((path, n) => ({ paths: [path], share: 1 / (n + 2) }))
  const influence = [{ strategy: '', against: null, metric: 'partner.value', inputs }]
  const result = { influence, guesses: null, strategies: scenario.strategies }
  const outcome = { result, against: scenario.against } as unknown as Outcome
  const { inputs: moved, levers } = slidersOf(scenario, outcome, catalogue.fields)
  return [...moved, ...levers]
}

const setsOf = (slider: Slider): readonly string[] => {
  const place = Math.round(slider.least + 0.7 * (slider.most - slider.least))
  const pinned = setText(slider, { how: 'pin', place })
  return canShift(slider) ? [pinned, setText(slider, { how: 'shift', place })] : [pinned]
}

describe('a moved slider is the command line with --set, whatever is kept from one place to the next', () => {
  // The oracle is the same reading and compiling with nothing kept.
  test.each(shipped)(
    '%s',
    async name => {
      const { scenario, files } = await openedAs(name)
      const [parsed, known]: [Parsed, Known] = [nothingParsed(), []]
      const first = bareStudyOf(scenario, { known })
      let taken = 0
      const sliders = slidersIn(scenario)
      expect(sliders.length).toBeGreaterThan(4)
      for (const set of sliders.flatMap(setsOf)) {
        const [kept, fresh] = [
          await readScenario(files.file, replayed(files), { set: [set], parsed }),
          await readScenario(files.file, replayed(files), { set: [set] }),
        ]
        expect([set, isDeepStrictEqual(kept, fresh)]).toEqual([set, true])
        if (!kept.ok || !fresh.ok) continue
        taken++
        const [study, alone] = [bareStudyOf(kept.scenario, { known }), bareStudyOf(fresh.scenario)]
        expect([set, isDeepStrictEqual(study, alone)]).toEqual([set, true])
        // an input or a lever that is said somewhere is a number, and brings nothing into the model
        if (/^(inputs|strategies)\./.test(set)) expect([set, study.structure === first.structure]).toEqual([set, true])
      }
      expect(parsed.files.size).toBeGreaterThan(1)
      expect(taken).toBeGreaterThan(4)
    },
    240_000,
  )

  test('what changes the structure is wired anew, and the first structure is found again after it', async () => {
    const { files, scenario } = await openedAs('uv-partners')
    const known: Known = []
    const first = bareStudyOf(scenario, { known }).structure
    const sets = ['time.horizon=6 years', 'time.chance=off', 'program.risk={end: {chance: 2% per year}}']
    for (const set of [...sets, ...sets]) {
      const read = await readScenario(files.file, replayed(files), { set: [set] })
      if (!read.ok) throw new Error(read.issues[0].message)
      expect([set, isDeepStrictEqual(bareStudyOf(read.scenario, { known }), bareStudyOf(read.scenario))]).toEqual([
        set,
        true,
      ])
      expect(bareStudyOf(read.scenario, { known }).structure).not.toEqual(first)
      expect(bareStudyOf(scenario, { known }).structure).toBe(first)
    }
    expect(bareStudyOf(scenario, { known, seed: 'other' }).structure).not.toBe(first)
    expect(bareStudyOf(scenario, { known, seed: 'other' })).toEqual(bareStudyOf(scenario, { seed: 'other' }))
  })

  test('what nobody says is bound to the same, until it hangs together with something', async () => {
    const { scenario } = await openedAs('uv-partners')
    const known: Known = []
    const { structure, variants } = bareStudyOf(scenario, { known })
    const paths = structure.params.flatMap(({ path }, n) => {
      const isUnsaid = !scenario.settings.has(path) && !scenario.strategies.some(one => one.settings.has(path))
      return isUnsaid && variants[0].bindings[n].kind === 'trial' ? [path] : []
    })
    expect(paths.length).toBeGreaterThan(4)
    const rank = [
      [1, 0.5],
      [0.5, 1],
    ]
    const tied = { ...scenario, correlations: [{ paths: paths.slice(0, 2), rank, place: variants[0] as never }] }
    for (const one of [tied, scenario, tied])
      expect(bareStudyOf(one, { known }).variants).toEqual(bareStudyOf(one).variants)
    expect(bareStudyOf(tied, { known }).structure).toBe(structure)
    expect(bareStudyOf(tied, { known }).variants).not.toEqual(variants)
  })

  test('a file whose text is another is parsed anew, and one with a mistake says so every time', async () => {
    const { files } = await openedAs('uv-partners')
    const parsed = nothingParsed()
    const readIn = (change: (text: string) => string) => {
      const texts = { ...files.texts, [files.file]: change(files.texts[files.file]) }
      return Promise.all([{ parsed }, {}].map(kept => readScenario(files.file, replayed({ ...files, texts }), kept)))
    }
    const changes = [
      (text: string) => text,
      (text: string) => text.replace(/horizon: \d+ years/, 'horizon: 6 years'),
      (text: string) => `${text}\nname: twice\n`,
      (text: string) => `${text}\nname: twice\n`,
      (text: string) => text,
    ]
    const oks: boolean[] = []
    for (const change of changes) {
      const [kept, fresh] = await readIn(change)
      expect(isDeepStrictEqual(kept, fresh)).toBe(true)
      oks.push(kept.ok)
    }
    expect(oks).toEqual([true, true, false, false, true])
  })
})

describe('a strategy that a slider does not move is not played again', () => {
  test('and what is shown is what a run of it shows, to the bit', async () => {
    const { files, scenario } = await openedAs('uv-partners')
    const known: Known = []
    const options = { trials: 2000, known, strategies: ['today', 'resell'] }
    const base = newGame(scenario, figures, options)
    await seenOf(base, 100, inPieces(64), new Map())
    const read = await readScenario(files.file, replayed(files), { set: ['strategies.resell.partner.sales.reps=3'] })
    if (!read.ok) throw new Error(read.issues[0].message)
    const moved = newGame(read.scenario, figures, options, base)
    const ids = moved.study.variants.map(({ id }) => id)
    expect(ownOf(moved)).toEqual(['resell'])
    let played = 0
    const counted = async () => ++played > 0
    // beyond what the base has played it plays all of them by itself
    for (const [trials, plays] of [
      [32, 1],
      [100, 2],
      [150, 2 + ids.length],
    ] as const) {
      expect(await seenOf(moved, trials, inPieces(128, counted), new Map())).toMatchObject(
        await resultOf(read.scenario, trials, options.strategies),
      )
      expect(played).toBe(plays)
    }
  })

  test('alike is what is bound alike, to the bit', async () => {
    const { scenario } = await openedAs('uv-partners')
    const [one, other] = bareStudyOf(scenario).variants
    expect(isSameVariant(one, structuredClone(one))).toBe(true)
    expect(isSameVariant(one, { ...other, id: one.id })).toBe(false)
    expect(isSameVariant(one, { ...one, id: other.id })).toBe(false)
    const withValue = (value: number) => ({
      ...one,
      bindings: [{ kind: 'constant', value } as const, ...one.bindings.slice(1)],
    })
    expect(isSameVariant(withValue(0), withValue(-0))).toBe(false)
    expect(isSameVariant(withValue(Number.POSITIVE_INFINITY), withValue(Number.NaN))).toBe(false)
    expect(isSameVariant(withValue(0.1), withValue(0.1))).toBe(true)
  })
})
