import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PageFont } from '../report/html-font.ts'

const { resolve } = createRequire(import.meta.url)
const fileOf = (path: string): string => resolve(`@fontsource/inter/${path}`)

const weights = [400, 500, 600]

/** Whether a `unicode-range` such as `U+0000-00FF,U+0131` takes in any of the code points. */
const takesIn = (range: string, codes: ReadonlySet<number>): boolean =>
  range.split(',').some(part => {
    const [from, to = from] = part
      .replace('U+', '')
      .split('-')
      .map(hex => Number.parseInt(hex, 16))
    return [...codes].some(code => code >= from! && code <= to!)
  })

/** Inter for a page with this text: the Latin letters, and those of other alphabets if the text has any of them. */
export const pageFonts = (text: string): PageFont[] => {
  const codes = new Set([...text].map(character => character.codePointAt(0)!))
  const subsets = JSON.parse(readFileSync(fileOf('unicode.json'), 'utf8')) as Readonly<Record<string, string>>
  const latin = subsets['latin'] ?? ''
  const others = new Set([...codes].filter(code => !takesIn(latin, new Set([code]))))
  return Object.entries(subsets)
    .filter(([name, range]) => name === 'latin' || takesIn(range, others))
    .flatMap(([name, range]) =>
      weights.map(weight => ({
        family: 'Inter',
        weight,
        range,
        base64: readFileSync(fileOf(`files/inter-${name}-${weight}-normal.woff2`)).toString('base64'),
      })),
    )
}
