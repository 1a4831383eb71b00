import { Command, InvalidArgumentError } from 'commander'
import { isSeed, maxTrials, minTrials } from '../scenario/limits.ts'
import { exitCodesHelp } from './exit-code.ts'
import type { Io } from './io.ts'
import { type RunFlags, runCommand } from './run-command.ts'
import { hasColor, widthOf } from './terminal.ts'

const trialsOf = (text: string): number => {
  const trials = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (trials >= minTrials && trials <= maxTrials) return trials
  throw new InvalidArgumentError('It must be a whole number from 2 to 10,000,000, written in digits only.')
}

const someText = (text: string): string => {
  if (text !== '' && text.length <= 1000) return text
  throw new InvalidArgumentError('It must be 1 to 1,000 characters.')
}

const seedText = (text: string): string => {
  if (isSeed(text)) return text
  throw new InvalidArgumentError('It must be 1 to 200 characters, none of them a control character, as in a file.')
}

const alsoText = (text: string, before: readonly string[] | undefined): string[] => [...(before ?? []), someText(text)]

const runExamples = `
Examples:
  tandem run scenarios/uv-partners.yaml
  tandem run scenarios/uv-partners.yaml --trials 1000 --strategy resell --out /tmp/look
  tandem run scenarios/uv-partners.yaml --json | jq .comparisons

${exitCodesHelp}`

/** The command line of tandem. Each action reports its exit code to `done`. */
export const program = (io: Io, version: string, done: (code: number) => void): Command => {
  const root = new Command('tandem')
    .description(
      'Simulates a partnership from both seats: what each choice earns the vendor and the partner, how surely.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .showHelpAfterError('(tandem --help tells more)')
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(widthOf(io.stdout, io.env), 120),
      getErrHelpWidth: () => Math.min(widthOf(io.stderr, io.env), 120),
      getOutHasColors: () => hasColor(io.stdout, io.env, true),
      getErrHasColors: () => hasColor(io.stderr, io.env, true),
    })
    .addHelpText('after', `\nExample:\n  tandem run scenarios/uv-partners.yaml\n\n${exitCodesHelp}`)
  root
    .command('run')
    .summary('simulate a scenario, compare its strategies, write results, charts and a report')
    .description('Simulates every strategy of a scenario on the same luck and compares them from both seats.')
    .argument('<file>', 'the scenario, a YAML file')
    .option('--json', 'print result.json on stdout instead of the comparison')
    .option('--trials <n>', 'number of futures, 2 to 10,000,000 (default: as the scenario says)', trialsOf)
    .option('--seed <text>', 'the same seed gives the same luck (default: as the scenario says)', seedText)
    .option('--out <folder>', 'where the results go (default: out/<name of the file>)', someText)
    .option('--strategy <id>', 'run only this one and the status quo; may be repeated', alsoText)
    .option('--force', 'replace the results of another scenario')
    .option('--quiet', 'print nothing but errors')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', runExamples)
    .action(async (file: string, flags: RunFlags) => done(await runCommand(file, flags, io)))
  return root
}
