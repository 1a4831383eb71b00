import { marketFields } from '../domain/market.ts'
import { servicesFields } from '../domain/services/fields.ts'
import { nearest } from '../kernel/nearest.ts'
import type { StarterAnswers } from '../report/starter-text.ts'
import { fitText } from '../scenario/values/fit.ts'
import { isWrong } from '../scenario/wrong.ts'
import { forbiddenAt, forbiddenText } from '../scenario/yaml/forbidden.ts'

/** What is wrong with an answer, and the way out. */
export type BadAnswer = { readonly problem: string; readonly help?: string }

export type Answer<K extends keyof StarterAnswers> = { readonly value: StarterAnswers[K] } | BadAnswer

/** A question of `tandem new`: its option, how it is put, what holds without an answer, and how one is read. */
export type Question<K extends keyof StarterAnswers> = {
  readonly key: K
  readonly ask: string
  readonly otherwise: string
  readonly read: (text: string) => Answer<K>
}

const longestName = 80

const readName = (text: string): Answer<'name'> => {
  const name = text.replace(/\s+/g, ' ').trim()
  const at = forbiddenAt(name)
  if (at >= 0) return { problem: `the name has ${forbiddenText(name, at)}` }
  const { length } = Array.from(name)
  if (length >= 1 && length <= longestName) return { value: name }
  return { problem: `a name has 1 to ${longestName} characters, this one has ${length}` }
}

const motions = ['support-only', 'resell'] as const

const readMotion = (text: string): Answer<'motion'> => {
  const said = text.trim().toLowerCase().replace(/\s+/g, '-')
  const value = motions.find(motion => motion === said)
  if (value !== undefined) return { value }
  const close = nearest(said, motions)
  return {
    problem: `unknown motion ${JSON.stringify(text.slice(0, 48))}`,
    help: close === undefined ? `write ${motions.join(' or ')}` : `did you mean "${close}"?`,
  }
}

const readNumber = (text: string, demand: Parameters<typeof fitText>[1]) => {
  const fitted = fitText(text, demand)
  if (!isWrong(fitted)) return { value: fitted.value }
  const help = fitted.help ?? fitted.expected
  return { problem: fitted.problem, ...(help === undefined ? {} : { help }) }
}

/** The spread around it (P10 a third, P90 three times) has to be inside the range of the field as well. */
const dealDemand = { ...marketFields.dealSize, range: [100, 5e7] } as const

export const questions = {
  name: { key: 'name', ask: 'Who is the partner?', otherwise: 'My partner', read: readName },
  motion: {
    key: 'motion',
    ask: 'Which motion today, support-only or resell?',
    otherwise: 'support-only',
    read: readMotion,
  },
  heads: {
    key: 'heads',
    ask: 'How many people deliver services?',
    otherwise: '10',
    read: text => readNumber(text, { ...servicesFields.heads, integer: true }),
  },
  deal: {
    key: 'deal',
    ask: 'A typical deal, first-year contract value?',
    otherwise: '$60k',
    // a shell takes $60k for something of its own, so the sign may be left out
    read: text => readNumber(text.trim().replace(/^(?=[\d.,_']+[A-Za-z]?$)/, '$'), dealDemand),
  },
} as const satisfies { readonly [K in keyof StarterAnswers]: Question<K> }
