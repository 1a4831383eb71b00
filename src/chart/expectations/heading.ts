import { roughWidth, wrap } from '../text.ts'
import { ink, inside, type Note } from '../theme.ts'
import { capital } from '../words.ts'
import type { Belief } from './record.ts'

/** Pixels from one line to the next. */
export const headingLine = 17

export type Heading = { readonly lines: number; readonly notes: (top: number) => readonly Note[] }

/** Who believes what, and of which figure, behind it where it has room there, else below; without the figure where neither has. */
export const headingOf = ({ side, said, below }: Belief, most: number): Heading => {
  const lead = wrap(`${capital(side)} believes: ${said}`, inside, 13, most)
  const behind = roughWidth(lead.at(-1)!) * 13 + 12
  const isBehind = behind + roughWidth(below) * 12 <= inside
  const rest = isBehind || below === '' ? [] : wrap(below, inside, 12, 9)
  const isRoom = lead.length + rest.length <= most
  const lines = lead.length + (isRoom ? rest.length : 0)
  const at = (top: number, line: number) => top + 16 + line * headingLine
  const notes = (top: number): Note[] => [
    ...lead.map((text, n): Note => ({ x: 0, y: at(top, n), text, size: 13, weight: 600, colour: ink })),
    ...(isBehind && below !== '' ? [{ x: behind, y: at(top, lead.length - 1), text: below }] : []),
    ...(isRoom ? rest.map((text, n): Note => ({ x: 0, y: at(top, lead.length + n), text })) : []),
  ]
  return { lines, notes }
}
