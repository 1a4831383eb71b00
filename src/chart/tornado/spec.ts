import type { TopLevelSpec } from 'vega-lite'
import { boxLayers, lineLayers } from '../marks.ts'
import { percentText } from '../number.ts'
import { wrap } from '../text.ts'
import {
  baseline,
  framed,
  type Head,
  ink,
  inside,
  muted,
  type Note,
  noteLayers,
  reference,
  roomFor,
  sourceLayers,
} from '../theme.ts'
import { valueAxis } from '../value-axis.ts'
import { capital, trialsText } from '../words.ts'
import type { TornadoRecord } from './record.ts'

const labels = 350
const beside = 48
const lineHeight = 14

type Row = {
  readonly lines: readonly string[]
  readonly under: string
  readonly share: number
  readonly interval: readonly [number, number] | null
  readonly isGuess: boolean
  readonly isChance: boolean
}

const rowsOf = ({ bars, chance }: TornadoRecord, labelLines: number): Row[] => [
  ...bars.map(({ label, evidence, isGuess, share, lo, hi }) => ({
    lines: wrap(label, labels - 16, 12, labelLines),
    under: evidence,
    share,
    interval: [lo, hi] as const,
    isGuess,
    isChance: false,
  })),
  ...(chance === null
    ? []
    : [
        {
          lines: ['Chance after the start'],
          under: 'and what inputs do only together',
          share: chance,
          interval: null,
          isGuess: false,
          isChance: true,
        },
      ]),
]

const plottedText = ({ name, of, against, trials }: TornadoRecord): string => {
  const figure =
    against === null ? `${capital(name)} with ${of.title}` : `${capital(name)} of ${of.title} minus ${against.title}`
  return `${figure}: share of its spread by input (squared rank correlation), ${trialsText(trials)} \u2013 line: 95 % interval; filled: sourced, hollow: a guess. Shares say how much, not which way`
}

/** One bar for each input that can be told from none, the largest first; what is left to chance below. */
export const tornadoChart = (record: TornadoRecord): TopLevelSpec => {
  const head: Head = { finding: record.finding, plotted: plottedText(record), source: record.source }
  const height = roomFor(head)
  const count = record.bars.length + (record.chance === null ? 0 : 1)
  const line = height / count
  // the label has a line or two, and the evidence one below where there is room for it
  const isRoomy = line >= lineHeight * 2 + 4
  const rows = rowsOf(record, line >= lineHeight * 3 + 4 ? 2 : 1)
  const foot = height
  const highest = rows.reduce((most, { share, interval }) => Math.max(most, share, interval?.[1] ?? 0), 0)
  const axis = valueAxis([0, Math.min(Math.max(highest, 0.05), 1)], '1', {
    left: labels,
    right: inside - beside,
    top: 0,
    height: foot,
  })
  const hue = record.of.colour === reference ? ink : record.of.colour
  const thick = Math.min(line * 0.56, 26)
  const boxes = rows.map(({ share, isGuess, isChance }, i) => {
    const middle = (i + 0.5) * line
    const place = { x: labels, x2: axis.pixel(Math.max(share, 0)), y: middle - thick / 2, y2: middle + thick / 2 }
    if (isChance) return { ...place, colour: baseline, opacity: 0.45 }
    return isGuess ? { ...place, colour: '#FFFFFF', edge: hue } : { ...place, colour: hue, opacity: 0.78 }
  })
  const intervals = rows.flatMap(({ interval }, i) => {
    if (interval === null) return []
    const y = (i + 0.5) * line
    return [{ x: axis.pixel(interval[0]), x2: axis.pixel(interval[1]), y, y2: y, colour: ink, width: 1.25 }]
  })
  const notes = rows.flatMap(({ lines, under, share, interval, isChance }, i): Note[] => {
    const all = isRoomy ? [...lines, under] : lines
    const first = (i + 0.5) * line - ((all.length - 1) * lineHeight) / 2 + 4
    return [
      ...all.map((text, n): Note => {
        const isUnder = n === lines.length
        return {
          x: 0,
          y: first + n * lineHeight,
          text,
          size: isUnder ? 11 : 12,
          colour: isUnder || isChance ? muted : ink,
        }
      }),
      {
        x: axis.pixel(Math.max(share, interval?.[1] ?? 0, 0)) + 7,
        y: (i + 0.5) * line + 4,
        text: percentText(share),
        size: 12,
        weight: 600,
        colour: isChance ? muted : ink,
      },
    ]
  })
  const layer = [
    ...axis.layers,
    ...boxLayers(boxes),
    ...lineLayers(intervals),
    ...noteLayers(notes),
    ...sourceLayers(head, 0, foot),
  ]
  return framed(head, 0, { width: inside, height: foot, layer })
}
