import type { RebateResult } from '../../study/beyond-levels.ts'
import type { Result } from '../../study/result.ts'
import { moneyText, noValue } from '../number-text.ts'
import { detail, meanRow, type Room, type RoomRow, row, tableOf } from './room.ts'

/** Names of the rebates that a result has figures of. */
const rebatesIn = ({ strategies }: Result): readonly string[] => [
  ...new Set(
    strategies.flatMap(({ metrics }) =>
      Object.keys(metrics).flatMap(id => {
        const [room, name, what, ...rest] = id.split('.')
        return room === 'rebates' && what === 'earned' && rest.length === 0 ? [name] : []
      }),
    ),
  ),
]

/** What is known of a rebate's average against its payout at the average, where that was worked out. */
const gapRow = (
  { strategies, rebates = [] }: Result,
  name: string,
  what: string,
  textOf: (one: RebateResult) => string,
): RoomRow[] => {
  const found = strategies.map(({ id }) => rebates.find(one => one.strategy === id && one.rebate === name))
  if (found.every(one => one === undefined)) return []
  return [
    row(
      name,
      what,
      found.map(one => (one === undefined ? noValue : textOf(one))),
    ),
  ]
}

const rebateRows = (result: Result, name: string): RoomRow[] => {
  const mean = (what: string, metric: string) => meanRow(result, [name, what], `rebates.${name}.${metric}`)
  return [
    ...detail(mean('turnover that counts for it', 'turnover')),
    ...mean('earned', 'earned'),
    ...gapRow(result, name, 'what average turnover would earn', ({ ofMean }) => moneyText(ofMean)),
    ...gapRow(result, name, 'what it earns, less that', ({ gap }) => moneyText(gap)),
    ...mean('set right when it is earned', 'trueUp'),
  ]
}

/** What the vendor's program gives the partner besides its margin; null where it gives nothing of that kind. */
export const programRoom = (result: Result): Room | null => {
  const rebates = rebatesIn(result)
  const mean = (what: string, metric: string) => meanRow(result, ['program', what], metric)
  const rows = [
    ...rebates.flatMap(name => rebateRows(result, name)),
    ...(rebates.length > 1 ? mean('rebates earned', 'partner.rebates') : []),
    ...mean('set aside by the vendor for rebates', 'vendor.rebates'),
    ...(rebates.length > 1 ? mean('of it set right when they are earned', 'vendor.rebates.trueUp') : []),
    ...mean('SPIFs, to the partner’s sellers', 'vendor.spif'),
    ...mean('level at the end', 'partner.level'),
    ...mean('highest level', 'partner.level.highest'),
  ]
  return rows.length === 0
    ? null
    : {
        id: 'program',
        title: 'What the program gives besides the margin',
        hint: 'Means over all futures. A level is known by its rank, 0 for none and 1 for the lowest, so that a mean of 1.4 is of futures at different levels. What average turnover would earn is worked out on the first futures: the difference is what a plan on averages misses. What the vendor sets aside at each sale is set right when a rebate is earned: above nothing, it had set aside too little.',
        brief: 'means over all futures; a level is its rank, 0 for none and 1 for the lowest',
        sentences: [],
        lists: [],
        tables: tableOf('Rebates, SPIFs and level', rows),
      }
}
