import type { Place } from '../../kernel/issue.ts'

/** What a chart of a kind is of; the kinds by the key that they have in a file. */
export const chartKinds = {
  /** A metric over time. */
  fan: 'path',
  /** A metric of one strategy less that of another, future by future. */
  difference: 'metric',
  /** What each strategy changes for vendor and partner. */
  bothSeats: 'none',
  /** The way to a figure, step by step. */
  bridge: 'bridge',
  /** Which inputs a figure hangs on. */
  tornado: 'headline',
  /** What an activity brings at each spend. */
  response: 'activity',
  /** The life of a dollar of the marketing fund. */
  fund: 'none',
  /** What slipped, by the gate that held it. */
  slips: 'none',
  /** From the quarter in which an order was due to the one in which it was placed. */
  slipMatrix: 'none',
  /** Cash over time, with what may still be borrowed. */
  cash: 'none',
  /** What the bench does with its hours. */
  bench: 'none',
  /** Marketing activities quarter by quarter. */
  calendar: 'none',
  /** The parts of what the owner has of the firm, and how it is spread. */
  valuation: 'none',
  /** Pay-back of the repeatable solution, deployment by deployment. */
  solution: 'none',
  /** How likely each goal is. */
  goals: 'none',
  /** What each side believes against what the model has. */
  expectations: 'none',
  /** From leads to customers. */
  funnel: 'none',
  /** What a rebate pays at each turnover. */
  rebate: 'rebate',
} as const satisfies Record<string, 'path' | 'metric' | 'headline' | 'bridge' | 'activity' | 'rebate' | 'none'>

/** A kind of chart, by the key that it has in a file: `fan`, `bothSeats`. */
export type ChartKindName = keyof typeof chartKinds

/** What each kind shows, in a line, for help and editors. */
export const chartMeanings: Readonly<Record<ChartKindName, string>> = {
  fan: 'a metric over time: median and P10 to P90 of each strategy',
  difference: 'a metric of one strategy less that of another, future by future',
  bothSeats: 'what each strategy changes for vendor and partner in the same futures',
  bridge: 'the way to a figure, step by step',
  tornado: 'the inputs that a figure hangs on',
  response: 'what a marketing activity brings at each spend',
  fund: 'what becomes of each dollar of the marketing fund',
  slips: 'what slipped, by the gate that held it',
  slipMatrix: 'from the quarter in which orders were due to the one in which they were placed',
  cash: 'cash over time, with what may still be borrowed',
  bench: 'what the bench does with its hours',
  calendar: 'marketing activities quarter by quarter',
  valuation: 'the parts of what the owner has of the firm, and how it is spread',
  solution: 'how the repeatable solution pays back, deployment by deployment',
  goals: 'how likely each goal is',
  expectations: 'what each side believes against what the model has',
  funnel: 'from leads to customers',
  rebate: 'what a rebate pays at each turnover',
}

/** What a file may say of a chart beside its kind. */
export const chartOptionNames = ['of', 'against', 'strategies', 'actuals'] as const
export type ChartOption = (typeof chartOptionNames)[number]

/** The options that each kind has a use for. */
export const chartOptions: Readonly<Record<ChartKindName, readonly ChartOption[]>> = {
  fan: ['strategies', 'actuals'],
  difference: ['of', 'against'],
  bothSeats: ['strategies'],
  bridge: ['of', 'against'],
  tornado: ['of', 'against'],
  response: ['of'],
  fund: ['of'],
  slips: ['of'],
  slipMatrix: ['of'],
  cash: ['of'],
  bench: ['of'],
  calendar: ['of'],
  valuation: ['strategies'],
  solution: ['of'],
  goals: ['strategies'],
  expectations: ['strategies'],
  funnel: ['strategies'],
  rebate: ['of'],
}

/** Values of a metric that were measured, at the ends of days; same length, dates ascending, ISO. */
export type Actuals = { readonly dates: readonly string[]; readonly values: readonly number[] }

/**
 * A chart that a file, or the command line, asks for. `subject` is what the kind is of (a metric, an activity, a rebate);
 * left out, the kind chooses. Strategies are ids of the scenario.
 */
export type ChartAsk = {
  readonly kind: ChartKindName
  readonly subject?: string
  /** The strategy that it shows, for kinds that show one, and the one that it is compared with. */
  readonly of?: string
  readonly against?: string
  /** The strategies that it shows, for kinds that show several; all, if left out. */
  readonly strategies?: readonly string[]
  readonly actuals?: Actuals
  /** Where the file asks for it. */
  readonly place?: Place
}
