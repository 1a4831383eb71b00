/** What an activity brings one side: the first-year bookings and the net gain, USD, and the gain per $1 of its cost. */
export type ActivityGain = {
  readonly bookings: number
  readonly gain: number
  readonly perDollar: number | null
  /** Monte Carlo standard error of the gain per $1. */
  readonly se: number | null
  /** The same of the next dollar, which is the partner's own. */
  readonly nextDollar: number | null
}

/** An activity in a strategy, against the same world in which it is paid for and has no effect: means over few trials. */
export type ActivityResult = {
  readonly strategy: string
  readonly activity: string
  readonly spend: number
  readonly claims: number
  /** Contribution less the claims that the vendor approved. */
  readonly vendor: ActivityGain
  /** EBITDA less what the partner pays itself. */
  readonly partner: ActivityGain
}

/** Where the vendor's ranking of two strategies changes with the incremental part of what is steered. */
export type SteeringFlip = {
  readonly against: string
  /** The incremental part; null where the ranking is the same from 0 to 1. */
  readonly at: number | null
  readonly ci95: readonly [number, number] | null
  /** Where the strategy is the better one for the vendor. */
  readonly ahead: 'above' | 'below' | 'always' | 'never'
}

/** What a strategy steers, what that cost the vendor, and the incremental part from which on it pays. */
export type SteeringResult = {
  readonly strategy: string
  /** Software that steered deals use until the end, and claims approved for the relationships, USD. */
  readonly software: number
  readonly claims: number
  /** By the closed form at the means of the inputs, against steering nothing; null where it has none. */
  readonly phiStar: number | null
  readonly flips: readonly SteeringFlip[]
}

/** What marketing activities bring both sides, by the first trials of a run. */
export type MarketingResult = {
  readonly trials: number
  readonly activities: readonly ActivityResult[]
  readonly steering: readonly SteeringResult[]
}
