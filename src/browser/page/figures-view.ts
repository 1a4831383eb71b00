import { moveText } from '../../report/live/change.ts'
import type { LivePage } from '../../report/live/live-run.ts'
import { type LiveRow, middleOf } from '../../report/live/rows.ts'
import { figureText, noValue, rangeText } from '../../report/number-text.ts'
import type { Seen } from '../told.ts'
import { unbroken } from './amounts.ts'
import { type Bar, newBar, type Span } from './bar.ts'
import { element } from './element.ts'

/** What is shown of every strategy, row by row. */
export type FiguresView = { readonly room: HTMLElement; readonly show: (was: Seen, is: Seen) => void }

type Line = { readonly id: string; readonly bar: Bar; readonly main: HTMLElement; readonly change: HTMLElement }

const spanOf = (row: LiveRow, seen: Seen, id: string): Span | null => {
  const strategy = seen.strategies.find(one => one.id === id)
  const middle = strategy ? middleOf(row, strategy, seen.goals) : null
  if (strategy === undefined || middle === null) return null
  if (row.show !== 'range') return { low: 0, middle, high: middle }
  const { p10, p90 } = strategy.metrics[row.of]
  return { low: p10 ?? middle, middle, high: p90 ?? middle }
}

/** A scale on which all spans lie, zero with them where it is near. */
const scaleOf = (row: LiveRow, spans: readonly (Span | null)[]): readonly [number, number] => {
  if (row.show !== 'range') return [0, 1]
  const ends = spans.flatMap(span => (span === null ? [] : [span.low, span.high]))
  if (ends.length === 0) return [0, 1]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const room = (high - low) * 0.1
  const from = low > 0 && low < (high - low) * 0.5 ? 0 : low - room
  return [low >= 0 ? Math.max(0, from) : from, high + room]
}

const rangeSaid = (row: LiveRow, span: Span | null): string =>
  span === null
    ? noValue
    : row.show === 'range'
      ? `${figureText(span.middle, row.unit)}, P10 to P90 ${rangeText(span.low, span.high, row.unit)}`
      : figureText(span.middle, row.unit)

const rowView = (row: LiveRow, titles: LivePage['titles']) => {
  const lines = titles.map(([id]): Line => {
    const [main, change] = ['main', 'change'].map(name => element('span', { class: name }))
    return { id, bar: newBar(), main, change }
  })
  const room = element(
    'div',
    { class: 'live-row', role: 'group', 'aria-label': row.label },
    element('h3', { text: row.label }, element('span', { text: ` · ${row.seat}` })),
    ...lines.map(({ bar, main, change }, i) =>
      element(
        'div',
        { class: 'live-one' },
        element('span', { class: 'name', text: titles[i][1] }),
        bar.svg,
        main,
        change,
      ),
    ),
  )
  // a scale that only grows, so that bars do not jump while a slider moves
  let scale: readonly [number, number] | undefined
  const show = (was: Seen, is: Seen): void => {
    const spans = lines.map(({ id }) => [spanOf(row, was, id), spanOf(row, is, id)] as const)
    const [low, high] = scaleOf(row, spans.flat())
    scale = scale === undefined || was === is ? [low, high] : [Math.min(scale[0], low), Math.max(scale[1], high)]
    for (const [i, { bar, main, change }] of lines.entries()) {
      const [before, after] = spans[i]
      bar.draw(before, after, scale, `base ${rangeSaid(row, before)}; now ${rangeSaid(row, after)}`)
      main.textContent = figureText(after?.middle ?? null, row.unit)
      const move = moveText(before?.middle ?? null, after?.middle ?? null, row.unit, row.more)
      change.replaceChildren(...unbroken(was === is ? '' : move.text))
      change.className = `change ${move.tone}`
    }
  }
  return { room, show }
}

export const figuresView = ({ rows, titles }: Pick<LivePage, 'rows' | 'titles'>): FiguresView => {
  const views = rows.map(row => rowView(row, titles))
  return {
    room: element('div', { class: 'live-figures' }, ...views.map(({ room }) => room)),
    show: (was, is) => {
      for (const view of views) view.show(was, is)
    },
  }
}
