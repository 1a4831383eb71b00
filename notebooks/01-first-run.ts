// %% [markdown]
// # A first run
//
// Is a services-led partner worth more if it resells in earnest, or if it only supports, and what does the vendor get?
// Run it with `npx tsx notebooks/01-first-run.ts`, or cell by cell in an editor that knows `// %%`.

// %%
import { fileURLToPath } from 'node:url'
import { runFile, toTable } from '../src/node.ts'

const file = fileURLToPath(new URL('../scenarios/uv-partners.yaml', import.meta.url))
const outcome = await runFile(file, { trials: 500 })
const { result, against, samples } = outcome
console.log(`${result.scenario.name}: ${result.trials} futures over ${outcome.horizonMonths} months\n`)

// %% [markdown]
// ## Levels
//
// The middle of each metric under each strategy, with the points that one future in ten stays below and exceeds.

// %%
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 })
const text = (value: number | null, unit: string): string =>
  value === null ? 'no value' : unit === 'USD' ? `${compact.format(value)} USD` : compact.format(value)

const metrics = Object.keys(result.strategies[0]?.metrics ?? {})
console.table(
  Object.fromEntries(
    metrics.map(id => [
      id,
      Object.fromEntries(
        result.strategies.map(({ title, metrics: { [id]: figures } }) => {
          if (figures === undefined) return [title, '']
          const [p10, p50, p90] = [figures.p10, figures.p50, figures.p90].map(value => text(value, figures.unit))
          return [title, `${p50}  (${p10} to ${p90})`]
        }),
      ),
    ]),
  ),
)

// %% [markdown]
// The same as a table for further work: arquero's verbs, CSV and Arrow all start here.

// %%
toTable(outcome).print()

// %% [markdown]
// ## Differences
//
// All strategies meet the same luck, so they are compared future by future. That says more than two ranges side by
// side, which can overlap even where one strategy wins every time.

// %%
const seats = ['partner.value', 'vendor.contribution']
for (const { a, b, metrics } of result.comparisons)
  for (const id of seats) {
    const difference = metrics[id]
    if (difference === undefined || difference.pGreater === null) continue
    const size = text(difference.p50, difference.unit)
    console.log(
      `${id}: ${b} beats ${a} in ${Math.round(100 * difference.pGreater)} of 100 futures, median change ${size}`,
    )
  }

// %% [markdown]
// ## One distribution, drawn with characters

// %%
const histogram = (values: readonly number[], bins = 12, width = 50): string => {
  const low = Math.min(...values)
  const step = (Math.max(...values) - low) / bins || 1
  const counts = new Array<number>(bins).fill(0)
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - low) / step))]! += 1
  const most = Math.max(...counts)
  return counts
    .map((count, i) => `${text(low + i * step, 'USD').padStart(12)} ${'#'.repeat(Math.round((width * count) / most))}`)
    .join('\n')
}

for (const { id, title } of result.strategies) {
  const values = Array.from(samples[id]?.['partner.value'] ?? []).filter(value => !Number.isNaN(value))
  if (values.length === 0) continue
  console.log(`\nValue of the practice, ${title}${id === against ? ' (what the others are measured against)' : ''}`)
  console.log(histogram(values))
}
