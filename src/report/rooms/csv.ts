import { causes } from '../../domain/gate.ts'
import type { Result } from '../../study/result.ts'
import { number, type Table, text } from '../table.ts'

/** One row per strategy and gate that held an order: means, and what would have been in time if only it were open. */
const heldTable = ({ strategies }: Result): Table => {
  const rows = strategies.flatMap(({ id, metrics }) =>
    causes.flatMap(cause => {
      const mean = (metric: string): number | null => metrics[metric]?.mean ?? null
      const slipped = mean(`orders.slipped.${cause}`)
      const avoidable = mean(`orders.avoidable.${cause}`)
      if (!slipped && !avoidable) return []
      const [value, saved] = [`orders.slipped.${cause}.value`, `orders.avoidable.${cause}.value`].map(mean)
      return [{ id, cause, slipped, value, avoidable, saved, disclosed: mean(`orders.disclosed.${cause}`) }]
    }),
  )
  return {
    name: 'held',
    columns: [
      text('strategy', rows, ({ id }) => id),
      text('cause', rows, ({ cause }) => cause),
      number('slipped', rows, ({ slipped }) => slipped),
      number('slipped_value', rows, ({ value }) => value),
      number('onlyThis', rows, ({ avoidable }) => avoidable),
      number('onlyThis_value', rows, ({ saved }) => saved),
      number('disclosed', rows, ({ disclosed }) => disclosed),
    ],
  }
}

/** One row per strategy, activity and seat. */
const activitiesTable = ({ marketing }: Result): Table => {
  const rows = (marketing?.activities ?? []).flatMap(one =>
    (['vendor', 'partner'] as const).map(seat => ({ ...one, seat, gain: one[seat] })),
  )
  return {
    name: 'marketing',
    columns: [
      text('strategy', rows, ({ strategy }) => strategy),
      text('activity', rows, ({ activity }) => activity),
      number('spend', rows, ({ spend }) => spend),
      number('claims', rows, ({ claims }) => claims),
      text('seat', rows, ({ seat }) => seat),
      number('bookings', rows, ({ gain }) => gain.bookings),
      number('gain', rows, ({ gain }) => gain.gain),
      number('perDollar', rows, ({ gain }) => gain.perDollar),
      number('perDollar_se', rows, ({ gain }) => gain.se),
      number('nextDollar', rows, ({ gain }) => gain.nextDollar),
    ],
  }
}

/** One row per strategy that steers and other strategy; without another one, one row for what it steers. */
const steeringTable = ({ marketing }: Result): Table => {
  const rows = (marketing?.steering ?? []).flatMap(({ flips, ...one }) =>
    (flips.length === 0 ? [null] : flips).map(flip => ({ one, flip })),
  )
  return {
    name: 'steering',
    columns: [
      text('strategy', rows, ({ one }) => one.strategy),
      number('software', rows, ({ one }) => one.software),
      number('claims', rows, ({ one }) => one.claims),
      number('phiStar', rows, ({ one }) => one.phiStar),
      text('against', rows, ({ flip }) => flip?.against ?? ''),
      number('flipsAt', rows, ({ flip }) => flip?.at ?? null),
      number('ci95_low', rows, ({ flip }) => flip?.ci95?.[0] ?? null),
      number('ci95_high', rows, ({ flip }) => flip?.ci95?.[1] ?? null),
      text('ahead', rows, ({ flip }) => flip?.ahead ?? ''),
    ],
  }
}

/** One row per strategy and set of terms that was played. */
const termsTable = ({ bothGain }: Result): Table => {
  const rows = (bothGain?.strategies ?? []).flatMap(({ strategy, points }) =>
    points.map(point => ({ strategy, point })),
  )
  return {
    name: 'bothGain',
    columns: [
      text('strategy', rows, ({ strategy }) => strategy),
      number('vendorPays', rows, ({ point }) => point.vendorPays),
      number('margin', rows, ({ point }) => point.margin),
      number('p', rows, ({ point }) => point.p),
      number('ci95_low', rows, ({ point }) => point.ci95?.[0] ?? null),
      number('ci95_high', rows, ({ point }) => point.ci95?.[1] ?? null),
      number('undefined', rows, ({ point }) => point.undefined),
    ],
  }
}

/** What a run says of the parts of the partnership, as tables; one without rows is one that a scenario does not speak of. */
export const roomCsvTables = (result: Result): readonly Table[] => [
  heldTable(result),
  activitiesTable(result),
  steeringTable(result),
  termsTable(result),
]
