import type { Asked } from './asked.ts'

/** One thing that `npm run bench` measures and prints. */
export type Part = {
  /** The word by which it is asked for. */
  readonly name: string
  readonly about: string
  readonly print: (asked: Asked, say: (line: string) => void) => Promise<void>
}
