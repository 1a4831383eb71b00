import { type Evidence, evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidence, evidenceRows } from '../../domain/evidence/index.ts'
import { sources } from '../../domain/evidence/sources.ts'
import { allFields } from '../../domain/fields.ts'
import type { Law } from '../../kernel/law.ts'
import type { Explanation, Fact } from '../../report/explain-text.ts'
import { type Code, codes } from '../../scenario/codes.ts'
import { fieldPath, gradeText } from '../../schema/field-text.ts'
import { lawText, perText } from '../../study/quantity-text.ts'

const lawNames: Readonly<Partial<Record<Law['kind'], string>>> = {
  constant: 'one value',
  pert: 'PERT between the ends',
  triangular: 'triangular between the ends',
  uniform: 'uniform between the ends',
  lognormal: 'lognormal through P10 and P90',
  normal: 'normal through P10 and P90',
}

/** `S32 Title (2019), address`. */
export const sourceLine = (id: string): string => {
  const source = sources.get(id)
  if (source === undefined) return id
  return `${id} ${source.title}${source.year === undefined ? '' : ` (${source.year})`}, ${source.where}`
}

/** What a row says and how well it is known, as facts beside `label`. */
export const rowFacts = (row: Evidence, per: Parameters<typeof perText>[0], label: string): readonly Fact[] => {
  const law = evidenceLaw(row)
  return [
    {
      label,
      lines: [`${lawText(law, row.unit)}${perText(per, row.per)}; ${lawNames[law.kind] ?? law.kind}`],
    },
    { label: 'grade', lines: [`${row.grade}: ${gradeText[row.grade]}`] },
    ...(row.reason === undefined ? [] : [{ label: 'why', lines: [row.reason] }]),
    ...(row.sources.length === 0 ? [] : [{ label: 'sources', lines: row.sources.map(sourceLine) }]),
  ]
}

/** A row as data. */
export const rowData = (row: Evidence): Readonly<Record<string, unknown>> => ({
  ...row,
  law: evidenceLaw(row),
  sources: row.sources.map(id => sources.get(id) ?? { id }),
})

const fieldsWith = (id: string) =>
  allFields.filter(({ default: said }) => typeof said === 'object' && 'evidence' in said && said.evidence === id)

export const explainEvidence = (name: string): Explanation | undefined => {
  const row = evidence.get(name)
  if (row === undefined) return undefined
  const fields = fieldsWith(row.id)
  return {
    kind: 'row of the evidence library',
    name: row.id,
    title: row.label,
    facts: [
      ...rowFacts(row, fields[0] ?? {}, 'value'),
      {
        label: 'default of',
        lines: fields.length === 0 ? ['no field of this version'] : fields.map(fieldPath),
      },
    ],
    data: { ...rowData(row), defaultOf: fields.map(fieldPath) },
  }
}

export const explainSource = (name: string): Explanation | undefined => {
  const source = [...sources.values()].find(({ id }) => id.toLowerCase() === name.toLowerCase())
  if (source === undefined) return undefined
  const rows = evidenceRows.filter(row => row.sources.includes(source.id))
  return {
    kind: 'source',
    name: source.id,
    title: source.title,
    facts: [
      { label: 'where', lines: [source.where] },
      ...(source.year === undefined ? [] : [{ label: 'year', lines: [String(source.year)] }]),
      { label: 'cited by', lines: rows.map(row => `${row.id}: ${row.label} (${row.grade})`) },
    ],
    data: { ...source, citedBy: rows.map(({ id }) => id) },
  }
}

const isCode = (name: string): name is Code => Object.hasOwn(codes, name)

/** A code of a message, also as it stands there: `error[E114]`. */
export const explainCode = (name: string): Explanation | undefined => {
  const code = /^(?:error|warning)?\[?(e\d{3})\]?$/i.exec(name)?.[1].toUpperCase() ?? ''
  if (!isCode(code)) return undefined
  const isWarning = codes[code].endsWith('(a warning)')
  const meaning = codes[code].replace(/ \(a warning\)$/, '')
  return {
    kind: isWarning ? 'code of a warning' : 'code of an error',
    name: code,
    title: meaning,
    facts: [
      {
        label: 'then',
        lines: [
          isWarning
            ? 'the scenario runs; the message says where it is and what may have been meant'
            : 'nothing is run or written (exit code 3); the message says where it is and the way out',
        ],
      },
    ],
    data: { severity: isWarning ? 'warning' : 'error', meaning },
  }
}
