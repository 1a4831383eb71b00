import { type Grammar, mean, money, often, percent, title, type World } from './world.ts'

const inTime = 'orders.onTime.value'
const contribution = 'vendor.contribution'
const ebitda = 'partner.ebitda'

/** Half a 95 % interval of a mean, from the futures alone. */
const halfOf = (values: readonly number[]): number => {
  const centre = mean(values)
  const squares = values.reduce((sum, x) => sum + (x - centre) * (x - centre), 0)
  return (1.959964 * Math.sqrt(squares / Math.max(1, values.length - 1))) / Math.sqrt(values.length)
}

const isClose = (values: readonly number[]): boolean => mean(values) !== 0 && Math.abs(mean(values)) <= halfOf(values)

const close = '(; too close to be sure)?'
const placed = `(?:(as much)|${money} (more|less)) is placed in time(?: \\((more|less) in ${often} futures${close}\\))?`
const side = (what: string): string =>
  `${what} is (?:(the same)|${money} (higher|lower)) ?(?:\\((higher|lower) in ${often}${close}\\))?`
/** Eighteen groups: six for what is placed, and for each side. */
const shifts = `${placed}, ${side('the vendor’s contribution')} ?and ${side('the partner’s EBITDA')}`

const checkShift = (w: World, id: string, metric: string, places: readonly (string | undefined)[]): number => {
  const [same, amount, way, often, share, doubt] = places
  const values = w.change(id, metric)
  const found = mean(values)
  if (same !== undefined) {
    w.must(Math.abs(found) < 0.005, `${metric} is not the same: ${found}`)
    return 0
  }
  const isUp = way === 'more' || way === 'higher'
  w.must(isUp === found > 0, `${metric} changes by ${found}`)
  w.must(often === way, 'two directions')
  w.money(amount ?? '', Math.abs(found))
  w.share(
    share ?? '',
    w.part(values, x => (isUp ? x > 0 : x < 0)),
    values.length,
  )
  w.must((doubt !== undefined) === isClose(values), 'how sure it is')
  return doubt === undefined ? Math.sign(found) : 0
}

/** Both sides' signs, as far as the futures tell. */
const checkShifts = (w: World, id: string, places: readonly (string | undefined)[]): readonly [number, number] => {
  checkShift(w, id, inTime, places.slice(0, 6))
  return [checkShift(w, id, contribution, places.slice(6, 12)), checkShift(w, id, ebitda, places.slice(12, 18))]
}

const gainers: Readonly<Record<string, readonly [number, number]>> = {
  'Both sides gain': [1, 1],
  'The vendor gains': [1, 0],
  'The vendor gains and the partner loses': [1, -1],
  'The partner gains': [0, 1],
  'Neither side is seen to gain': [0, 0],
  'The partner loses': [0, -1],
  'The partner gains and the vendor loses': [-1, 1],
  'The vendor loses': [-1, 0],
  'Both sides lose': [-1, -1],
}

const causes: Readonly<Record<string, string>> = {
  'the busy bench': 'bench',
  'the credit line': 'credit',
  'a missing executive': 'executive',
  'the customer’s financing': 'financing',
  'a target that is met': 'kpi',
  paperwork: 'legal',
  'presales work': 'presales',
}

/** What is said of talking. */
export const talking: Grammar = [
  [
    `(${Object.keys(gainers)
      .sort((a, b) => b.length - a.length)
      .join('|')}) by ${title} against ${title}: on average ${shifts}\\.`,
    w => {
      const [who, best, now, ...places] = w.parts
      w.isStatusQuo(now)
      const id = w.idOf(best)
      w.named(best)
      const signs = checkShifts(w, id, places)
      w.must(
        gainers[who].every((sign, n) => sign === signs[n]),
        `it is ${signs} who gain`,
      )
      const others = w.outcome.result.strategies.filter(one => one.id !== w.outcome.against)
      const most = Math.max(...others.map(one => mean(w.change(one.id, inTime))))
      w.must(mean(w.change(id, inTime)) >= most - 1e-6, `“${best}” does not get most placed in time`)
    },
  ],
  [
    `Under ${title} orders of ${money} slip past their quarter on average(?:; ${money} of it is held to the last by (${Object.keys(causes).join('|')}), and ${money} would be in time if only that were fixed)?\\.`,
    w => {
      const [now, slipped, held, cause, saved] = w.parts
      w.isStatusQuo(now)
      const of = (metric: string): number => mean(w.column(w.outcome.against, metric))
      w.money(slipped, of('orders.slipped.value'))
      const sums = Object.values(causes).map(one => of(`orders.slipped.${one}.value`))
      if (held === undefined) return w.must(Math.max(...sums) === 0, 'something held them')
      w.must(of(`orders.slipped.${causes[cause]}.value`) >= Math.max(...sums), `${cause} does not hold most`)
      w.money(held, of(`orders.slipped.${causes[cause]}.value`))
      w.money(saved, of(`orders.avoidable.${causes[cause]}.value`))
    },
  ],
  [
    `The club is reached in ${percent} of futures under ${title}, in ${percent} under ${title}\\.`,
    w => {
      const [here, best, there, now] = w.parts
      w.isStatusQuo(now)
      w.must(best === w.named(), 'it is another strategy')
      w.percent(here, mean(w.column(w.idOf(best), 'vendor.club.reached')))
      w.percent(there, mean(w.column(w.outcome.against, 'vendor.club.reached')))
    },
  ],
  [
    `Silence \\(${title}\\) against ${title}: ${shifts}\\.`,
    w => {
      const [silent, now, ...places] = w.parts
      w.isStatusQuo(now)
      const id = w.idOf(silent)
      w.must(
        w.column(id, 'cadence.meetings').every(x => x === 0),
        'they meet',
      )
      checkShifts(w, id, places)
    },
  ],
  [
    `The ([\\d.,]+) meetings? takes? ${money} of the vendor’s money and ([\\d.,]+) h of the partner’s bench under ${title}(?:; remedies cost the partner ${money} and the vendor ${money})?\\.`,
    w => {
      const [count, cost, hours, best, partner, vendor] = w.parts
      const id = w.isNamed(best)
      const of = (metric: string): number => mean(w.column(id, metric))
      const isRounded = (text: string, value: number): boolean =>
        Math.abs(Number(text.replaceAll(',', '')) - value) <= 0.5 / 10 ** (text.split('.')[1]?.length ?? 0) + 1e-9
      w.must(isRounded(count, of('cadence.meetings')), `${count} meetings are ${of('cadence.meetings')}`)
      w.must(isRounded(hours, of('cadence.partnerHours')), `${hours} h are ${of('cadence.partnerHours')}`)
      w.money(cost, of('cadence.vendorCost'))
      const [byPartner, byVendor] = ['partnerCost', 'vendorCost'].map(whose => of(`orders.remedies.${whose}`))
      if (partner === undefined) return w.must(byPartner + byVendor === 0, 'remedies cost something')
      w.money(partner, byPartner)
      w.money(vendor, byVendor)
    },
  ],
]
