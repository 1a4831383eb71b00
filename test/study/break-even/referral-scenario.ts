import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import { books } from '../../../src/domain/columns.ts'
import { plain } from '../../../src/domain/measure.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'

export const steps = 24

/** The share that the vendor refers while the partner resells. */
export const resells = 0.3

/**
 * A partner whose services are a margin on what the vendor refers, so that its profit is linear in the referral share: no
 * bench, nothing that grows or leaves. The strategy that resells has no sales team: it lives of the share that the
 * vendor refers then, so that it is level with support only at exactly that share.
 */
export const referralScenario = (policy: Readonly<Record<string, number>>, more: Partial<Built> = {}) => {
  const path = 'vendor.referral.supportOnly'
  const set: Record<string, Said> = {
    'segments.only.dealSize': 10_000,
    'segments.only.churn': 0,
    'vendor.direct.wonDeals': { value: 5, per: 'month' },
    'vendor.direct.mix.only': 1,
    'vendor.referral.resells': resells,
    'services.multiplier.value': 1,
    'services.multiplier.basis': 'revenue',
    'services.multiplier.scope': 'partner',
    'services.multiplier.per': 'firstYear',
    'services.components.work.share': 1,
    'services.components.work.lasts': 1,
    'services.components.work.margin': 0.4,
    'partner.funding.cash': 1e6,
  }
  return buildScenario({
    steps,
    seed: 'referral',
    components: ['work'],
    set: { ...set, ...Object.fromEntries(Object.entries(policy).map(([name, x]) => [`${path}.${name}`, x])) },
    strategies: { resell: { 'motion.only': 'resell' }, supportOnly: { 'motion.only': 'support-only' } },
    ...more,
  })
}

/** The practice is worth what it earns, whatever multiple a buyer would pay. */
export const earnings: Catalogue = {
  ...catalogue,
  timelines: {},
  metrics: [plain('partner.value', 'USD', books.ebitda, 'last12', 'value', 'EBITDA of the last twelve months')],
}

/**
 * Independent of the model: the weight of the policy's end in profit from deals of the steps `from` to the horizon, when
 * work on a deal is done half in its own step and half in the next. `over`: months from the start to the end.
 */
export const weightOfEnd = (over: number, from: number): number => {
  let [gone, all] = [0, 0]
  for (let t = from === 0 ? 0 : from - 1; t < steps; t++) {
    const part = t === from - 1 || t === steps - 1 ? 0.5 : 1
    gone += part * Math.min(1, (t + 0.5) / over)
    all += part
  }
  return gone / all
}
