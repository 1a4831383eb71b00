import { mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { incentives, marketing } from '../columns.ts'
import { comeSum, fadesItsWay, weigh } from './fading-forms.ts'
import { marketingFields } from './fields.ts'

/** Ages and widths of a form in steps: how long it takes until all is gone, when it peaks, and how wide it is then. */
const inSteps = (
  { goneAfter, peakAfter, halfWidth }: Readonly<Record<'goneAfter' | 'peakAfter' | 'halfWidth', Param>>,
  months: number,
  i: number,
): readonly [gone: number, peak: number, half: number] => [
  goneAfter.data[i & goneAfter.mask] / months,
  peakAfter.data[i & peakAfter.mask] / months,
  halfWidth.data[i & halfWidth.mask] / months,
]

/**
 * Spend as it works where the effect has an end, or comes late: what a step spends is laid out over the steps that follow
 * when it is spent, so that all of it works once, whatever changes later. Of what was spent steadily before the start
 * each step has what it would have had, less what comes of spend since.
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
    before: marketingFields.before,
  },
  reads: { spent: now(incentives.marketingSpend) },
  state: { ahead: { upTo: 'goneAfter' }, weights: { upTo: 'goneAfter' }, reach: 'trial', keptThen: 'trial' },
  writes: { fading: marketing.fading },
  start({ trials, months, params, state: { ahead, weights } }) {
    const { form, carryover, goneAfter, before } = params
    if (!fadesItsWay(form.data[0], goneAfter.data[0])) return
    const room = ahead.length / trials
    for (let i = 0; i < trials; i++) {
      const spent = before.data[i & before.mask]
      if (spent === 0) continue
      const kept = carryover.data[i & carryover.mask]
      const [gone, peak, half] = inSteps(params, months, i)
      const own = i * room
      const reach = weigh(comeSum(form.data[0], kept, gone, peak, half), gone, room, weights, own)
      let left = 1
      for (let s = 0; s < reach; s++) {
        left -= weights[own + s]
        ahead[own + s] = spent * Math.max(0, left)
      }
    }
  },
  step({ trials, t, months, params, reads, state: { ahead, weights, reach, keptThen }, writes }) {
    const { form, carryover, goneAfter } = params
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
        const [gone, peak, half] = inSteps(params, months, i)
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
