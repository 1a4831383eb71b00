import { expect, test } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { books } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { passingOn } from './passing-on.ts'

const perMonth = (value: number): Said => ({ value, per: 'month' })

/** A firm that resells $12k a month at no margin and pays and is paid at once, and is $5k short every month. */
const play = (set: Readonly<Record<string, Said | number>>) =>
  watch(
    buildScenario({
      steps: 8,
      set: {
        ...passingOn,
        'partner.overhead': perMonth(5_000),
        'partner.funding.ownerCap': 0,
        ...set,
      },
    }),
    [books.overdue, books.onHold],
    { trials: 1, catalogue },
  ).get('only') ?? expect.unreachable()

const path = (seen: ReturnType<typeof play>, column: typeof books.overdue): number[] =>
  seen(column).map(([x]) => Math.round(x))

// By hand. $5k more is past its terms every month, and the oldest of it is paid first. So $15k in month 3 are the $12k of
// that month and $3k of month 2, which are past a grace of one month; $25k in month 5 are $12k, $12k and $1k of month 3.
test.each([
  [undefined, [1, 1, 1, 1, 1, 1, 1, 1]],
  [0, [1, 1, 1, 1, 1, 1, 1, 1]],
  [0.4, [1, 1, 1, 1, 1, 1, 1, 1]],
  [1, [0, 0, 1, 1, 1, 1, 1, 1]],
  [2, [0, 0, 0, 0, 1, 1, 1, 1]],
  [3, [0, 0, 0, 0, 0, 0, 0, 1]],
  [12, [0, 0, 0, 0, 0, 0, 0, 0]],
])('with a grace of %s months the vendor places no more orders once the oldest bill is past it', (grace, hold) => {
  const seen = play(grace === undefined ? {} : { 'partner.credit.grace': grace })
  expect(path(seen, books.overdue)).toEqual([5, 10, 15, 20, 25, 30, 35, 40].map(k => k * 1000))
  expect(path(seen, books.onHold)).toEqual(hold)
})

test('what the bills of a month come to exactly is still in grace', () => {
  // $4k short a month: in month 3 exactly the $12k of that month
  const seen = play({ 'partner.credit.grace': 1, 'partner.overhead': perMonth(4_000) })
  expect(path(seen, books.onHold)).toEqual([0, 0, 0, 1, 1, 1, 1, 1])
})
