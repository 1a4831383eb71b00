import { readFile } from 'node:fs/promises'
import { format } from 'node:util'
import { type Cell, cellsOf, strayCode, withCalls } from './cells.ts'
import { runAs } from './load.ts'
import { type Output, onStage, type Stage } from './output.ts'
import { lineOf, messageOf } from './place.ts'
import { looseNumbers, type Problem, staleProse } from './stated.ts'

/** A notebook that was run: what each code cell left behind, by its first line, and what went wrong. */
export type Played = {
  readonly file: string
  readonly cells: readonly Cell[]
  readonly outputs: ReadonlyMap<number, readonly Output[]>
  /** What the code says of the prose, by name. */
  readonly said: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  readonly asked: Asked
}

/** Other trials or another seed than the notebook's own; its prose is compared only without either. */
export type Asked = { readonly trials?: number; readonly seed?: string }

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const

/** Hands over what is printed, until the work is done. */
const heard = async (hear: (text: string) => void, work: () => Promise<void>): Promise<void> => {
  const kept = methods.map(method => [method, console[method]] as const)
  for (const method of methods) console[method] = (...said: unknown[]) => hear(format(...said))
  try {
    await work()
  } finally {
    for (const [method, own] of kept) console[method] = own
  }
}

/** The first line of the code cell that begins at a line, or after it. */
const cellFrom = (cells: readonly Cell[], line: number): number =>
  cells.find(cell => cell.kind === 'code' && cell.line >= line)?.line ?? line

/** The text with every code cell announced as it begins; an import before the first line moves no line. */
const announced = (text: string): string => {
  const from = new URL('./output.ts', import.meta.url).href
  return `import { enter as $enter } from ${JSON.stringify(from)}; ${withCalls(text, line => `$enter(${line})`)}`
}

/**
 * Runs a notebook from its first cell to its last, or to the first that fails; all cells share one module. The file has
 * to be an absolute path.
 */
export const runNotebook = async (file: string, asked: Asked): Promise<Played> => {
  const text = await readFile(file, 'utf8')
  const cells = cellsOf(text)
  const outputs = new Map<number, Output[]>()
  const said = new Map<string, string>()
  const problems: Problem[] = strayCode(text).map(line => ({ line, message: 'a markdown cell holds code' }))
  let now = cellFrom(cells, 1)
  const stage: Stage = {
    ...asked,
    show: output => void outputs.set(now, [...(outputs.get(now) ?? []), output]),
    state: (name, value) => {
      if (said.has(name)) throw new Error(`"${name}" is stated twice; give one of them another name`)
      said.set(name, value)
    },
    enter: line => {
      now = cellFrom(cells, line)
    },
  }
  const print = (line: string): void => stage.show({ kind: 'text', text: line })
  try {
    await onStage(stage, () => heard(print, () => runAs(file, announced(text))))
    problems.push(...looseNumbers(cells), ...staleProse(cells, said, Object.keys(asked).length === 0))
  } catch (error) {
    problems.push({ line: lineOf(error, file) ?? now, message: messageOf(error) })
  }
  return { file, cells, outputs, said, problems, asked }
}
