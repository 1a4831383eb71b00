import type { Scenario } from '../scenario.ts'
import { atStart, settingOf } from './mean.ts'

/** A year of the firm as the model has it at the start, in USD. */
export type Year = {
  readonly resaleBillings: number
  readonly project: number
  readonly managed: number
  readonly support: number
  readonly grossProfit: number
  readonly ebitda: number
}

const lastYear = (scenario: Scenario, line: string): number => atStart(scenario, `partner.lastYear.${line}`)

/** Software of the customers there at the start, where any are resold; else what the books say. */
const billings = (scenario: Scenario): number => {
  const resold = scenario.axes.segment.map(segment => `installed.resold.${segment}`)
  if (!resold.some(path => settingOf(scenario, `${path}.customers`)))
    return lastYear(scenario, 'revenue.resaleBillings')
  return resold.reduce(
    (sum, path) => sum + atStart(scenario, `${path}.customers`) * atStart(scenario, `${path}.value`),
    0,
  )
}

type Part = { readonly share: number; readonly margin: number | undefined }

/** The components of one kind: their part of the multiplier, and their margin where the bench does not deliver them. */
const componentsOf = (scenario: Scenario, goesOn: boolean): readonly Part[] =>
  scenario.axes.component.flatMap(name => {
    const path = `services.components.${name}`
    if ((settingOf(scenario, `${path}.while`) !== undefined) !== goesOn) return []
    const delivered = settingOf(scenario, `${path}.delivered`)?.quantity
    const isOnBench = delivered?.kind === 'choice' && delivered.value === 'bench'
    return [
      {
        share: atStart(scenario, `${path}.share`),
        margin: isOnBench ? undefined : atStart(scenario, `${path}.margin`),
      },
    ]
  })

/** How much of some components the bench delivers, and what the others leave of a dollar; without any: all, nothing. */
const split = (parts: readonly Part[]): { readonly onBench: number; readonly margin: number } => {
  const off = parts.flatMap(({ share, margin }) => (margin === undefined ? [] : [{ share, margin }]))
  const sum = (of: readonly { readonly share: number }[]): number => of.reduce((s, { share }) => s + share, 0)
  const [all, rest] = [sum(parts), sum(off)]
  return {
    onBench: all > 0 ? 1 - rest / all : 1,
    margin: rest > 0 ? off.reduce((s, { share, margin }) => s + share * margin, 0) / rest : 0,
  }
}

/** Whether the partner sells anywhere, so that it has its sales team. */
const resells = (scenario: Scenario): boolean =>
  scenario.axes.segment.some(segment => {
    const motion = settingOf(scenario, `motion.${segment}`)?.quantity
    return (
      atStart(scenario, `partner.sales.mix.${segment}`) > 0 && (motion?.kind !== 'choice' || motion.value === 'resell')
    )
  })

/** A rep with its presales engineers, as far as they work for this vendor, a year. */
const costOfRep = (scenario: Scenario): number => {
  const at = (line: string): number => atStart(scenario, `partner.sales.${line}`)
  return at('onVendor') * (at('cost') + at('presales.engineers') * at('presales.cost'))
}

/** What selling costs the status quo a year at the start: its sales team, and the leads that it pays for. */
export const selling = (scenario: Scenario): number => {
  const leads = scenario.axes.source
    .filter(name => settingOf(scenario, `sources.${name}.leads`))
    .reduce(
      (sum, name) => sum + atStart(scenario, `sources.${name}.leads`) * atStart(scenario, `sources.${name}.cost`),
      0,
    )
  return leads + (resells(scenario) ? atStart(scenario, 'partner.sales.reps') * costOfRep(scenario) : 0)
}

/** The points that the level on which the status quo starts adds to its margin; of several the highest one counts. */
const marginOfLevel = (scenario: Scenario): number => {
  const at = (name: string, line: string): number => atStart(scenario, `program.tiers.${name}.${line}`)
  const started = scenario.axes.level.filter(name => {
    const starts = settingOf(scenario, `program.tiers.${name}.starts`)?.quantity
    return starts?.kind === 'choice' && starts.value === 'yes'
  })
  const from = Math.max(...started.map(name => at(name, 'from')))
  const level = started.findLast(name => at(name, 'from') === from)
  return level === undefined ? 0 : at(level, 'margin')
}

/**
 * The firm's year as the model would begin it, at the mean of each input: resale by the customers that are there, last
 * year's services as far as the bench can deliver them in hours, its payroll, what selling costs, and the rest of the firm.
 */
export const openingYear = (scenario: Scenario): Year => {
  const at = (path: string): number => atStart(scenario, path)
  const [oneTime, ongoing] = [componentsOf(scenario, false), componentsOf(scenario, true)].map(split)
  const [project, managed] = [lastYear(scenario, 'revenue.project'), lastYear(scenario, 'revenue.managed')]
  const capacity =
    at('partner.bench.heads') * at('partner.bench.hours') * at('partner.bench.utilisation') * at('partner.bench.rate')
  const wanted = project * oneTime.onBench + managed
  const done = wanted > capacity ? capacity / wanted : 1
  const offBench = project * (1 - oneTime.onBench)
  const support = lastYear(scenario, 'revenue.support')
  const resaleBillings = billings(scenario)
  const payroll = at('partner.bench.heads') * at('partner.bench.cost')
  const grossProfit =
    resaleBillings * (at('program.margin') + marginOfLevel(scenario)) +
    wanted * done -
    payroll +
    offBench * oneTime.margin +
    support * ongoing.margin +
    at('partner.restOfFirm.grossProfit')
  return {
    resaleBillings,
    project: project * oneTime.onBench * done + offBench,
    managed: managed * done,
    support,
    grossProfit,
    ebitda: grossProfit - selling(scenario) - at('partner.overhead') - at('partner.restOfFirm.overhead'),
  }
}
