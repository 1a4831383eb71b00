import type { Place } from '../../kernel/issue.ts'
import { type CheckParts, checkKeys, type Head, headOf, noParts, readCheckParts } from '../checks/parts.ts'
import { dateProblem, type Known, speaksOf } from '../formula/figure.ts'
import type { Term } from '../formula/term.ts'
import { isReserved } from '../names.ts'
import type { Statement } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, quotedNumber, readMended, type Wrong } from '../wrong.ts'
import { type Entry, kindText, type Scalar, type TreeNode } from '../yaml/tree.ts'

/** Where a list of statements stands, for messages; `example` is a statement that would be right there. */
export type Where = {
  readonly kind: Statement['kind']
  readonly many: string
  readonly path: string
  readonly example: string
}

/** A statement as written: its text parsed, nothing in it looked up. */
export type StatementBody = {
  readonly node: Scalar
  readonly term: Term
  readonly by?: string
  readonly weight: number
  readonly why?: string
  readonly severity: 'error' | 'warning'
  readonly place: Place
  readonly where: Where
  /** What only a check says. */
  readonly parts: CheckParts
}

const keysOf = ({ kind }: Where, head: Head): readonly string[] =>
  kind === 'check' ? checkKeys(head) : ['that', 'by', 'weight', 'why']

/** The text of an entry, or undefined after a complaint. */
const textOf = (entry: Entry, { path }: Where, { complain }: Tools, help: string): Scalar | undefined => {
  const { value, key } = entry
  if (value.kind === 'scalar' && value.text.trim() !== '' && value.text.length <= 4000) return value
  const found =
    value.kind !== 'scalar' ? kindText(value) : value.text.trim() === '' ? 'an empty text' : 'more than 4000 characters'
  complain(value.kind === 'empty' ? 'E122' : 'E121', `expected a text after ${quoted(key)}, found ${found}`, {
    place: value.kind === 'empty' ? entry.keyPlace : value.place,
    path: `${path}.${key}`,
    help,
  })
  return undefined
}

const weightOf = (node: TreeNode, { path }: Where, { complain }: Tools): number => {
  const wrong = node.kind === 'scalar' ? quotedNumber(node) : undefined
  if (node.kind === 'scalar' && wrong !== undefined) complainOf(wrong, node, `${path}.weight`, complain)
  if (wrong !== undefined) return 1
  const isNumber = node.kind === 'scalar' && /^\d{1,9}(?:\.\d{1,9})?$/.test(node.text)
  const weight = isNumber ? Number(node.text) : 0
  if (weight > 0) return weight
  complain(
    'E153',
    `a weight is a number above 0, found ${node.kind === 'scalar' ? quoted(node.text) : kindText(node)}`,
    {
      place: node.place,
      path: `${path}.weight`,
      help: 'write 1, or a larger number for what matters more',
    },
  )
  return 1
}

const severities = ['error', 'warning'] as const

const severityOf = (node: TreeNode, { path }: Where, { complain }: Tools): StatementBody['severity'] => {
  const severity = node.kind === 'scalar' ? severities.find(name => name === node.text) : undefined
  if (severity !== undefined) return severity
  complain('E120', `unknown severity ${node.kind === 'scalar' ? quoted(node.text) : `(${kindText(node)})`}`, {
    place: node.place,
    path: `${path}.severity`,
    expected: oneOf(severities),
    help: node.kind === 'scalar' ? didYouMean(node.text, severities) : undefined,
  })
  return 'error'
}

/** Whether a comma ended the text inside a bracket and left a key without a value, which was complained of. */
const isSplit = ({ quoted: isQuoted, place: { file, end }, text }: Scalar): boolean =>
  !isQuoted &&
  text.split('(').length > text.split(')').length &&
  /^\s*,[^,:{}[\]]*[,}]/.test(file.text.slice(end, end + 4000))

/** What a text without its map would have to look like. */
const wrapped = (text: string): string => `{that: ${JSON.stringify(text)}}`

/** What is wrong with a comparison that does not say what is compared. */
const halfOf = (text: string): Wrong | undefined => {
  const half = /^\s*(<=?|>=?|==|!=)\s*(.{1,60})$/.exec(text)
  if (half === null) return undefined
  const [, sign, rest] = half
  const start = text.indexOf(sign)
  const help = `say what is compared, in quotes: "partner.value ${sign} ${rest.trim()}"`
  return { code: 'E153', problem: `nothing stands before ${quoted(sign)}`, help, start, end: start + sign.length }
}

/** One item of a list of statements; undefined after a complaint about what it says. */
export const readStatementBody = (
  item: TreeNode,
  where: Where,
  known: Known,
  tools: Tools,
): StatementBody | undefined => {
  const { complain } = tools
  const { path, kind, example } = where
  const what = kind === 'check' ? 'a check' : kind === 'goal' ? 'a goal' : 'an expectation'
  if (item.kind !== 'map') {
    complain(item.kind === 'empty' ? 'E122' : 'E153', `${what} is a map with "that", found ${kindText(item)}`, {
      place: item.place,
      path,
      help: `write ${wrapped(item.kind === 'scalar' && item.text.length < 80 ? item.text : example)}`,
    })
    return undefined
  }
  const head = kind === 'check' ? headOf(item, path, complain) : 'that'
  if (head === undefined) return undefined
  const keys = keysOf(where, head)
  let isMeant = false
  for (const { key, keyPlace } of item.entries.values()) {
    if (keys.includes(key) || isReserved(key, keyPlace, complain)) continue
    const help = key === 'weight' ? 'a check has no weight; "severity" says how much it matters' : didYouMean(key, keys)
    if (help?.includes('"that"') === true) isMeant = true
    const text = key === 'severity' ? 'only a check has a severity' : help
    complain('E101', `unknown key ${quoted(key)}`, { place: keyPlace, path, expected: oneOf(keys), help: text })
  }
  const that = item.entries.get(head)
  if (that === undefined) {
    if (!isMeant)
      complain('E153', `${what} says what is to be true: "that" is missing`, {
        place: item.place,
        path,
        help: `add that: "${example}"`,
      })
    return undefined
  }
  const node = textOf(that, where, tools, `write ${head}: "${head === 'that' ? example : 'partner.value'}"`)
  const dated = item.entries.get('by')
  const date = dated && textOf(dated, where, tools, 'write 2028-12')
  const dateWrong = date && dateProblem(date.text.trim(), known)
  if (date !== undefined && dateWrong !== undefined) complainOf(dateWrong, date, `${path}.by`, complain)
  const reason = item.entries.get('why')
  const why = reason && textOf(reason, where, tools, 'write the reason, or remove the key')?.text.trim()
  const weight = item.entries.get('weight')
  const severity = item.entries.get('severity')
  const read = {
    weight: weight === undefined || kind === 'check' ? 1 : weightOf(weight.value, where, tools),
    severity:
      severity === undefined || kind !== 'check' ? ('error' as const) : severityOf(severity.value, where, tools),
    ...(why !== undefined && { why }),
  }
  const parts = kind === 'check' ? readCheckParts(item, head, path, known, tools) : noParts
  if (node === undefined || parts === undefined) return undefined
  const term = halfOf(node.text) ?? readMended(node.text, text => tools.parseFormula(text, speaksOf(known.own)))
  if (isWrong(term)) {
    if (!isSplit(node)) complainOf(term, node, `${path}.${head}`, complain)
    return undefined
  }
  if (dated !== undefined && (date === undefined || dateWrong !== undefined)) return undefined
  const by = date?.text.trim()
  return { ...read, node, term, place: node.place, where, parts, ...(by !== undefined && { by }) }
}
