import { metricNamed } from '../domain/metric-named.ts'
import { countText } from './number.ts'

/** Names of the metrics in the words of a slide: `name` begins a sentence or stands inside one, without an article. */
const names: Readonly<Record<string, string>> = {
  'partner.ownerValue': 'value to the partner\u2019s owner',
  'partner.ebitda': 'partner EBITDA',
  'partner.ebitda.last12': 'partner EBITDA of the last year',
  'partner.equity': 'equity in the firm',
  'partner.revenue': 'partner revenue',
  'partner.services.revenue': 'partner services revenue',
  'partner.billings': 'partner billings',
  'partner.multiplier.margin': 'partner margin per dollar of software',
  'partner.funding.peak': 'partner peak funding',
  'vendor.contribution': 'vendor contribution',
  'vendor.bookings': 'vendor bookings',
  'joint.value': 'joint value',
}

/** The metric in words, where the firm's books are known or not; a metric of the file keeps its id. */
export const metricName = (id: string, firm: boolean): string => {
  if (id === 'partner.value') return firm ? 'price of the firm' : 'value of this practice'
  return Object.hasOwn(names, id) ? names[id]! : (metricNamed(id)?.label ?? id)
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const plural = (count: number, noun: string): string => `${count}\u00a0${noun}${count === 1 ? '' : 's'}`

/** `5 years`, `18 months`. */
export const spanText = (months: number): string => {
  const whole = Math.round(months)
  return whole >= 12 && whole % 12 === 0 ? plural(whole / 12, 'year') : plural(whole, 'month')
}

/** `10,000 trials`. */
export const trialsText = (count: number): string => `${countText(count)} ${count === 1 ? 'trial' : 'trials'}`

/** What a subtitle adds when there are more strategies than panels. */
export const leftOutText = (count: number): string =>
  count === 0 ? '' : `; ${count} weaker ${count === 1 ? 'strategy' : 'strategies'} left out`

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `Sep 2026`: the month (UTC) of a moment in milliseconds since 1970. */
export const monthName = (t: number): string => {
  const date = new Date(t)
  return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
