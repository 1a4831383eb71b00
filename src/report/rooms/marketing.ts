import type { MarketingResult, SteeringFlip } from '../../study/marketing/results.ts'
import type { Result } from '../../study/result.ts'
import { moneyText, noValue, plainText, rangeText, shareText } from '../number-text.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { detail, type ListTable, meanRow, meanText, type Room, type RoomRow, ratioRow, row, tableOf } from './room.ts'

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
  const per = (what: string, plural: string) =>
    ratioRow(result, [name, `cost per ${what} (spend / ${plural})`], [`mdf.${name}.spend`, `mdf.${name}.${plural}`])
  const own = (what: string, textOf: (one: Activity) => string) => activityRow(result, name, what, textOf)
  return [
    ...mean('spend', 'spend'),
    ...mean('of it paid by the vendor', 'claims'),
    ...detail([
      ...mean('leads', 'leads'),
      ...mean('opportunities', 'opportunities'),
      ...mean('customers, with deals steered', 'customers'),
      ...per('lead', 'leads'),
      ...per('opportunity', 'opportunities'),
      ...per('customer', 'customers'),
    ]),
    ...mean('bookings, with deals steered', 'bookings'),
    ...mean('of them new to the vendor', 'incrementalBookings'),
    ...detail(mean('of them steered from direct', 'steered')),
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

const phiText = (phi: number): string =>
  phi > 1
    ? `cannot pay the vendor against not steering, however much of it is new (the closed form gives ${shareText(phi)})`
    : phi <= 0
      ? 'pays the vendor against not steering, even if none of it is new'
      : `pays the vendor against not steering where more than ${shareText(phi)} of it is new (closed form)`

const listText = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

/** Where the vendor's ranking flips: `“A” where more than 8 % (6–11 %) of it is new`. */
const flipText = ({ at, ci95, ahead, against }: SteeringFlip, title: (id: string) => string): string => {
  const range = ci95 === null ? '' : ` (${rangeText(ci95[0], ci95[1], '1')})`
  return `${title(against)} where ${ahead === 'above' ? 'more' : 'less'} than ${shareText(at)}${range} of it is new`
}

/** What decides whether steering pays the vendor, and whether its ranking of the strategies flips, in sentences. */
export const steeringSentences = (result: Result): string[] => {
  const titles = strategyTitles(result)
  const title = (id: string): string => `“${titles.get(id) ?? id}”`
  const told = new Set<string>()
  return (result.marketing?.steering ?? []).flatMap(({ strategy, software, phiStar, flips: all }) => {
    // a pair that both steer stands in the list of each
    const flips = all.filter(({ against }) => !told.has(`${against} ${strategy}`))
    for (const { against } of flips) told.add(`${strategy} ${against}`)
    const own = title(strategy)
    const turning = flips.filter(({ at }) => at !== null)
    const same = (ahead: SteeringFlip['ahead']): string[] =>
      flips.filter(flip => flip.ahead === ahead).map(({ against }) => title(against))
    const fixed = [
      ...(same('always').length > 0 ? [`ahead of ${listText(same('always'))}`] : []),
      ...(same('never').length > 0 ? [`behind ${listText(same('never'))}`] : []),
    ]
    return [
      ...(phiStar === null
        ? []
        : [`What ${own} steers, ${moneyText(software)} of software on average, ${phiText(phiStar)}.`]),
      ...(turning.length === 0
        ? []
        : [
            `The vendor’s ranking flips with how much of what is steered is new: ${own} is ahead of ${turning.map(flip => flipText(flip, title)).join('; of ')}.`,
          ]),
      ...(fixed.length === 0
        ? []
        : [
            `For the vendor ${own} is ${listText(fixed)} whatever part of what is steered is new: there the ranking does not flip.`,
          ]),
    ]
  })
}

/** A row for each strategy and activity of its plan: what it costs, who pays, what it brings new, what a dollar brings. */
const overview = (result: Result): ListTable[] => {
  const titles = strategyTitles(result)
  const activities = result.marketing?.activities ?? []
  if (activities.length === 0) return []
  const rows = activities.map(one => {
    const figure = (what: string): string => {
      const found = result.strategies.find(({ id }) => id === one.strategy)?.metrics[`mdf.${one.activity}.${what}`]
      return found === undefined ? noValue : meanText(found)
    }
    return [
      `${one.activity}: ${titles.get(one.strategy) ?? one.strategy}`,
      figure('spend'),
      figure('claims'),
      figure('incrementalBookings'),
      returnText(one.vendor),
      returnText(one.partner),
    ]
  })
  return [
    {
      title: 'What a dollar of each activity brings, by strategy',
      heads: ['', 'spend', 'vendor pays', 'new business', 'vendor, per $1', 'partner, per $1'],
      rows: rows.sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    },
  ]
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
  // a terminal has the overview instead, where there is one
  const isShort = marketing !== undefined
  const played =
    marketing === undefined
      ? ' What a dollar brings each side takes at least 1,000 futures.'
      : ` What a dollar brings each side is its effect alone: against the same luck with the activity paid for and without effect, over ${plainText(marketing.trials)} futures, less what that side pays; ± is half of a 95 % interval. The next dollar is the partner’s own.`
  return {
    id: 'marketing',
    title: 'Marketing from both seats',
    hint: `Means over all futures.${played}`,
    brief: `means over all futures${marketing === undefined ? '' : '; per $1 of its cost, each side’s gain by its effect, less what that side pays, ± half of a 95 % interval'}`,
    sentences: steeringSentences(result),
    lists: overview(result),
    tables: [
      ...tableOf(
        'What each activity costs and brings',
        names.flatMap(name => (isShort ? detail(rowsOf(result, name)) : rowsOf(result, name))),
      ),
      ...tableOf('The marketing fund', fund),
    ],
  }
}
