import { catalogue } from '../../domain/catalogue.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import { metricNamed, readable } from '../../domain/metric-named.ts'
import { columnOf, fixedAt, type Target } from '../../kernel/column.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Metric, Window } from '../../kernel/metric.ts'
import type { Unit } from '../../kernel/unit.ts'
import type { Explanation, Fact } from '../../report/explain-text.ts'
import { defaultValue } from '../../report/values.ts'
import { choicesText, valueText, wanted } from '../../scenario/words.ts'
import { fieldPath } from '../../schema/field-text.ts'
import { roomText } from '../../schema/room-text.ts'
import { rowData, rowFacts } from './library.ts'

const { fields, mechanisms, metrics } = catalogue

/** Mechanisms with a parameter that is this field. */
const readersOf = (field: Field): readonly string[] =>
  mechanisms
    .filter(({ params }) => Object.values(params).some(param => ('each' in param ? param.each : param) === field))
    .map(({ name }) => name)

const whose = { world: 'the market', vendor: 'the vendor', partner: 'the partner' } as const

const roleText = ({ role, scope }: Field): string =>
  role === 'lever'
    ? `${scope === 'world' ? 'a lever' : `a lever of ${whose[scope]}`}: strategies may differ in it`
    : `a fact about ${whose[scope]}: the same in all strategies`

const writtenText = (field: Field): string => {
  if (field.choices !== undefined) return choicesText(field)
  if (field.date === true) return wanted(field)
  const uncertain = field.certain ? '; one certain value' : '; or uncertain, such as {p10: a, p90: b}'
  return `${wanted(field)}${uncertain}`
}

const drawnText = (field: Field): string =>
  field.draw === 'event' ? 'anew for every deal: uncertainty is the spread between deals' : 'once for each future'

/** What holds when nobody says anything. */
const defaultFacts = (field: Field): readonly Fact[] => {
  const { default: said } = field
  if (said === 'required') return [{ label: 'default', lines: ['none: it has to be said once its part is in use'] }]
  if (field.unlimited) return [{ label: 'default', lines: ['no limit'] }]
  if (said === 'absent') {
    const instead =
      field.instead === undefined ? '' : `; it stands instead of ${fieldPath({ ...field, path: field.instead })}`
    return [{ label: 'default', lines: [`none: it may be left out${instead}`] }]
  }
  if ('evidence' in said) {
    const row = evidenceOf(said.evidence)
    const [value, ...rest] = rowFacts(row, field, 'default')
    return [{ ...value, lines: [`${value.lines[0]} (${row.id})`] }, ...rest]
  }
  return [{ label: 'default', lines: [defaultValue(field, field.path)?.text ?? ''] }]
}

const defaultData = ({ default: said }: Field): unknown =>
  typeof said === 'object' && 'evidence' in said ? { evidence: rowData(evidenceOf(said.evidence)) } : said

/** `segments.*.churn`, `segments.<segment>.churn` or `segments.midMarket.churn`. */
export const fieldNamed = (name: string): Field | undefined => fieldAt(fields, name.replace(/<\w+>/g, '*'))

export const explainField = (name: string): Explanation | undefined => {
  const field = fieldNamed(name)
  if (field === undefined) return undefined
  const { unit, range, choices, rate, per, scope, draw, role } = field
  const readBy = readersOf(field)
  return {
    kind: 'field of a scenario',
    name: fieldPath(field),
    title: field.label,
    facts: [
      { label: 'written', lines: [writtenText(field)] },
      ...(choices === undefined && field.date !== true
        ? [
            {
              label: 'range',
              lines: [
                `${valueText(range[0], unit)} to ${valueText(range[1], unit)}${field.integer ? ', whole numbers' : ''}`,
              ],
            },
          ]
        : []),
      { label: 'role', lines: [roleText(field)] },
      ...(choices === undefined && !field.certain ? [{ label: 'drawn', lines: [drawnText(field)] }] : []),
      ...defaultFacts(field),
      { label: 'read by', lines: [readBy.length === 0 ? 'nothing in this version' : readBy.join(', ')] },
    ],
    data: { path: field.path, unit, range, choices, rate, per, scope, draw, role, default: defaultData(field), readBy },
  }
}

/** The path of a part as the model writes it, with `*` for an element. */
const roomOf = (parts: readonly string[], field: Field): string =>
  field.path.split('.').slice(0, parts.length).join('.')

/** A part of a scenario such as `partner.bench`: the fields in it. */
export const explainRoom = (name: string): Explanation | undefined => {
  const parts = name.replace(/<\w+>/g, '*').split('.')
  const inside = fields.filter(field => {
    const template = field.path.split('.')
    return template.length > parts.length && parts.every((part, i) => template[i] === part || template[i] === '*')
  })
  if (inside.length === 0) return undefined
  return {
    kind: 'part of a scenario',
    name,
    title: roomText(roomOf(parts, inside[0]))?.replace(/\.$/, '') ?? 'fields that belong together',
    facts: [{ label: 'fields', lines: inside.map(field => `${fieldPath(field)}: ${field.label}`) }],
    data: { fields: inside.map(({ path }) => path) },
  }
}

const unitNames: Readonly<Record<Unit, string>> = {
  USD: 'US dollars',
  '1': 'a share',
  'USD/USD': 'dollars per dollar',
  count: 'a number of things',
  months: 'months',
  hours: 'hours',
}

const windowText = (window: Window): string => {
  if (window === 'total') return 'its sum over the horizon'
  if (window === 'end') return 'its value at the end'
  if (window === 'low') return 'its lowest value at the end of any step'
  if (window === 'high') return 'its highest value at the end of any step'
  if (window === 'highAt') return 'when that is highest: months from the start'
  if (window === 'last12') return 'its sum over the last twelve months'
  return `steps ${window.from + 1} to ${window.to + 1}`
}

const targetText = (target: Target): string => {
  const at = Object.values(fixedAt(target)).join(', ')
  return `${columnOf(target).label}${at === '' ? '' : ` (${at})`}`
}

/** Mechanisms that write a column. */
const writersOf = (target: Target): readonly string[] =>
  mechanisms
    .filter(({ writes }) =>
      Object.values(writes).some(write => columnOf('each' in write ? write.each : write) === columnOf(target)),
    )
    .map(({ name }) => name)

const needsOf = (metric: Metric) => Object.values(metric.needs)

export const explainMetric = (name: string): Explanation | undefined => {
  const template = metrics.find(one => readable(one).id === name)
  const metric = template === undefined ? metricNamed(name) : readable(template)
  if (metric === undefined) return undefined
  const needs = needsOf(metric)
  const writtenBy = [...new Set(needs.flatMap(({ target }) => writersOf(target)))]
  return {
    kind: 'figure of the results',
    name: metric.id,
    title: metric.label,
    facts: [
      { label: 'meaning', lines: [metric.meaning] },
      { label: 'unit', lines: [unitNames[metric.unit]] },
      { label: 'made from', lines: needs.map(({ target, window }) => `${targetText(target)}: ${windowText(window)}`) },
      { label: 'computed by', lines: [writtenBy.join(', ')] },
    ],
    data: {
      label: metric.label,
      meaning: metric.meaning,
      unit: metric.unit,
      madeFrom: needs.map(({ target, window }) => ({ column: columnOf(target).name, at: fixedAt(target), window })),
      computedBy: writtenBy,
    },
  }
}
