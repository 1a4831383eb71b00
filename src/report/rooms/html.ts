import type { Result } from '../../study/result.ts'
import { type AnswerSection, tableHtml } from '../html-answers.ts'
import { scrollBox } from '../html-scroll.ts'
import { htmlText } from '../html-text.ts'
import { type ListTable, roomsOf } from './index.ts'

const listHtml = ({ title, heads, rows }: ListTable): string => {
  const head = heads
    .map((text, n) => (n === 0 && text === '' ? '<td></td>' : `<th scope="col">${htmlText(text)}</th>`))
    .join('')
  const body = rows.map(
    ([left, ...cells]) =>
      `<tr><th scope="row">${htmlText(left)}</th>${cells.map(cell => `<td><span class="amount">${htmlText(cell)}</span></td>`).join('')}</tr>`,
  )
  const table = `<table class="figures"><caption class="hint">${htmlText(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
  return scrollBox(title, table)
}

/** A section of the page for each part that the scenario speaks of. */
export const roomsHtml = (result: Result): readonly AnswerSection[] =>
  roomsOf(result).map(({ id, title, hint, sentences, lists, tables }) => ({
    id,
    title,
    hint: htmlText(hint),
    body: [
      sentences.length === 0
        ? ''
        : `<ul class="plain">${sentences.map(line => `<li>${htmlText(line)}</li>`).join('')}</ul>`,
      ...lists.map(listHtml),
      ...tables.map(table => tableHtml(table, result, table.title)),
    ].join('\n'),
  }))
