import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { incentives, marketing } from '../columns.ts'
import { meanCapability } from './capability.ts'
import { geometric, meanLeft } from './carry-over.ts'
import { fadesItsWay } from './fading-forms.ts'
import { marketingFields } from './fields.ts'
import { saturated } from './saturation.ts'

/** The kind of activity that raises no demand of its own, by its place among the kinds. */
const relationship = 2

/**
 * Leads to be expected of an activity. What it spends works on, by carry-over that keeps its sum: steady spend works as
 * much as is spent. It is geometric, unless the effect fades in a way of its own. A step has the mean of what works in it,
 * saturated, and as well as the partner masters the activity by then.
 */
export const response = mechanism({
  name: 'marketing/response',
  about: ['mdf.activities'],
  over: ['activity'],
  params: {
    kind: marketingFields.kind,
    costPerLead: marketingFields.costPerLead,
    at: marketingFields.at,
    half: marketingFields.half,
    slope: marketingFields.slope,
    form: marketingFields.form,
    carryover: marketingFields.carryover,
    fadingForm: marketingFields.fadingForm,
    goneAfter: marketingFields.goneAfter,
    start: marketingFields.capabilityStart,
    full: marketingFields.capabilityFull,
    before: marketingFields.before,
  },
  reads: {
    spent: now(incentives.marketingSpend),
    fading: now(marketing.fading),
    carriedBefore: last(marketing.carried),
    learnedBefore: last(marketing.learned),
  },
  writes: { carried: marketing.carried, learned: marketing.learned, expected: marketing.expected },
  start({ trials, params: { before }, writes: { carried } }) {
    for (let i = 0; i < trials; i++) carried[i] = before.data[i & before.mask]
  },
  step({ trials, params, reads, writes }) {
    const { kind, costPerLead, at, half, slope, form, carryover, start, full } = params
    const fades = fadesItsWay(params.fadingForm.data[0], params.goneAfter.data[0])
    for (let i = 0; i < trials; i++) {
      const spend = reads.spent[i]
      const kept = carryover.data[i & carryover.mask]
      const before = reads.carriedBefore[i]
      const learned = reads.learnedBefore[i] + spend
      const working = fades ? reads.fading[i] : spend + (before - spend) * meanLeft(kept)
      writes.carried[i] = fades ? working : geometric((1 - kept) * spend, before, kept)
      writes.learned[i] = learned
      if (kind.data[0] === relationship || working <= 0) {
        writes.expected[i] = 0
        continue
      }
      const reference = at.data[i & at.mask]
      const base = reference > 0 ? reference : working
      const effect =
        reference > 0
          ? saturated(
              form.data[i & form.mask],
              working / reference,
              half.data[i & half.mask],
              slope.data[i & slope.mask],
            )
          : 1
      const mastered = meanCapability(
        reads.learnedBefore[i],
        learned,
        start.data[i & start.mask],
        full.data[i & full.mask],
      )
      writes.expected[i] = (base / costPerLead.data[i & costPerLead.mask]) * effect * mastered
    }
  },
})
