import type { Command } from 'commander'
import type { CheckFlags } from './check-command.ts'
import { type Example, helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { alsoText, seedText, someText, trialsOf } from './options.ts'

type Done = (code: number) => void

const examples: readonly Example[] = [
  ['tandem check my.yaml --accept --reason "first baseline"', 'writes the baseline'],
  ['tandem check scenarios/*.yaml', ''],
  ['tandem check scenarios/*.yaml --junit tandem.xml --annotations', ''],
  ['tandem check scenarios/*.yaml --summary "$GITHUB_STEP_SUMMARY"', ''],
  ['tandem check my.yaml --accept --only partner.value --reason "prices of 2027"', 'accepts one figure'],
  ['tandem check scenarios/checks/uv-partners.yaml', 'checks alone, without a baseline'],
  ['tandem check scenarios/uv-partners.yaml --json | jq .passed', ''],
]

const notes = [
  'Beside scenarios/X.yaml the file scenarios/checks/X.yaml holds more checks of it: orders of strategies, what is true with other values laid over them, and levers, each of which has to move its figure in at least one of 64 futures. It may be named instead of the scenario: then its checks alone are held, in the trials and with the seed of the baseline of the scenario where there is one.',
  'Of X.yaml the baseline is X.baseline.json, with its futures in X.baseline.arrow: keep both in version control. It says no where a figure (its mean, p10 or p90) has moved beyond chance and beyond its tolerance, where a figure, a strategy or the baseline is missing or new, and where a check of the scenario does not hold or is too close to tell.',
  'What a run came to that is not what it was is left in X.actual.json and X.actual.arrow: have git ignore "*.actual.*". With CI=true neither they nor a baseline are ever written.',
]

/** `tandem check`. */
export const addCheck = (root: Command, io: Io, done: Done): void => {
  root
    .command('check')
    .summary('compare scenarios with their baselines, and hold their checks')
    .description(
      'Plays scenarios with the luck of their baselines and says which figures have moved that nobody meant to move.',
    )
    .argument('<file...>', 'scenarios, or files of checks alone: YAML files')
    .option('--accept', 'write what the run says into the baseline; needs --reason')
    .option('--only <figure>', 'accept this one alone, METRIC or STRATEGY/METRIC; may be repeated', alsoText)
    .option('--reason <text>', 'why it is accepted; kept in the baseline with the old value', someText)
    .option('--junit <path>', 'write a JUnit report, too', someText)
    .option('--summary <path>', 'add a summary in Markdown to the end of a file', someText)
    .option('--annotations', 'say on stderr at which lines it is, for GitHub')
    .option('--json', 'print the same facts as JSON')
    .option('--trials <n>', 'number of futures (default: as the baseline; 1,000 for the first)', trialsOf)
    .option('--seed <text>', 'another luck (default: as the baseline; that of the scenario for the first)', seedText)
    .option('--quiet', 'print only what says no')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, examples, notes))
    .action(async (files: string[], flags: CheckFlags) => {
      const { checkCommand } = await import('./check-command.ts')
      done(await checkCommand(files, flags, io))
    })
}
