import type { TopLevelSpec } from 'vega-lite'
import { type Box, boxLayers } from '../marks.ts'
import { percentText } from '../number.ts'
import { roughWidth, shorten, wrap } from '../text.ts'
import { framed, type Head, ink, inside, type Note, noteLayers, roomFor, sourceLayers } from '../theme.ts'
import { leftOutText, trialsText } from '../words.ts'
import { type FunnelRecord, type FunnelStrategy, meanText } from './record.ts'

const nameWidth = 124
const gap = 20
const line = 17
const barHeight = 26

type Stage = {
  readonly name: string
  readonly of: (one: FunnelStrategy) => number
  /** What stands below the bar, about how the stage came about. */
  readonly under: (one: FunnelStrategy) => readonly string[]
}

const part = (top: number, bottom: number): string => (bottom > 0 ? percentText(top / bottom) : '')

const stages: readonly Stage[] = [
  { name: 'leads', of: ({ leads }) => leads, under: () => [] },
  {
    name: 'opportunities',
    of: ({ opportunities }) => opportunities,
    under: ({ leads, fromLeads, opportunities }) => {
      const rate = part(fromLeads, leads)
      const own = opportunities - fromLeads
      if (rate === '') return []
      return [`${meanText(fromLeads)} from leads (${rate})`, own > 0.05 ? `${meanText(own)} without a lead` : '']
    },
  },
  {
    name: 'orders won',
    of: ({ orders }) => orders,
    under: ({ wins, opportunities, steered }) => {
      const rate = part(wins, opportunities)
      return [rate === '' ? '' : `win rate ${rate}`, steered > 0.05 ? `${meanText(steered)} steered` : '']
    },
  },
  {
    name: 'orders placed',
    of: ({ placed }) => placed,
    under: ({ placed, orders }) => {
      const rate = part(Math.min(placed, orders), orders)
      return rate === '' ? [] : [`${rate} of orders won`]
    },
  },
  { name: 'customers', of: ({ customers }) => customers, under: () => ['served at the end'] },
]

/** A panel per strategy and a bar per stage, all on one scale; below each bar how many of the stage before got there. */
export const funnelChart = (record: FunnelRecord): TopLevelSpec => {
  const { strategies, trials, leftOut } = record
  const head: Head = {
    finding: record.finding,
    plotted: `Counts over the horizon, customers at its end \u2013 mean of ${trialsText(trials)}; win rate: won now or when the sales cycle is over${leftOutText(leftOut)}`,
    source: record.source,
  }
  const count = strategies.length
  const width = (inside - nameWidth - gap * (count - 1)) / count
  const titles = strategies.map(({ title }) => wrap(title, width - 4, 13, 2))
  const headRoom = Math.max(...titles.map(lines => lines.length)) * line + 10
  const height = roomFor(head) + 24
  const shown = stages.filter(({ of }) => strategies.some(one => of(one) > 0))
  const each = (height - headRoom) / shown.length
  const numbers = strategies.flatMap(one => shown.map(({ of }) => meanText(of(one))))
  const room = Math.max(...numbers.map(roughWidth)) * 13 + 12
  const most = Math.max(...strategies.flatMap(one => shown.map(({ of }) => of(one))))
  const notes: Note[] = shown.map(({ name }, k) => ({
    x: 0,
    y: headRoom + k * each + barHeight / 2 + 5,
    text: name,
    size: 13,
    weight: 600,
    colour: ink,
  }))
  const layers: unknown[] = []
  strategies.forEach((one, n) => {
    const left = nameWidth + n * (width + gap)
    const lines = titles[n]!
    const colour = one.isReference ? ink : one.colour
    for (const [k, text] of lines.entries())
      notes.push({ x: left, y: 10 + k * line, text, size: 13, weight: 600, colour })
    const bars = shown.map(({ of }, k): Box => {
      const y = headRoom + k * each
      return {
        x: left,
        x2: left + (of(one) > 0 ? Math.max((of(one) / most) * (width - room), 1.5) : -6),
        y,
        y2: y + barHeight,
        colour: one.colour,
        opacity: 0.82,
      }
    })
    layers.push(...boxLayers(bars.filter((_, k) => shown[k]!.of(one) > 0)))
    shown.forEach(({ of, under }, k) => {
      const { x2, y } = bars[k]!
      notes.push({ x: x2 + 6, y: y + barHeight / 2 + 5, text: meanText(of(one)), size: 13, weight: 600, colour })
      const lines = under(one).filter(text => text !== '')
      for (const [l, text] of lines.entries())
        notes.push({ x: left, y: y + barHeight + 15 + l * 14, text: shorten(text, width, 12) })
    })
  })
  return framed(head, 0, {
    width: inside,
    height,
    layer: [...layers, ...noteLayers(notes), ...sourceLayers(head, 0, height - 24)],
  })
}
