import { evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import { mean, quantile } from '../../kernel/distribution/index.ts'
import type { Field } from '../../kernel/field.ts'
import type { Issue } from '../../kernel/issue.ts'
import { defaultRow } from '../../scenario/default-row.ts'
import { atStart } from '../../scenario/last-year/mean.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import { warning } from './lint.ts'

/** The published 95 % point of what a marketing channel returns per $1. */
const mostPublished = (): number => quantile(evidenceLaw(evidenceOf('marketing.roi')), 0.95)

type FieldAt = (path: string) => Field | undefined

/** What a path is at the mean of its inputs; where nobody says it, the row that belongs to the activity's kind. */
const meanAt = (scenario: Scenario, fieldAt: FieldAt, path: string): number => {
  const said = fieldAt(path)?.default
  const setting = (at: string): Setting | undefined => scenario.settings.get(at)
  if (setting(path) !== undefined || typeof said !== 'object' || !('evidence' in said)) return atStart(scenario, path)
  return mean(evidenceLaw(evidenceOf(defaultRow(said, path, setting))))
}

/** The mean deal of an activity: by its own mix of segments, or the partner's, or evenly. */
const meanDeal = (scenario: Scenario, name: string): number => {
  const { segment: segments } = scenario.axes
  const mixOf = (room: string): number[] => segments.map(segment => atStart(scenario, `${room}.mix.${segment}`))
  const whole = (mix: readonly number[]): number => mix.reduce((sum, x) => sum + x, 0)
  const found = [mixOf(`mdf.activities.${name}`), mixOf('partner.sales')].find(mix => whole(mix) > 0)
  const mix = found ?? segments.map(() => 1 / segments.length)
  return segments.reduce((sum, segment, s) => sum + mix[s] * atStart(scenario, `segments.${segment}.dealSize`), 0)
}

/**
 * Activities that, at their reference spend, return more first-year business per $1 than nineteen in twenty of the
 * channels that were published: mostly a rate of one family of figures times a rate of another.
 */
export const richReturns = (scenario: Scenario, fieldAt: FieldAt): readonly Issue[] =>
  scenario.axes.activity.flatMap(name => {
    const room = `mdf.activities.${name}`
    const kind = scenario.settings.get(`${room}.kind`)
    if (kind?.quantity.kind !== 'choice' || kind.quantity.value === 'relationship') return []
    const [converts, winRate, cost] = ['converts', 'winRate', 'costPerLead'].map(key =>
      meanAt(scenario, fieldAt, `${room}.${key}`),
    )
    const found = (converts * winRate * meanDeal(scenario, name)) / cost
    const most = mostPublished()
    if (!(found > most)) return []
    const said = ['costPerLead', 'winRate', 'converts'].map(key => scenario.settings.get(`${room}.${key}`))
    const percent = (x: number): string => `${Number((100 * x).toPrecision(2))} %`
    return [
      warning(
        'E192',
        said.find(setting => setting !== undefined) ?? kind,
        `"${name}" returns about $${found.toPrecision(2)} of first-year business per $1: more than has been published`,
        {
          expected: `published: $${most.toPrecision(2)} per $1 in one channel of twenty (marketing.roi)`,
          help: `${percent(converts)} of its leads become opportunities and ${percent(winRate)} of these deals, at $${Math.round(cost)} a lead: check that both rates count leads of this kind`,
        },
      ),
    ]
  })
