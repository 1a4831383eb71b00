import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Binding } from '../../src/compile/structure.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { books, pipeline, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { type Pieces, scheduled } from '../helpers/schedule.ts'
import { watch } from '../helpers/watch.ts'

const play = (built: Built, columns: Parameters<typeof watch>[1], changes: Readonly<Record<string, Pieces>>) =>
  watch(buildScenario(built), columns, { trials: 3, change: scheduled(changes) }).get('only') ?? expect.unreachable()

// By hand: what a schedule says holds from its step on.
describe('a lever that changes on dates', () => {
  it('is rebound in the step in which it changes', () => {
    const seen = play({ steps: 6, set: { 'partner.overhead': 1 } }, [books.overhead], {
      'partner.overhead': [
        [0, 10],
        [2, 20],
        [5, 70],
      ],
    })
    expect(seen(books.overhead).map(step => [...step])).toEqual([10, 10, 20, 20, 20, 70].map(x => [x, x, x]))
  })

  it('is rebound for a period end although the change falls between two of them', () => {
    // profit of $1,000 a month; tax 25 % until month 5, 50 % from then on, and the year ends in month 12
    const seen = play(
      {
        steps: 24,
        set: {
          'installed.resold.only.customers': 1,
          'installed.resold.only.value': 12_000,
          'segments.only.churn': 0,
          'program.margin': 1,
          'partner.tax': 0.25,
        },
      },
      [books.tax],
      {
        'partner.tax': [
          [0, 0.25],
          [5, 0.5],
          [13, 0.125],
        ],
      },
    )
    const paid = seen(books.tax).map(([x]) => x)
    expect(paid.flatMap((x, t) => (x === 0 ? [] : [[t, Math.round(x)]]))).toEqual([
      [11, 6_000],
      [23, 1_500],
    ])
  })

  it('moves whatever hangs on it, in the step it changes', () => {
    const set = {
      'segments.only.dealSize': 1,
      'partner.sales.mix.only': 1,
      'partner.sales.ramp': 0,
      'partner.bench.heads': 1,
    }
    const seen = play({ steps: 4, set }, [pipeline.reps, services.heads], {
      'partner.sales.reps': [
        [0, 0],
        [1, 4],
        [3, 1],
      ],
      'partner.bench.heads': [
        [0, 2],
        [2, 7],
      ],
    })
    expect(seen(pipeline.reps).map(([x]) => x)).toEqual([0, 4, 4, 1])
    expect(seen(services.heads).map(([x]) => x)).toEqual([2, 2, 7, 7])
  })

  it('refuses what is no number of a trial', () => {
    const built = buildScenario({ steps: 2, set: { 'partner.overhead': 1 } })
    const { structure, variants } = compile(built, catalogue)
    const event: Binding = { kind: 'event', law: { kind: 'constant', params: [1] } }
    const change = () => [{ ...variants[0], bindings: structure.params.map(() => event) }]
    expect(() => watch(built, [books.overhead], { change })).toThrow('a event is not one value a trial')
  })
})
