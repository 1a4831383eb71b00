import { periodNumber, stepEnds } from '../../kernel/calendar.ts'
import { periodYears } from '../../kernel/unit.ts'
import type { Complain } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { isAtOrBelow } from '../layers/none.ts'
import type { Quantity, Scenario } from '../scenario.ts'
import { counted, quoted } from '../words.ts'
import type { Fault } from './fault.ts'

type Time = Scenario['time']

/** How often something is done; none of them more often than a step. */
const cadences: readonly string[] = ['cadence.every']

/** A step's length in months. */
export const monthsOf = (step: Time['step']): number =>
  step === 'quarter' ? 3 : step === 'month' ? 1 : periodYears[step] * 12

const durationText = (months: number): string => {
  const days = (months * 365.25) / 12
  return Math.abs(days - Math.round(days)) < 1e-6 ? counted(Math.round(days), 'day') : counted(months, 'month')
}

const valuesOf = (quantity: Quantity): readonly number[] =>
  quantity.kind === 'constant'
    ? [quantity.value]
    : quantity.kind === 'schedule'
      ? quantity.pieces.flatMap(piece => valuesOf(piece.quantity))
      : []

/** Meetings that would fall into one step with the next. */
export const cadenceFaults = (body: Body, { step }: Time): readonly Fault[] =>
  cadences.flatMap((path): Fault[] => {
    const quantity = body.settings.get(path)?.quantity
    const short = quantity && valuesOf(quantity).find(value => value > 0 && value < monthsOf(step) * (1 - 1e-9))
    if (short === undefined) return []
    return [
      {
        key: `cadence ${path} ${short}`,
        code: 'E149',
        message: `${quoted(path)} is ${durationText(short)}, shorter than a step, which is a ${step}`,
        detail: {
          place: body.settings.get(path)?.place,
          path,
          help:
            short < monthsOf('week') * (1 - 1e-9)
              ? 'write "step: day" under "time"'
              : 'write "step: day" or "step: week" under "time"',
        },
      },
    ]
  })

/** Rebates that would be earned more often than a step ends. */
export const rebateStepFaults = (body: Body, axes: Axes, { step }: Time): readonly Fault[] =>
  step !== 'quarter'
    ? []
    : (axes.elements.get('rebate') ?? []).flatMap((name): Fault[] => {
        const path = `program.rebates.${name}.per`
        const setting = body.settings.get(path)
        if (setting?.quantity.kind !== 'choice' || setting.quantity.value !== 'month') return []
        return [
          {
            key: `rebate ${path}`,
            code: 'E149',
            message: `${quoted(path)} is a month, shorter than a step, which is a quarter`,
            detail: {
              place: setting.place,
              path,
              help: 'write "step: month" under "time", or "per: quarter" here',
            },
          },
        ]
      })

type Side = 'partner' | 'vendor'

/** What looks at the last days of fiscal quarters, and whose they are. */
const inPlay: readonly (readonly [path: string, sides: readonly Side[]])[] = [
  ['gates', ['partner', 'vendor']],
  ['partner.kpi', ['partner']],
  ['vendor.quota', ['vendor']],
  ['program.tiers', ['vendor']],
  ['program.rebates', ['vendor']],
]

const dayAfter = (iso: string, days = 1): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The first step in which a fiscal quarter ends before the step does; `last` is the quarter's last day. */
const straddling = (
  { start, step, steps, vendorYear, partnerYear }: Time,
  side: Side,
): { readonly from: string; readonly to: string; readonly last: string } | undefined => {
  const first = side === 'vendor' ? vendorYear : partnerYear
  const quarterOf = (iso: string): number => periodNumber(iso, first, 3)
  let from = start
  for (const to of stepEnds(start, step, steps)) {
    if (quarterOf(from) !== quarterOf(to)) {
      let last = to
      while (quarterOf(last) === quarterOf(to)) last = dayAfter(last, -1)
      return { from, to, last }
    }
    from = dayAfter(to)
  }
  return undefined
}

/** Warns of a step that the end of a fiscal quarter falls into, where something looks at that end. */
export const warnOfStraddling = (bodies: readonly Body[], time: Time, warn: Complain): void => {
  if (time.step === 'day') return
  const steps = new Map<Side, ReturnType<typeof straddling>>()
  const stepOf = (side: Side): ReturnType<typeof straddling> => {
    if (!steps.has(side)) steps.set(side, straddling(time, side))
    return steps.get(side)
  }
  for (const [room, sides] of inPlay) {
    const said = bodies.flatMap(({ places }) => [...places].filter(([path]) => isAtOrBelow(path, room)))[0]
    if (said === undefined) continue
    const found = sides.map(side => ({ side, step: stepOf(side) })).find(({ step }) => step !== undefined)
    if (found?.step === undefined) continue
    const { from, to, last } = found.step
    warn('E191', `a fiscal quarter of the ${found.side} ends on ${last}, inside the step from ${from} to ${to}`, {
      place: said[1],
      path: said[0],
      expected: `${quoted(room)} looks at the ends of quarters; a step counts to the one that holds its last day`,
      help: 'write "step: day" under "time", or a start with which steps and quarters end together',
    })
    return
  }
}
