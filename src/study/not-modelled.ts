import type { Structure } from '../compile/structure.ts'
import type { Scenario, Setting } from '../scenario/scenario.ts'

/** What a scenario has: the names of its mechanisms, and every value that a file or a strategy sets. */
type Said = { readonly mechanisms: ReadonlySet<string>; readonly settings: readonly Setting[] }

const isNothing = ({ quantity }: Setting): boolean =>
  (quantity.kind === 'constant' || quantity.kind === 'worded') && quantity.value === 0

const says = ({ settings }: Said, path: RegExp): boolean =>
  settings.some(setting => path.test(setting.path) && !isNothing(setting))

const supportsOnly = ({ settings }: Said): boolean =>
  settings.some(
    ({ path, quantity }) =>
      path.startsWith('motion.') && quantity.kind === 'choice' && quantity.value === 'support-only',
  )

/** What is missing from a result, in words for people, and when it is. */
type Gap = readonly [when: (said: Said) => boolean, what: string]

const without =
  (mechanism: string) =>
  ({ mechanisms }: Said): boolean =>
    !mechanisms.has(mechanism)

const always = (): boolean => true

/** A part that matters once a mechanism is there, and that the scenario does not mention. */
const unsaid =
  (path: RegExp, once?: string) =>
  (said: Said): boolean =>
    (once === undefined || said.mechanisms.has(once)) && !says(said, path)

/** Whether marketing of before the start is said where it does something: a relationship left trust, the others leads. */
const isMarketedBefore = ({ settings }: Said): boolean =>
  settings.some(setting => {
    const [, room, key] = /^(mdf\.activities\.[^.]+)\.(before|trust\.start)$/.exec(setting.path) ?? []
    if (room === undefined || isNothing(setting)) return false
    const kinds = settings.flatMap(({ path, quantity }) =>
      path === `${room}.kind` && quantity.kind === 'choice' ? quantity.value : [],
    )
    return kinds.some(kind => (kind === 'relationship') === (key === 'trust.start'))
  })

const gaps: readonly Gap[] = [
  [without('sales/reps'), 'the partner’s own sales team'],
  [without('direct/team'), 'the vendor’s direct team'],
  [without('services/demand'), 'services'],
  [unsaid(/^partner\.overhead$|^partner\.lastYear\./), 'the cost of running the firm besides sales and delivery'],
  [unsaid(/^partner\.restOfFirm\./), 'the rest of the firm, with its other vendors'],
  [unsaid(/^partner\.funding\.revolver$/), 'a credit line of the bank'],
  [
    said => !said.settings.some(({ path }) => path === 'partner.funding.ownerCap'),
    'a limit to what the owner puts in, so that the partner is never insolvent',
  ],
  [unsaid(/^program\.risk\./), 'that the vendor cuts its margin or ends its program'],
  [unsaid(/^program\.distributor\.margin$/, 'resale/subscription'), 'a distributor between the vendor and the partner'],
  [unsaid(/^program\.billing$/), 'billing in advance: software is invoiced as it is used'],
  [unsaid(/^segments\..*\.expansion$/), 'what customers add when they renew'],
  [
    said => supportsOnly(said) && !says(said, /^program\.leaving$/),
    'that resold customers leave a partner which resells no more: it keeps them',
  ],
  [unsaid(/^partner\.sales\.(attrition|firstHire\.fails)$/, 'sales/reps'), 'reps who leave, and a first one who fails'],
  [unsaid(/^partner\.sales\.presales\.(hours|engineers)$/, 'sales/reps'), 'presales work of the partner'],
  [unsaid(/^partner\.bench\.late\.churn$/, 'services/delivery'), 'customers lost by late work'],
  [unsaid(/^program\.registration\.share$/, 'sales/reps'), 'deal registration'],
]

/** What stands last: parts of their own, and what no scenario can say yet, which is zero in every result. */
const last: readonly Gap[] = [
  [
    without('orders/gated-table'),
    'what holds an order back besides unpaid bills (credit limits, the bench, KPIs, paperwork)',
  ],
  [without('fund/spending'), 'marketing money and what it brings'],
  [
    said => said.mechanisms.has('marketing/response') && !isMarketedBefore(said),
    'what marketing of the time before the start goes on bringing',
  ],
  [unsaid(/^program\.(rebates|tiers)\./), 'rebates and tiers'],
  [always, 'perpetual licences'],
]

/** What a result leaves out, for the reader: what the scenario does not mention, then the rest, some of which none can say yet. */
export const notModelled = (
  { settings, strategies, time }: Pick<Scenario, 'settings' | 'strategies' | 'time'>,
  structure: Pick<Structure, 'work'>,
): readonly string[] => {
  const said: Said = {
    mechanisms: new Set(structure.work.flatMap(item => ('mechanism' in item ? [item.mechanism] : []))),
    settings: [settings, ...strategies.map(one => one.settings)].flatMap(map => [...map.values()]),
  }
  const chance = time.chance === false ? ['chance: counts are what is expected of them, amounts their mean'] : []
  return [...chance, ...[...gaps, ...last].flatMap(([isMissing, what]) => (isMissing(said) ? [what] : []))]
}
