import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { counted, quoted } from '../words.ts'
import type { Fault } from './fault.ts'

const remedy = 'gates.credit.remedy.by'
const billing = 'program.billing'
const year = 12

/** The longest term that a file says of a segment, months; a year where none is said. */
const longestTerm = (body: Body, axes: Axes): number =>
  (axes.elements.get('segment') ?? []).reduce((most, segment) => {
    const quantity = body.settings.get(`segments.${segment}.term`)?.quantity
    return quantity?.kind === 'constant' ? Math.max(most, quantity.value) : most
  }, year)

const choiceAt = (body: Body, path: string): string | undefined => {
  const quantity = body.settings.get(path)?.quantity
  return quantity?.kind === 'choice' ? quantity.value : undefined
}

/** Where the remedy is said, if it is. */
const saidAt = (body: Body): Place | undefined =>
  choiceAt(body, remedy) === 'annualBilling' ? body.settings.get(remedy)?.place : undefined

const isUpfront = (body: Body): boolean => choiceAt(body, billing) === 'upfront'

/** A gate that opens for a year's invoice, where the books would have the whole term in one. */
export const yearlyInvoiceFaults = (body: Body, axes: Axes): readonly Fault[] => {
  const place = saidAt(body)
  const months = longestTerm(body, axes)
  if (place === undefined || !isUpfront(body) || months <= year) return []
  const also = body.places.get(billing)
  return [
    {
      key: 'yearly invoice',
      code: 'E190',
      message: `not yet: an invoice a year within a term of ${counted(months, 'month')}; this comes later`,
      detail: {
        place,
        path: remedy,
        expected: `${quoted('program.billing: upfront')} invoices the whole term at once, also after this remedy`,
        help: 'write another remedy, such as "by: deposit", or give the segments "term: 1 year"',
        also: also === undefined ? [] : [{ place: also, note: 'and here' }],
      },
    },
  ]
}

/** Warns of the remedy where the first invoice is of no more than a year without it. */
export const warnOfYearlyInvoice = (bodies: readonly Body[], axes: Axes, warn: Complain): void => {
  for (const body of bodies) {
    const place = saidAt(body)
    if (place === undefined) continue
    const is = isUpfront(body) ? `a term of ${counted(longestTerm(body, axes), 'month')}` : 'a month'
    warn('E184', `${quoted('annualBilling')} opens no gate here: the first invoice is of ${is} already`, {
      place,
      path: remedy,
      help: 'write another remedy, such as "by: deposit"',
    })
    return
  }
}
