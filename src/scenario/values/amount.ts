import { nearest } from '../../kernel/nearest.ts'
import { type Head, heads as headNames, type Period, periods } from '../../kernel/unit.ts'
import type { Code } from '../codes.ts'
import { quoted } from '../words.ts'
import { curlyQuotes, fixed, isWrong, type Wrong } from '../wrong.ts'
import { asFormula, asRange, otherPer, otherRate, shortUnits } from './wording.ts'

export type Dimension = 'money' | 'share' | 'plain' | 'duration' | 'hours'

/** A quantity as written: in USD, fractions of 1, months or hours; `of` is the period a duration was written in. */
export type Amount = {
  readonly dimension: Dimension
  readonly value: number
  readonly period?: Period
  readonly heads: readonly Head[]
  readonly of?: { readonly count: number; readonly unit: Period }
}

const scales: Readonly<Record<string, number>> = { k: 3, M: 6, B: 9 }

/** Months in a day: 12 of them are a year of 365.25 days. */
const monthsOf: Readonly<Record<Period, number>> = {
  day: 12 / 365.25,
  week: (7 * 12) / 365.25,
  month: 1,
  quarter: 3,
  year: 12,
}

/** `12.5e3`, scaled by a power of ten in the text itself, so that the result is the nearest double: exact for $1.2M. */
export const scaled = (number: string, power: number): number => {
  const [mantissa, exponent] = number.toLowerCase().split('e')
  return Number(`${mantissa}e${Number(exponent ?? 0) + power}`)
}

const periodOf = (word: string): Period | undefined => periods.find(period => word === period || word === `${period}s`)

const bigWords: Readonly<Record<string, string>> = {
  K: 'k',
  thousand: 'k',
  m: 'M',
  mn: 'M',
  mm: 'M',
  MM: 'M',
  mio: 'M',
  million: 'M',
  b: 'B',
  bn: 'B',
  billion: 'B',
}

const wrong = (code: Code, problem: string, help?: string, expected?: string): Wrong => ({
  code,
  problem,
  ...(help === undefined ? {} : { help }),
  ...(expected === undefined ? {} : { expected }),
})

export const otherCurrency = /^[+-]?(?:[€£¥₹]|EUR\b|GBP\b|CHF\b|CAD\b|AUD\b)/

/** Texts that are no quantity for a reason one can name. */
const traps = (text: string): Wrong | undefined => {
  if (/^\+ ?[\d.$]/.test(text))
    return fixed(
      wrong('E110', 'a plus sign says nothing here'),
      text.replace(/^\+ ?/, ''),
      right => `write ${right}; for so many more write the new total`,
    )
  const said = asRange(text, part => !isWrong(readAmount(part))) ?? asFormula(text) ?? otherRate(text)
  if (said !== undefined) return said
  if (/[\u2212\u2013\u2014\uff0d]/.test(text))
    return fixed(wrong('E110', 'this is a Unicode minus or dash'), text.replace(/[\u2212\u2013\u2014\uff0d]/g, '-'))
  const formula = /^[\u2018-\u201f]\s*(=[^\u2018-\u201f]*)[\u2018-\u201f]?$/.exec(text)?.[1]
  if (formula !== undefined) return curlyQuotes(formula.trim())
  if (/[\u2018-\u201f]/.test(text))
    return fixed(wrong('E110', 'curly quotes around a quantity'), text.replace(/[\u2018-\u201f]/g, '').trim())
  if (/^[+-]?\.?(?:inf|infinity|nan)$/i.test(text))
    return wrong('E116', `not a finite number: ${quoted(text)}`, 'write a number, however large')
  if (otherCurrency.test(text))
    return wrong('E110', `only US dollars are known today, found ${quoted(text)}`, 'convert the amount and write $')
  const isMoney = /^(?:USD|US\$) ?[\d.]/.test(text) || /^[\d.,]+ ?[A-Za-z]*? ?(?:\$|USD\b|dollars?\b)/.test(text)
  if (!isMoney) return undefined
  const right = text.replace(/^(?:USD|US\$) ?/, '$').replace(/^([\d.,]+) ?([A-Za-z]*?) ?(?:\$|USD|dollars?)/, '$$$1$2')
  return fixed(wrong('E110', `${quoted(text)} is not how money is written here`), right)
}

/** What is wrong with the digits of a number, and how they would be right. */
const digitsProblem = (digits: string): readonly [problem: string, right?: string] | undefined => {
  const bare = digits.replace(/[,_']/g, '')
  if (digits.includes('_')) return ['underscores are not allowed in a number', bare]
  if (/^\d{1,3}(?:[,']\d{3})+(?:\.\d+)?$/.test(digits)) return ['thousands separators are not allowed', bare]
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits))
    return ['thousands separators are not allowed', digits.replace(/\./g, '').replace(',', '.')]
  if (/^\d+,\d+$/.test(digits)) return ['a decimal comma is not allowed', digits.replace(',', '.')]
  if (!/^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)) return ['not a number']
  if (/^0\d/.test(digits)) return ['a number does not start with 0', digits.replace(/^0+(?=\d)/, '')]
  return undefined
}

const unknownDenominator = (text: string, word: string, span: { start: number; end: number }): Wrong => {
  const known = [...periods, ...headNames]
  const other = otherPer(word)
  const meant = other ?? nearest(word, known)
  const expected = `expected one of: ${known.map(one => `per ${one}`).join(', ')}`
  const problem = wrong('E113', `${quoted(`per ${word}`)} is not known here`, undefined, expected)
  if (meant === undefined) return problem
  const right = text.slice(0, span.start) + meant + text.slice(span.end)
  return fixed(problem, right, other === undefined ? fix => `did you mean "${fix}"?` : undefined)
}

/** The denominators that follow a number: ` per head per year`, `/year`. Offsets are in the whole text. */
const readDenominators = (text: string, from: number): { heads: Head[]; period?: Period } | Wrong => {
  const heads: Head[] = []
  let period: Period | undefined
  let at = from
  while (text.slice(at).trim() !== '') {
    const match = /^(?: ?\/ ?| per )([A-Za-z]+)(?![A-Za-z0-9_])/.exec(text.slice(at))
    const start = at + (text[at] === ' ' ? 1 : 0)
    if (match === null) {
      const rest = text.slice(at).trim()
      return {
        ...wrong(
          'E110',
          `${quoted(rest)} does not belong here`,
          'a quantity ends after its unit; a comment starts with " #"',
        ),
        start,
        end: text.length,
      }
    }
    const [whole, word] = match
    const [head, known] = [headNames.find(name => name === word || `${name}s` === word), periodOf(word)]
    const span = { start: at + whole.length - word.length, end: at + whole.length }
    if (head === undefined && known === undefined) return { ...unknownDenominator(text, word, span), ...span }
    if ((known !== undefined && period !== undefined) || (head !== undefined && heads.includes(head)))
      return {
        ...wrong('E113', known !== undefined ? 'two periods in one rate' : `"per ${head}" is written twice`),
        ...span,
      }
    if (known !== undefined) period = known
    if (head !== undefined) heads.push(head)
    at += whole.length
  }
  return period === undefined ? { heads } : { heads, period }
}

/**
 * Reads one quantity: `20%`, `7 %/year`, `$1.2M`, `$110k per head per year`, `45 days`, `0.3 per week`, `5.3`.
 * Says nothing about which field it is for.
 */
export const readAmount = (written: string): Amount | Wrong => {
  const text = written.trim().replace(/[ \t\n]+/g, ' ')
  if (text.length > 120) return wrong('E110', `${quoted(text)} is too long for a quantity`)
  const trap = traps(text)
  if (trap !== undefined) return trap
  const match = /^([+-]?)(\$ ?)?([0-9.][0-9.,_']*(?:[eE][+-]?[0-9]+)?)/.exec(text)
  if (match === null) {
    if (/^\$ ?-/.test(text))
      return fixed(wrong('E110', 'the minus comes before the $'), `-$${text.replace(/^\$ ?-/, '')}`)
    return wrong('E110', `${quoted(text)} is not a quantity`)
  }
  const [start, sign, dollar, digits] = match
  const bad = digitsProblem(digits)
  if (bad !== undefined) {
    const problem = wrong('E110', `${bad[0]}: ${quoted(digits)}`)
    return bad[1] === undefined ? problem : fixed(problem, text.replace(digits, bad[1]))
  }
  let at = start.length
  let power = 0
  const letters = /^ ?([A-Za-z]+)/.exec(text.slice(at))
  let word = letters?.[1] ?? ''
  if (letters !== null && scales[word] !== undefined && letters[0][0] !== ' ') {
    power = scales[word]
    at += letters[0].length
    word = /^ ?([A-Za-z]+)/.exec(text.slice(at))?.[1] ?? ''
  } else if (scales[word] !== undefined || bigWords[word] !== undefined) {
    const letter = scales[word] === undefined ? bigWords[word] : word
    const rule = 'suffixes are k, M and B, right after the number'
    const problem = wrong('E110', `${quoted(word)} is not a suffix here`, undefined, rule)
    return fixed(problem, `${start}${letter}${text.slice(at + (letters?.[0].length ?? 0))}`)
  }
  const percent = /^ ?%/.exec(text.slice(at))
  if (percent !== null) {
    at += percent[0].length
    power -= 2
  }
  const unit = periodOf(word) ?? (word === 'hour' || word === 'hours' ? 'hour' : undefined)
  if (percent === null && word !== '' && word !== 'per') {
    if (unit === undefined) return unknownUnit(text, at, word, digits)
    at += text.slice(at).indexOf(word) + word.length
  }
  const value = scaled(`${sign === '-' ? '-' : ''}${digits}`, power)
  if (!Number.isFinite(value))
    return wrong('E116', `not finite: ${digits} is beyond 1.797e308`, 'write a smaller number, such as 1e6')
  if (value === 0 && /[1-9]/.test(digits.split(/e/i)[0]))
    return wrong('E116', `${digits} is too small to be told from 0`, 'write 0, or a larger number')
  const below = readDenominators(text, at)
  if (isWrong(below)) return below
  const rest = below
  if (dollar !== undefined && (percent !== null || unit !== undefined))
    return wrong('E110', `${quoted(text)} is money and something else at once`)
  if (percent !== null) return { dimension: 'share', value, ...rest }
  if (dollar !== undefined) return { dimension: 'money', value, ...rest }
  if (unit === 'hour') return { dimension: 'hours', value, ...rest }
  if (unit !== undefined)
    return { dimension: 'duration', value: value * monthsOf[unit], of: { count: value, unit }, ...rest }
  return { dimension: 'plain', value, ...rest }
}

const unitWords = [...periods, 'hour']

const unknownUnit = (text: string, at: number, word: string, digits: string): Wrong => {
  const start = at + text.slice(at).indexOf(word)
  const span = { start, end: start + word.length }
  if (/^(?:percent|pct|pc)$/i.test(word))
    return {
      ...fixed(
        wrong('E110', `${quoted(word)} is written %`),
        `${text.slice(0, start).trimEnd()}%${text.slice(span.end)}`,
      ),
      ...span,
    }
  if (headNames.some(name => name === word || `${name}s` === word))
    return {
      ...fixed(
        wrong('E110', `a count has no unit: ${quoted(word)}`),
        `${text.slice(0, start).trimEnd()}${text.slice(span.end)}`,
      ),
      ...span,
    }
  const short = Object.hasOwn(shortUnits, word.toLowerCase()) ? shortUnits[word.toLowerCase()] : undefined
  if (short !== undefined) {
    const unit = Number(digits) === 1 ? short.slice(0, -1) : short
    const right = `${text.slice(0, start).trimEnd()} ${unit}${text.slice(span.end)}`
    return { ...fixed(wrong('E110', `${quoted(word)} is written ${quoted(unit)}`), right), ...span }
  }
  const close = nearest(word, Number(digits) === 1 ? unitWords : unitWords.map(name => `${name}s`))
  const help =
    close === undefined
      ? 'units are days, weeks, months, quarters, years, hours, % and a leading $'
      : `did you mean "${close}"?`
  return { ...wrong('E110', `unknown unit ${quoted(word)}`, help), ...span }
}
