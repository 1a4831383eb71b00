import { books, holding, incentives, pipeline } from '../../../src/domain/columns.ts'
import { causes } from '../../../src/domain/gate.ts'
import { latenesses } from '../../../src/domain/orders/lateness.ts'
import { eachStep, must, nothing, type Run, same, sumTo } from './run.ts'

/**
 * Of the orders that wait, those that slipped are in one place each; placed orders are in time or late; what was slipped
 * is as much value as orders; nothing is disclosed without a meeting; remedies and discounts are in the vendor's books.
 */
export const held = (run: Run): void => {
  const isGated = run.seen(holding.onTime).some(step => step.some(x => x > 0)) || 'cadence.every' in run.built.set
  if (!isGated) return
  const [placed, onTime, late, slipped, waiting, meetings, disclosed, open] = [
    pipeline.placed,
    holding.onTime,
    holding.late,
    holding.slipped,
    pipeline.waiting,
    holding.meetings,
    holding.disclosed,
    holding.stillOpen,
  ].map(column => run.seen(column))
  const [moved, cancelled, taken, sent, stopped] = [
    pipeline.moved,
    holding.cancelled,
    holding.takenDirect,
    holding.vendorPaper,
    books.stopped,
  ].map(column => run.seen(column))
  const byCause = causes.map(cause => ({
    cause,
    resolved: run.seen(holding.resolved, { cause }),
    open: run.seen(holding.stillOpen, { cause }),
    avoidable: run.seen(holding.avoidable, { cause }),
  }))
  const [due, openValue, onTimeValue] = [holding.due, holding.stillOpenValue, holding.onTimeValue].map(column =>
    run.seen(column),
  )
  const inTime = run.seen(holding.placedIn, { lateness: '0' })
  const ended = [holding.placedIn, holding.cancelledIn, holding.takenIn, holding.handedIn].flatMap(column =>
    latenesses.map(lateness => run.seen(column, { lateness })),
  )
  const hours = run.seen(pipeline.meetingHours)
  const cost = run.seen(incentives.meetingCost)
  eachStep(run, (t, i) => {
    const at = (what: string) => () => `${what} (step ${t}, trial ${i})`
    same(placed[t][i], onTime[t][i] + late[t][i], at('placed in time or late'))
    must(open[t][i] <= waiting[t][i], at('more slipped than wait'))
    must(disclosed[t][i] === 0 || meetings[t][i] > 0, at('told without a meeting'))
    must(taken[t][i] + sent[t][i] <= moved[t][i], at('gone to the vendor'))
    must(stopped[t][i] === 0 || meetings[t][i] === 0 || t === 0 || stopped[t - 1][i] === 0, at('a meeting with nobody'))
    must(late[t][i] <= sumTo(slipped, t, i), at('late and never slipped'))
    must(cancelled[t][i] >= 0, at('cancelled'))
    const labelled = byCause.reduce((sum, { resolved, open: still }) => sum + sumTo(resolved, t, i) + still[t][i], 0)
    nothing([sumTo(slipped, t, i), -labelled], at('labels'))
    nothing([inTime[t][i], -onTimeValue[t][i]], at('value placed in time'))
    const gone = ended.reduce((sum, path) => sum + sumTo(path, t, i), 0)
    must(sumTo(due, t, i) * (1 + 1e-9) >= gone + openValue[t][i], at('more value ends or waits than was due'))
    for (const { cause, avoidable } of byCause) must(avoidable[t][i] <= slipped[t][i], at(`avoidable ${cause}`))
    must(
      hours[t][i] > 0 === cost[t][i] > 0 || run.built.set['vendor.manager.cost'] === 0,
      at('hours that cost nothing'),
    )
  })
}
