import type { BreakEvenAnswer } from '../study/beyond-levels.ts'
import type { Result } from '../study/result.ts'
import { number, type Table, text } from './table.ts'

/** One row per figure and input that it hangs on, with a last row of each figure for chance, which has no input. */
const influenceTable = ({ influence }: Result): Table => {
  const rows = influence.flatMap(({ inputs, chance, ...figure }) => [
    ...inputs.map(({ paths, label, grade, share, ci95 }) => ({
      figure,
      path: paths.join(' + '),
      label,
      grade,
      share: share as number | null,
      ci95: ci95 as readonly [number, number] | null,
    })),
    { figure, path: '', label: 'chance', grade: '', share: chance, ci95: null },
  ])
  return {
    name: 'influence',
    columns: [
      text('strategy', rows, ({ figure }) => figure.strategy),
      text('against', rows, ({ figure }) => figure.against ?? ''),
      text('metric', rows, ({ figure }) => figure.metric),
      text('input', rows, ({ path }) => path),
      text('label', rows, ({ label }) => label),
      text('grade', rows, ({ grade }) => grade),
      number('share', rows, ({ share }) => share),
      number('ci95_low', rows, ({ ci95 }) => ci95?.[0] ?? null),
      number('ci95_high', rows, ({ ci95 }) => ci95?.[1] ?? null),
    ],
  }
}

/** One row per strategy: what it changes for both seats. */
const paretoTable = ({ pareto }: Result): Table => ({
  name: 'pareto',
  columns: [
    text('strategy', pareto, ({ strategy }) => strategy),
    number('vendor', pareto, ({ vendor }) => vendor),
    number('partner', pareto, ({ partner }) => partner),
    text('efficient', pareto, ({ efficient }) => String(efficient)),
    text('dominatedBy', pareto, ({ dominatedBy }) => dominatedBy.join(' ')),
  ],
})

/** One row per break-even: of a share that stays, and of the start of a policy that is followed. */
const breakEvenTable = ({ breakEvens }: Result): Table => {
  const rows = breakEvens.flatMap(({ share, startIfEnforced, ...of }) =>
    (
      [
        ['share', share],
        ['startIfEnforced', startIfEnforced],
      ] as const
    ).map(([what, answer]): { of: typeof of; what: string; answer: BreakEvenAnswer } => ({ of, what, answer })),
  )
  return {
    name: 'breakEvens',
    columns: [
      text('strategy', rows, ({ of }) => of.strategy),
      text('against', rows, ({ of }) => of.against),
      text('metric', rows, ({ of }) => of.metric),
      text('what', rows, ({ what }) => what),
      number('at', rows, ({ answer }) => (typeof answer.at === 'number' ? answer.at : null)),
      text('wins', rows, ({ answer }) => (typeof answer.at === 'number' ? (answer.wins ?? '') : answer.at)),
      number('ci95_low', rows, ({ answer }) => answer.ci95?.[0] ?? null),
      number('ci95_high', rows, ({ answer }) => answer.ci95?.[1] ?? null),
      text('close', rows, ({ answer }) => String(answer.close)),
    ],
  }
}

/** One row per rebate and strategy: its mean, what average turnover would say, and what the vendor has to set right. */
const rebatesTable = ({ rebates = [] }: Result): Table => ({
  name: 'rebates',
  columns: [
    text('strategy', rebates, ({ strategy }) => strategy),
    text('rebate', rebates, ({ rebate }) => rebate),
    number('trials', rebates, ({ trials }) => trials),
    number('turnover', rebates, ({ turnover }) => turnover),
    number('payout', rebates, ({ payout }) => payout),
    number('ofMean', rebates, ({ ofMean }) => ofMean),
    number('gap', rebates, ({ gap }) => gap),
    number('trueUp_mean', rebates, ({ trueUp }) => trueUp.mean),
    number('trueUp_p10', rebates, ({ trueUp }) => trueUp.p10),
    number('trueUp_p90', rebates, ({ trueUp }) => trueUp.p90),
  ],
})

/** One row per comparison and what is paid back. */
const paybackTable = ({ comparisons }: Result): Table => {
  const rows = comparisons.flatMap(({ a, b, paybacks }) =>
    (['resale', 'withServices'] as const).flatMap(what => {
      const payback = paybacks[what]
      return payback === null ? [] : [{ a, b, what, payback }]
    }),
  )
  return {
    name: 'paybacks',
    columns: [
      text('a', rows, ({ a }) => a),
      text('b', rows, ({ b }) => b),
      text('what', rows, ({ what }) => what),
      number('p10', rows, ({ payback }) => payback.p10),
      number('p50', rows, ({ payback }) => payback.p50),
      number('p90', rows, ({ payback }) => payback.p90),
      number('never', rows, ({ payback }) => payback.never),
    ],
  }
}

/** What tips the balance, as tables; one without rows is one that a run has nothing of. */
export const tipTables = (result: Result): readonly Table[] => [
  influenceTable(result),
  paretoTable(result),
  breakEvenTable(result),
  rebatesTable(result),
  paybackTable(result),
]
