import type { Structure } from '../compile/structure.ts'
import { evidenceLaw } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import { sources } from '../domain/evidence/sources.ts'
import type { Field } from '../kernel/field.ts'
import { fieldAt } from '../kernel/field-at.ts'
import type { Place } from '../kernel/issue.ts'
import { defaultRow } from '../scenario/default-row.ts'
import type { Correlation, Scenario, Setting } from '../scenario/scenario.ts'
import type { InputShare } from './beyond-levels.ts'
import { fieldName } from './field-name.ts'
import type { Assumption } from './outcome.ts'
import { lawText, perText, quantityText } from './quantity-text.ts'
import { usedPaths } from './used-paths.ts'

/** `scenarios/uv-partners.yaml:14`. */
export const lineOf = ({ file, start }: Place): string => `${file.name}:${file.text.slice(0, start).split('\n').length}`

/** An id of the library with the title behind it; other texts as they are. */
const sourceText = (id: string): string => {
  const known = sources.get(id)
  return known ? `${id} ${known.title}` : id
}

/** Where something comes from, in one line: its sources, its note, when it was found and who answers for it. */
const originText = ({ source, note, why, date, owner }: Correlation | (Setting & { readonly why?: string })): string =>
  [
    ...(source ?? []).map(sourceText),
    ...[why, note].filter(text => text !== undefined),
    ...(date === undefined ? [] : [`as of ${date}`]),
    ...(owner === undefined ? [] : [`owner: ${owner}`]),
  ].join('; ')

const isUncertain = ({ quantity }: Setting): boolean =>
  quantity.kind === 'law'
    ? quantity.law.kind !== 'constant'
    : quantity.kind !== 'constant' && quantity.kind !== 'choice' && quantity.kind !== 'worded'

const fromSetting = (setting: Setting, label: string, field: Pick<Field, 'unit' | 'per'>): Assumption => ({
  path: setting.path,
  label,
  text: quantityText(setting.quantity, field),
  grade: setting.source && setting.source.length > 0 ? 'sourced' : 'set',
  source: originText(setting),
  uncertain: isUncertain(setting),
  from: lineOf(setting.place),
})

/** Each pair that hangs together; what is not correlated is independent, and goes without saying. */
const fromCorrelation = (correlation: Correlation): readonly Assumption[] => {
  const { paths, rank, place, source } = correlation
  return paths.flatMap((a, i) =>
    paths.slice(i + 1).flatMap((b, j): readonly Assumption[] => {
      const own = rank[i][i + 1 + j]
      const label = [a, b].map(path => path.replace(/^inputs\./, '')).join(' and ')
      return own === 0
        ? []
        : [
            {
              path: label,
              label,
              text: `rank correlation ${own}`,
              grade: source ? 'sourced' : 'set',
              source: originText(correlation),
              uncertain: false,
              from: lineOf(place),
            },
          ]
    }),
  )
}

/**
 * What a run assumes: every number that the file, its bases or the evidence library gave to a parameter in use. What
 * only a strategy sets is the strategy, not an assumption; neutral defaults (nothing said, nothing done) are left out.
 * Last come the rank correlations.
 */
export const assumptionsOf = (
  scenario: Scenario,
  structure: Structure,
  fields: readonly Field[],
): readonly Assumption[] => {
  const inputs = [...scenario.inputs].map(([name, setting]) =>
    fromSetting({ ...setting, path: name }, name, { unit: setting.unit ?? 'USD/USD' }),
  )
  const rest = [...usedPaths(structure, path => fieldAt(fields, path))].flatMap((path): Assumption[] => {
    const field = fieldAt(fields, path)
    if (!field || field.choices) return []
    const setting = scenario.settings.get(path)
    if (setting) return [fromSetting(setting, fieldName(field), field)]
    if (typeof field.default !== 'object' || !('evidence' in field.default)) return []
    const row = evidenceOf(defaultRow(field.default, path, at => scenario.settings.get(at)))
    const law = evidenceLaw(row)
    return [
      {
        path,
        label: fieldName(field),
        text: `${lawText(law, field.unit)}${perText(field, row.per)}`,
        grade: row.grade,
        source: [row.id, ...row.sources.map(sourceText)].join('; '),
        uncertain: law.kind !== 'constant',
        from: 'default',
      },
    ]
  })
  return [...inputs, ...rest, ...scenario.correlations.flatMap(fromCorrelation)]
}

/** The same with the share that each has in a figure, for those that have one; correlated ones have that of all of them. */
export const withShares = (
  assumptions: readonly Assumption[],
  inputs: readonly InputShare[],
): readonly Assumption[] => {
  const shares = new Map(
    inputs.flatMap(({ paths, share }) => paths.map(path => [path.replace(/^inputs\./, ''), share])),
  )
  return assumptions.map(one => {
    const share = shares.get(one.path)
    return share === undefined || !one.uncertain ? one : { ...one, share }
  })
}
