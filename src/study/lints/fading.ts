import type { Issue } from '../../kernel/issue.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { quoted } from '../../scenario/words.ts'
import { saidOf } from '../marketing/counterfactuals.ts'
import { warning } from './lint.ts'

/** The choices of a path over all strategies. */
const choicesOf = (scenario: Scenario, path: string, otherwise: string): ReadonlySet<string> =>
  new Set(
    scenario.strategies.map(strategy => {
      const said = saidOf(scenario, strategy, path)
      return said?.kind === 'choice' ? said.value : otherwise
    }),
  )

/** What an activity says of what fades, and nothing looks at: as its kind is, or the form of its fading. */
export const fadingForNothing = (scenario: Scenario, own: (file: string) => boolean): readonly Issue[] =>
  scenario.axes.activity.flatMap(name => {
    const room = `mdf.activities.${name}`
    const forms = choicesOf(scenario, `${room}.fading.form`, 'geometric')
    const kinds = choicesOf(scenario, `${room}.kind`, '')
    const isOnly = (all: ReadonlySet<string>, one: string): boolean => all.size === 1 && all.has(one)
    const idle = (path: string, message: string, help: string): readonly Issue[] =>
      [scenario, ...scenario.strategies]
        .flatMap(({ settings }) => settings.get(path) ?? [])
        .filter(({ place }) => own(place.file.name))
        .map(setting => warning('E184', setting, message, { help }))
    if (isOnly(kinds, 'relationship')) {
      const spentBefore = idle(
        `${room}.before`,
        `${quoted(name)} is a relationship, and "before" is what was spent for leads`,
        'say what it left of trust, "trust: {start: $20k}", or write another "kind"',
      )
      return ['form', 'goneAfter', 'peakAfter', 'halfWidth']
        .flatMap(key =>
          idle(
            `${room}.fading.${key}`,
            `${quoted(name)} is a relationship, and "fading" is how the effect on leads fades`,
            'trust fades by "trust.decay"; remove "fading", or write another "kind"',
          ),
        )
        .slice(0, 1)
        .concat(spentBefore)
    }
    const trusted = kinds.has('relationship')
      ? []
      : idle(
          `${room}.trust.start`,
          `${quoted(name)} is no relationship, and "trust" is what is built by one`,
          'say what was spent before the start, "before: $5k per quarter", or write "kind: relationship"',
        )
    if (isOnly(forms, 'delayed'))
      return idle(
        `${room}.carryover`,
        'nothing makes use of "carryover": a delayed effect rises and falls by "peakAfter" and "halfWidth"',
        'remove the line, or write "form: binomial"',
      ).concat(trusted)
    if (forms.has('delayed')) return trusted
    return ['peakAfter', 'halfWidth']
      .flatMap(key =>
        idle(
          `${room}.fading.${key}`,
          `nothing makes use of "${key}": the effect is strongest at first`,
          'write "form: delayed" beside it, or remove the line',
        ),
      )
      .concat(trusted)
  })
