import { posix } from 'node:path'

/**
 * Ground to roof: a file may import its own storey and those before it. `chart` and `report` stand side by side, and so
 * do the rooms of the edge, except that these may use the library.
 */
const storeys: readonly (readonly string[])[] = [
  ['kernel'],
  ['domain'],
  ['scenario'],
  ['compile'],
  ['simulate'],
  ['summarise'],
  ['compare'],
  ['study'],
  ['schema'],
  ['check'],
  ['chart', 'report'],
  ['index.ts'],
  ['draw', 'run', 'node.ts', 'browser'],
  ['cli'],
]

const placeOf = (file: string): string => file.split('/')[0]
const storeyOf = (file: string): number => storeys.findIndex(rooms => rooms.includes(placeOf(file)))
const edge = storeys.findIndex(rooms => rooms.includes('run'))
const summits = storeys.findIndex(rooms => rooms.includes('chart'))

/** The folder of the domain that a file is in, if it is in one. */
const roomOf = (file: string): string | undefined => /^domain\/([^/]+)\//.exec(file)?.[1]

/** A text without its comments and the insides of its strings, so that words about a thing are not the thing. */
const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, found =>
    found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found[0] + found[0],
  )

/** A text without its comments; strings stay, for what is imported stands in them. */
const withoutComments = (text: string): string =>
  text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, s) => s ?? ' ',
  )

/** What a text imports: statically, for its types, by passing it on, or when it runs; `undefined` if it is computed. */
export const importsOf = (text: string): readonly (string | undefined)[] => {
  const code = withoutComments(text)
  const fixed = [...code.matchAll(/(?:\bfrom|\bimport)\s*(['"])([^'"\n]+)\1/g)].map(match => match[2])
  const running = [...code.matchAll(/\b(?:import|require)\s*\(\s*(?:(['"`])([^'"`\n]+)\1\s*[,)])?/g)].map(
    match => match[2],
  )
  return [...fixed, ...running]
}

/** What no file below the edge may do: touch the machine, the clock or chance. */
const impure: readonly (readonly [string, RegExp])[] = [
  ['process', /\bprocess\s*[.[?]/],
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date()', /\bnew\s+Date\s*(\(\s*\)|(?!\s*\())/],
  ['Date()', /(?<!new\s+)(?<![.\w])Date\s*\(/],
  ['Math.random', /\bMath\s*\.\s*random\b|\bMath\s*\[/],
  ['performance', /\bperformance\s*\./],
  ['crypto', /\bcrypto\s*\./],
  ['globalThis', /\bglobalThis\b/],
]

/** Functions whose last bit differs between engines; nothing that reaches a number may use them. */
const inexact =
  /\bMath\s*\.\s*(pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\*\*/
const exactPlaces = new Set(['kernel', 'domain', 'compile', 'simulate', 'summarise', 'compare', 'check'])

const longest = 250

/** What runs in a browser, too: nothing that it leads to may need Node. */
const portable = ['index.ts', 'browser/page.ts', 'browser/worker.ts']

/** All files that a file leads to by static and dynamic imports, itself among them. */
const reach = (files: ReadonlyMap<string, string>, from: string): Set<string> => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file) || !files.has(file)) return
    seen.add(file)
    for (const to of importsOf(files.get(file) as string))
      if (to?.startsWith('.')) visit(posix.normalize(posix.join(posix.dirname(file), to)))
  }
  visit(from)
  return seen
}

/** What breaks the law of the house in some files (paths below src, with their texts). */
export const violations = (files: ReadonlyMap<string, string>): readonly string[] => {
  const found: string[] = []
  for (const [file, text] of files) {
    const say = (what: string): void => void found.push(`${file} ${what}`)
    if (storeyOf(file) < 0) say('stands on no storey')
    for (const to of importsOf(text)) {
      if (to === undefined) {
        say('imports what it computes')
        continue
      }
      if (to.startsWith('node:') && storeyOf(file) < edge) say(`imports ${to} below the edge`)
      if (!to.startsWith('.')) continue
      const target = posix.normalize(posix.join(posix.dirname(file), to))
      if (!files.has(target)) say(`imports ${target}, which is not there`)
      else if (storeyOf(target) > storeyOf(file)) say(`imports ${target}, which stands above it`)
      else if (storeyOf(file) === summits && storeyOf(target) === summits && placeOf(file) !== placeOf(target))
        say(`imports ${target}, its neighbour`)
      const [own, other] = [roomOf(file), roomOf(target)]
      if (own !== undefined && other !== undefined && own !== other) say(`imports ${target}, another room`)
    }
    const code = codeOf(text)
    if (storeyOf(file) < edge)
      for (const [what, pattern] of impure) if (pattern.test(code)) say(`uses ${what} below the edge`)
    if (exactPlaces.has(placeOf(file)) && inexact.test(code)) say(`uses ${inexact.exec(code)?.[0]}`)
    const lines = text.trimEnd().split('\n').length
    if (lines > longest) say(`has ${lines} lines`)
  }
  for (const from of portable)
    for (const file of reach(files, from))
      for (const to of importsOf(files.get(file) as string))
        if (to?.startsWith('node:')) found.push(`${from} reaches ${file}, which imports ${to}`)
  return found
}
