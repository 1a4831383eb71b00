import type { SourceFile } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import type { Scenario, Setting } from '../scenario.ts'
import { quoted } from '../words.ts'
import { monthsOf } from './steps.ts'

type Time = Scenario['time']

/** The day of a deal's order is outside the time that is played. */
type Outside = {
  readonly side: 'before' | 'after'
  readonly deal: string
  readonly due: string
  readonly said: Setting
}

const outsideOf = (body: Body, deal: string, { step, steps }: Time): Outside | undefined => {
  const said = body.settings.get(`deals.${deal}.customerOrder`)
  if (said?.quantity.kind !== 'worded') return undefined
  const { value, text: due } = said.quantity
  const stepAt = (months: number): number => Math.floor(months / monthsOf(step) + 1e-9)
  if (stepAt(value) >= steps) return { side: 'after', deal, due, said }
  const late = body.settings.get(`deals.${deal}.late`)?.quantity
  if (late !== undefined && late.kind !== 'constant') return undefined
  return stepAt(value + (late?.value ?? 0)) < 0 ? { side: 'before', deal, due, said } : undefined
}

const messageOf = (found: readonly Outside[]): string => {
  const [{ side, deal, due }] = found
  const [where, one, many] =
    side === 'after'
      ? ['after the horizon', 'it never comes', 'never come']
      : ['before the start', 'it comes in the first step', 'come in the first step']
  return found.length === 1
    ? `the order of ${quoted(deal)} is due ${due}, ${where}: ${one}`
    : `the orders of ${found.length} deals are due ${where} and ${many}; the first is ${quoted(deal)}, due ${due}`
}

/** Warns of deals whose order is due when nothing is played: once for each file that says some, and each end of time. */
export const warnOfDealDays = (bodies: readonly Body[], axes: Axes, time: Time, warn: Complain): void => {
  const all = new Map<Setting, Outside>()
  for (const body of bodies)
    for (const deal of axes.elements.get('deal') ?? []) {
      const found = outsideOf(body, deal, time)
      if (found !== undefined) all.set(found.said, found)
    }
  const groups = new Map<SourceFile, Map<Outside['side'], Outside[]>>()
  for (const found of all.values()) {
    const { file } = found.said.place
    const sides = groups.get(file) ?? new Map<Outside['side'], Outside[]>()
    groups.set(file, sides.set(found.side, [...(sides.get(found.side) ?? []), found]))
  }
  for (const [side, found] of [...groups.values()].flatMap(sides => [...sides])) {
    found.sort((a, b) => a.said.place.start - b.said.place.start)
    const [{ said }] = found
    warn('E194', messageOf(found), {
      place: said.place,
      path: said.path,
      help:
        side === 'after'
          ? 'check the year, or write a longer "horizon" under "time"'
          : 'check the year; what was won before the start stands under "installed"',
    })
  }
}
