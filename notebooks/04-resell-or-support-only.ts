// %% [markdown]
// # Resell, or support only?
//
// *For the partner's owner, who wants to sell the firm in five years.* Support is calm: the vendor sells, the partner has
// the services. Reselling needs people, money and patience. Which leaves more, what does it take on the way, and what would
// the vendor have to do to make support the better choice?

// %%
import { fileURLToPath } from 'node:url'
import { from } from 'arquero'
import { breakEven, buildCharts, figureText, issuesText, of100Text, rangeText, readScenario } from '../src/index.ts'
import { nodeLoad, runFile } from '../src/node.ts'
import { barsChart } from './run/bars.ts'
import { luck, showChart, showTable, state } from './run/notebook.ts'

const file = fileURLToPath(new URL('../scenarios/uv-partners.yaml', import.meta.url))
const outcome = await runFile(file, { ...luck({ trials: 500 }), strategies: ['supportOnly', 'resell', 'split'] })
const { result, samples } = outcome
const of100 = (share: number | null): string => `${of100Text(share ?? 0)} of 100`
const figure = (id: string, metric: string) => result.strategies.find(one => one.id === id)!.metrics[metric]!
const middle = (id: string, metric: string): string => figureText(figure(id, metric).p50, figure(id, metric).unit)
const range = (id: string, metric: string): string =>
  rangeText(figure(id, metric).p10, figure(id, metric).p90, figure(id, metric).unit)
console.log(`${result.scenario.name}, ${result.trials} futures, seed ${result.seed}`)

// %% [markdown]
// ## What is left in five years
//
// What the owner has of it all is what it takes out less what it puts in, and what a sale leaves after debt, tax and
// costs, in today's money.

// %%
showTable(
  from(
    result.strategies.map(({ id, title }) => ({
      strategy: title,
      'left for the owner': `${middle(id, 'partner.ownerValue')} (${range(id, 'partner.ownerValue')})`,
      'EBITDA, last year': middle(id, 'partner.ebitda.last12'),
      'funding at its peak': middle(id, 'partner.funding.peak'),
      'in one of ten more than': figureText(figure(id, 'partner.funding.peak').p90, 'USD'),
      insolvent: of100(figure(id, 'partner.insolvent').mean),
      customers: middle(id, 'partner.customers'),
    })),
  ),
)

/** In how many futures a strategy leaves more than another, on the same luck. */
const beats = (id: string, other: string): number => {
  const [own, others] = [samples[id]!['partner.ownerValue']!, samples[other]!['partner.ownerValue']!]
  return own.filter((value, i) => value > others[i]!).length / own.length
}
state({
  resell: middle('resell', 'partner.ownerValue'),
  support: middle('supportOnly', 'partner.ownerValue'),
  wins: of100(beats('resell', 'supportOnly')),
  splitWins: of100(beats('split', 'supportOnly')),
  insolventResell: of100(figure('resell', 'partner.insolvent').mean),
  insolventSupport: of100(figure('supportOnly', 'partner.insolvent').mean),
  insolventSplit: of100(figure('split', 'partner.insolvent').mean),
  peak: figureText(figure('resell', 'partner.funding.peak').p90, 'USD'),
})

// %% [markdown]
// Reselling leaves {{resell: $4.7M}} in the middle future, support alone {{support: $457k}}; on the same luck reselling leaves more
// in {{wins: 70 of 100}} futures. It is not the riskier way, either: the firm is insolvent in {{insolventResell: 25 of 100}} futures if it
// resells and in {{insolventSupport: 28 of 100}} if it only supports. Support is calm for as long as the vendor sends work, and the
// vendor's policy is to send less of it. What reselling asks for is nerve: in one future of ten it needs more than
// {{peak: $546k}} at its peak.
//
// The middle way, resale in the mid-market and support for enterprises, beats support in {{splitWins: 78 of 100}} futures, and is
// insolvent in {{insolventSplit: 10 of 100}}. An owner who fears the cash more than it wants the price may look there.

// %%
const asks = [
  { kind: 'difference', subject: 'partner.ownerValue', of: 'resell', against: 'supportOnly' },
  { kind: 'valuation', strategies: ['supportOnly', 'resell'] },
  { kind: 'cash', of: 'resell' },
] as const
for (const { spec } of buildCharts(outcome, asks).charts) await showChart(spec)

// %% [markdown]
// ## When it pays back
//
// What a strategy loses against the status quo at first is made good some day, or never within the five years.

// %%
showTable(
  from(
    result.comparisons.map(({ b, paybacks }) => ({
      strategy: result.strategies.find(({ id }) => id === b)!.title,
      'resale alone, month': figureText(paybacks.resale?.p50 ?? null, 'count'),
      'never, resale alone': of100(paybacks.resale?.never ?? null),
      'with services, month': figureText(paybacks.withServices?.p50 ?? null, 'count'),
      'never, with services': of100(paybacks.withServices?.never ?? null),
    })),
  ),
)
const paid = result.comparisons.find(({ b }) => b === 'resell')!.paybacks
state({
  month: figureText(paid.withServices!.p50, 'count'),
  never: of100(paid.withServices!.never),
  neverAlone: of100(paid.resale!.never),
})

// %% [markdown]
// With the services that it brings, reselling has paid back in month {{month: 54}}, in the middle; in {{never: 42 of 100}} futures it
// does not in five years. The margin on the software alone never pays for the sales team: that is so in {{neverAlone: 99 of 100}}
// futures. Who resells for the margin should not; the software opens the door for the services.
//
// ## What would tip it
//
// Support lives off the share of its direct deals whose services the vendor sends to the partner. How large would that
// share have to be, kept for all five years, for support to leave the owner as much as reselling does on average?

// %%
const read = await readScenario(file, nodeLoad(file, process.cwd()))
if (!read.ok) throw new Error(issuesText(read.issues))
const policy = 'vendor.referral.supportOnly'
const { trials, ...seed } = luck({ trials: 256 })
const tip = await breakEven(
  read.scenario,
  {
    set: [`${policy}.start`, `${policy}.end`],
    between: [0, 1],
    metric: 'partner.ownerValue',
    of: 'supportOnly',
    against: 'resell',
  },
  { ...seed, trials },
)
const at = typeof tip?.at === 'number' ? figureText(tip.at, '1') : `${tip?.at ?? 'no value'}`
const error = tip?.ci95 ? `${figureText(tip.ci95[0], '1')} to ${figureText(tip.ci95[1], '1')}` : 'not told'
const saidOf = (path: string): string => outcome.assumptions.find(one => one.path === path)?.text ?? ''
console.log(`level at ${at}; counting error ${error}; support wins ${tip?.wins ?? 'nowhere'} it`)
state({ at, error, start: saidOf(`${policy}.start`), end: saidOf(`${policy}.end`) })

// %% [markdown]
// At {{at: 44 %}} (counting error: {{error: 40 % to 48 %}}). The vendor's policy for partners that only support begins at {{start: 30 %}} and
// goes to {{end: 8 %}}. So the owner has a sentence for the vendor: *write that share into the contract, or we resell.*

// %%
const vendor = ['supportOnly', 'split', 'resell'].map(id => {
  const change = result.comparisons.find(({ b }) => b === id)!
  return { id, title: result.strategies.find(one => one.id === id)!.title, change }
})
await showChart(
  barsChart(
    'What each seat gains against the status quo',
    'median of the difference, future by future on the same luck',
    vendor.flatMap(({ title, change }) =>
      (
        [
          ['vendor', 'vendor.contribution'],
          ['partner', 'partner.ownerValue'],
        ] as const
      ).map(([series, metric]) => ({
        label: title,
        series,
        value: change.metrics[metric]!.p50 ?? 0,
        text: figureText(change.metrics[metric]!.p50, 'USD', true),
      })),
    ),
  ),
)
state({
  vendorResell: figureText(vendor[2]!.change.metrics['vendor.contribution']!.p50, 'USD'),
  vendorSupport: figureText(vendor[0]!.change.metrics['vendor.contribution']!.p50, 'USD'),
})

// %% [markdown]
// The vendor has a reason not to: it gains {{vendorResell: $1.7M}} if the partner resells and {{vendorSupport: $150k}} if it only
// supports.
