/** Ways to set a text off in a terminal. Chosen to read on dark and on light ground; none carries meaning alone. */
export type Ink = Readonly<Record<'bold' | 'dim' | 'good' | 'bad', (text: string) => string>>

const code = (open: number, close: number) => (text: string) =>
  text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`

const plain = (text: string): string => text

/** The four inks; with `color` false each leaves the text as it is. */
export const inks = (color: boolean): Ink =>
  color
    ? { bold: code(1, 22), dim: code(2, 22), good: code(32, 39), bad: code(31, 39) }
    : { bold: plain, dim: plain, good: plain, bad: plain }
