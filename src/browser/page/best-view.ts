import { bestLines } from '../../report/live/best-lines.ts'
import type { LivePage } from '../../report/live/live-run.ts'
import type { Seen } from '../told.ts'
import { unbroken } from './amounts.ts'
import { element } from './element.ts'

/** Who is best for each seat, and whether that has changed. `text` is what was shown last. */
export type BestView = {
  readonly room: HTMLElement
  readonly show: (was: Seen, is: Seen, futures: number) => void
  readonly text: () => string
}

export const bestView = (page: Pick<LivePage, 'rows' | 'titles' | 'against'>): BestView => {
  const room = element('div')
  return {
    room,
    show: (was, is, futures) => {
      const lines = bestLines(page, was, is, futures).map(([lead, title, rest]) =>
        element(
          'p',
          { class: 'live-best' },
          element('span', { text: lead }),
          element('b', { text: title }),
          element('span', {}, ...unbroken(rest)),
        ),
      )
      room.replaceChildren(...lines)
    },
    text: () => [...room.children].map(line => line.textContent ?? '').join(' '),
  }
}
