import type { Command } from 'commander'
import type { ExplainFlags } from './explain-command.ts'
import { type Example, helpText } from './help-text.ts'
import type { Io } from './io.ts'
import type { NewFlags } from './new-command.ts'
import { someText } from './options.ts'
import type { SchemaFlags } from './schema-command.ts'

type Done = (code: number) => void

const explainExamples: readonly Example[] = [
  ['tandem explain', 'what can be explained'],
  ['tandem explain partner.bench.rate', 'a field'],
  ['tandem explain partner.bench.rate my.yaml', 'and what a scenario says of it'],
  ['tandem explain partner.bench', 'the fields in a part of a scenario'],
  ['tandem explain partner.value', 'a figure of the results'],
  ['tandem explain "owner value"', 'the same, as a run prints it'],
  ['tandem explain bench.rate', 'a row of the evidence library'],
  ['tandem explain S32', 'a source'],
  ['tandem explain E114', 'the code of a message'],
]

/** `tandem explain`. */
export const addExplain = (root: Command, io: Io, done: Done): void => {
  root
    .command('explain')
    .summary('what a field, a figure, a source or a code of a message means')
    .description('Says what a name means, in what unit, within what range, and where its number comes from.')
    .argument(
      '[name]',
      'a field, a figure of the results, what stands before one, a row of the library, a source, a code; lists them without',
    )
    .argument('[file]', 'a scenario: says where it sets the field, and knows its own inputs and metrics')
    .option('--json', 'print the same facts as JSON')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, explainExamples))
    .action(async (name: string | undefined, file: string | undefined, flags: ExplainFlags) => {
      const { explainCommand } = await import('./explain-command.ts')
      done(await explainCommand(name, file, flags, io))
    })
}

const newExamples: readonly Example[] = [
  ['tandem new', 'asks four questions on a terminal'],
  ['tandem new --name "Acme Partners"', 'writes acme-partners.yaml'],
  ['tandem new acme.yaml --motion resell --heads 12 --deal 80k', ''],
]

/** `tandem new`. */
export const addNew = (root: Command, io: Io, done: Done): void => {
  root
    .command('new')
    .summary('write a starter scenario')
    .description(
      'Writes a short scenario that runs as it is, to be changed line by line. On a terminal it asks what is not said.',
    )
    .argument('[file]', 'where to write it (default: the name of the partner, .yaml)')
    .option('--name <text>', 'the partner: 1 to 80 characters', someText)
    .option('--motion <choice>', 'how it works today: support-only or resell', someText)
    .option('--heads <n>', 'how many people deliver services', someText)
    .option('--deal <amount>', 'a typical deal, first-year contract value, such as 60k', someText)
    .option('--force', 'replace a file that is there')
    .option('--quiet', 'print nothing but errors')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, newExamples))
    .action(async (file: string | undefined, flags: NewFlags) => {
      const { newCommand } = await import('./new-command.ts')
      done(await newCommand(file, flags, io))
    })
}

const schemaExamples: readonly Example[] = [
  ['tandem schema > scenario.schema.json', ''],
  ['tandem schema --out schema/scenario.schema.json', ''],
  ['tandem schema result | jq .properties', ''],
  ['tandem schema check > check.schema.json', 'of tandem check --json'],
]

const schemaNotes = [
  'With this as the first line of a scenario, editors that know YAML complete and check it:',
  '# yaml-language-server: $schema=scenario.schema.json',
]

/** `tandem schema`. */
export const addSchema = (root: Command, io: Io, done: Done): void => {
  root
    .command('schema')
    .summary('print the JSON Schema of scenarios, or of what tandem writes')
    .description(
      'Prints the JSON Schema of scenario files, for editors; of result.json, of baselines, or of what check --json and compare --json print, for programs.',
    )
    .argument('[what]', 'scenario, result, baseline, check or compare', 'scenario')
    .option('--out <file>', 'write it to a file instead')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, schemaExamples, schemaNotes))
    .action(async (what: string, flags: SchemaFlags) => {
      const { schemaCommand } = await import('./schema-command.ts')
      done(await schemaCommand(what, flags, io))
    })
}
