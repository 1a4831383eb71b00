import { catalogue } from '../../domain/catalogue.ts'
import { evidenceRows } from '../../domain/evidence/index.ts'
import { sources } from '../../domain/evidence/sources.ts'
import { readable } from '../../domain/metric-named.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Explanation, Family } from '../../report/explain-text.ts'
import { codes } from '../../scenario/codes.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { fieldPath } from '../../schema/field-text.ts'
import { explainKey, keyNames } from './keys.ts'
import { explainCode, explainEvidence, explainSource } from './library.ts'
import { explainField, explainMetric, explainRoom } from './model.ts'
import { explainInput, explainStrategy, explainUserMetric, isField, type Known, settingFacts } from './scenario.ts'

type Listed = Family & { readonly examples: readonly string[] }

/** Everything that has a name, family by family. */
export const familiesOf = (scenario?: Scenario): readonly Listed[] => {
  const families: readonly Listed[] = [
    {
      kind: 'fields',
      about: 'what a scenario can say',
      names: catalogue.fields.map(fieldPath),
      examples: ['partner.bench.rate', 'segments.<segment>.churn'],
    },
    {
      kind: 'keys',
      about: 'the rest of a scenario file',
      names: keyNames(),
      examples: ['time.horizon', 'run.trials', 'strategies'],
    },
    {
      kind: 'figures',
      about: 'what a run reports',
      names: catalogue.metrics.map(metric => readable(metric).id),
      examples: ['partner.value', 'vendor.contribution'],
    },
    {
      kind: 'evidence',
      about: 'rows of the library that defaults come from',
      names: evidenceRows.map(({ id }) => id),
      examples: ['bench.rate', 'sales.winRate'],
    },
    { kind: 'sources', about: 'where those rows were found', names: [...sources.keys()], examples: ['S02', 'S32'] },
    { kind: 'codes', about: 'what the code of a message stands for', names: Object.keys(codes), examples: ['E114'] },
  ]
  if (scenario === undefined) return families
  const own: readonly Listed[] = [
    { kind: 'inputs', about: `named inputs of ${scenario.file}`, names: [...scenario.inputs.keys()], examples: [] },
    {
      kind: 'metrics',
      about: `metrics of ${scenario.file}`,
      names: scenario.metrics.map(({ id }) => id),
      examples: [],
    },
    {
      kind: 'strategies',
      about: `strategies of ${scenario.file}`,
      names: scenario.strategies.map(({ id }) => id),
      examples: [],
    },
  ]
  const some = own.filter(({ names }) => names.length > 0)
  return [...families, ...some.map(family => ({ ...family, examples: family.names.slice(0, 3) }))]
}

/** A name as it stands in a message or a `--set`: without the strategy before it and the value behind it. */
const bare = (name: string): string =>
  name
    .trim()
    .replace(/^strategies\.[^.]+\.(?=.)/, '')
    .replace(/=.*$/s, '')

/** Everything that a name means; several things can have one name. */
export const explain = (name: string, known?: Known): readonly Explanation[] => {
  const wanted = bare(name)
  const field = explainField(wanted)
  const said = field !== undefined && known !== undefined && isField(wanted) ? settingFacts(wanted, known) : undefined
  const found = [
    field === undefined || said === undefined
      ? field
      : { ...field, facts: [...field.facts, ...said.facts], data: { ...field.data, values: said.data } },
    explainMetric(wanted),
    explainEvidence(wanted),
    explainSource(wanted),
    explainCode(wanted),
    ...(known === undefined
      ? []
      : [explainInput(wanted, known), explainUserMetric(wanted, known), explainStrategy(wanted, known)]),
  ].filter(one => one !== undefined)
  if (found.length > 0) return found
  const other = explainRoom(wanted) ?? explainKey(wanted)
  return other === undefined ? [] : [other]
}

const most = 8

/** What somebody may have meant by a name that nothing has. */
export const suggestion = (name: string, scenario?: Scenario): string => {
  const wanted = bare(name)
  const names = familiesOf(scenario).flatMap(family => family.names)
  const close = nearest(wanted, names)
  if (close !== undefined) return `did you mean "${close}"?`
  const word = wanted.toLowerCase().split('.').pop() ?? ''
  const like = word.length < 3 ? [] : names.filter(one => one.toLowerCase().includes(word))
  if (like.length === 0) return 'tandem explain lists what there is; the names of a scenario need its file as well'
  return `names with "${word}" in them: ${like.slice(0, most).join(', ')}${like.length > most ? `, and ${like.length - most} more` : ''}`
}
