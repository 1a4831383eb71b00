import type { Compared, Side } from '../../check/compared.ts'
import { metricNamed } from '../../domain/metric-named.ts'
import { countedText } from '../futures-text.ts'
import { inks } from '../ink.ts'
import { asciiText, safeText, wrapText } from '../terminal-text.ts'
import { changeLines } from './change-lines.ts'
import { inOrder } from './in-order.ts'
import { splitLines } from './split-lines.ts'

const sideText = ({ asked, commit, set = [] }: Side): string =>
  [
    asked,
    ...(commit === undefined ? [] : [`(${commit.slice(0, 12)})`]),
    ...(set.length === 0 ? [] : [`with ${set.join(', ')}`]),
  ].join(' ')

/** What is said of the run and no figure is taken apart by, since both sides are played alike; empty if nothing. */
const playedAlike = (rows: Compared['rows']): string => {
  const ids = ['run.seed', 'run.trials'].filter(id => rows.some(row => row.id === id))
  if (ids.length === 0) return ''
  return `Both sides are played on one luck and in as many futures: what ${ids.join(' and ')} did is in no part.`
}

/** A figure with what it is called: `partner.ownerValue, value to the owner`. */
const labelOf = (id: string): string => {
  const label = metricNamed(id)?.label
  return label === undefined ? id : `${id}, ${label}`
}

/**
 * What `tandem compare` prints: what changed with the places of both, then how the mean of each figure moved and what
 * each change did to it. No line is wider than `width`. Ends with a line break.
 */
export const compareText = (
  { from, to, rows, split: found, titles }: Compared,
  { width, color, unicode }: { readonly width: number; readonly color: boolean; readonly unicode: boolean },
): string => {
  const ink = inks(color)
  const split = found && inOrder(found, rows)
  const room = Math.max(width, 40)
  const wrapped = (words: string): string[] => wrapText(safeText(words), room)
  const partOf = (change: number | null): string => {
    const at = change === null ? -1 : (split?.groups.findIndex(({ changes }) => changes.includes(change)) ?? -1)
    return at < 0 ? '' : String(at + 1)
  }
  const head = wrapped(`From ${sideText(from)} to ${sideText(to)}`).map(ink.bold)
  if (rows.length === 0) return finished([...head, ...wrapped('Both say the same.')], unicode)
  const alike = playedAlike(rows)
  const changed = changeLines(rows, partOf, { width: room, ink })
  const told =
    split === null
      ? wrapped(`No figure depends on any of that${alike === '' ? '' : ', but for its luck'}.`)
      : [
          ...wrapped(
            `What each change did to the mean of a figure, averaged over all orders in which they may come, in ${countedText(split.trials, 'future')} on the luck of ${split.seed}:`,
          ),
          '',
          ...splitLines(split, titles, labelOf, { width: room, ink }),
        ]
  return finished([...head, '', ...changed, '', ...told, ...(alike === '' ? [] : ['', ...wrapped(alike)])], unicode)
}

const finished = (lines: readonly string[], unicode: boolean): string => {
  const text = `${lines.join('\n')}\n`
  return unicode ? text : asciiText(text)
}
