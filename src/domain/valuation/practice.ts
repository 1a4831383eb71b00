import { stepsIn } from '../../kernel/calendar.ts'
import { ago, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, worth } from '../columns.ts'
import { valuationFields } from './fields.ts'
import { multipleOfSize, within } from './multiple.ts'
import { multipleFields } from './multiple-fields.ts'

/**
 * The value of the practice: adjusted EBITDA of the last twelve months times a multiple, never below zero, and not
 * before twelve months have passed. Adjusted means: the owner is paid what a hired manager would be, as long as there is
 * an overhead that pays it. The multiple is that of a firm of its size times the factors, within bounds; or as the
 * scenario says it. Whatever an insolvent firm earned before it stopped, nobody buys.
 */
export const practiceValue = mechanism({
  name: 'valuation/practice',
  params: {
    ownerPay: valuationFields.ownerPay,
    marketPay: valuationFields.marketPay,
    said: multipleFields.multiple,
    lowest: multipleFields.lowest,
    highest: multipleFields.highest,
    at250k: multipleFields.sizeAt250k,
    at1m: multipleFields.sizeAt1m,
    at2m: multipleFields.sizeAt2m,
    at5m: multipleFields.sizeAt5m,
    at10m: multipleFields.sizeAt10m,
  },
  reads: {
    ebitda: now(books.ebitda),
    before: last(worth.trailing),
    left: ago(worth.adjusted, 12),
    recurring: now(worth.recurringFactor),
    customer: now(worth.customerFactor),
    vendor: now(worth.vendorFactor),
    growth: now(worth.growthFactor),
    luck: now(worth.luck),
    stopped: now(books.stopped),
    stoppedBefore: last(books.stopped),
  },
  writes: {
    adjusted: worth.adjusted,
    trailing: worth.trailing,
    sizeMultiple: worth.sizeMultiple,
    multiple: worth.multiple,
    value: worth.value,
  },
  step({ trials, t, months, params: p, reads, writes }) {
    const known = t + 1 >= stepsIn(12, months)
    for (let i = 0; i < trials; i++) {
      const ebitda = reads.ebitda[i]
      const adjusted =
        reads.stoppedBefore[i] > 0
          ? ebitda
          : ebitda + p.ownerPay.data[i & p.ownerPay.mask] - p.marketPay.data[i & p.marketPay.mask]
      const trailing = reads.stopped[i] > 0 ? 0 : reads.before[i] + adjusted - reads.left[i]
      const said = p.said.data[i & p.said.mask]
      const ofSize =
        said > 0
          ? said
          : multipleOfSize(
              trailing,
              p.at250k.data[i & p.at250k.mask],
              p.at1m.data[i & p.at1m.mask],
              p.at2m.data[i & p.at2m.mask],
              p.at5m.data[i & p.at5m.mask],
              p.at10m.data[i & p.at10m.mask],
            )
      const fair = ofSize * reads.recurring[i] * reads.customer[i] * reads.vendor[i] * reads.growth[i] * reads.luck[i]
      writes.adjusted[i] = adjusted
      writes.trailing[i] = trailing
      writes.sizeMultiple[i] = ofSize
      writes.multiple[i] =
        said > 0 ? said : within(p.lowest.data[i & p.lowest.mask], fair, p.highest.data[i & p.highest.mask])
      writes.value[i] = known ? Math.max(0, trailing) * writes.multiple[i] : Number.NaN
    }
  },
})
