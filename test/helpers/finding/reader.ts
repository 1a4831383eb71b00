import type { Outcome } from '../../../src/study/outcome.ts'
import { costs, paybacks } from './costs.ts'
import { gains } from './gains.ts'
import { hinges } from './hinges.ts'
import { talking } from './talk.ts'
import { type Grammar, worldOf } from './world.ts'

const grammar: Grammar = [...talking, ...gains, ...costs, ...paybacks, ...hinges]

/**
 * A reader that trusts nothing in a printed finding: it takes the text apart sentence by sentence and works out every
 * number and every direction again, from the values of the trials and the answers of the result, with its own
 * quantiles, shares and roundings. Complains of what differs, and of text that it cannot take apart.
 */
export const complaintsAbout = (finding: string, outcome: Outcome): string[] => {
  const complaints: string[] = []
  let rest = finding.replaceAll('\u00a0', ' ').trim()
  let named = ''
  while (rest !== '') {
    const found = grammar.flatMap(([pattern, check]) => {
      const match = new RegExp(`^${pattern}(?: |$)`, 'u').exec(rest)
      return match ? [{ match, check }] : []
    })[0]
    if (found === undefined) return [...complaints, `nobody checks: ${rest}`]
    const [text, ...parts] = found.match
    const sentence = worldOf(outcome, parts, named)
    found.check(sentence)
    named = sentence.named()
    complaints.push(...sentence.complaints.map(fault => `${fault}, in: ${text.trim()}`))
    rest = rest.slice(text.length)
  }
  return complaints
}
