import { htmlText } from '../../src/report/html-text.ts'
import { blockText } from './block-text.ts'
import { mark } from './stated.ts'

/** Pieces that are HTML already, kept out of the way of what follows as one private character and their number. */
type Kept = { readonly keep: (html: string) => string; readonly back: (text: string) => string }

const kept = (): Kept => {
  const pieces: string[] = []
  return {
    keep: html => `\ue000${pieces.push(html) - 1}\ue001`,
    back: text => {
      const put = (said: string): string => said.replace(/\ue000(\d+)\ue001/g, (_, n) => put(pieces[Number(n)]!))
      return put(text)
    },
  }
}

/** A line of prose: code, statements, links to the web, strong and emphasised text. All else is text. */
export const inlineHtml = (text: string, said: ReadonlyMap<string, string>): string => {
  const { keep, back } = kept()
  const marked = text
    .replace(/[\ue000\ue001]/g, '')
    .replace(/`([^`]+)`/g, (_, code: string) => keep(`<code>${htmlText(code)}</code>`))
    .replace(mark, (_, name: string, stated: string) =>
      keep(`<span class="stated">${htmlText(said.get(name) ?? stated)}</span>`),
    )
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g, (_, label: string, url: string) =>
      keep(`<a href="${htmlText(url)}">${htmlText(label)}</a>`),
    )
  return back(
    htmlText(marked)
      .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
      .replace(/\*(\S(?:.*?\S)?)\*/g, '<em>$1</em>'),
  )
}

const cellsOfRow = (row: string): string[] =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim())

const tableHtml = (lines: readonly string[], text: (cell: string) => string): string => {
  const row = (line: string, tag: 'th' | 'td'): string =>
    `<tr>${cellsOfRow(line)
      .map(cell => `<${tag}>${text(cell)}</${tag}>`)
      .join('')}</tr>`
  const [head = '', , ...body] = lines
  const rows = body.map(line => row(line, 'td')).join('')
  return `<div class="scroll"><table><thead>${row(head, 'th')}</thead><tbody>${rows}</tbody></table></div>`
}

const item = /^(?:[-*]|\d+\.) /

/** Lines that go on an item of a list, joined to it. */
const itemsOf = (lines: readonly string[]): string[] => {
  const items: string[] = []
  for (const line of lines) {
    if (item.test(line)) items.push(line.replace(item, ''))
    else items.push(`${items.pop()} ${line.trim()}`)
  }
  return items
}

const blockHtml = (lines: readonly string[], text: (line: string) => string): string => {
  const [first = ''] = lines
  const heading = /^(#{1,4}) (.+)$/.exec(first)
  if (heading) {
    const [, { length: level }, title] = heading as unknown as [string, string, string]
    const rest = lines.slice(1)
    return `<h${level}>${text(title)}</h${level}>${rest.length > 0 ? blockHtml(rest, text) : ''}`
  }
  if (/^\|/.test(first) && /^\|[\s:|-]+\|?$/.test(lines[1] ?? '')) return tableHtml(lines, text)
  if (item.test(first)) {
    const list = /^\d/.test(first) ? 'ol' : 'ul'
    return `<${list}>${itemsOf(lines)
      .map(line => `<li>${text(line)}</li>`)
      .join('')}</${list}>`
  }
  return `<p>${text(lines.join(' '))}</p>`
}

/** Lines between empty ones; what stands between two fences is one block, empty lines and all. */
const blocksOf = (lines: readonly string[]): readonly (readonly string[])[] => {
  const blocks: string[][] = [[]]
  let fenced = false
  for (const line of lines) {
    const isFence = line.startsWith('```')
    if (isFence && !fenced) blocks.push([line])
    else if (line.trim() === '' && !fenced) blocks.push([])
    else blocks.at(-1)!.push(line)
    if (isFence && fenced) blocks.push([])
    if (isFence) fenced = !fenced
  }
  return blocks.filter(({ length }) => length > 0)
}

/**
 * Prose as HTML: headings, paragraphs, lists, tables, code, emphasis and links to the web. Everything else stands as the
 * text that it is, markup too. `said` is what the code makes of each statement `{{name: text}}`.
 */
export const markdownHtml = (lines: readonly string[], said: ReadonlyMap<string, string>): string =>
  blocksOf(lines)
    .map(block =>
      block[0]!.startsWith('```')
        ? `<pre><code>${blockText(block.slice(1, block.length > 1 && block.at(-1)!.startsWith('```') ? -1 : undefined))}</code></pre>`
        : blockHtml(block, line => inlineHtml(line, said)),
    )
    .join('\n')
