import type { Result } from '../../study/result.ts'
import { type AnswerSection, tableHtml } from '../html-answers.ts'
import { htmlText } from '../html-text.ts'
import { roomsOf } from './index.ts'

/** A section of the page for each part that the scenario speaks of. */
export const roomsHtml = (result: Result): readonly AnswerSection[] =>
  roomsOf(result).map(({ id, title, hint, sentences, tables }) => ({
    id,
    title,
    hint: htmlText(hint),
    body: [
      sentences.length === 0
        ? ''
        : `<ul class="plain">${sentences.map(line => `<li>${htmlText(line)}</li>`).join('')}</ul>`,
      ...tables.map(table => tableHtml(table, result, table.title)),
    ].join('\n'),
  }))
