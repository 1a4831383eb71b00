import { shape } from './shape.ts'

/** Keys of a file that are not part of its shape, with why a strategy cannot set them. */
export const fileOnly: ReadonlyMap<string, string> = new Map([
  ['tandem', 'the version is that of the whole file'],
  ['name', 'a strategy has a "title"'],
  ['extends', 'a base belongs to the whole file'],
  ['include', 'what is included belongs to the whole file'],
  ['time', 'all strategies are compared over the same time'],
  ['run', 'all strategies meet the same trials'],
  ['statusQuo', 'it belongs to the whole file'],
  ['inputs', 'inputs are the same in all strategies, so that they meet the same world'],
  ['correlations', 'how luck hangs together is the same in all strategies'],
  ['metrics', 'a metric is computed in the same way in all strategies'],
  ['goals', 'each side wants the same whatever the strategy; name one with "of" in the statement'],
  ['expects', 'what a side believes is asked of every strategy; name one with "of" in the statement'],
  ['checks', 'a check is of the whole file; name a strategy with "of" in its statement'],
  ['charts', 'a chart is of the whole run; name strategies with "of" or "strategies" in it'],
  [
    'sliders',
    'a slider is of the whole report; name a lever of one strategy by its path, strategies.resell.program.margin',
  ],
  ['strategies', 'strategies do not nest'],
])

export const ownKeys: ReadonlySet<string> = new Set(fileOnly.keys())

/** Every key of the top level, in the order in which a misspelt one is compared with them. */
export const topKeys: readonly string[] = [...ownKeys, ...shape.rooms.keys()]
