import { shape } from './shape.ts'

/** Keys of a file that are not part of its shape, with why a strategy cannot set them. */
export const fileOnly: ReadonlyMap<string, string> = new Map([
  ['tandem', 'the version is that of the whole file'],
  ['name', 'a strategy has a "title"'],
  ['extends', 'a base belongs to the whole file'],
  ['time', 'all strategies are compared over the same time'],
  ['run', 'all strategies meet the same trials'],
  ['statusQuo', 'it belongs to the whole file'],
  ['inputs', 'inputs are the same in all strategies, so that they meet the same world'],
  ['strategies', 'strategies do not nest'],
])

export const ownKeys: ReadonlySet<string> = new Set(fileOnly.keys())

/** Every key of the top level, in the order in which a misspelt one is compared with them. */
export const topKeys: readonly string[] = [...ownKeys, ...shape.rooms.keys()]
