import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { issuesText } from '../../src/report/issue-text.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { lintsOf } from '../../src/study/lints.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { loaderOf } from './loader.ts'

/** Files by their path. */
type Files = ReadonlyMap<string, string>

const textsIn = (folder: string, prefix: string): Files =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:ya?ml|csv)$/.test(name))
      .map(name => [`${prefix}${name.replaceAll('\\', '/')}`, readFileSync(join(folder, name), 'utf8')]),
  )

/** The scenarios that are shipped, and one that uses all of the language. */
export const project: Files = new Map([
  ...textsIn('scenarios', 'scenarios/'),
  ...textsIn(join(import.meta.dirname, 'rich'), 'rich/'),
])

/** Files that a damaged file is read by: a base and a table by the scenarios that use them. */
const starts: ReadonlyMap<string, string> = new Map([
  ['scenarios/base/cloud-software.yaml', 'scenarios/uv-partners.yaml'],
  ['rich/base.yaml', 'rich/rich.yaml'],
  ['rich/deals.csv', 'rich/rich.yaml'],
  ['rich/actuals.csv', 'rich/rich.yaml'],
])

/** Numbers below a bound, the same ones for the same seed. */
const chance = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const signs = [
  ...'{}[]():,;#&*!|>%@`"\'=-+$?/\\<>~^._ \t\n\r\0',
  '\ufeff',
  '\u202e',
  '\ud800',
  'é',
  '\u2212',
  '0',
  '9',
  'e',
  'none',
]

type Damage = (text: string, next: (below: number) => number, other: string) => string

const lines = (text: string, change: (all: string[]) => void): string => {
  const all = text.split('\n')
  change(all)
  return all.join('\n')
}

const at = (text: string, next: (below: number) => number): number => next(text.length + 1)

/** Ways to damage a text, each at a place of chance. */
const damages: readonly Damage[] = [
  (text, next) => {
    const place = at(text, next)
    return text.slice(0, place) + signs[next(signs.length)] + text.slice(place)
  },
  (text, next) => {
    const place = at(text, next)
    return text.slice(0, place) + text.slice(place + 1 + next(8))
  },
  (text, next) => {
    const place = at(text, next)
    return text.slice(0, place) + signs[next(signs.length)] + text.slice(place + 1)
  },
  (text, next) => {
    const place = Math.min(at(text, next), text.length - 1)
    const flipped = String.fromCharCode(text.charCodeAt(place) ^ (1 << next(8)))
    return text.slice(0, place) + flipped + text.slice(place + 1)
  },
  (text, next) => lines(text, all => all.splice(next(all.length), 0, all[next(all.length)])),
  (text, next) => {
    return lines(text, all => {
      const [a, b] = [next(all.length), next(all.length)]
      ;[all[a], all[b]] = [all[b], all[a]]
    })
  },
  (text, next) => lines(text, all => all.splice(next(all.length), 1)),
  (text, next, other) => {
    const [mine, theirs] = [text.split('\n'), other.split('\n')]
    return [...mine.slice(0, next(mine.length)), ...theirs.slice(next(theirs.length))].join('\n')
  },
]

/** A text, damaged up to three times, by a number. */
export const damagedText = (number: number, text: string): string => {
  const next = chance(Math.imul(number, 2_654_435_761) + 20_260_131)
  for (let i = 0; i < 3; i++) next(2)
  let worse = text
  for (let times = 1 + next(3); times > 0; times--) worse = damages[next(damages.length)](worse, next, text)
  return worse
}

/** One damaged project, by its number: which file is read, and the files. */
export const damaged = (number: number): { readonly start: string; readonly files: Files; readonly text: string } => {
  // Neighbouring seeds of this generator are alike in their first numbers.
  const next = chance(Math.imul(number, 2_654_435_761) + 20_260_131)
  for (let i = 0; i < 3; i++) next(2)
  const names = [...project.keys()]
  const name = names[next(names.length)]
  let text = project.get(name) ?? ''
  for (let times = 1 + next(3); times > 0; times--) {
    const other = project.get(names[next(names.length)]) ?? ''
    text = damages[next(damages.length)](text, next, other)
  }
  return { start: starts.get(name) ?? name, files: new Map([...project, [name, text]]), text }
}

/** Does with a scenario what `tandem validate` does: 0 for one that is fine, 3 for one with mistakes. */
export const validate = async (start: string, files: Files): Promise<0 | 3> => {
  const read = await readScenario(start, loaderOf(files))
  const issues = read.ok ? [...read.scenario.warnings, ...lintsOf(read.scenario)] : read.issues
  const shown = issuesText(issues)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no such character may reach a terminal
  const bad = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(shown)
  if (bad !== null) throw new Error(`the message shows a control character: ${JSON.stringify(shown)}`)
  for (const { place } of issues)
    if (place !== undefined && !(place.start >= 0 && place.end <= place.file.text.length + 1))
      throw new Error(`a place outside of ${place.file.name}: ${place.start} to ${place.end}`)
  if (read.ok) {
    studyOf(read.scenario)
    return 0
  }
  if (!issues.some(issue => issue.severity === 'error')) throw new Error('refused without an error')
  return 3
}

/** Damages and validates `count` projects from a number on; how many were fine after all. Throws with the failing text. */
export const survive = async (first: number, count: number, slowest: number): Promise<number> => {
  let fine = 0
  for (let number = first; number < first + count; number++) {
    const { start, files, text } = damaged(number)
    const begin = performance.now()
    const told = (what: string): Error => new Error(`damage ${number} of ${start}: ${what}\n${text}`)
    try {
      if ((await validate(start, files)) === 0) fine++
    } catch (error) {
      throw told(error instanceof Error ? `${error.stack}` : String(error))
    }
    const ms = performance.now() - begin
    if (ms > slowest) throw told(`took ${Math.round(ms)} ms`)
  }
  return fine
}
