import type { Result } from '../study/result.ts'
import { errorsText } from '../study/sampling.ts'
import { type AnswerRow, type AnswerTable, answerTables } from './answers-text.ts'
import { figureLink, linkedText } from './html-figures.ts'
import { scrollBox } from './html-scroll.ts'
import { sourceHtml } from './html-sources.ts'
import { htmlText } from './html-text.ts'
import { namedText } from './named-strategies.ts'
import { strategyTitles } from './strategy-titles.ts'
import { type CheckText, checkTexts } from './verdict-text.ts'

/** A section of the report: its text is HTML, its title and hint are plain words of ours. */
export type AnswerSection = {
  readonly id: string
  readonly title: string
  readonly hint: string
  readonly body: string
}

const rowHtml = ({ what, why, cells, isAside, metric }: AnswerRow, result: Result): string => {
  const kind = isAside ? 'aside' : 'main'
  const plain = metric === undefined ? linkedText(result, what) : figureLink(result, metric, htmlText(what))
  const [name, reason] = why === '' ? [plain, ''] : [htmlText(why), `<span class="aside">${plain}</span>`]
  if (cells.every(cell => cell === ''))
    return `<tr class="change"><th scope="row" colspan="${cells.length + 1}">${name}${reason}</th></tr>`
  const values = cells.map(cell => `<td><span class="${kind}">${htmlText(cell)}</span></td>`).join('')
  return `<tr${isAside ? ' class="change"' : ''}><th scope="row">${name}${reason}</th>${values}</tr>`
}

/** A table with the strategies as columns; who says it stands above the rows. */
export const tableHtml = ({ title, rows }: AnswerTable, result: Result, caption = ''): string => {
  const titles = [...strategyTitles(result).values()]
  let before = ''
  const body = rows.map(row => {
    const isNew = row.who !== '' && row.who !== before
    if (row.who !== '') before = row.who
    const head = isNew
      ? `<tr class="seat"><th colspan="${titles.length + 1}" scope="rowgroup"><span>${htmlText(row.who.toUpperCase())}</span></th></tr>`
      : ''
    return `${head}${rowHtml(row, result)}`
  })
  const heads = titles.map(title => `<th scope="col">${htmlText(title)}</th>`).join('')
  const name = caption === '' ? '' : `<caption class="hint">${htmlText(caption)}</caption>`
  const table = `<table class="seats">${name}<colgroup><col class="labels">${'<col>'.repeat(titles.length)}</colgroup><thead><tr><td></td>${heads}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
  return scrollBox(title, table)
}

const checkHtml = ({ verdict, isWarning, what, found, why, source }: CheckText, result: Result): string => {
  const tone = verdict === 'holds' ? ' good' : verdict === 'does not hold' ? ' bad' : ''
  const plain = linkedText(result, what)
  const said = why === '' ? plain : `${htmlText(why)}<span class="from">${plain}</span>`
  const cited = source === '' ? '' : `<span class="from">source: ${sourceHtml(source)}</span>`
  const warning = isWarning && verdict !== 'holds' ? ' (warning)' : ''
  return `<tr><th scope="row">${said}${cited}</th><td><span class="chip${tone}">${verdict}${warning}</span></td><td>${htmlText(found)}</td></tr>`
}

const checksHtml = (checks: readonly CheckText[], result: Result): string =>
  scrollBox(
    'Checks',
    `<table class="assume"><thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col">Found</th></tr></thead><tbody>${checks.map(check => checkHtml(check, result)).join('\n')}</tbody></table>`,
  )

const namedHint = (result: Result, said: readonly { readonly that: string }[]): string => {
  const text = namedText(
    result,
    said.map(({ that }) => that),
  )
  return text === '' ? '' : ` ${htmlText(text)}`
}

/** What each side wants and believes, and whether the checks hold; no section for what the file does not say. */
export const answersHtml = (result: Result): readonly AnswerSection[] => {
  const hint = ({ untold = [] }: AnswerTable): string =>
    `In how many of the futures each statement is true.${untold
      .map(text => ` ${htmlText(text)}.`)
      .join('')}${namedHint(result, result.statements)}`
  const tables = answerTables(result).map(
    (table, n): AnswerSection => ({
      id: `answers-${n + 1}`,
      title: table.title,
      hint: hint(table),
      body: tableHtml(table, result),
    }),
  )
  const checks = checkTexts(result)
  return [
    ...tables,
    ...(checks.length === 0
      ? []
      : [
          {
            id: 'checks',
            title: 'Checks',
            hint: `In brackets the 95 % interval from ${errorsText(result)}; a check is too close to tell where another run of as many futures could well find the opposite.${namedHint(result, result.checks)}`,
            body: checksHtml(checks, result),
          },
        ]),
  ]
}
