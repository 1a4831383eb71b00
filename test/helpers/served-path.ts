import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { base } from '../../src/domain/columns.ts'
import { type Column, columnOf, type Target } from '../../src/kernel/column.ts'
import { type Mechanism, mechanism } from '../../src/kernel/mechanism.ts'

/** What the served customers book in a step and have at its end: dollars a year, deals, and what was there at the start. */
export type Point = {
  readonly bookings: number
  readonly annual: number
  readonly wins?: number
  readonly opening?: number
  readonly fees?: number
}

const writesServed = ({ writes }: Mechanism): boolean =>
  Object.values(writes).some(write => {
    const target = 'each' in write ? write.each : write
    const column: Column = columnOf(target as Target)
    return [base.servedBookings, base.servedSoftware, base.servedWins, base.openingSoftware, base.supportFees].includes(
      column,
    )
  })

/** The model, with served customers that are not counted but follow a path, by step (-1: the start). */
export const withPath = (path: (t: number) => Point, model: Catalogue = catalogue): Catalogue => ({
  ...model,
  mechanisms: [
    ...model.mechanisms.filter(found => !writesServed(found)),
    mechanism({
      name: 'test/served',
      over: ['segment'],
      writes: {
        bookings: base.servedBookings,
        software: base.servedSoftware,
        wins: base.servedWins,
        opening: base.openingServed,
        openingSoftware: base.openingSoftware,
        fees: base.supportFees,
      },
      start({ writes }) {
        writes.opening.fill(path(-1).opening ?? 0)
      },
      step({ t, years, writes }) {
        const [now, before] = [path(t), path(t - 1)]
        writes.bookings.fill(now.bookings)
        writes.wins.fill(now.wins ?? 0)
        writes.software.fill(((now.annual + before.annual) / 2) * years)
        writes.opening.fill(now.opening ?? 0)
        writes.openingSoftware.fill((((now.opening ?? 0) + (before.opening ?? 0)) / 2) * years)
        writes.fees.fill(now.fees ?? 0)
      },
    }),
  ],
})
