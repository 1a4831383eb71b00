import type { Said } from '../../helpers/build-scenario.ts'

/** One customer of $12k a month, resold at no margin; what it pays and what is paid for it passes on at once. */
export const passingOn: Readonly<Record<string, Said>> = {
  'segments.only.churn': 0,
  'installed.resold.only.customers': 1,
  'installed.resold.only.value': 144_000,
  'program.margin': 0,
  'partner.terms.customers': 0,
  'partner.terms.vendor': 0,
  'partner.tax': 0,
}
