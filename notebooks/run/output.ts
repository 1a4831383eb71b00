/** What stands in a column of a shown table. */
export type CellValue = string | number | boolean | null | undefined

/** A table as it is shown: its first rows, and how many there are in all. */
export type ShownTable = {
  readonly names: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly total: number
}

/** What a cell leaves behind, in the order in which it came. */
export type Output =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ShownTable }
  | { readonly kind: 'picture'; readonly svg: string; readonly title: string }

/** Where a notebook's output goes, and what it was asked for. */
export type Stage = {
  readonly trials?: number
  readonly seed?: string
  readonly show: (output: Output) => void
  /** A piece of prose as the code has it. */
  readonly state: (name: string, text: string) => void
  /** The cell begins whose first line this is, or comes after it. */
  readonly enter: (line: number) => void
}

/** Without a page: a file that is run by itself prints. */
const terminal: Stage = {
  show: output => {
    if (output.kind === 'text') console.log(output.text)
    else if (output.kind === 'picture') console.log(`[${output.title}]`)
    else {
      const { names, rows } = output.table
      console.table(rows.map(row => Object.fromEntries(row.map((value, i) => [names[i], value]))))
    }
  },
  state: (name, text) => console.log(`${name}: ${text}`),
  enter: () => {},
}

/** One notebook is run at a time, as one process has one console. */
let current: Stage = terminal

export const stage = (): Stage => current

/** Called at the start of every code cell of a notebook that is run for its page. */
export const enter = (line: number): void => current.enter(line)

/** Has output go there until the work is done. */
export const onStage = async <T>(next: Stage, work: () => Promise<T>): Promise<T> => {
  current = next
  try {
    return await work()
  } finally {
    current = terminal
  }
}
