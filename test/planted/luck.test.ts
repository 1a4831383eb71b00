import { describe, expect, it } from 'vitest'
import type { Binding } from '../../src/compile/structure.ts'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, type Runner } from '../../src/study/runner.ts'
import type { ColumnState } from '../../src/summarise/column-state.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { emptyIsNothing, moneyScales, presentationIsForm } from '../helpers/metamorphic.ts'
import { realistic } from '../helpers/realistic.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

type Suspect = { readonly model?: Catalogue; readonly runner?: Runner }

/** So many that they fill a leaf of 256 and begin another, where blocks are the question; else a few will show it. */
const [beyondALeaf, few] = [300, 48]

const played = async (built: Built, { model, runner }: Suspect, trials = few, blockSize = 1024) =>
  (
    await runStudy(buildScenario(built), {
      trials,
      blockSize,
      catalogue: model ?? catalogue,
      runner: runner ?? inProcess,
    })
  ).result

const short: Built = { ...realistic, steps: 6, set: { ...realistic.set, 'partner.sales.reps': 2 } }

/** The promises of test/study and test/properties, each as a question to a model and a runner. */
const promises = {
  'the size of a block moves nothing': async suspect => {
    const one: Built = { ...short, strategies: { only: {} } }
    const [a, b] = [await played(one, suspect, beyondALeaf, 256), await played(one, suspect, beyondALeaf, 1024)]
    return JSON.stringify(a) === JSON.stringify(b)
  },
  'two strategies that are one are equal in every trial': async suspect => {
    const { comparisons } = await played({ ...short, strategies: { a: {}, b: {} } }, suspect)
    return comparisons.every(({ metrics }) =>
      Object.values(metrics).every(({ pEqual }) => pEqual === 1 || pEqual === null),
    )
  },
  'referral moves nothing of the vendor': async suspect => {
    const { comparisons } = await played(
      { ...short, strategies: { a: {}, b: { 'vendor.referral.resells': 0.9 } } },
      suspect,
    )
    // in six months retention over the last twelve has no value, in no trial of either
    return Object.entries(comparisons[0].metrics).every(
      ([id, { pEqual }]) => !id.startsWith('vendor.') || (/rr$/.test(id) ? pEqual === null : pEqual === 1),
    )
  },
  'money x 2 gives results x 2': ({ model = catalogue }) => silent(() => moneyScales(model, simple, 8)),
  'agent or principal is form': ({ model = catalogue }) => silent(() => presentationIsForm(model, simple, 8)),
  'an empty segment changes nothing': ({ model = catalogue }) => silent(() => emptyIsNothing(model, simple, 8)),
} satisfies Record<string, (suspect: Suspect) => Promise<boolean>>

/** Without the laws that cannot be scaled exactly, and with every amount of money said. */
const simple: Built = {
  ...short,
  strategies: { only: {} },
  set: {
    ...short.set,
    'segments.midMarket.dealSize': 60e3,
    'segments.enterprise.dealSize': 300e3,
    'partner.sales.cost': { value: 12_000, per: 'month' },
    'vendor.presales.direct': 4_000,
    'vendor.presales.partner': 1_000,
    'vendor.manager.cost': 90,
  },
}

const silent = async (check: () => void): Promise<boolean> => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

const unwatched = (model: Catalogue): Catalogue => ({ ...model, identities: [] })

/** Adds a strategy's name to the address of whatever is drawn once per trial. */
const namedLuck: Runner = (study, model, options) => {
  const renamed = (binding: Binding, id: string): Binding =>
    binding.kind === 'trial'
      ? { ...binding, stream: { ...binding.stream, k0: (binding.stream.k0 ^ id.charCodeAt(0)) >>> 0 } }
      : binding
  const variants = study.variants.map(({ id, bindings }) => ({ id, bindings: bindings.map(b => renamed(b, id)) }))
  return inProcess({ ...study, variants }, model, options)
}

/** Adds up each block from left to right, and then the blocks. */
const naiveSums: Runner = async (study, model, options) => {
  const naive = (state: ColumnState): ColumnState => {
    if (state.kind !== 'exact') return state
    const sum = state.pieces.reduce((all, { values }) => all + values.reduce((a, b) => a + b, 0), 0)
    const [node] = state.tree
    return { ...state, tree: [{ ...node, moments: { ...node.moments, sum, carry: 0 } }, ...state.tree.slice(1)] }
  }
  const state = await inProcess(study, model, options)
  return { ...state, metrics: state.metrics.map(row => row.map(naive)) }
}

let calls = 0

const bugs: readonly (readonly [string, Suspect, readonly (keyof typeof promises)[]])[] = [
  [
    'draws by a trial’s place in its block',
    { model: misled('direct/team', () => ({ first: 0 })) },
    ['the size of a block moves nothing'],
  ],
  ['sums by block', { runner: naiveSums }, ['the size of a block moves nothing']],
  [
    'the strategy’s name in a draw’s address',
    { runner: namedLuck },
    ['two strategies that are one are equal in every trial', 'referral moves nothing of the vendor'],
  ],
  [
    'draws one after the other, whoever asks',
    { model: misled('direct/team', ({ t }) => ({ t: t + 7 * calls++ })) },
    [
      'the size of a block moves nothing',
      'two strategies that are one are equal in every trial',
      'referral moves nothing of the vendor',
      'money x 2 gives results x 2',
      'agent or principal is form',
      'an empty segment changes nothing',
    ],
  ],
  [
    'a referred deal is a little larger',
    {
      model: spoilt('direct/team', ({ writes: { bookings, referredBookings } }) =>
        eachOf(bookings, (x, i) => x + referredBookings[i] / 100),
      ),
    },
    ['referral moves nothing of the vendor'],
  ],
  [
    'a fee of one dollar that nobody set',
    {
      model: spoilt('books/partner-profit', ({ writes: { ebitda, overhead } }) => {
        eachOf(overhead, x => x + 1)
        eachOf(ebitda, x => x - 1)
      }),
    },
    ['money x 2 gives results x 2'],
  ],
  [
    'profit from revenue as it is shown',
    {
      model: unwatched(
        spoilt('books/partner-profit', ({ writes: { ebitda }, reads }) =>
          eachOf(ebitda, (x, i) => x + reads['resaleRevenue'][i]),
        ),
      ),
    },
    ['agent or principal is form'],
  ],
  [
    'a cost for each segment there is',
    {
      model: unwatched(
        spoilt('resale/subscription', ({ writes: { purchases } }) => eachOf(purchases, x => x + 2 ** -8)),
      ),
    },
    ['money x 2 gives results x 2', 'an empty segment changes nothing'],
  ],
]

describe('a planted bug', () => {
  it('is needed: without one every promise is kept', async () => {
    for (const [name, kept] of Object.entries(promises)) expect(await kept({}), name).toBe(true)
  })

  it.each(bugs)('%s', async (_bug, suspect, expected) => {
    const broken: string[] = []
    for (const [name, kept] of Object.entries(promises)) if (!(await kept(suspect))) broken.push(name)
    expect(broken).toEqual(expected)
  })

  it('breaks each promise at least once', () => {
    expect(new Set(bugs.flatMap(([, , broken]) => broken))).toEqual(new Set(Object.keys(promises)))
  })
})
