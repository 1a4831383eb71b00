import { allColumns, books } from '../../../src/domain/columns.ts'
import { certain } from '../any-scenario.ts'
import { eachStep, must, nothing, type Run, startOf } from './run.ts'

/**
 * The order of funding, step by step: cash, then the revolver to its limit, then the owner to its cap, then the vendor's
 * bills, then the end. Each is used only where the one before is used up, and nothing is owed twice.
 */
export const funding = (run: Run): void => {
  const limit = limitOf(run, 'partner.funding.revolver', 0)
  const cap = limitOf(run, 'partner.funding.ownerCap', Number.POSITIVE_INFINITY)
  const [cash, debt, owner, overdue, need, stopped, onHold] = [
    books.cash,
    books.debt,
    books.ownerMoney,
    books.overdue,
    books.need,
    books.stopped,
    books.onHold,
  ].map(column => run.seen(column))
  const [drawn, repaid, injected, distributed, payable] = [
    books.drawn,
    books.repaid,
    books.injected,
    books.distributed,
    books.payable,
  ].map(column => run.seen(column))
  const [netCash, line] = [books.netCash, books.line].map(column => run.seen(column))
  const movements = allColumns
    .filter(({ posting }) => posting?.as !== 'invoice' && (posting?.from === 'partner' || posting?.to === 'partner'))
    .map(column => run.seen(column))
  eachStep(run, (t, i) => {
    const at = (what: string) => () => `${what} (step ${t}, trial ${i})`
    const moved = movements.reduce((sum, path) => sum + Math.abs(path[t][i]), 1)
    const little = 1e-8 * (moved + Math.abs(t === 0 ? startOf(run, books.cash, undefined) : cash[t - 1][i]))
    must(cash[t][i] >= -little, at(`cash is ${cash[t][i]}`))
    for (const path of [debt, owner, overdue, drawn, repaid, injected, distributed])
      must(path[t][i] >= 0, at('funding below zero'))
    must(overdue[t][i] <= payable[t][i] + little, at('more is overdue than owed'))
    if (limit !== undefined) must(debt[t][i] <= limit + little, at(`debt ${debt[t][i]} above ${limit}`))
    if (cap !== undefined) must(owner[t][i] <= cap + little, at(`the owner has ${owner[t][i]} in, above ${cap}`))
    if (drawn[t][i] > little) must(cash[t][i] <= little, at('the revolver is drawn while there is cash'))
    if (debt[t][i] > little) must(cash[t][i] <= little, at('debt is not paid back from cash'))
    if (injected[t][i] > little && limit !== undefined)
      must(debt[t][i] >= limit - little, at('the owner pays while the revolver has room'))
    if (overdue[t][i] > little && cap !== undefined)
      must(owner[t][i] >= cap - little, at('bills wait while the owner has room'))
    if (distributed[t][i] > 0) must(debt[t][i] === 0 && overdue[t][i] === 0, at('the owner takes what others are owed'))
    const isStopped = stopped[t][i] === 1
    must(isStopped || stopped[t][i] === 0, at('neither stopped nor not'))
    must(t === 0 || stopped[t][i] >= stopped[t - 1][i], at('insolvent and open again'))
    must((onHold[t][i] === 1) === (isStopped || overdue[t][i] > 0), at('on hold for no reason'))
    if (isStopped && (t === 0 || stopped[t - 1][i] === 0)) must(cash[t][i] <= little, at('cash is left'))
    if (isStopped) nothing([debt[t][i], payable[t][i], overdue[t][i]], at('an insolvent partner still owes'))
    if (limit !== undefined) nothing([line[t][i], -limit], at('the line'))
    nothing(
      isStopped ? [netCash[t][i], line[t][i]] : [netCash[t][i], -cash[t][i], debt[t][i]],
      at('cash less debt, or the whole line'),
    )
    must(netCash[t][i] >= -line[t][i] - little, at('beyond the end of the line'))
    const inUse = isStopped ? 0 : debt[t][i] + owner[t][i] + overdue[t][i]
    nothing([need[t][i], -inUse], at('funding in use'))
  })
}

/** A limit that the scenario says for certain; undefined where it is uncertain. */
const limitOf = (run: Run, path: string, unsaid: number): number | undefined =>
  path in run.built.set ? certain(run.built, path) : unsaid
