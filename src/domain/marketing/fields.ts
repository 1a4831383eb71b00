import { choice, duration, money, share } from '../../kernel/field.ts'
import { fadingForms } from './fading-forms.ts'
import { saturationForms } from './saturation.ts'

const each = { over: ['activity'], scope: 'partner' } as const

/** Marketing activities: what kind each is, and what its spend brings. */
export const marketingFields = {
  kind: choice({
    ...each,
    path: 'mdf.activities.*.kind',
    label: 'whether the activity raises demand in the old ways or the digital ones, or looks after a relationship',
    choices: ['traditional', 'digital', 'relationship'],
    role: 'input',
    initial: true,
    default: 'required',
  }),
  costPerLead: money({
    ...each,
    path: 'mdf.activities.*.costPerLead',
    label: 'cost of a lead at the reference spend, once the activity is well mastered',
    range: [0.01, 1e9],
    default: {
      evidence: 'marketing.costPerLead.blended',
      by: {
        key: 'kind',
        rows: { traditional: 'marketing.costPerLead.event', digital: 'marketing.costPerLead.linkedIn' },
      },
    },
  }),
  at: money({
    ...each,
    path: 'mdf.activities.*.at',
    label: 'reference spend at which the cost per lead holds; without it leads rise in step with spend',
    rate: 'flow',
    default: { value: 0 },
  }),
  half: share({
    ...each,
    path: 'mdf.activities.*.saturation.half',
    label: 'spend at which the activity has half of its full effect, in multiples of the reference spend',
    range: [0.001, 1000],
    default: { evidence: 'marketing.saturation.half' },
  }),
  slope: share({
    ...each,
    path: 'mdf.activities.*.saturation.slope',
    label: 'slope of the Hill curve; above 1 a little spend does almost nothing',
    range: [0.1, 10],
    default: { value: 1 },
  }),
  form: choice({
    ...each,
    path: 'mdf.activities.*.saturation.form',
    label: 'how the effect saturates',
    choices: saturationForms,
    role: 'input',
    default: { choice: 'hill' },
  }),
  carryover: share({
    ...each,
    path: 'mdf.activities.*.carryover',
    label: 'part of the effect of spend that goes on',
    rate: 'kept',
    range: [0, 0.999],
    default: {
      evidence: 'marketing.carryover.digital',
      by: { key: 'kind', rows: { traditional: 'marketing.carryover.print' } },
    },
  }),
  before: money({
    ...each,
    path: 'mdf.activities.*.before',
    label: 'what was spent on the activity before the start, steadily: its effect on leads goes on',
    rate: 'flow',
    initial: true,
    default: { value: 0 },
  }),
  fadingForm: choice({
    ...each,
    path: 'mdf.activities.*.fading.form',
    label: 'how the effect of spend fades',
    choices: fadingForms,
    role: 'input',
    initial: true,
    default: { choice: 'geometric' },
  }),
  goneAfter: duration({
    ...each,
    path: 'mdf.activities.*.fading.goneAfter',
    label: 'how long after the spend its effect is gone; without it a geometric effect never is, altogether',
    range: [0.03, 24],
    initial: true,
    default: 'absent',
  }),
  peakAfter: duration({
    ...each,
    path: 'mdf.activities.*.fading.peakAfter',
    label: 'how long after the spend a delayed effect is strongest',
    range: [0, 24],
    initial: true,
    default: { value: 0 },
  }),
  halfWidth: duration({
    ...each,
    path: 'mdf.activities.*.fading.halfWidth',
    label:
      'how long before and after its peak a delayed effect is half as strong as there; with 0 it comes all at once',
    range: [0, 24],
    initial: true,
    default: { value: 0 },
  }),
  capabilityStart: share({
    ...each,
    path: 'mdf.activities.*.capability.start',
    label: 'how many leads a partner that is new to the activity gets, of those that one that masters it does',
    default: { value: 1 },
  }),
  capabilityFull: money({
    ...each,
    path: 'mdf.activities.*.capability.fullAfter',
    label: 'spend on the activity after which the partner masters it',
    default: { value: 0 },
  }),
  mix: share({
    path: 'mdf.activities.*.mix.*',
    over: ['activity', 'segment'],
    label: "share of the activity's leads that fall in the segment",
    scope: 'partner',
    default: { value: 0 },
  }),
  converts: share({
    ...each,
    path: 'mdf.activities.*.converts',
    label: "share of the activity's leads that become opportunities",
    default: { evidence: 'marketing.rate.campaignToOpportunity' },
  }),
  winRate: share({
    ...each,
    path: 'mdf.activities.*.winRate',
    label: "share of the opportunities from the activity's leads that the partner wins",
    default: { evidence: 'marketing.rate.campaignToWon' },
  }),
  incrementality: share({
    path: 'mdf.activities.*.incrementality',
    over: ['activity'],
    label: 'share of what the activity brings or steers to the partner that the vendor would not have won directly',
    default: {
      evidence: 'sources.incrementality',
      by: { key: 'kind', rows: { relationship: 'marketing.suite.incrementality' } },
    },
  }),
  trustHalf: money({
    ...each,
    path: 'mdf.activities.*.trust.halfEffectAfter',
    label: 'spend on the relationship, as far as it is not forgotten, at which it has half of its full effect',
    range: [1, 1e9],
    default: { evidence: 'marketing.trust.half' },
  }),
  trustLost: share({
    ...each,
    path: 'mdf.activities.*.trust.decay',
    label: 'trust that is lost when nothing is spent on it',
    rate: 'lost',
    default: { evidence: 'marketing.trust.lost' },
  }),
  trustStart: money({
    ...each,
    path: 'mdf.activities.*.trust.start',
    label: 'trust at the start: what was spent on the relationship before, as far as it is not forgotten',
    initial: true,
    default: { value: 0 },
  }),
  steers: share({
    ...each,
    path: 'mdf.activities.*.steers.upTo',
    label:
      "share of the vendor's direct pipeline that goes to the partner's paper at the full effect of the relationship",
    default: { value: 0 },
  }),
} as const
