import type { Command } from 'commander'
import type { CompareFlags } from './compare-command.ts'
import { type Example, helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { alsoSet, alsoText, trialsOf } from './options.ts'

const examples: readonly Example[] = [
  ['tandem compare acme.yaml@HEAD acme.yaml', 'what is not committed yet, and what it does'],
  ['tandem compare acme.yaml@main acme.yaml --strategy resell', ''],
  ['tandem compare acme.yaml acme.yaml --set partner.sales.reps=3 --set program.margin=25%', 'what if'],
  ['tandem compare acme.yaml beta.yaml --of partner.ownerValue --trials 4000', ''],
  ['tandem compare acme.yaml@v1 acme.yaml@v2 --json | jq .split.groups', ''],
]

const notes = [
  'FILE@REV is the file, and all that it extends, includes or reads, as it was in a commit, branch or tag of git. A strategy is known by its id, a change by what is said and not by its line.',
  'Up to six changes are told apart exactly, by playing every mix of them (2 to their number); of more, those under one key of the top level are one part, and the smallest are the rest. A part is what a change adds to the others, averaged over all orders in which they may come; the parts make up the whole difference.',
  'Both sides are played on the luck of the newer one with the same number of futures, so that a change of run.seed or run.trials is listed and has no part. --set is laid over the newer side alone: FILE FILE --set asks what if.',
]

/** `tandem compare`. */
export const addCompare = (root: Command, io: Io, done: (code: number) => void): void => {
  root
    .command('compare')
    .summary('what two scenarios say differently, and what each change does to the result')
    .description(
      'Says what changed from one scenario to another and how the difference of their results divides among it, on the same luck. Writes nothing.',
    )
    .argument('<old>', 'a scenario, FILE or FILE@REV')
    .argument('<new>', 'the scenario that it became, FILE or FILE@REV')
    .option(
      '--of <metric>',
      "a figure to take apart; may be repeated (default: the partner's value and the vendor's contribution)",
      alsoText,
    )
    .option('--strategy <id>', 'only this strategy; may be repeated (default: all that both have)', alsoText)
    .option(
      '--set <path=value>',
      'lay a value over the newer scenario and its strategies, such as partner.sales.reps=3; may be repeated',
      alsoSet,
    )
    .option('--trials <n>', 'number of futures, 2 to 131,072 (default: as the scenario says, at most 1,000)', trialsOf)
    .option('--json', 'print the same facts as JSON')
    .option('--quiet', 'no progress bar')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, examples, notes))
    .action(async (old: string, next: string, flags: CompareFlags) => {
      const { compareCommand } = await import('./compare-command.ts')
      done(await compareCommand(old, next, flags, io))
    })
}
