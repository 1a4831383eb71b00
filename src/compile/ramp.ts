import type { Expr } from '../kernel/expr.ts'
import { periodYears } from '../kernel/unit.ts'
import type { Quantity, Scenario } from '../scenario/scenario.ts'
import type { Binding } from './structure.ts'

const number = (value: number): Expr => ({ kind: 'number', value })
const times = (a: Expr, b: Expr): Expr => ({ kind: 'call', op: '*', args: [a, b] })

/**
 * A straight line from one value to another as a schedule of its steps: each step has the value of its middle, and from
 * the step in which the line ends its end holds.
 */
export const ramped = (
  { start, end, over }: Quantity & { readonly kind: 'ramp' },
  time: Scenario['time'],
  bind: (quantity: Quantity) => Binding,
): Binding => {
  const months = time.step === 'month' ? 1 : time.step === 'quarter' ? 3 : periodYears[time.step] * 12
  const ends = [bind(start), bind(end)] as const
  const pieces: { from: number; binding: Binding }[] = []
  for (let t = 0; t < time.steps; t++) {
    const gone = over > 0 ? Math.min(1, ((t + 0.5) * months) / over) : 1
    if (gone === 1) {
      pieces.push({ from: t, binding: ends[1] })
      break
    }
    const expr: Expr = {
      kind: 'call',
      op: '+',
      args: [times(number(1 - gone), { kind: 'name', index: 0 }), times(number(gone), { kind: 'name', index: 1 })],
    }
    pieces.push({ from: t, binding: { kind: 'formula', expr, of: ends } })
  }
  return { kind: 'schedule', pieces }
}
