import type { Structure } from '../compile/structure.ts'
import { type PeriodName, periodNames } from '../kernel/calendar.ts'

/** Where the step at hand stands in each fiscal period; one for all instances of a run, moved on from step to step. */
export type Clocks = Readonly<Record<PeriodName, { isEnd: boolean; left: number; number: number }>>

/** Until they are moved the first time they say nothing; `left` is a fraction from the start, as engines like it. */
export const newClocks = (): Clocks =>
  Object.fromEntries(periodNames.map(name => [name, { isEnd: false, left: 0.5, number: 0 }])) as Clocks

export const moveClocks = (clocks: Clocks, structure: Structure, t: number): void => {
  for (const name of periodNames) {
    const { ends, left, number } = structure.clocks[name]
    clocks[name].isEnd = ends[t]
    clocks[name].left = left[t]
    clocks[name].number = number[t]
  }
}
