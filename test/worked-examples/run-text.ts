import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFile } from '../../src/node.ts'
import { temporaryFolder } from '../run/temporary-folder.ts'

/** The mean of every metric of the only strategy, after a file of this text was read and played. */
export const runText = async (text: string): Promise<Readonly<Record<string, number | null>>> => {
  const file = join(temporaryFolder(), 'example.yaml')
  writeFileSync(file, text)
  const { result } = await runFile(file)
  return Object.fromEntries(Object.entries(result.strategies[0].metrics).map(([id, { mean }]) => [id, mean]))
}
