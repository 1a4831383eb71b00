import type { Result } from '../../study/result.ts'
import { tableLines } from '../answers-lines.ts'
import type { Ink } from '../ink.ts'
import { safeText, wrapText } from '../terminal-text.ts'
import { roomsOf } from './index.ts'

const proseRoom = 3

/**
 * What a run says of each part that the scenario speaks of, for a terminal: sentences, then tables without their
 * details, which stand on the page. Nothing for a scenario without. No line is wider than `width`.
 */
export const roomsLines = (result: Result, { width, ink }: { readonly width: number; readonly ink: Ink }): string[] =>
  roomsOf(result)
    .flatMap(({ title, sentences, tables }) => [
      ink.bold(title),
      ink.dim('means over all futures'),
      ...sentences.flatMap(line =>
        wrapText(safeText(line), width - proseRoom).map((text, n) => ` ${n === 0 ? '' : '  '}${text}`),
      ),
      ...tables.flatMap(table => {
        const rows = table.rows.filter(one => one.isDetail !== true)
        return rows.length === 0 ? [] : ['', ...tableLines({ ...table, rows }, result, { width, ink })]
      }),
      '',
    ])
    .map(line => line.replace(/ +$/, ''))
