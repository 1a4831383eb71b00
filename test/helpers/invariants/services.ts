import { services } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { certain } from '../any-scenario.ts'
import { eachStep, must, nothing, type Run, startOf, sumTo } from './run.ts'

/** Components of the bench, and the others. */
const componentsOf = ({ built }: Run) => {
  const all = built.components ?? []
  const isOnBench = (name: string): boolean => built.set[`services.components.${name}.delivered`] === 'bench'
  return { bench: all.filter(isOnBench), others: all.filter(name => !isOnBench(name)) }
}

/**
 * Every hour that can be billed is billed, given to presales, training or building, with others, or idle. What was asked for so far
 * is delivered, left undone or waits, in dollars and in hours, and what the bench does not deliver never waits.
 */
export const hours = (run: Run): void => {
  const { bench, others } = componentsOf(run)
  const whole = (column: Column) => run.seen(column)
  const { capacity, billed, presales, training, build, meetings, elsewhere, idle } = services
  const { subcontractHours, benchRevenue } = services
  const uses = [billed, presales, training, build, meetings, elsewhere, idle].map(whole)
  const rate = certain(run.built, 'partner.bench.rate')
  const plain = rate !== undefined && !Object.keys(run.built.set).some(path => /solution|unbundled/.test(path))
  const paths = (column: Column, names: readonly string[]) => names.map(component => run.seen(column, { component }))
  const flowsOf = (names: readonly string[], ...columns: readonly Column[]) =>
    columns.flatMap(column => paths(column, names))
  const asked = flowsOf(bench, services.demand, services.opening)
  const askedHours = flowsOf(bench, services.demandHours, services.openingHours)
  const done = flowsOf(bench, services.revenue, services.dropped)
  const [revenue, backlog, backlogHours] = [services.revenue, services.backlog, services.backlogHours].map(column =>
    paths(column, bench),
  )
  const droppedHours = flowsOf(bench, services.droppedHours)
  const otherAsked = flowsOf(others, services.demand, services.opening)
  const otherDone = flowsOf(others, services.revenue)
  const [start, startHours] = [services.backlog, services.backlogHours].map(column => startOf(run, column, undefined))
  const [made, given] = [benchRevenue, subcontractHours].map(whole)
  eachStep(run, (t, i) => {
    const at = (list: readonly (readonly Float64Array[])[]): number => list.reduce((sum, path) => sum + path[t][i], 0)
    const upTo = (list: readonly (readonly Float64Array[])[]): number =>
      list.reduce((sum, path) => sum + sumTo(path, t, i), 0)
    nothing([run.seen(capacity)[t][i], ...uses.map(path => -path[t][i])], () => `hours, step ${t}`)
    for (const path of uses) must(path[t][i] >= 0, () => 'hours below zero')
    if (plain) nothing([uses[0][t][i] * (rate ?? 0), -made[t][i]], () => `hours billed x rate, step ${t}`)
    if (plain)
      nothing([(uses[0][t][i] + given[t][i]) * (rate ?? 0), -at(revenue)], () => `hours worked x rate, step ${t}`)
    nothing([start, upTo(asked), -upTo(done), -at(backlog)], () => `work asked for = done + waiting, step ${t}`)
    nothing([at(otherAsked), -at(otherDone)], () => `work at a margin waits, step ${t}`)
    if (!Number.isNaN(startHours))
      nothing(
        [
          startHours,
          upTo(askedHours),
          -sumTo(uses[0], t, i),
          -sumTo(given, t, i),
          -upTo(droppedHours),
          -at(backlogHours),
        ],
        () => `hours asked for = worked + waiting, step ${t}`,
      )
  })
}
