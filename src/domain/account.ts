import type { Column, Owner } from '../kernel/column.ts'
import type { Axis } from '../kernel/field.ts'
import type { Unit } from '../kernel/unit.ts'

/** How the chart of accounts is written: each makes one column. Money is in USD, per step for flows. */
export const flow = (name: string, unit: Unit, label: string, over: readonly Axis[] = []): Column => ({
  name,
  kind: 'flow',
  unit,
  label,
  over,
})

/** What stands at the end of a step. */
export const stock = (name: string, unit: Unit, label: string, over: readonly Axis[] = []): Column => ({
  ...flow(name, unit, label, over),
  kind: 'stock',
})

/** One number for each of several things that happened in a step; how many there are, a flow says. */
export const list = (name: string, unit: Unit, label: string, over: readonly Axis[] = []): Column => ({
  ...flow(name, unit, label, over),
  kind: 'list',
})

const posting =
  (as: 'invoice' | 'payment' | 'cash') =>
  (name: string, from: Owner, to: Owner, label: string, over: readonly Axis[] = []): Column => ({
    ...flow(name, 'USD', label, over),
    posting: { from, to, as },
  })

/** What one owner owes another, what it hands over, and both at once. */
export const invoice = posting('invoice')
export const payment = posting('payment')
export const cash = posting('cash')
