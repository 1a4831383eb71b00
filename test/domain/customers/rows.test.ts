import { describe, expect, it } from 'vitest'
import {
  append,
  dueOf,
  isDue,
  markOf,
  placesOf,
  type Rows,
  roomLeft,
  rowState,
  stateOf,
  takeFirst,
} from '../../../src/domain/customers/rows.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'

const trials = 5
const term = 7
const stream = { k0: 11, k1: 22, c3: 33 }

const emptyRows = (slots: number): Rows =>
  Object.fromEntries(
    Object.entries(rowState).map(([name, kind]) => [
      name,
      new Float64Array(kind === 'slots' ? trials * slots : trials),
    ]),
  ) as Rows

type Row = {
  readonly value: number
  readonly alike: number
  readonly origin: number
  readonly key: number
  readonly mark: number
}

const seen = (rows: Rows, at: number): Row => ({
  value: rows.value[at],
  alike: rows.alike[at],
  origin: rows.origin[at],
  key: rows.key[at],
  mark: rows.mark[at],
})

/**
 * The oracle is a list a trial: in every step those that are due are taken off it, some come again, and about as many
 * join as `coming` says. Rooms are so small that the queue goes round in them many times, or so large that it is widened.
 */
const compare = (slots: number, coming: number): number => {
  const rows = emptyRows(slots)
  const lists: Row[][] = Array.from({ length: trials }, () => [])
  let count = 0
  let most = 0
  const luck = (): number => uniformAt(stream, 0, slots, count++)
  const add = (i: number, row: Row): void => {
    append(rows, i, row.value, row.alike, row.origin, row.key, row.mark)
    lists[i].push(row)
  }
  for (let t = 0; t < 60; t++) {
    while (isDue(rows, t)) {
      const at = takeFirst(rows)
      const i = rows.trial[at]
      const row = seen(rows, at)
      expect(row).toEqual(lists[i].shift())
      if (luck() < 0.7) add(i, { ...row, value: row.value * 1.1, mark: markOf(t + term, stateOf(row.mark)) })
    }
    for (const list of lists) for (const { mark } of list) expect(dueOf(mark)).toBeGreaterThan(t)
    for (let i = 0; i < trials; i++)
      for (let n = Math.floor(coming * 2 * luck()); n > 0 && roomLeft(rows) > 0; n--)
        add(i, {
          value: luck(),
          alike: 1 + n,
          origin: n % 3,
          key: count,
          mark: markOf(t + term, Math.floor(32 * luck())),
        })
    most = Math.max(most, rows.used[0])
    expect(roomLeft(rows)).toBe(trials * slots - lists.flat().length)
    for (let i = 0; i < trials; i++) expect(placesOf(rows, i).map(at => seen(rows, at))).toEqual(lists[i])
  }
  return most
}

describe('the queue of customers', () => {
  it.each([
    ['is full and goes round', 12, 4, 60, 60],
    ['goes round in room that is left', 40, 1, 20, 100],
    ['is widened while it goes round', 300, 20, 700, 1500],
  ])('holds what a list for each trial would: it %s', (_what, slots, coming, least, most) => {
    const reached = compare(slots, coming)
    expect(reached).toBeGreaterThanOrEqual(least)
    expect(reached).toBeLessThanOrEqual(most)
  })
})
