import { slice } from '../../kernel/column.ts'
import { failure } from '../../kernel/failure.ts'
import { eachOf, last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, program, resale, services } from '../columns.ts'
import { marketFields } from '../market.ts'
import { servicesFields } from './fields.ts'
import { basisIs, scopeIs } from './multiplier-fields.ts'

/** Margin of work that the bench does, if every hour that it can bill is billed: 1 - cost of such an hour / its price. */
export const marginAtFullUse = (cost: number, hours: number, utilisation: number, rate: number): number =>
  hours * utilisation > 0 ? 1 - cost / (hours * utilisation * rate) : Number.NEGATIVE_INFINITY

/**
 * What the partner keeps of a dollar of software that it resells, by the rules of the program as they are: the margin and
 * the points of its level, less what was cut, and on average over that software what registration adds to it.
 */
const marginOfNow = (margin: number, level: number, cut: number, registered: number, used: number): number =>
  Math.min(1, (margin + level) * (1 - cut) + (registered > 0 ? registered / used : 0))

/**
 * The multiplier as services revenue of this partner per software dollar, whatever its words: what the whole ecosystem
 * sells times the share captured, what is margin divided by the margin of the components. Resale margin is
 * that of the step, also on software that was bought in advance at what it was then. Throws a failure where a multiplier
 * of margin meets components that leave none.
 */
export const stated = mechanism({
  name: 'services/stated',
  about: ['services.multiplier'],
  params: {
    multiplier: servicesFields.multiplier,
    basis: servicesFields.basis,
    scope: servicesFields.scope,
    capture: servicesFields.capture,
    resaleMargin: marketFields.resaleMargin,
    share: eachOf(servicesFields.share),
    delivered: eachOf(servicesFields.delivered),
    margin: eachOf(servicesFields.margin),
    rate: servicesFields.rate,
    cost: servicesFields.cost,
    hours: servicesFields.hoursPerHead,
    utilisation: servicesFields.utilisation,
  },
  reads: {
    level: last(program.levelMargin),
    cut: now(resale.marginCut),
    registered: now(resale.registeredMargin),
    used: now(slice(base.software, { paper: 'partner' })),
  },
  writes: { stated: services.stated },
  step({ trials, params, reads: { level, cut, registered, used }, writes }) {
    const { multiplier, basis, scope, capture, resaleMargin, share, delivered, margin } = params
    const { rate, cost, hours, utilisation } = params
    const isCaptured = scope.data[0] === scopeIs.ecosystem
    const counts = basis.data[0]
    for (let i = 0; i < trials; i++) {
      const said = multiplier.data[i & multiplier.mask]
      let value = isCaptured ? said * capture.data[i & capture.mask] : said
      if (counts !== basisIs.revenue && value > 0) {
        const onBench = marginAtFullUse(
          cost.data[i & cost.mask],
          hours.data[i & hours.mask],
          utilisation.data[i & utilisation.mask],
          rate.data[i & rate.mask],
        )
        let kept = 0
        for (let c = 0; c < share.length; c++) {
          const part = share[c].data[i & share[c].mask]
          if (part > 0) kept += part * (delivered[c].data[0] >= 0 ? onBench : margin[c].data[i & margin[c].mask])
        }
        if (!(kept > 0))
          throw failure(
            'a multiplier of margin needs components that leave one: at full use they cost what they bring',
            { site: { paths: ['services.multiplier.basis'] } },
          )
        if (counts === basisIs.marginToMargin)
          value *= marginOfNow(resaleMargin.data[i & resaleMargin.mask], level[i], cut[i], registered[i], used[i])
        value /= kept
      }
      writes.stated[i] = value
    }
  },
})
