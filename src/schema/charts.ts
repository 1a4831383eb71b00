import { actualsKeys } from '../scenario/charts/actuals-options.ts'
import {
  type ChartKindName,
  type ChartOption,
  chartKinds,
  chartMeanings,
  chartOptions,
} from '../scenario/charts/chart-ask.ts'
import { mostCharts } from '../scenario/charts/charts.ts'
import { bridged, exampleOf } from '../scenario/charts/subject.ts'
import { closedMap, none, ref, type Schema, said, text } from './schema.ts'
import { stop } from './snippets.ts'

const kinds = Object.keys(chartKinds) as readonly ChartKindName[]

const whole: Schema = { enum: [true, 'true'] }

const of: Readonly<Record<(typeof chartKinds)[ChartKindName], string>> = {
  path: 'The metric: one that has a value in each step, such as partner.value or partner.cash.',
  metric: 'The metric, such as partner.ownerValue, or one of the file.',
  headline: 'The figure, such as partner.ownerValue.',
  bridge: `The figure: ${bridged.join(' or ')}.`,
  activity: 'The activity, as "mdf: activities:" names it.',
  rebate: 'The rebate, as "program: rebates:" names it.',
  none: '',
}

const takers = (option: ChartOption): string => kinds.filter(kind => chartOptions[kind].includes(option)).join(', ')

const kindSchema = (kind: ChartKindName): Schema => {
  const title = `Shows ${chartMeanings[kind]}.`
  const wants = chartKinds[kind]
  return wants === 'none'
    ? { description: `${title}\nWrite true.`, ...whole }
    : { description: `${title}\n${of[wants]} With true tandem chooses.`, ...text, pattern: '\\S' }
}

const actuals: Readonly<Record<string, Schema>> = {
  csv: said('The path of a CSV file, relative to this one.'),
  date: said('The column of days, as 2026-01-31.\nWhen nobody says: date.'),
  value: said('The column of values.\nWhen nobody says: the metric.'),
  delimiter: { description: 'What stands between two cells, in quotes.\nWhen nobody says: ",".', ...text },
  decimal: { description: 'What stands before the decimals.', enum: ['.', ','] },
  unit: said('What a plain number in a cell is a number of, such as $k.\nWhen nobody says: the unit of the metric.'),
}

const options: Readonly<Record<ChartOption, Schema>> = {
  of: said(`The strategy that it shows, for ${takers('of')}.\nWhen nobody says: the best for the owner.`),
  against: said(
    `The strategy that it is compared with, for ${takers('against')}.\nWhen nobody says: the one that all are compared with.`,
  ),
  strategies: {
    description: `The strategies that it shows, for ${takers('strategies')}.\nWhen nobody says: all.`,
    anyOf: [
      { title: 'a list', type: 'array', minItems: 1, uniqueItems: true, items: text },
      { title: 'one', ...text },
    ],
  },
  actuals: {
    description: `Values that were measured, from a CSV file, for ${takers('actuals')}.`,
    anyOf: [
      { title: 'a path', ...text, pattern: '\\S' },
      closedMap('a table', Object.fromEntries(actualsKeys.map(key => [key, actuals[key] ?? text])), ['csv']),
    ],
  },
}

const chart: Schema = {
  ...closedMap('a chart', { ...Object.fromEntries(kinds.map(kind => [kind, kindSchema(kind)])), ...options }, []),
  oneOf: kinds.map(kind => ({ required: [kind] })),
}

/** What they refer to. */
export const chartDefinitions: Readonly<Record<string, Schema>> = { chart }

const meanings = kinds.map(kind => `${kind}: ${chartMeanings[kind]}.`)

/** The charts that a file names. */
export const chartsSchema: Schema = {
  description: [
    'The charts of a run, in place of the usual ones: a list, each by the key of its kind.',
    'none, or an empty list, for no charts.',
    ...meanings,
  ].join('\n'),
  anyOf: [{ title: 'a list', type: ['array', 'null'], maxItems: mostCharts, items: ref('chart') }, none],
  defaultSnippets: kinds.map(kind => ({
    label: kind,
    description: chartMeanings[kind],
    body: `\n- ${exampleOf(kind).replace(/: (.*)\}$/, (_, subject: string) => `: ${stop(1, subject)}}`)}`,
  })),
}
