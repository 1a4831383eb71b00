import type { Outcome } from '../../../src/study/outcome.ts'

const known = (values: Iterable<number>): number[] => [...values].filter(x => !Number.isNaN(x)).sort((a, b) => a - b)

/** Type 7: linear between the two nearest ranks. */
export const quantile = (values: Iterable<number>, p: number): number => {
  const sorted = known(values)
  const at = p * (sorted.length - 1)
  const low = Math.floor(at)
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low])
}

export const mean = (values: Iterable<number>): number => {
  const list = known(values)
  return list.reduce((sum, x) => sum + x, 0) / list.length
}

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** Whether a printed number is a value, to half a unit of its last digit. */
const isRounded = (digits: string, factor: number, value: number): boolean => {
  const decimals = digits.split('.')[1]?.length ?? 0
  const half = (0.5 / 10 ** decimals) * factor
  return Math.abs(Number(digits.replaceAll(',', '')) * factor - value) <= half * (1 + 1e-6)
}

/** What a sentence can ask, to check itself. */
export type World = ReturnType<typeof worldOf>

export const worldOf = (outcome: Outcome, parts: readonly string[], before: string) => {
  const { result, samples, against } = outcome
  const complaints: string[] = []
  let name = before
  const must = (holds: boolean, fault: string): void => {
    if (!holds) complaints.push(fault)
  }
  const idOf = (title: string): string => {
    const found = result.strategies.filter(one => one.title === title || `${one.title} (${one.id})` === title)
    must(found.length === 1, `there is not one strategy “${title}”`)
    return found[0]?.id ?? against
  }
  const column = (id: string, metric: string): Float64Array => samples[id][metric]
  /** Of a strategy less the status quo, in the trials in which both have a value. */
  const change = (id: string, metric: string): number[] =>
    [...column(id, metric)].map((x, i) => x - column(against, metric)[i]).filter(x => !Number.isNaN(x))
  const part = (values: readonly number[], is: (x: number) => boolean): number =>
    values.filter(is).length / values.length
  return {
    outcome,
    complaints,
    parts,
    must,
    idOf,
    column,
    change,
    part,
    named: (title?: string): string => {
      if (title !== undefined) name = title
      return name
    },
    /** The strategy that the finding is about: the one whose owner's value changes most in the median. */
    isBest(title: string): string {
      const id = idOf(title)
      const medians = result.strategies
        .filter(one => one.id !== against)
        .map(one => quantile(change(one.id, 'partner.ownerValue'), 0.5))
      must(quantile(change(id, 'partner.ownerValue'), 0.5) >= Math.max(...medians), `“${title}” is not the best`)
      name = title
      return id
    },
    /** The strategy that the finding is about, under the name that it has had so far. */
    isNamed(title: string): string {
      must(name === '' || title === name, `“${title}” is not the strategy that the finding is about`)
      return idOf(title)
    },
    isStatusQuo: (title: string): void => must(idOf(title) === against, `“${title}” is not the status quo`),
    /** `87 of 100`, `more than 99 of 100`, `3 of 7`, or without what it is of. */
    share(text: string, value: number, futures: number): void {
      const [, side = '', count, of = futures < 100 ? String(futures) : '100'] =
        /^(fewer than |more than )?(\d+)(?: of (\d+))?$/.exec(text) ?? []
      const isOfAll = Number(of) === (futures < 100 ? futures : 100)
      must(isOfAll, `${text} is not of the futures that there are`)
      const exact = value * Number(of)
      const holds =
        side === 'fewer than '
          ? exact > 0 && exact < Number(count)
          : side === 'more than '
            ? exact < Number(of) && exact > Number(count)
            : Math.abs(exact - Number(count)) <= 0.5 + 1e-9 && (exact === 0) === (count === '0')
      must(holds, `${text} is ${exact}`)
    },
    /** `+$1.2M`, `−$30k`, `$0`; `signed`: a change, which shows its sign. */
    money(text: string, value: number, signed = false): void {
      const [, sign, digits, letter] = /^([−+]?)\$([\d.,]+)([kMBT]?)$/.exec(text) ?? ['', '?', '0', '']
      must(isRounded(digits, factors[letter], Math.abs(value)), `${text} is ${value}`)
      const wanted = Number(digits) === 0 ? '' : value < 0 ? '−' : signed ? '+' : ''
      must(sign === wanted, `the sign of ${text} is that of ${value}`)
    },
    percent(text: string, value: number): void {
      const [, side = '', digits] = /^([<>]?)(\d+) %$/.exec(text) ?? []
      const holds =
        side === '<'
          ? value > 0 && value < 0.005
          : side === '>'
            ? value < 1 && value >= 0.995
            : isRounded(digits, 0.01, value)
      must(holds, `${text} is ${value}`)
    },
    month: (text: string, value: number): void =>
      must(Number(text) === Math.ceil(value - 1e-9), `month ${text} is ${value}`),
  }
}

/** Sentences as patterns, each with what makes it true; the groups of a pattern are the world's parts. */
export type Grammar = readonly (readonly [string, (world: World) => void])[]

export const title = '“([^”]*)”'
export const often = '((?:fewer than |more than )?\\d+(?: of \\d+)?)'
export const money = '([−+]?\\$[\\d.,]*\\d[kMBT]?)'
export const percent = '([<>]?\\d+ %)'
export const month = 'month (\\d+)'

export const owner = 'partner.ownerValue'
export const vendor = 'vendor.contribution'
