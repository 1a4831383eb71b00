import type { Outcome } from '../study/outcome.ts'
import type { StatementResult } from '../study/result.ts'
import { cleanText } from './text.ts'
import { metricName } from './words.ts'

/** A goal or a belief as its owner reads it. */
export type StatementWords = {
  /** The reason that the file gives, else the statement. */
  readonly said: string
  /** The statement, where there is a reason; else empty. */
  readonly below: string
}

type Said = Pick<StatementResult, 'that' | 'by' | 'why' | 'about'>

/** A strategy that is named, signs that have one of their own, and names that no word or number goes on with. */
const parts = /\bof\s+([\w-]+)|>=|<=|(?<![\w.$-])[A-Za-z_][\w-]*(?:\.[\w-]+)*(?![\w.(-])/g
const signs: Readonly<Record<string, string>> = { '>=': '\u2265', '<=': '\u2264' }

/** `vendor contribution > that of Today`: strategies by their titles, figures by their names where one is compared. */
const statementText = ({ that, by, about }: Said, { result, against, firm }: Outcome): string => {
  const named = new Set<string>()
  const figure = (name: string, rest: string) => {
    const text = result.metrics.find(({ id }) => id === name)?.label ?? metricName(name, firm)
    if (text !== name && named.has(name) && /^\s+of\b/.test(rest)) return 'that'
    named.add(name)
    return text
  }
  const strategy = (id: string) =>
    result.strategies.find(one => one.id === id) ??
    (id === 'statusQuo' ? result.strategies.find(one => one.id === against) : undefined)
  const text = that.replace(parts, (part: string, id: string | undefined, at: number) => {
    if (id !== undefined) return `of ${strategy(id)?.title ?? id}`
    return signs[part] ?? (about === undefined ? part : figure(part, that.slice(at + part.length)))
  })
  return cleanText(by === undefined ? text : `${text} by ${by}`)
}

export const statementWords = (one: Said, outcome: Outcome): StatementWords => {
  const text = statementText(one, outcome)
  return one.why === undefined ? { said: text, below: '' } : { said: cleanText(one.why), below: text }
}
