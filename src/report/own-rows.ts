import type { Result } from '../study/result.ts'
import type { Seat, SeatRow } from './seat-rows.ts'
import { safeText } from './terminal-text.ts'

const seatNames: ReadonlyMap<string, Seat> = new Map([
  ['partner', 'PARTNER'],
  ['distributor', 'DISTRIBUTOR'],
  ['vendor', 'VENDOR'],
  ['joint', 'BOTH'],
])

const seatOf = (id: string): Seat => (id.includes('.') ? seatNames.get(id.split('.')[0]) : undefined) ?? 'OWN'

/** The rows of the metrics that the file defines: in the seat that their name begins with, else in one of their own. */
export const ownRows = ({ metrics }: Pick<Result, 'metrics'>): SeatRow[] =>
  metrics.map(({ id, label, level }) => ({
    seat: seatOf(id),
    label: safeText(label),
    metric: id,
    show: level === 'trial' ? 'median' : 'number',
  }))
