import type { MarketingResult, SteeringFlip } from '../../study/marketing/results.ts'
import type { Result } from '../../study/result.ts'
import { moneyText, noValue, plainText, shareText } from '../number-text.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { detail, meanRow, type Room, type RoomRow, row, tableOf } from './room.ts'

type Activity = MarketingResult['activities'][number]

/** `$0.42`, `−$1.10`: what a dollar brings. */
export const perDollarText = (value: number | null): string => {
  if (value === null) return noValue
  const text = Math.abs(value).toFixed(2)
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}$${text}`
}

/** `$0.42 ±0.03`: half a 95 % interval beside it. */
const returnText = ({ perDollar, se }: Activity['vendor']): string =>
  perDollar === null || se === null ? noValue : `${perDollarText(perDollar)} ±${(1.96 * se).toFixed(2)}`

/** One figure of an activity under each strategy that does it; empty where it does not. */
const activityRow = (
  { strategies, marketing }: Result,
  name: string,
  what: string,
  textOf: (one: Activity) => string,
): RoomRow[] => {
  const found = strategies.map(({ id }) =>
    marketing?.activities.find(({ strategy, activity }) => strategy === id && activity === name),
  )
  if (found.every(one => one === undefined)) return []
  return [
    row(
      name,
      what,
      found.map(one => (one === undefined ? noValue : textOf(one))),
    ),
  ]
}

const rowsOf = (result: Result, name: string): RoomRow[] => {
  const mean = (what: string, metric: string) => meanRow(result, [name, what], `mdf.${name}.${metric}`)
  const own = (what: string, textOf: (one: Activity) => string) => activityRow(result, name, what, textOf)
  return [
    ...mean('spend', 'spend'),
    ...mean('of it paid by the vendor', 'claims'),
    ...detail([...mean('leads', 'leads'), ...mean('opportunities', 'opportunities')]),
    ...mean('bookings, with deals steered', 'bookings'),
    ...mean('of them new to the vendor', 'incrementalBookings'),
    ...detail([
      ...mean('of them steered from direct', 'steered'),
      ...mean('cost per lead', 'costPerLead'),
      ...mean('cost per opportunity', 'costPerOpportunity'),
      ...mean('cost per customer', 'costPerCustomer'),
    ]),
    ...own('each dollar: gain of the vendor', ({ vendor }) => returnText(vendor)),
    ...own('each dollar: gain of the partner', ({ partner }) => returnText(partner)),
    ...own('next dollar: vendor’s contribution', ({ vendor }) => perDollarText(vendor.nextDollar)),
    ...own('next dollar: partner’s EBITDA', ({ partner }) => perDollarText(partner.nextDollar)),
  ]
}

const fundRows = (result: Result): RoomRow[] => {
  const mean = (what: string, metric: string) => meanRow(result, ['fund', what], `mdf.${metric}`)
  return [
    ...mean('earned on purchases', 'accrued'),
    ...mean('granted besides', 'granted'),
    ...detail(mean('approved and spent', 'approved')),
    ...mean('paid on claims', 'paid'),
    ...mean('lapsed', 'lapsed'),
    ...detail([...mean('claims rejected', 'rejected'), ...mean('never claimed', 'never')]),
    ...mean('used, of what left it', 'used'),
    ...mean('free at the end', 'free'),
    ...detail(mean('reserved at the end', 'reserved')),
    ...mean('most of the partner’s cash in it', 'cashTiedUp'),
  ]
}

/** What decides a ranking: from where on, or that nothing does. */
const flipText = ({ at, ci95, ahead }: SteeringFlip, title: string, other: string): string => {
  if (at === null)
    return `for the vendor ${title} is ${ahead === 'always' ? 'ahead of' : 'behind'} ${other} whatever part of what is steered is new: the ranking does not flip`
  const range = ci95 === null ? '' : ` (95 % interval ${ci95.map(x => shareText(x)).join(' to ')})`
  const side = ahead === 'above' ? 'more' : 'less'
  return `for the vendor ${title} is ahead of ${other} where ${side} than ${shareText(at)}${range} of what is steered is new`
}

const phiText = (phi: number): string =>
  phi > 1
    ? `cannot pay the vendor against not steering, however much of it is new (the closed form gives ${shareText(phi)})`
    : phi <= 0
      ? 'pays the vendor against not steering, even if none of it is new'
      : `pays the vendor against not steering where more than ${shareText(phi)} of it is new (closed form)`

/** What decides whether steering pays the vendor, in sentences. */
export const steeringSentences = (result: Result): string[] => {
  const titles = strategyTitles(result)
  const title = (id: string): string => `“${titles.get(id) ?? id}”`
  const told = new Set<string>()
  return (result.marketing?.steering ?? []).flatMap(({ strategy, software, phiStar, flips }) => [
    ...(phiStar === null
      ? []
      : [`What ${title(strategy)} steers, ${moneyText(software)} of software on average, ${phiText(phiStar)}.`]),
    ...flips.flatMap(flip => {
      // a pair that both steer stands in the list of each
      const pair = [strategy, flip.against].sort().join(' ')
      if (told.has(pair)) return []
      told.add(pair)
      const text = flipText(flip, title(strategy), title(flip.against))
      return [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`]
    }),
  ])
}

/** The activities that any strategy spends on, those on which most is spent first. */
const activitiesOf = ({ strategies, marketing }: Result): readonly string[] => {
  const spent = new Map<string, number>()
  const add = (name: string, usd: number) => spent.set(name, (spent.get(name) ?? 0) + usd)
  for (const { activity, spend } of marketing?.activities ?? []) add(activity, spend)
  for (const { metrics } of strategies)
    for (const [id, { mean }] of Object.entries(metrics)) {
      const [room, name, what, ...rest] = id.split('.')
      if (room === 'mdf' && what === 'spend' && rest.length === 0) add(name, mean ?? 0)
    }
  return [...spent]
    .filter(([, usd]) => usd > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name)
}

/** What marketing costs and brings both sides; null where nothing is spent on it. */
export const marketingRoom = (result: Result): Room | null => {
  const names = activitiesOf(result)
  const fund = fundRows(result)
  if (names.length === 0 && fund.length === 0) return null
  const { marketing } = result
  const played =
    marketing === undefined
      ? ' What a dollar brings each side takes at least 1,000 futures.'
      : ` What a dollar brings each side is its effect alone: against the same luck with the activity paid for and without effect, over ${plainText(marketing.trials)} futures, less what that side pays; ± is half of a 95 % interval. The next dollar is the partner’s own.`
  return {
    id: 'marketing',
    title: 'Marketing from both seats',
    hint: `Means over all futures.${played}`,
    sentences: steeringSentences(result),
    tables: [
      ...tableOf(
        'What each activity costs and brings',
        names.flatMap(name => rowsOf(result, name)),
      ),
      ...tableOf('The marketing fund', fund),
    ],
  }
}
