// %% [markdown]
// # Whose goals?
//
// *For the channel chief, between two people who each have a plan.* A plan may reach the goals of the vendor and none of
// the partner's. Then it will be signed and not be done. And what both believe of the business may be true of no plan at
// all. The file of CS Software says what each side wants and what each believes; the run says how often it comes so.

// %%
import { fileURLToPath } from 'node:url'
import { from } from 'arquero'
import { buildCharts, figureText, of100Text } from '../src/index.ts'
import { runFile } from '../src/node.ts'
import { luck, showChart, showTable, state } from './run/notebook.ts'

const file = fileURLToPath(new URL('../scenarios/cs-software.yaml', import.meta.url))
const outcome = await runFile(file, luck({ trials: 500 }))
const { result } = outcome
const of100 = (share: number | null | undefined): string => `${of100Text(share ?? 0)} of 100`
const titleOf = (id: string | null): string => result.strategies.find(one => one.id === id)?.title ?? 'any strategy'
const of = (kind: 'goal' | 'expect') => result.statements.filter(one => one.kind === kind)
console.log(`${result.scenario.name}, ${result.trials} futures, seed ${result.seed}`)

// %% [markdown]
// ## What each side wants

// %%
showTable(
  from(
    of('goal').map(({ side, that, weight, results }) => ({
      side,
      goal: that,
      weight,
      ...Object.fromEntries(results.map(({ strategy, p }) => [titleOf(strategy), of100(p)])),
    })),
  ),
)

// %% [markdown]
// A side is content in a future in which all of its goals are reached at once, and a plan is one that both can live with
// where both are.

// %%
const { goals } = result
for (const { spec } of buildCharts(outcome, [{ kind: 'goals' }]).charts) await showChart(spec)
const goalsOf = (id: string) => goals.find(({ strategy }) => strategy === id)!
const payers = of('goal').find(({ about }) => about === 'mdf.partnerPays')!.results
const paysIn = (id: string): string => of100(payers.find(({ strategy }) => strategy === id)!.p)
state({
  balancedVendor: of100(goalsOf('balanced').vendor?.p),
  balancedPartner: of100(goalsOf('balanced').partner?.p),
  balancedPays: paysIn('balanced'),
  suiteVendor: of100(goalsOf('suite').vendor?.p),
  suitePartner: of100(goalsOf('suite').partner?.p),
  suiteBoth: of100(goalsOf('suite').both?.p),
  pilotBoth: of100(goalsOf('pilot').both?.p),
  campaignBoth: of100(goalsOf('campaign').both?.p),
})

// %% [markdown]
// *Balanced and co-funded* is the vendor's favourite: its goals are reached in {{balancedVendor: 80 of 100}} futures. The partner's
// are in {{balancedPartner: 0 of 100}}, and one line says why: it does not want to pay that much of the marketing itself, and
// stays below its limit in {{balancedPays: 0 of 100}}. What looked like a compromise is one only if the partner gives that up.
//
// The suite, over which they fell out, reaches the vendor's goals in {{suiteVendor: 77 of 100}} futures, the partner's in
// {{suitePartner: 99 of 100}}, and both in {{suiteBoth: 77 of 100}}; the pilot that begins with it and then scales the campaign in
// {{pilotBoth: 73 of 100}}. The campaign alone comes to {{campaignBoth: 47 of 100}}. The vendor's own goals are reached
// about as often by the plan that its manager turned down.
//
// ## What each side believes
//
// Nobody computed these. The gap is what is believed less what the middle future has.

// %%
const believed = of('expect')
showTable(
  from(
    believed.flatMap(({ side, that, results }) =>
      results.map(({ strategy, p, simulated, gap, hangsOn }) => ({
        side,
        believes: that,
        strategy: titleOf(strategy),
        'is so in': of100(p),
        simulated: figureText(simulated, 'USD'),
        gap: figureText(gap, 'USD', true),
        'hangs on': hangsOn ? `${hangsOn.label} (${figureText(hangsOn.share, '1')})` : '',
      })),
    ),
  ),
)
for (const { spec } of buildCharts(outcome, [{ kind: 'expectations' }]).charts) await showChart(spec)
const belief = (side: 'vendor' | 'partner', id: string) =>
  believed.find(one => one.side === side)!.results.find(({ strategy }) => strategy === id)!
state({
  fourfoldSuite: of100(belief('vendor', 'suite').p),
  fourfoldCampaign: of100(belief('vendor', 'campaign').p),
  fourfoldToday: of100(belief('vendor', 'today').p),
  steeredSuite: of100(belief('partner', 'suite').p),
  steeredPilot: of100(belief('partner', 'pilot').p),
  steeredMiddle: figureText(belief('partner', 'suite').simulated, 'USD'),
  limit: figureText(believed.find(({ side }) => side === 'partner')!.number ?? null, 'USD'),
})

// %% [markdown]
// - The **vendor** believes that a dollar of marketing brings four of new business. With events as ever that is so in
//   {{fourfoldToday: 12 of 100}} futures and with the campaign in {{fourfoldCampaign: 12 of 100}}. It is the suite that comes near it, with
//   {{fourfoldSuite: 72 of 100}}.
// - The **partner** believes that {{limit: $1.5M}} of the vendor's own business can be steered its way. With all of the fund in
//   the suite it is right in {{steeredSuite: 89 of 100}} futures ({{steeredMiddle: $2.7M}} in the middle); in the pilot, which has less of
//   it, in {{steeredPilot: 54 of 100}}.
//
// A gap is no reproach. It says which conversation comes first: here, what counts as new.
