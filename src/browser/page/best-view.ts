import { bestOf, moveText } from '../../report/live/change.ts'
import type { LivePage } from '../../report/live/live-run.ts'
import { middleOf } from '../../report/live/rows.ts'
import { figureText } from '../../report/number-text.ts'
import type { Seen } from '../told.ts'
import { element } from './element.ts'

/** Who is best for each seat, and whether that has changed. `text` is what was shown last. */
export type BestView = {
  readonly room: HTMLElement
  readonly show: (was: Seen, is: Seen) => void
  readonly text: () => string
}

/** `EBITDA` stays as it is. */
const lower = (label: string): string => (label === label.toUpperCase() ? label : label.toLowerCase())

export const bestView = ({ rows, titles, against }: Pick<LivePage, 'rows' | 'titles' | 'against'>): BestView => {
  const named = new Map(titles)
  const room = element('div')
  const seats = [
    ['the partner', rows.find(({ seat, show }) => seat === 'Partner' && show === 'range')],
    ['the vendor', rows.find(({ seat, show }) => seat === 'Vendor' && show === 'range')],
  ] as const
  return {
    room,
    show: (was, is) => {
      const lines = seats.flatMap(([seat, row]) => {
        const [before, now] = [was, is].map(seen => row && bestOf(seen.comparisons, against, row.of))
        if (row === undefined || now === undefined) return []
        const title = (id: string): string => `“${named.get(id) ?? id}”`
        const change =
          was === is ? '' : before === now ? ', as in the base' : `; in the base it was ${title(before ?? against)}`
        const [then, here] = [was, is].map(seen => {
          const strategy = seen.strategies.find(({ id }) => id === now)
          return strategy ? middleOf(row, strategy, seen.goals) : null
        })
        const move = was === is ? '' : `, ${moveText(then, here, row.unit, row.more).text}`
        return [
          element(
            'p',
            { class: 'live-best' },
            element('span', { text: `Best for ${seat}, by ${lower(row.label)}: ` }),
            element('b', { text: title(now) }),
            element('span', { text: `${change} (${figureText(here, row.unit)}${move}).` }),
          ),
        ]
      })
      room.replaceChildren(...lines)
    },
    text: () => [...room.children].map(line => line.textContent ?? '').join(' '),
  }
}
