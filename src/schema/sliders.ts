import { mostNamed } from '../scenario/sliders/sliders.ts'
import { closedMap, none, type Schema, said, text } from './schema.ts'
import { stop } from './snippets.ts'

const move =
  'The name of an input, such as captureShare; the path of a field, such as partner.sales.winRate; or that of one strategy, such as strategies.resell.program.margin.'

/** The sliders that a file names. */
export const slidersSchema: Schema = {
  description: [
    'What readers of the report can move, in place of what the run chooses: a list of names.',
    'none, or an empty list, for no sliders.',
    move,
    'With ends of its own: {move: captureShare, from: 20%, to: 60%}.',
  ].join('\n'),
  anyOf: [
    {
      title: 'a list',
      type: ['array', 'null'],
      maxItems: mostNamed,
      items: {
        anyOf: [
          { title: 'a name', ...text, pattern: '\\S' },
          closedMap(
            'a name with ends',
            {
              move: said(move),
              from: said('The lower end, in the unit of what is moved.\nWhen nobody says: tandem chooses.'),
              to: said('The upper end, in the unit of what is moved.\nWhen nobody says: tandem chooses.'),
            },
            ['move'],
          ),
        ],
      },
    },
    none,
  ],
  defaultSnippets: [
    {
      label: 'a slider',
      description: 'an input or a field that readers can move',
      body: `\n- ${stop(1, 'captureShare')}`,
    },
    {
      label: 'a slider with ends',
      description: 'how far readers can move it',
      body: `\n- {move: ${stop(1, 'captureShare')}, from: ${stop(2, '20%')}, to: ${stop(3, '60%')}}`,
    },
  ],
}
