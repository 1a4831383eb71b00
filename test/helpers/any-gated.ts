import fc from 'fast-check'
import { causes } from '../../src/domain/gate.ts'
import { anyScenario } from './any-scenario.ts'
import type { Built, Said } from './build-scenario.ts'
import { asked, everything } from './held-orders.ts'

type Settings = Readonly<Record<string, Said>>

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

/** What a scenario may say of gates, talk, remedies and deals that have names; durations that fit every step. */
const gates: fc.Arbitrary<Settings> = fc
  .record({
    'partner.credit.line': one<Said>(0, 500, 20_000, { kind: 'uniform', params: [0, 200_000] }),
    'partner.bench.busyUntil': one<Said>(0, 2.5),
    'partner.kpi.target': one<Said>(1, 1e5),
    'partner.kpi.per': one<Said>('quarter', 'year'),
    'gates.legal.needed': one<Said>(0, 0.5, 1),
    'gates.executive.needed': one<Said>(0, 0.4),
    'cadence.every': one<Said>(0, 3),
    'cadence.asks': one<Said>(asked('order'), everything),
    'orders.first': one<Said>('oldest', 'largest'),
    'orders.cancels': one<Said>(0, { value: 0.2, per: 'month' }),
    'orders.takenDirect': one<Said>(0, { value: 0.3, per: 'quarter' }),
    'gates.credit.remedy.by': one<Said>('oneOffLine', 'deposit', 'annualBilling', 'vendorPaper', 'vendorPaper', 'none'),
    'gates.bench.remedy.by': one<Said>('startLater', 'subcontract', 'none'),
    'gates.legal.remedy.cost': one<Said>(0, 500),
    'gates.legal.remedy.paidBy': one<Said>('vendor', 'partner', 'customer'),
    'gates.kpi.remedy.works': one<Said>(0, 0.5, 1),
    'vendor.periodEnd.window': one<Said>(0, 0.5),
    'vendor.manager.cost': one<Said>(90),
  })
  .map(said => ({ ...said }))

const named = (name: string): Settings => ({
  [`deals.${name}.amount`]: 10_000,
  [`deals.${name}.customerOrder`]: name === 'early' ? -1 : 1.5,
  [`deals.${name}.hours`]: 200,
})

/** Any scenario, with hours asked for in each segment and every gate in play or not. */
export const anyGated: fc.Arbitrary<Built> = fc
  .tuple(anyScenario, gates, one<readonly string[]>([], ['early'], ['early', 'big']))
  .map(([built, said, deals]) => {
    const hours = Object.fromEntries((built.segments ?? []).map(name => [`segments.${name}.hours`, 60]))
    const candid = Object.fromEntries(causes.map(cause => [`cadence.candour.${cause}`, 0.6]))
    return {
      ...built,
      deals,
      set: { ...built.set, ...hours, ...candid, ...said, ...Object.assign({}, ...deals.map(named)) },
    }
  })
