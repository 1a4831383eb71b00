import { inks } from './ink.ts'
import { asciiText, safeText, wrapText } from './terminal-text.ts'

/** Charts that were written: each with its finding and its files, and the page with all of them, by name in the folder. */
export type ChartList = {
  readonly folder: string
  readonly charts: readonly { readonly title: string; readonly files: readonly string[] }[]
  readonly page?: string | undefined
}

/** What `tandem chart` prints: each finding, and below it where the chart is. Ends with a line break. */
export const chartLines = (
  { folder, charts, page }: ChartList,
  { width, color, unicode }: { readonly width: number; readonly color: boolean; readonly unicode: boolean },
): string => {
  const ink = inks(color)
  const path = (name: string): string => safeText(`${folder}/${name}`)
  const lines = charts.flatMap(({ title, files }) => [
    ...wrapText(safeText(title), Math.max(width, 40)),
    ...files.map(name => `  ${ink.dim(path(name))}`),
  ])
  const text = `${[...lines, ...(page === undefined ? [] : [path(page)])].join('\n')}\n`
  return unicode ? text : asciiText(text)
}
