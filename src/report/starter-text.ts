import { valueText } from '../scenario/words.ts'

/** What a starter scenario is about. */
export type StarterAnswers = {
  /** One line, at most 80 characters. */
  readonly name: string
  readonly motion: 'support-only' | 'resell'
  /** People who deliver services, from 0; without any they are subcontracted. */
  readonly heads: number
  /** A typical deal: first-year contract value in USD. */
  readonly deal: number
}

/** To two digits, as one writes a number that is not known well. */
const rough = (value: number): number => Number(value.toPrecision(2))

const money = (value: number): string => valueText(rough(value), 'USD')

/** What a head bills in a year, and services per $1 of software in the inputs below: so that the bench is busy at first. */
const [billed, multiplier] = [200_000, 1.6]

const customersOf = ({ heads, deal }: StarterAnswers): number =>
  Math.min(Math.max(Math.round((Math.max(heads, 1) * billed) / (deal * multiplier)), 1), 100_000)

/** Opportunities that a rep opens in a month: fewer of large deals. */
const opportunitiesOf = (deal: number): number => Math.min(1, 300_000 / deal)

/** Direct wins a month: enough for the services of today to go on, and for the partner's deals that would be among them. */
const wonDealsOf = (answers: StarterAnswers): number =>
  rough(Math.max(customersOf(answers) * 0.05, opportunitiesOf(answers.deal) * 0.8))

const opportunitiesText = (deal: number): string => {
  const typical = opportunitiesOf(deal)
  const [low, middle, high] = [typical / 2, typical, typical * 2].map(rough)
  return `{low: ${low} per rep per month, typical: ${middle} per rep per month, high: ${high} per rep per month}`
}

const partnerText = ({ heads, deal }: StarterAnswers): string => `partner:
  overhead: ${money(80_000 + 15_000 * heads)} per year # rent, tools, back office, and what the owner is paid
  funding: {cash: ${money(50_000 + 20_000 * heads)}} # at the start
${heads === 0 ? '' : `  bench: {heads: ${heads}, rate: $145 per hour, cost: $110k per head per year}\n`}  sales: # once it has sales reps
    opportunities: ${opportunitiesText(deal)}
    mix: {midMarket: 100%} # where its deals come from`

const componentsText = (heads: number): string =>
  heads === 0
    ? `    projects: {share: 60%, lasts: 6 months, margin: 30%} # subcontracted
    support: {share: 40%, while: customer, margin: 35%}`
    : `    projects: {share: 60%, lasts: 6 months, delivered: bench}
    support: {share: 40%, while: customer, delivered: bench}`

const strategiesText = (motion: StarterAnswers['motion']): string =>
  motion === 'support-only'
    ? `  today: {title: Support only, motion: support-only}
  resell:
    title: Resell with two reps
    motion: resell
    partner: {sales: {reps: 2}}`
    : `  today: {title: Resell without a team, motion: resell, partner: {sales: {reps: 0}}}
  team:
    title: Resell with two reps
    motion: resell
    partner: {sales: {reps: 2}}
  supportOnly: {title: Support only, motion: support-only}`

/**
 * A whole scenario, short and commented, that runs as it is and stands by itself. `schema` is where an editor finds the
 * JSON Schema; without it there is no line for editors.
 */
export const starterText = (answers: StarterAnswers, schema?: string): string => {
  const { name, motion, heads, deal } = answers
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}# A starter: what you said is in it, the other numbers are placeholders. Change them line by line; what is not said comes
# from the evidence library ("tandem validate FILE --values" lists it, "tandem explain NAME" tells what a name means).
tandem: 1
name: ${JSON.stringify(`${name}: resell, or support only?`)}
time: {start: 2026-01, step: month, horizon: 5 years}
run: {trials: 2000, seed: starter}
statusQuo: today # the strategy that the others are compared with

inputs: # what nobody knows for sure
  ecosystemMultiplier: # services that all partners together sell per $1 of software
    value: {p10: 3.5, p90: 8.0}
    source: [S02, S03, S04]
  captureShare: # the part of them that this partner gets
    value: {low: 5%, typical: 30%, high: 60%}
    note: our guess; ask the partner

segments:
  midMarket:
    dealSize: {p10: ${money(deal / 3)}, p90: ${money(deal * 3)}} # first-year contract value, from deal to deal
    cycle: {p10: 3 months, p90: 8 months} # from opportunity to order
    churn: 10% per year

${partnerText(answers)}

installed: # customers at the start whose services the partner has, and what their software costs a year
  referred:
    midMarket: {customers: ${customersOf(answers)}, value: ${money(deal)}}

vendor:
  direct: # the vendor's own team in this partner's territory
    wonDeals: ${wonDealsOf(answers)} per month
    mix: {midMarket: 100%}

services:
  multiplier:
    value: "= ecosystemMultiplier * captureShare"
    basis: revenue
    scope: partner
    per: sameYear
  components:
${componentsText(heads)}

goals: # how surely each side gets what it wants
  partner:
    - {that: "partner.value >= ${money(Math.max(heads, 3) * 100_000)}"}

strategies:
${strategiesText(motion)}
`
}
