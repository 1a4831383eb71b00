import { textWidth, wrapText } from '../report/terminal-text.ts'
import { exitCodesHelp } from './exit-code.ts'
import type { Io } from './io.ts'
import { widthOf } from './terminal.ts'

/** A command as it may be typed, and what it does; the text may be empty. */
export type Example = readonly [command: string, about: string]

/** Examples with what they do beside them, or below where the line is too short for both. */
const exampleLines = (examples: readonly Example[], width: number): string[] => {
  const widest = examples.reduce(
    (most, [command, about]) => (about === '' ? most : Math.max(most, textWidth(command))),
    0,
  )
  const room = width - widest - 4
  const isWide = examples.every(([, about]) => textWidth(about) <= room)
  return examples.flatMap(([command, about]) => {
    if (about === '') return [`  ${command}`]
    return isWide ? [`  ${command.padEnd(widest)}  ${about}`] : [`  ${command}`, `      ${about}`]
  })
}

/** What stands below the options: examples, what else is good to know, and the exit codes. */
export const helpText = (io: Io, examples: readonly Example[], notes: readonly string[] = []): (() => string) => {
  return () => {
    const width = Math.min(widthOf(io.stdout, io.env), 120)
    const said = notes.flatMap(note => ['', ...wrapText(note, width)])
    return ['', 'Examples:', ...exampleLines(examples, width), ...said, '', exitCodesHelp].join('\n')
  }
}
