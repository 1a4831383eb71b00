import fc from 'fast-check'
import type { Built, Said } from './build-scenario.ts'

type Settings = Readonly<Record<string, Said>>

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const said = (path: string, value: fc.Arbitrary<Said>): fc.Arbitrary<Settings> => value.map(x => ({ [path]: x }))

const maybe = (path: string, value: fc.Arbitrary<Said>): fc.Arbitrary<Settings> =>
  fc.option(value, { nil: undefined }).map((x): Settings => (x === undefined ? {} : { [path]: x }))

const all = (...parts: readonly fc.Arbitrary<Settings>[]): fc.Arbitrary<Settings> =>
  fc.tuple(...parts).map(found => Object.assign({}, ...found))

/** One rebate of any type; every amount is a plain number, so that it can be worked out again. */
const rebate = (name: string): fc.Arbitrary<Settings> => {
  const at = `program.rebates.${name}`
  return all(
    said(`${at}.type`, one<Said>('stepped', 'wholeVolume', 'linear', 'growth', 'target')),
    maybe(`${at}.base`, one<Said>('bookings', 'registered')),
    maybe(`${at}.per`, one<Said>('month', 'year')),
    maybe(`${at}.increment`, fc.constant('period')),
    maybe(`${at}.bands.low.from`, one<Said>(0, 500, 5_000)),
    maybe(`${at}.bands.low.rate`, one<Said>(0, 0.02, 1)),
    said(`${at}.bands.high.from`, one<Said>(1, 20_000, 100_000)),
    said(`${at}.bands.high.rate`, one<Said>(0, 0.05)),
    maybe(`${at}.rate`, one<Said>(0.03, 0.2)),
    said(`${at}.target`, one<Said>(1, 30_000, 1e6)),
    maybe(`${at}.bonus`, one<Said>(500, 5_000)),
    maybe(`${at}.growthOver`, one<Said>(10_000, 200_000)),
    maybe(`${at}.newPartner`, fc.constant('zeroBase')),
    maybe(`${at}.soFar`, one<Said>(100, 40_000)),
    maybe(`${at}.cap`, one<Said>(0, 300, 4_000)),
    maybe(`${at}.floor`, one<Said>(50, 1_000)),
    maybe(`${at}.deposit`, one<Said>(200, 9_000)),
    maybe(`${at}.clawback`, fc.constant('yes')),
    maybe(`${at}.paidAfter`, one<Said>(0, 1.5, 4)),
  )
}

const levels: fc.Arbitrary<Settings> = all(
  said('program.tiers.silver.from', one<Said>(1, 5_000)),
  said('program.tiers.gold.from', one<Said>(30_000, 200_000)),
  maybe('program.tiers.silver.margin', one<Said>(0.02, 0.5)),
  said('program.tiers.gold.margin', one<Said>(0, 0.05)),
  maybe('program.tiers.gold.referral', one<Said>(0.1, 1)),
  maybe('program.tiers.silver.winLift', one<Said>(-1, 0.5)),
  maybe('program.tiers.silver.starts', fc.constant('yes')),
  maybe('program.levels.review', fc.constant('vendorQuarter')),
  maybe('program.levels.base', fc.constant('bookings')),
  maybe('program.levels.over', fc.constant('fiscalYear')),
  maybe('program.levels.lag', one<Said>(1, 2.4)),
  maybe('program.levels.loses', one<Said>('never', 'oneLevel')),
  maybe('program.levels.lastYear', fc.constant(60_000)),
)

const spif: fc.Arbitrary<Settings> = all(
  said('program.spif.perDeal', one<Said>(0, 400)),
  maybe('program.spif.rate', fc.constant(0.03)),
  maybe('program.spif.from', one<Said>(-3, 0.4, 2)),
  maybe('program.spif.until', one<Said>(1.7, 5, 900)),
  maybe('program.spif.lift', one<Said>(-0.3, 0.5)),
)

/** What a vendor's program gives besides its margin: rebates, levels and a SPIF, each there or not. */
export const anyProgram: fc.Arbitrary<Pick<Built, 'rebates' | 'bands' | 'levels' | 'set'>> = fc
  .record({
    rebates: one<readonly string[]>([], ['loyal'], ['loyal', 'growing']),
    levels: one<readonly string[]>([], ['silver', 'gold']),
    hasSpif: fc.boolean(),
  })
  .chain(({ rebates, levels: names, hasSpif }) =>
    all(
      ...rebates.map(rebate),
      ...(rebates.length > 0 ? [maybe('program.accrue', fc.constant('expected'))] : []),
      ...(names.length > 0 ? [levels] : []),
      ...(hasSpif ? [spif] : []),
    ).map(set => ({ rebates, bands: rebates.length > 0 ? ['high', 'low'] : [], levels: names, set })),
  )
