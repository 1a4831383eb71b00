import { provenance } from './record.ts'
import { closedMap, none, type Schema, said, text } from './schema.ts'
import { stop } from './snippets.ts'

const { unit: _, ...beside } = provenance

const rank: Schema = { type: ['number', 'string'], minimum: -1, maximum: 1 }

/** The list of rank correlations. */
export const correlationsSchema: Schema = {
  description: 'Uncertain numbers that rise and fall together; a nearer file replaces the whole list.',
  anyOf: [
    {
      title: 'a list',
      type: 'array',
      items: closedMap(
        'a correlation',
        {
          between: {
            description: 'Two or more names: of inputs, or whole paths such as partner.sales.winRate.',
            type: 'array',
            items: text,
            minItems: 2,
          },
          rank: {
            description:
              "Spearman's rank correlation, -1 to 1; for more than two names a matrix with a row for each of them.",
            anyOf: [rank, { type: 'array', items: { type: 'array', items: rank } }],
          },
          why: said('why they hang together'),
          ...beside,
        },
        ['between', 'rank'],
      ),
    },
    none,
  ],
  defaultSnippets: [
    {
      label: 'a correlation',
      description: 'two names and how they rise and fall together',
      body: `\n- between: [${stop(1, 'inputA')}, ${stop(2, 'inputB')}]\n  rank: ${stop(3, '0.4')}`,
    },
  ],
}
