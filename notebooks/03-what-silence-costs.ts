// %% [markdown]
// # What silence at year end costs
//
// *For the vendor's partner manager, in October.* AT Solutions has an order of {{order: $1M}} in hand: the customer has signed. It
// does not place it, because its credit line is too small, its installers are busy, and its own target for the year is
// met. Nobody at the vendor knows, because nobody asked. The manager calls every day in the last weeks and asks where the
// order is. What does that cost each side, and what would a weekly meeting cost?

// %%
import { fileURLToPath } from 'node:url'
import { from } from 'arquero'
import { buildCharts, figureText, of100Text } from '../src/index.ts'
import { runFile } from '../src/node.ts'
import { barsChart } from './run/bars.ts'
import { luck, showChart, showTable, state } from './run/notebook.ts'

const file = fileURLToPath(new URL('../scenarios/at-solutions.yaml', import.meta.url))
const outcome = await runFile(file, luck({ trials: 500 }))
const { result, against } = outcome
const money = (value: number | null): string => figureText(value, 'USD')
const figure = (id: string, metric: string) => result.strategies.find(one => one.id === id)!.metrics[metric]!
const mean = (id: string, metric: string): string => money(figure(id, metric).mean)
const of100 = (share: number | null): string => `${of100Text(share ?? 0)} of 100`
state({ order: outcome.assumptions.find(({ path }) => path === 'deals.big.amount')?.text ?? '' })
console.log(`${result.scenario.name}, ${result.trials} futures by the day, seed ${result.seed}`)

// %% [markdown]
// ## What slips
//
// An order slips when it is placed in a later quarter than the customer ordered in.

// %%
const slipped = result.strategies.map(({ title, metrics }) => ({
  label: title,
  series: 'slipped',
  value: metrics['orders.slipped.value']!.mean ?? 0,
  text: money(metrics['orders.slipped.value']!.mean),
}))
await showChart(
  barsChart(
    'What slips into a later quarter, by what is asked',
    'value of the orders, means over half a year',
    slipped,
    {
      slipped: '#164ECC',
    },
  ),
)
showTable(
  from(
    result.strategies.map(({ id, title }) => ({
      strategy: title,
      'booked by the year end': mean(id, 'partner.bookings in 2025-Q4'),
      slipped: mean(id, 'orders.slipped.value'),
      'cancelled or taken direct': money(
        figure(id, 'orders.cancelled.value').mean! + figure(id, 'orders.takenDirect.value').mean!,
      ),
      'forecast accuracy': figureText(figure(id, 'forecast.accuracy').mean, '1'),
      'the club is reached in': of100(figure(id, 'vendor.club.reached').mean),
    })),
  ),
)
const lost = (id: string): string =>
  money(figure(id, 'orders.cancelled.value').mean! + figure(id, 'orders.takenDirect.value').mean!)
state({
  askedSlips: mean('asksOrder', 'orders.slipped.value'),
  weeklySlips: mean('weekly', 'orders.slipped.value'),
  askedYear: mean('asksOrder', 'partner.bookings in 2025-Q4'),
  weeklyYear: mean('weekly', 'partner.bookings in 2025-Q4'),
  askedClub: of100(figure('asksOrder', 'vendor.club.reached').mean),
  weeklyClub: of100(figure('weekly', 'vendor.club.reached').mean),
  askedLost: lost('asksOrder'),
  weeklyLost: lost('weekly'),
})

// %% [markdown]
// With daily calls about the order, {{askedSlips: $1.3M}} slips; with a weekly meeting that asks what stands in its way,
// {{weeklySlips: $28k}}. What is booked by the year end goes from {{askedYear: $48k}} to {{weeklyYear: $1.4M}}, and the manager is
// among the best of the year in {{weeklyClub: 94 of 100}} futures instead of {{askedClub: 2 of 100}}.
//
// The partner pays for silence, too: customers who wait cancel, or the vendor's own team takes the order.
// {{askedLost: $117k}} of its business goes that way, and {{weeklyLost: $3.2k}} with the meeting. It believes that January is as
// good as December; it is not.
//
// ## Why it slips
//
// Several things can hold an order at once. What slips is counted at the gate that opened last. The other column is what
// would have been in time if only that one gate had been open: raising the line alone frees little, because the
// installers are busy on the same day.

// %%
const gates = ['credit', 'bench', 'kpi', 'legal', 'financing', 'presales', 'executive']
const held = (id: string) =>
  gates
    .map(gate => ({
      gate,
      slipped: figure(id, `orders.slipped.${gate}.value`).mean ?? 0,
      freed: figure(id, `orders.avoidable.${gate}.value`).mean ?? 0,
      asked: figure('weekly', `orders.slipped.${gate}.value`).mean ?? 0,
    }))
    .sort((a, b) => b.slipped - a.slipped)
showTable(
  from(
    held('asksOrder').map(({ gate, slipped, freed, asked }) => ({
      gate,
      'slipped, daily calls': money(slipped),
      'in time if only this were open': money(freed),
      'slipped, weekly meeting': money(asked),
    })),
  ),
)
for (const { spec } of buildCharts(outcome, [{ kind: 'slips' }]).charts) await showChart(spec)
const [most] = held('asksOrder')
state({ most: most!.gate, mostSlips: money(most!.slipped), mostFreed: money(most!.freed) })

// %% [markdown]
// Most is held by {{most: credit}}: {{mostSlips: $720k}}. Opening that one gate alone would have had {{mostFreed: $46k}}
// in time. A weekly meeting names all of them while there is still time for each.
//
// ## What it costs to ask

// %%
const hours = figure('weekly', 'cadence.partnerHours').mean!
const weekly = result.comparisons.find(({ b }) => b === 'weekly')!.metrics
const monthly = result.comparisons.find(({ b }) => b === 'monthly')!.metrics
state({
  meetings: mean('weekly', 'cadence.vendorCost'),
  remedies: mean('weekly', 'orders.remedies.vendorCost'),
  hours: figureText(hours, 'hours'),
  vendorGain: money(weekly['vendor.contribution']!.mean),
  vendorWins: of100(weekly['vendor.contribution']!.pGreater),
  partnerGain: money(weekly['partner.bookings']!.mean),
  monthlyGain: money(monthly['vendor.contribution']!.mean),
})

// %% [markdown]
// The meetings cost the vendor {{meetings: $2.3k}} of its manager's time in half a year, what it does about the gates another
// {{remedies: $10k}}, and the partner {{hours: 26 h}}. Against daily calls the vendor's contribution is higher by
// {{vendorGain: $78k}} on average, and higher in {{vendorWins: 100 of 100}} futures; the partner books {{partnerGain: $119k}} more. A
// monthly meeting brings the vendor {{monthlyGain: $68k}}: most of the gain is in asking at all, the rest in asking in time.
//
// Half a year is short. An order that is placed costs the vendor its commission at once, and what the customer brings
// later is not in these figures.

// %%
const asks = [
  { kind: 'difference', subject: 'vendor.contribution', of: 'weekly', against },
  { kind: 'difference', subject: 'partner.bookings', of: 'weekly', against },
] as const
for (const { spec } of buildCharts(outcome, asks).charts) await showChart(spec)
