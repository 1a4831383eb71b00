import { readable } from '../domain/metric-named.ts'
import { namedMetrics } from '../domain/metrics.ts'
import { unitWords } from '../scenario/formula/unit.ts'
import { choice, closedMap, closedRoom, namedRoom, names, none, ref, type Schema, said, text } from './schema.ts'
import { stop } from './snippets.ts'

const why = said('Why it is wanted, believed or checked; the report says it.')

/** The figures that a statement can speak of, by the place that they stand in. */
const figures = `Figures are ${namedMetrics.map(metric => readable(metric).id).join(', ')}, and the metrics of the file.`

const that = (example: string, about: string): Schema => ({
  ...text,
  pattern: '\\S',
  description: `${about}, in quotes, such as "${example}".\n${figures}`,
})

const list = (statement: Schema, example: string): Schema => ({
  anyOf: [{ title: 'a list', type: ['array', 'null'], items: statement }, none],
  defaultSnippets: [{ label: 'a statement', body: `\n- that: "${stop(1, example)}"` }],
})

const ofSides = (description: string, example: string): Schema => ({
  description,
  ...closedRoom({
    vendor: { description: 'What the vendor says.', ...list(ref('statement'), example) },
    partner: { description: 'What the partner says.', ...list(ref('statement'), example) },
  }),
})

const wish = 'partner.ownerValue >= $3M'
const belief = 'partner.services.revenue in 2028 >= $2M'
const band = 'P(partner.value of resell > partner.value of today) >= 60%'

const by: Schema = {
  description: 'The date by which it is to hold, such as 2028 or 2028-06.',
  type: ['string', 'number'],
}

const statement = closedMap(
  'a statement',
  {
    that: that(wish, 'A statement about one future, whose probability is reported'),
    by,
    weight: {
      description: 'How much it counts among the goals of its side.\nWhen nobody says: 1.',
      type: 'number',
      exclusiveMinimum: 0,
    },
    why,
  },
  ['that'],
)

const strategyId = said('The id of a strategy.')

const check: Schema = {
  ...closedMap(
    'a check',
    {
      that: that(band, 'A statement about all futures together, which holds or does not'),
      order: said(
        `A figure, or a number made from all futures such as "p50(partner.value)", that is higher the earlier a strategy stands in "of". Of a figure it is the mean.\n${figures}`,
      ),
      moves: said(
        `A figure that must not be the same once "with" is laid over: it differs in at least one of 64 futures.\n${figures}`,
      ),
      of: {
        description: 'The strategies of an ordering, the highest first; or the one in which a figure moves.',
        anyOf: [
          { title: 'an order', type: 'array', minItems: 2, items: strategyId },
          { title: 'a strategy', ...strategyId },
        ],
      },
      with: {
        description:
          'What is laid over every strategy for this check, in the shape of a strategy or with dots between the keys.\nOnly tandem check plays it.',
        ...ref('laid'),
      },
      direction: choice('Which way the figure moves on average.\nWhen nobody says: either.', ['up', 'down']),
      by,
      why,
      source: ref('source'),
      severity: choice('What becomes of it when it does not hold.\nWhen nobody says: error.', ['error', 'warning']),
    },
    [],
  ),
  anyOf: [{ required: ['that'] }, { required: ['order', 'of'] }, { required: ['moves', 'with'] }],
}

const formula: Schema = { ...text, pattern: '\\S' }

/** A name with parts, such as `gain.vendor`. */
const metricName = names('[A-Za-z][A-Za-z0-9_.]{0,63}')

/** What they refer to. */
export const statementDefinitions: Readonly<Record<string, Schema>> = { statement, check }

/** The parts of a file that speak of results. */
export const statementSchemas: Readonly<Record<string, Schema>> = {
  metrics: {
    description: `Figures of your own, each under a name and computed from others.\n${figures}`,
    ...namedRoom(metricName, {
      description: 'A figure of your own: a formula, or a map of its formula, label and unit.',
      anyOf: [
        { type: 'string', pattern: '^\\s*=|^none$', patternErrorMessage: 'expected a formula, which starts with "="' },
        closedMap(
          'a metric',
          {
            formula: { description: 'How it is computed, such as "= partner.value / partner.revenue".', ...formula },
            label: { ...said('What it is called in results and reports.'), maxLength: 200 },
            unit: choice('What it is counted in; it follows from the formula.', [...unitWords.keys()]),
          },
          ['formula'],
        ),
      ],
    }),
  },
  goals: ofSides('What each side wants: statements whose probability is reported.', wish),
  expects: ofSides('What each side believes: statements whose probability is reported.', belief),
  checks: {
    description: 'What has to hold of the result, or the run fails.',
    ...list(ref('check'), band),
  },
}
