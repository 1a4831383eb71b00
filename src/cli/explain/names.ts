import { catalogue } from '../../domain/catalogue.ts'
import { evidenceRows } from '../../domain/evidence/index.ts'
import { sources } from '../../domain/evidence/sources.ts'
import { readable } from '../../domain/metric-named.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Explanation, Family } from '../../report/explain-text.ts'
import { metricOfRow } from '../../report/seat-rows.ts'
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

/** What stands for something in the comparison, in a chart or in the catalogue, with what it is the name of. */
const wordsOf = (scenario?: Scenario): readonly (readonly [words: string, name: string])[] => [
  ...catalogue.metrics.map(metric => [readable(metric).label, readable(metric).id] as const),
  ...catalogue.fields.map(field => [field.label, fieldPath(field)] as const),
  ...(scenario?.metrics ?? []).map(({ label, id }) => [label, id] as const),
  ...(scenario?.strategies ?? []).map(({ title, id }) => [title, id] as const),
]

/** The names that words stand for: those of a row of the comparison first, then those that are called exactly so. */
const namesOf = (words: string, scenario?: Scenario): readonly string[] => {
  const wanted = words.trim().toLowerCase()
  const row = metricOfRow(wanted)
  if (row !== undefined) return [row]
  return wordsOf(scenario).flatMap(([said, name]) => (said.toLowerCase() === wanted ? [name] : []))
}

/** A name as it stands in a message or a `--set`: without the strategy before it and the value behind it. */
const bare = (name: string): string =>
  name
    .trim()
    .replace(/^strategies\.[^.]+\.(?=.)/, '')
    .replace(/=.*$/s, '')

/** Everything that a name means; several things can have one name. */
const explainName = (wanted: string, known?: Known): readonly Explanation[] => {
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

/** Everything that a name means, or that is called so in words, as it stands in what a run prints. */
export const explain = (name: string, known?: Known): readonly Explanation[] => {
  const found = explainName(bare(name), known)
  return found.length > 0 ? found : namesOf(name, known?.scenario).flatMap(one => explainName(one, known))
}

const most = 8

/** What is shorter stands in too many names and words. */
const shortest = 3

/** A word as typed, then as it is spelt here where America spells it otherwise; `size` and `prize` are no such words. */
const spellings = (word: string): readonly string[] => [
  ...new Set([word, word.replace(/(?<=[a-z]{3})iz(?=(e|es|ed|ing|ation)\b)/gi, 'is')]),
]

/** Whether a text has every one of some words, short ones as words of their own; some word must be a longer one. */
const hasWords = (text: string, words: readonly string[]): boolean =>
  words.some(word => word.length >= shortest) &&
  words.every(word => (word.length >= shortest ? text.includes(word) : text.split(/\W+/).includes(word)))

const listed = (names: readonly string[]): string =>
  `${names.slice(0, most).join(', ')}${names.length > most ? `, and ${names.length - most} more` : ''}`

/** What somebody may have meant by a name that nothing has. */
export const suggestion = (name: string, scenario?: Scenario): string => {
  const wanted = bare(name)
  const names = familiesOf(scenario).flatMap(family => family.names)
  const close = nearest(wanted, names)
  if (close !== undefined) return `did you mean "${close}"?`
  const typed = wanted.split('.').pop() ?? ''
  for (const word of spellings(typed)) {
    const low = word.toLowerCase()
    const also = word === typed ? '' : `, as "${typed}" is spelt here`
    const like = word.length < shortest ? [] : names.filter(one => one.toLowerCase().includes(low))
    if (like.length > 0) return `names with "${word}" in them${also}: ${listed([...new Set(like)])}`
    const words = low.split(/\s+/).filter(one => one !== '')
    const about = wordsOf(scenario).flatMap(([said, id]) => (hasWords(said.toLowerCase(), words) ? [id] : []))
    if (about.length > 0) return `about "${word}"${also}: ${listed([...new Set(about)])}`
  }
  return 'tandem explain lists what there is; the names of a scenario need its file as well'
}
