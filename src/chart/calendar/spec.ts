import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers } from '../marks.ts'
import { moneyText } from '../number.ts'
import { roughWidth, shorten } from '../text.ts'
import {
  baseline,
  framed,
  grid,
  type Head,
  ink,
  inside,
  muted,
  type Note,
  noteLayers,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { capital, trialsText } from '../words.ts'
import type { CalendarRecord, CalendarRow } from './record.ts'

const nameWidth = 118
const totalWidth = 66
const headRoom = 22
const line = 20
/** Pixels above a bar for its amount. */
const amountRoom = 17

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** Leads as they stand in a cell: whole, or with one decimal where there are few. */
const leadText = (leads: number): string => {
  if (leads < 0.05) return '0'
  if (leads >= 9.95) return leads < 9999.5 ? Math.round(leads).toLocaleString('en-US') : moneyText(leads).slice(1)
  return leads.toFixed(1).replace('.0', '')
}

/** The type size at which the widest of some texts fits, from 12 down to 9. */
const sizeFor = (texts: readonly string[], width: number): number =>
  [12, 11, 10].find(size => texts.every(text => roughWidth(text) * size <= width)) ?? 9

/** A row per activity and a column per fiscal period, bars by spend; below them what is spent and to be expected in all. */
export const calendarChart = (record: CalendarRecord): TopLevelSpec => {
  const { rows, total, periods, title, colour, trials, each } = record
  const head: Head = {
    finding: record.finding,
    plotted: `${capital(title)}: spend on each activity by ${each}, and leads and bookings to expect of it \u2013 US dollars and leads, mean of ${trialsText(trials)}`,
    source: record.source,
  }
  const sums: readonly {
    readonly name: string
    readonly of: readonly number[]
    readonly text: (x: number) => string
  }[] = [
    { name: 'spend', of: total.spend, text: moneyText },
    { name: 'leads to expect', of: total.leads, text: leadText },
    { name: 'bookings to expect', of: total.bookings, text: moneyText },
  ]
  const room = roomFor(head) + 24
  const foot = sums.length * line + 12
  const rowHeight = (room - headRoom - foot) / rows.length
  const height = headRoom + rowHeight * rows.length + foot
  const width = inside - nameWidth - totalWidth
  const cell = width / periods.length
  const most = Math.max(...rows.flatMap(({ spend }) => spend), 0)
  const bar = Math.max(rowHeight - amountRoom - 8, 4)
  const amounts = rows.flatMap(({ spend }) => spend.filter(x => x > 0).map(x => moneyText(x)))
  const texts = [...amounts, ...sums.flatMap(({ of, text }) => of.map(text)), ...periods]
  const size = sizeFor(texts, cell - 3)
  const fits = texts.every(text => roughWidth(text) * size <= cell - 1)
  const every = fits ? 1 : Math.ceil((Math.max(...texts.map(roughWidth)) * size + 4) / cell)
  const at = (n: number) => nameWidth + (n + 0.5) * cell
  const right = inside - 1
  const low = (n: number) => headRoom + (n + 1) * rowHeight - 6
  const shown = (n: number): boolean => n % every === 0

  const notes: Note[] = [
    ...periods.flatMap((text, n): Note[] => (shown(n) ? [{ x: at(n), y: 10, text, align: 'center', size }] : [])),
    { x: right, y: 10, text: 'in all', align: 'right', size: 12, weight: 600, colour: ink },
    ...rows.flatMap(({ name, spend }: CalendarRow, n): Note[] => [
      {
        x: 0,
        y: low(n) - 2,
        text: shorten(name, nameWidth - 12, 13),
        size: 13,
        weight: 600,
        colour: ink,
      },
      { x: right, y: low(n) - 2, text: moneyText(sum(spend)), align: 'right', weight: 600, colour: ink },
      ...spend.flatMap((x, p): Note[] =>
        x > 0 && shown(p)
          ? [{ x: at(p), y: low(n) - bar * (x / most) - 5, text: moneyText(x), align: 'center', size, colour: ink }]
          : [],
      ),
    ]),
    ...sums.flatMap(({ name, of, text }, k): Note[] => {
      const y = height - foot + 24 + k * line
      return [
        { x: 0, y, text: name, weight: 600, colour: ink },
        ...of.flatMap((x, p): Note[] =>
          shown(p) ? [{ x: at(p), y, text: text(x), align: 'center', size, colour: x > 0 ? ink : muted }] : [],
        ),
        { x: right, y, text: text(sum(of)), align: 'right', weight: 600, colour: ink },
      ]
    }),
  ]
  const spans = rows.flatMap(({ spend }, n) =>
    spend.flatMap((x, p): Box[] =>
      x > 0
        ? [
            {
              x: nameWidth + p * cell + 2,
              x2: nameWidth + (p + 1) * cell - 2,
              y: low(n) - Math.max(bar * (x / most), 1.5),
              y2: low(n),
              colour,
              opacity: 0.82,
            },
          ]
        : [],
    ),
  )
  const lines = rows.map(
    (_, n): Box => ({ x: nameWidth, x2: inside - totalWidth, y: low(n), y2: low(n) + 1, colour: grid }),
  )
  const rule: Box = { x: 0, x2: inside, y: height - foot + 4, y2: height - foot + 5, colour: baseline }
  return framed(head, 0, {
    width: inside,
    height,
    layer: [...boxLayers([...lines, rule, ...spans]), ...noteLayers(notes), ...sourceLayers(head, 0, height - 24)],
  })
}
