import { type Evidence, evidenceLaw, type Grade } from '../domain/evidence/evidence.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import { sources } from '../domain/evidence/sources.ts'
import { quantile } from '../kernel/distribution/index.ts'
import type { Field } from '../kernel/field.ts'
import { valueTextOf, wanted, valueText as writtenText } from '../scenario/words.ts'
import { perText, valueText } from '../study/quantity-text.ts'

/** What each grade of the evidence library means. */
export const gradeText: Readonly<Record<Grade, string>> = {
  P: 'a primary source',
  'P*': 'a primary source, paid for by a vendor with an interest in it',
  S: 'a secondary source that can be traced',
  V: "a vendor's blog, or a rule of thumb",
  J: 'our judgement, because nothing usable was found',
}

/** What a field is, for one who is about to write it: its label, and lines that each say one thing. */
export type FieldText = { readonly title: string; readonly lines: readonly string[] }

/** `segments.<segment>.churn`. */
export const fieldPath = ({ path, over }: Pick<Field, 'path' | 'over'>): string => {
  const axes = [...over]
  return path.replace(/\*/g, () => `<${axes.shift()}>`)
}

const choicesText = ({ choices = [], many }: Field): string =>
  many === true
    ? `some of ${choices.map(choice => `"${choice}"`).join(', ')} in a list, one of them, or "all"`
    : oneOfText(choices)

const oneOfText = (choices: readonly string[]): string =>
  choices.length === 0
    ? 'a name'
    : choices.length === 1
      ? `only "${choices[0]}" today`
      : choices.map(choice => `"${choice}"`).join(' or ')

const writtenLine = (field: Field): string =>
  field.choices === undefined ? `Written as ${wanted(field)}.` : `Written as ${choicesText(field)}.`

const rangeLine = ({ choices, date, range, unit, integer }: Field): readonly string[] => {
  if (choices !== undefined || date === true) return []
  const [low, high] = range.map(end => writtenText(end, unit))
  return [`Range: ${low} to ${high}${integer === true ? ', whole' : ''}.`]
}

/** `P10 $110, median $162, P90 $240 per hour`, or the one value that a row has. */
const rowText = (row: Evidence, field: Field): string => {
  const law = evidenceLaw(row)
  const at = (p: number): string => valueText(quantile(law, p), field.unit)
  const figures = law.kind === 'constant' ? at(0.5) : `P10 ${at(0.1)}, median ${at(0.5)}, P90 ${at(0.9)}`
  return `${figures}${perText(field, row.per)}`
}

/** A row of the library in lines: its id and figures, how good it is, what it rests on, and why. */
const rowLines = (row: Evidence, field: Field): readonly string[] => [
  `When nobody says: ${rowText(row, field)} (${row.id}).`,
  `Grade ${row.grade}: ${gradeText[row.grade]}.`,
  ...row.sources.map(id => `Source ${id}: ${sources.get(id)?.title ?? 'not listed'}.`.replace(/([.?!])\.$/, '$1')),
  ...(row.reason === undefined ? [] : [`Why: ${row.reason}`]),
]

type ByChoice = Extract<Field['default'], { readonly evidence: string }>['by']

const defaultLines = (field: Field): readonly string[] => {
  const { default: said } = field
  if (said === 'required') return ['It has to be said once its part of the model is in use.']
  if (said === 'absent')
    return [
      field.instead === undefined
        ? field.unlimited
          ? 'When nobody says: no limit.'
          : 'It may be left out.'
        : `It stands instead of ${fieldPathOf(field, field.instead)}.`,
    ]
  if ('choice' in said) return [`When nobody says: ${said.choice}.`]
  if ('like' in said) return [`When nobody says: the same as ${said.like}.`]
  if ('value' in said) return [`When nobody says: ${valueTextOf(said.value, field)}.`]
  return [...rowLines(evidenceOf(said.evidence), field), ...byChoiceLines(said.by, field)]
}

/** Rows that hold in place of the field's own, by the choice that is made beside it. */
const byChoiceLines = (by: ByChoice, field: Field): readonly string[] =>
  Object.entries(by?.rows ?? {}).map(
    ([choice, id]) =>
      `Where ${by?.key} is ${choice}: ${rowText(evidenceOf(id), field)} (${id}, grade ${evidenceOf(id).grade}).`,
  )

const fieldPathOf = ({ over }: Field, path: string): string => fieldPath({ path, over })

const whose = { world: 'the market', vendor: 'the vendor', partner: 'the partner' } as const

const roleLine = ({ role, scope }: Field): string =>
  role === 'lever'
    ? `A lever${scope === 'world' ? '' : ` of ${whose[scope]}`}: strategies may differ in it.`
    : `An input, a fact about ${whose[scope]}: the same in all strategies.`

/** All that is known of a field without a scenario; the words of hover, of the schema and of `tandem explain`. */
export const fieldTextOf = (field: Field): FieldText => ({
  title: field.label,
  lines: [
    writtenLine(field),
    ...rangeLine(field),
    ...defaultLines(field),
    roleLine(field),
    ...(field.draw === 'event' ? ['An uncertain value is the spread from one deal to the next.'] : []),
    ...(field.certain === true && field.date !== true ? ['It is one certain value.'] : []),
    ...(field.initial === true ? ['It is looked at only at the start.'] : []),
  ],
})
