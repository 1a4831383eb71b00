import { type Grammar, mean, money, month, often, percent, quantile, title, type World } from './world.ts'

/** How often the partner is insolvent, if that is said. */
const checkInsolvent = (w: World, id: string, text: string | undefined): void => {
  const { samples, result } = w.outcome
  const share = samples[id]['partner.insolvent'] ? mean(w.column(id, 'partner.insolvent')) : 0
  if (text === undefined) w.must(share === 0, 'insolvency is not told')
  else w.share(text, share, result.trials)
}

const insolvent = `(?:; the partner is insolvent in ${often} futures)?`

/** What it takes. */
export const costs: Grammar = [
  [
    `${title} needs ${money} of funding at its peak \\(median(?:, in ${month})?\\)(?: and more than ${money} in the worst 10 of 100 futures)?${insolvent}\\.`,
    w => {
      const [name, median, when, worst, broke] = w.parts
      const id = w.isNamed(name)
      const peak = w.column(id, 'partner.funding.peak')
      w.money(median, quantile(peak, 0.5))
      w.must(quantile(peak, 0.5) > 0, 'none is needed')
      if (when) w.month(when, quantile(w.column(id, 'partner.funding.peakMonth'), 0.5))
      if (worst) w.money(worst, quantile(peak, 0.9))
      checkInsolvent(w, id, broke)
    },
  ],
  [
    `${title} needs no funding in most futures, but (more than ${money} in the worst 10 of 100|at most ${money} in any)(?:; where any is needed, its peak is in ${month} \\(median\\))?${insolvent}\\.`,
    w => {
      const [name, , worst, most, when, broke] = w.parts
      const id = w.isNamed(name)
      const peak = w.column(id, 'partner.funding.peak')
      w.must(quantile(peak, 0.5) === 0 && Math.max(...peak) > 0, 'it is not so')
      if (worst) w.money(worst, quantile(peak, 0.9))
      if (most) w.money(most, Math.max(...peak))
      if (when) w.month(when, quantile(w.column(id, 'partner.funding.peakMonth'), 0.5))
      checkInsolvent(w, id, broke)
    },
  ],
  [
    `${title} needs no funding in any future\\.`,
    w => {
      const id = w.isNamed(w.parts[0])
      w.must(
        w.column(id, 'partner.funding.peak').every(x => x === 0),
        'it needs some',
      )
      checkInsolvent(w, id, undefined)
    },
  ],
  [
    `Under ${title} there is nothing to borrow and the partner is insolvent in ${often} futures\\.`,
    w => {
      const id = w.isNamed(w.parts[0])
      w.must(
        w.column(id, 'partner.funding.peak').every(x => x === 0),
        'there is',
      )
      checkInsolvent(w, id, w.parts[1])
    },
  ],
]

/** Two groups: how many futures of a hundred, or what part of them. */
const futures = `(?:${often} futures|${percent} of futures)`

/** When it is earned back: never, or in a month or from the start; eight groups, and one in each name. */
const when = (does: string, never: string): string =>
  `(?:(${never}) in ${futures}|(${does}) (?:in ${month}|(from the start)) \\(median(?:; never in ${futures})?\\))`

type Places = readonly (string | undefined)[]

/** Eight places that a pay-back has in the text, against the result. */
const checkPaid = (w: World, what: 'resale' | 'withServices', places: Places): void => {
  const { result, against } = w.outcome
  const id = w.idOf(w.named())
  const found = result.comparisons.find(({ a, b }) => a === against && b === id)?.paybacks[what]
  w.must(found !== undefined && found !== null, `no ${what} in the result`)
  if (!found) return
  const [never, ofNever, partNever, , inMonth, atOnce, ofElse, partElse] = places
  const [of, part] = never === undefined ? [ofElse, partElse] : [ofNever, partNever]
  w.must((never !== undefined) === (found.p50 === null), 'never, or not')
  w.must((part !== undefined) === (found.never > 0 && result.trials < 100), 'of a hundred, or a part')
  if (of) w.share(of, found.never, result.trials)
  else if (part) w.percent(part, found.never)
  else w.must(found.never === 0, 'how often never is not told')
  if (atOnce) w.must(found.p50 === 0, 'it is behind')
  if (inMonth) w.month(inMonth, found.p50 ?? Number.NaN)
}

const whole = `(?:it|${title}) ${when(`breaks even with ${title}`, `never breaks even with ${title}`)}`

/** Takes the names out of the places of `whole`: whom it is of, and twice what it is measured against. */
const checkWhole = (w: World, what: 'resale' | 'withServices', places: Places): void => {
  const [subject = w.named(), never, neverNow, ...rest] = places
  const [of, part, does, doesNow, ...others] = rest
  w.must(subject === w.named(), 'it is another strategy')
  w.isStatusQuo(neverNow ?? doesNow ?? '')
  checkPaid(w, what, [never, of, part, does, ...others])
}

/** When it is earned back. */
export const paybacks: Grammar = [
  [
    `With services ${whole}(?:; resale alone ${when('does', 'never does')})?\\.`,
    w => {
      checkWhole(w, 'withServices', w.parts.slice(0, 11))
      if (w.parts[11] ?? w.parts[14]) checkPaid(w, 'resale', w.parts.slice(11))
    },
  ],
  [`By resale alone ${whole}\\.`, w => checkWhole(w, 'resale', w.parts)],
]
