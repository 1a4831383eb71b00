// %% [markdown]
// # A first run
//
// *For the partner manager, before the business review.* UV Partners is a services firm on the vendor's sales contract
// whose growth has stalled. It may go on as it is, only support, or resell in earnest. What is each worth to its owner,
// what does the vendor get, and how surely?
//
// A notebook is a TypeScript file in cells. `npm run notebooks` runs all of them and makes this page; in an editor that
// knows `// %%` the cells can be run one by one. The code of a cell is folded in below what it printed.

// %%
import { fileURLToPath } from 'node:url'
import { from } from 'arquero'
import { buildCharts, figureText, of100Text, rangeText } from '../src/index.ts'
import { runFile, toTable } from '../src/node.ts'
import { luck, showChart, showTable, state } from './run/notebook.ts'

const file = fileURLToPath(new URL('../scenarios/uv-partners.yaml', import.meta.url))
const outcome = await runFile(file, luck({ trials: 500 }))
const { result, against } = outcome
console.log(
  `${result.scenario.name}: ${result.trials} futures over ${outcome.horizonMonths} months, seed ${result.seed}`,
)

state({ futures: figureText(result.trials, 'count'), strategies: figureText(result.strategies.length, 'count') })

// %% [markdown]
// ## Levels
//
// {{futures: 500}} futures were played, each under all {{strategies: 5}} strategies on the same luck: the same customers
// call, the same reps leave. Below is the middle of each figure, with the points that one future in ten stays below
// and exceeds.

// %%
const shown = ['partner.ownerValue', 'partner.funding.peak', 'partner.insolvent', 'vendor.contribution']
const shares = new Set(['partner.insolvent'])
const of100 = (share: number | null): string => `${of100Text(share ?? 0)} of 100`
showTable(
  from(
    result.strategies.map(({ title, metrics }) => ({
      strategy: title,
      ...Object.fromEntries(
        shown.map(id => {
          const { unit, mean, p10, p50, p90 } = metrics[id]!
          const text = shares.has(id) ? of100(mean) : `${figureText(p50, unit)} (${rangeText(p10, p90, unit)})`
          return [id, text]
        }),
      ),
    })),
  ),
)

const levelOf = (strategy: string, id: string) => result.strategies.find(one => one.id === strategy)!.metrics[id]!
const money = (value: number | null): string => figureText(value, 'USD')
state({
  today: money(levelOf('today', 'partner.ownerValue').p50),
  vertical: money(levelOf('vertical', 'partner.ownerValue').p50),
  insolventToday: of100(levelOf('today', 'partner.insolvent').mean),
  insolventVertical: of100(levelOf('vertical', 'partner.insolvent').mean),
})

// %% [markdown]
// As it is, what the owner has of the firm comes to {{today: $1.7M}} in the middle future; with a repeatable solution for one
// industry, *Vertical solution*, to {{vertical: $4.7M}}. The same strategy leaves the firm insolvent in
// {{insolventVertical: 37 of 100}} futures, against {{insolventToday: 6 of 100}} as it is. More is in it, and more can go wrong.

// %%
for (const { spec } of buildCharts(outcome, [{ kind: 'fan', subject: 'partner.value' }]).charts) await showChart(spec)

// %% [markdown]
// ## Differences
//
// Two ranges that overlap say little: in a good market both strategies do well. On the same luck, a strategy is
// compared with the status quo future by future, and the question becomes in how many futures it is the better one.

// %%
const better = (id: string) => result.comparisons.map(({ b, metrics }) => ({ b, ...metrics[id]! }))
showTable(
  from(
    better('partner.ownerValue').map(({ b, p50, pGreater }, i) => {
      const vendor = better('vendor.contribution')[i]!
      return {
        strategy: result.strategies.find(({ id }) => id === b)!.title,
        'owner: median change': figureText(p50, 'USD', true),
        'owner: better in': of100(pGreater),
        'vendor: median change': figureText(vendor.p50, 'USD', true),
        'vendor: better in': of100(vendor.pGreater),
      }
    }),
  ),
)

const change = (b: string, id: string) => better(id).find(one => one.b === b)!
state({
  ownerWins: of100(change('vertical', 'partner.ownerValue').pGreater),
  ownerGain: figureText(change('vertical', 'partner.ownerValue').p50, 'USD', true),
  vendorWins: of100(change('vertical', 'vendor.contribution').pGreater),
  supportWins: of100(change('supportOnly', 'partner.ownerValue').pGreater),
  supportVendor: figureText(change('supportOnly', 'vendor.contribution').p50, 'USD', true),
})

// %% [markdown]
// - *Vertical solution* is worth more to the owner in {{ownerWins: 62 of 100}} futures, by {{ownerGain: +$2.0M}} in the middle,
//   and brings the vendor more in {{vendorWins: 95 of 100}}.
// - *Support only* is better for the owner in no more than {{supportWins: 10 of 100}} futures; for the vendor it changes little,
//   {{supportVendor: +$150k}}.
//
// The first of these is a sentence to take into the room. The partner carries the risk and the vendor has nearly all of
// the certainty, so the next question is what the vendor puts in.

// %%
const asks = [
  { kind: 'difference', subject: 'partner.ownerValue', of: 'vertical', against },
  { kind: 'bothSeats' },
] as const
for (const { spec } of buildCharts(outcome, asks).charts) await showChart(spec)

// %% [markdown]
// ## Every future as a row
//
// For further work the run is a table: arquero's verbs, CSV and Arrow start here. `tandem explain partner.ownerValue`
// says what a column is.

// %%
showTable(toTable(outcome).select('strategy', 'trial', ...shown), 5)
