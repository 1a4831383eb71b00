import type { TopLevelSpec } from 'vega-lite'
import { axisLabel } from '../axis.ts'
import { type Box, boxLayers } from '../marks.ts'
import { moneyText, percentText } from '../number.ts'
import { type Scale, ticksOf } from '../scale.ts'
import { baseline, framed, type Head, ink, inside, type Note, noteLayers, roomFor, sourceLayers } from '../theme.ts'
import { capital, trialsText } from '../words.ts'
import { type FundPeriod, type FundRecord, type Way, waysOut } from './record.ts'

const axisWidth = 56
const legendWidth = 232
const gap = 26
const line = 18

/** Greys for what comes in, one blue-green for what is put to use, browns for what is not. */
const looks: Readonly<Record<Way | 'start' | 'free' | 'reserved', { readonly colour: string; readonly name: string }>> =
  {
    start: { colour: '#D1D5DB', name: 'there at the start' },
    earned: { colour: '#4B5563', name: 'earned on purchases' },
    granted: { colour: '#9CA3AF', name: 'granted besides' },
    paid: { colour: '#0F766E', name: 'paid on claims' },
    lapsed: { colour: '#7C2D12', name: 'lapsed unused' },
    never: { colour: '#D97706', name: 'spent, never claimed' },
    rejected: { colour: '#FBBF24', name: 'claims rejected' },
    fallen: { colour: '#111827', name: 'fallen back' },
    reserved: { colour: '#5EA8A1', name: 'reserved for activities' },
    free: { colour: '#CDE5E2', name: 'free' },
  }

type Part = keyof typeof looks
type Row = { readonly x: number; readonly x2: number; readonly y: number; readonly y2: number; readonly part: Part }

/** Bars of a period, one on the other from 0 in the direction of `sign`. */
const stacked = (at: number, period: FundPeriod, parts: readonly (Part & keyof FundPeriod)[], sign: 1 | -1): Row[] => {
  let level = 0
  return parts.flatMap(part => {
    const size = period[part]
    if (!(size > 0)) return []
    const row = { x: at + 0.14, x2: at + 0.86, y: level * sign, y2: (level + size) * sign, part }
    level += size
    return [row]
  })
}

const bars = (rows: readonly Row[], periods: number, width: number, scale: Scale, height: number, signed: boolean) => {
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [0, periods], range: [0, width], nice: false },
    axis: null,
  }
  const y = {
    field: 'y',
    type: 'quantitative',
    title: null,
    scale: { domain: scale.domain, range: [height, 0], nice: false, zero: false },
    axis: {
      values: scale.ticks,
      grid: true,
      labelExpr: axisLabel('USD', scale.ticks, signed),
      labelPadding: 8,
      minExtent: axisWidth,
      maxExtent: axisWidth,
    },
  }
  const parts = [...new Set(rows.map(({ part }) => part))]
  return [
    ...parts.map(part => ({
      data: { values: rows.filter(row => row.part === part).map(({ part: _, ...place }) => place) },
      mark: { type: 'rect', color: looks[part].colour, stroke: '#FFFFFF', strokeWidth: 0.5 },
      encoding: { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } },
    })),
    {
      data: { values: [{ x: 0, x2: periods, y: 0 }] },
      mark: { type: 'rule', color: baseline, strokeWidth: 1.25 },
      encoding: { x, x2: { field: 'x2' }, y },
    },
  ]
}

/** Ends that hold the bars, and marks a few round numbers apart. */
const scaleOf = (rows: readonly Row[], count: number): Scale => {
  const low = rows.reduce((least, { y, y2 }) => Math.min(least, y, y2), 0)
  const high = rows.reduce((most, { y, y2 }) => Math.max(most, y, y2), 0)
  const top = high > low ? high : low + 1
  const room = (top - low) * 0.04
  return { domain: [low < 0 ? low - room : 0, top + room], ticks: ticksOf(low, top, count) }
}

/** As many names of periods as fit, the first among them. */
const periodNotes = (periods: readonly FundPeriod[], width: number, y: number): Note[] => {
  const each = width / periods.length
  const every = [1, 2, 4, 8].find(n => n * each >= 48) ?? periods.length
  return periods.flatMap(({ label }, n) =>
    n % every === 0 ? [{ x: (n + 0.5) * each, y, text: label, align: 'center' as const }] : [],
  )
}

/** Names, sums and parts of all money, with the colours of the bars. */
const legend = ({ start, totals, left }: FundRecord, x: number): { notes: Note[]; layers: unknown[] } => {
  const money = start + totals.earned + totals.granted
  const groups: readonly { readonly name: string; readonly rows: readonly (readonly [Part, number])[] }[] = [
    {
      name: 'In',
      rows: [
        ['start', start],
        ['earned', totals.earned],
        ['granted', totals.granted],
      ],
    },
    { name: 'Out', rows: waysOut.map(way => [way, totals[way]] as const) },
    {
      name: 'Left at the end',
      rows: [
        ['reserved', left.reserved],
        ['free', left.free],
      ],
    },
  ]
  const notes: Note[] = []
  const swatches: Box[] = []
  let y = 10
  for (const { name, rows } of groups) {
    const shown = rows.filter(([, amount]) => amount > 1e-9 * money)
    if (shown.length === 0) continue
    notes.push({ x, y, text: name, weight: 600, colour: ink })
    for (const [part, amount] of shown) {
      y += line
      const { colour, name: text } = looks[part]
      // what was there at the start has no bar
      if (part !== 'start') swatches.push({ x, x2: x + 10, y: y - 9, y2: y + 1, colour })
      notes.push({ x: x + 16, y, text })
      notes.push({ x: x + 188, y, text: moneyText(amount), align: 'right', colour: ink, weight: 500 })
      notes.push({ x: x + legendWidth - 2, y, text: percentText(amount / money), align: 'right' })
    }
    y += line + 10
  }
  return { notes, layers: boxLayers(swatches) }
}

/** What flows in above the line and out below it, period by period; under that what the fund holds; beside it the sums. */
export const fundChart = (record: FundRecord): TopLevelSpec => {
  const { periods, each, length, trials, title } = record
  const head: Head = {
    finding: record.finding,
    plotted: `${capital(title)}: in (up) and out (down) of the marketing fund, and what it holds, by ${each} \u2013 US dollars, mean of ${trialsText(trials)}`,
    source: record.source,
  }
  const room = roomFor(head)
  const width = inside - axisWidth - legendWidth - 34
  const between = 46
  const upper = Math.round((room - between) * 0.62)
  const lower = Math.round(room - between) - upper
  const flows = periods.flatMap((period, n) => [
    ...stacked(n, period, ['earned', 'granted'], 1),
    ...stacked(n, period, waysOut, -1),
  ])
  const held = periods.flatMap((period, n) => stacked(n, period, ['reserved', 'free'], 1))
  const { notes, layers } = legend(record, width + gap)
  const n = periods.length
  const views = [
    {
      width,
      height: upper,
      layer: [...bars(flows, n, width, scaleOf(flows, 6), upper, true), ...layers, ...noteLayers(notes)],
    },
    {
      width,
      height: lower,
      layer: [
        ...bars(held, n, width, scaleOf(held, 3), lower, false),
        ...noteLayers([
          { x: 0, y: -10, text: `held at the end of each ${length}`, weight: 600, colour: ink },
          ...periodNotes(periods, width, lower + 20),
        ]),
        ...sourceLayers(head, axisWidth, lower),
      ],
    },
  ]
  return framed(head, axisWidth, { vconcat: views, spacing: between, bounds: 'flush' })
}
