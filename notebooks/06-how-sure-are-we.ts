// %% [markdown]
// # How sure are we?
//
// *For whoever has to defend the numbers.* A simulation can be wrong in three ways: too few futures were counted, a number
// that went in was a guess, or the model leaves something out. The first is cheap to mend, the second costs a phone call,
// and the third has to be said.

// %%
import { fileURLToPath } from 'node:url'
import { from } from 'arquero'
import type { TopLevelSpec } from 'vega-lite'
import { buildCharts, figureText, of100Text } from '../src/index.ts'
import { runFile } from '../src/node.ts'
import { luck, showChart, showTable, state } from './run/notebook.ts'

const file = fileURLToPath(new URL('../scenarios/uv-partners.yaml', import.meta.url))
const outcome = await runFile(file, { ...luck({ trials: 500 }), strategies: ['vertical', 'resell'] })
const { result, samples, against } = outcome
const of100 = (share: number | null): string => `${of100Text(share ?? 0)} of 100`
const percent = (share: number): string => figureText(share, '1')
console.log(`${result.scenario.name}, ${result.trials} futures, seed ${result.seed}`)

// %% [markdown]
// ## Counting
//
// In how many futures is *Vertical solution* worth more to the owner than the status quo? Below is the answer after the
// first futures of one run, with the interval that counting leaves open (Wilson, nineteen times in twenty).

// %%
const [own, today] = [samples['vertical']!['partner.ownerValue']!, samples[against]!['partner.ownerValue']!]
const wins = Array.from(own, (value, i) => (value > today[i]! ? 1 : 0))

const z = 1.959964
const wilson = (share: number, n: number): readonly [number, number] => {
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [middle - half, middle + half]
}
const after = [25, 50, 100, 200, 300, 400, 500]
  .filter(n => n <= wins.length)
  .map(n => {
    const share = wins.slice(0, n).reduce<number>((sum, win) => sum + win, 0) / n
    const [low, high] = wilson(share, n)
    return { n, share, low, high }
  })
showTable(
  from(
    after.map(({ n, share, low, high }) => ({
      futures: n,
      'better in': percent(share),
      from: percent(low),
      to: percent(high),
    })),
  ),
)
const [first, last] = [after[0]!, after.at(-1)!]
/** Futures until the interval is as narrow as `points` on either side. */
const needed = (points: number): number =>
  Math.ceil((last.share * (1 - last.share) * z * z) / (points * points) / 100) * 100
showTable(
  from(
    [0.05, 0.03, 0.01].map(half => ({
      'to be within': `${Math.round(half * 100)} in 100`,
      'takes futures': needed(half),
    })),
  ),
)
state({
  n: figureText(last.n, 'count'),
  share: percent(last.share),
  low: percent(last.low),
  high: percent(last.high),
  firstN: figureText(first.n, 'count'),
  firstLow: percent(first.low),
  firstHigh: percent(first.high),
  fivePoints: figureText(needed(0.05), 'count'),
  onePoint: figureText(needed(0.01), 'count'),
})

// %%
const band: TopLevelSpec = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: 'The interval narrows with the root of the number of futures',
  background: '#FFFFFF',
  padding: 24,
  width: 860,
  height: 280,
  title: {
    text: 'The interval narrows with the root of the number of futures',
    subtitle: 'share of futures in which Vertical solution is worth more, with what counting leaves open',
    anchor: 'start',
    fontSize: 18,
    fontWeight: 600,
    color: '#111827',
    subtitleFontSize: 13,
    subtitleColor: '#6B7280',
    subtitlePadding: 6,
    offset: 14,
  },
  data: { values: after },
  encoding: { x: { field: 'n', type: 'quantitative', title: 'futures', axis: { grid: false, tickCount: 6 } } },
  layer: [
    {
      mark: { type: 'area', color: '#164ECC', opacity: 0.18 },
      encoding: {
        y: { field: 'low', type: 'quantitative', title: null, axis: { format: '%' }, scale: { domain: [0, 1] } },
        y2: { field: 'high' },
      },
    },
    {
      mark: { type: 'line', color: '#164ECC', strokeWidth: 2, point: { color: '#164ECC', filled: true } },
      encoding: { y: { field: 'share', type: 'quantitative' } },
    },
  ],
  config: { font: 'Inter, Helvetica, Arial, sans-serif', aria: false, view: { stroke: null } },
}
await showChart(band)

// %% [markdown]
// After {{firstN: 25}} futures all one can say is {{firstLow: 41 %}} to {{firstHigh: 77 %}}; after {{n: 500}} it is {{share: 62 %}}, and
// counting leaves {{low: 57 %}} to {{high: 66 %}} open. To be within five points takes about {{fivePoints: 400}} futures, within one
// point {{onePoint: 9,100}}. A decision seldom needs the second: twice as narrow costs four times as long.
//
// Other seeds are other luck. They should differ by about as much as the interval says, and they do:

// %%
const bySeed: { seed: string; share: number; half: number }[] = []
for (const seed of ['one', 'two', 'three']) {
  const again = await runFile(file, { ...luck({ trials: 200 }), seed, strategies: ['vertical'] })
  const share = again.result.comparisons[0]!.metrics['partner.ownerValue']!.pGreater!
  const [low, high] = wilson(share, again.result.trials)
  bySeed.push({ seed, share, half: (high - low) / 2 })
}
showTable(
  from(bySeed.map(({ seed, share, half }) => ({ seed, 'better in': percent(share), 'give or take': percent(half) }))),
)
const shares = bySeed.map(({ share }) => share)
state({ least: percent(Math.min(...shares)), most: percent(Math.max(...shares)), give: percent(bySeed[0]!.half) })

// %% [markdown]
// Between {{least: 60 %}} and {{most: 67 %}}, each give or take {{give: 7 %}}.
//
// ## The same luck
//
// Much of the noise is shared: a good market is good for every strategy. Compared future by future it cancels, and fewer
// futures are enough.

// %%
const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1)
}
const vendorOf = (id: string): number[] => Array.from(samples[id]!['vendor.contribution']!)
const [resells, asIs] = [vendorOf('resell'), vendorOf(against)]
const paired = Math.sqrt(variance(resells.map((value, i) => value - asIs[i]!)) / resells.length)
const unpaired = Math.sqrt((variance(resells) + variance(asIs)) / resells.length)
showTable(
  from([
    { 'the vendor’s gain if the partner resells': 'same luck', 'error of the mean': figureText(paired, 'USD') },
    { 'the vendor’s gain if the partner resells': 'luck of its own', 'error of the mean': figureText(unpaired, 'USD') },
  ]),
)
const fold = (unpaired / paired) * (unpaired / paired)
state({ paired: figureText(paired, 'USD'), unpaired: figureText(unpaired, 'USD'), fold: fold.toFixed(0) })

// %% [markdown]
// On the same luck the mean of the vendor's gain is known to {{paired: $79k}}, on luck of its own it would be to {{unpaired: $310k}}:
// it would take {{fold: 15}} times as many futures to know as much.
//
// ## Guessing
//
// More futures do not help with what nobody knows. Which guesses matter is worked out from the run itself: how far the
// ranks of a figure follow the ranks of an input, squared.

// %%
const guesses = result.guesses?.inputs ?? []
const hangs = { kind: 'tornado', subject: 'partner.ownerValue', of: 'vertical' } as const
for (const { spec } of buildCharts(outcome, [hangs]).charts) await showChart(spec)
state({ chance: percent(result.guesses?.chance ?? 0), largest: percent(guesses[0]?.share ?? 0) })

// %% [markdown]
// The largest guess makes up {{largest: 9 %}} of the spread and chance {{chance: 74 %}}: whether the big customer calls matters
// more than what we have wrong. Still, a guess moves the middle of everything. So ask what would be if it were wrong, and
// play its ends:

// %%
const ends: { at: string; share: number; half: number }[] = []
for (const at of ['15%', '35%', '60%']) {
  const options = { ...luck({ trials: 200 }), strategies: ['vertical'], set: [`inputs.captureShare=${at}`] }
  const { result: fixed } = await runFile(file, options)
  const share = fixed.comparisons[0]!.metrics['partner.ownerValue']!.pGreater!
  const [low, high] = wilson(share, fixed.trials)
  ends.push({ at, share, half: (high - low) / 2 })
}
showTable(
  from(
    ends.map(({ at, share, half }) => ({
      'the partner’s share of the services': at,
      'vertical better in': of100(share),
      'give or take': percent(half),
    })),
  ),
)
state({
  lowEnd: ends[0]!.at.replace('%', ' %'),
  highEnd: ends[2]!.at.replace('%', ' %'),
  atLow: of100(ends[0]!.share),
  atHigh: of100(ends[2]!.share),
})

// %% [markdown]
// If the partner gets {{lowEnd: 15 %}} of the services around the software, *Vertical solution* is the better choice in
// {{atLow: 37 of 100}} futures; at {{highEnd: 60 %}} in {{atHigh: 69 of 100}}. That is the phone call to make before anybody asks for more trials.
//
// ## Leaving out
//
// What the model does not have counts as zero. This is the run's own list.

// %%
for (const line of result.notModelled) console.log(`- ${line}`)
