import { mechanism, now } from '../../kernel/mechanism.ts'
import { incentives, marketing } from '../columns.ts'
import { comeSum, fadesItsWay, weigh } from './fading-forms.ts'
import { marketingFields } from './fields.ts'

/**
 * Spend as it works where the effect has an end, or comes late: what a step spends is laid out over the steps that follow
 * when it is spent, so that all of it works once, whatever changes later.
 */
export const fading = mechanism({
  name: 'marketing/fading',
  about: ['mdf.activities.*.fading'],
  over: ['activity'],
  params: {
    form: marketingFields.fadingForm,
    carryover: marketingFields.carryover,
    goneAfter: marketingFields.goneAfter,
    peakAfter: marketingFields.peakAfter,
    halfWidth: marketingFields.halfWidth,
  },
  reads: { spent: now(incentives.marketingSpend) },
  state: { ahead: { upTo: 'goneAfter' }, weights: { upTo: 'goneAfter' }, reach: 'trial', keptThen: 'trial' },
  writes: { fading: marketing.fading },
  step({ trials, t, months, params, reads, state: { ahead, weights, reach, keptThen }, writes }) {
    const { form, carryover, goneAfter, peakAfter, halfWidth } = params
    if (!fadesItsWay(form.data[0], goneAfter.data[0])) {
      writes.fading.fill(0)
      return
    }
    const room = ahead.length / trials
    const here = t % room
    for (let i = 0; i < trials; i++) {
      const kept = carryover.data[i & carryover.mask]
      const own = i * room
      if (t === 0 || kept !== keptThen[i]) {
        const gone = goneAfter.data[i & goneAfter.mask] / months
        const peak = peakAfter.data[i & peakAfter.mask] / months
        const half = halfWidth.data[i & halfWidth.mask] / months
        reach[i] = weigh(comeSum(form.data[0], kept, gone, peak, half), gone, room, weights, own)
        keptThen[i] = kept
      }
      const spent = reads.spent[i]
      for (let s = 0; s < reach[i]; s++) ahead[own + ((here + s) % room)] += spent * weights[own + s]
      writes.fading[i] = ahead[own + here]
      ahead[own + here] = 0
    }
  },
})
