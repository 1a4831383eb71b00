import type { Command } from 'commander'
import type { ChartFlags } from './chart-command.ts'
import { type Example, helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { alsoFormat, alsoSet, alsoText, precisionPart, samplingOf, seedText, someText, trialsOf } from './options.ts'
import type { RunFlags } from './run-command.ts'
import type { ValidateFlags } from './validate-command.ts'

type Done = (code: number) => void

const setHelp = 'lay a value over the file and its strategies, such as partner.sales.reps=3; may be repeated'

const runExamples: readonly Example[] = [
  ['tandem run scenarios/uv-partners.yaml', ''],
  ['tandem run scenarios/uv-partners.yaml --open', ''],
  ['tandem run scenarios/uv-partners.yaml --watch --trials 1000', ''],
  ['tandem run scenarios/uv-partners.yaml --set partner.sales.winRate=15%', ''],
  ['tandem run scenarios/uv-partners.yaml --trials 1000 --strategy resell --out x', ''],
  ['tandem run scenarios/uv-partners.yaml --precision 1%', ''],
  ['tandem run scenarios/uv-partners.yaml --sampling sobol --trials 16384', ''],
  ['tandem run scenarios/uv-partners.yaml --json | jq .comparisons', ''],
]

const runNotes = [
  'With --precision it looks after 1,000 futures and then at 2,000, 4,000, 8,000, ... as far as the error says that it takes, until the 95 % interval of every difference is within so much of the size of the figure (the largest mean of a strategy), and then runs with so many.',
  'With --sampling sobol uncertain inputs take their values from scrambled Sobol points, which fill what is possible more evenly: 32 of them, those that the scenario says first; what happens along the way stays chance. Futures are then 16 scrambles of a power of two each, 16 to 131,072 in all, and errors are told from the 16. It pays where figures hang on inputs; a baseline (tandem check) is of plain Monte Carlo.',
  'With --set the results go to the same folder; the report, result.json and run.log say what was set.',
  'With --watch it runs again whenever the scenario or a file that it reads changes, tells mistakes and goes on; Ctrl-C ends it, with exit code 130.',
]

/** `tandem run`. */
export const addRun = (root: Command, io: Io, done: Done): void => {
  root
    .command('run')
    .summary('simulate a scenario, compare its strategies, write results, charts and a report')
    .description('Simulates every strategy of a scenario on the same luck and compares them from both seats.')
    .argument('<file>', 'the scenario, a YAML file')
    .option('--json', 'print result.json on stdout instead of the comparison')
    .option('--trials <n>', 'number of futures, 2 to 10,000,000 (default: as the scenario says)', trialsOf)
    .option(
      '--precision <percent>',
      'instead of --trials: as many futures as it takes to know every difference in what each seat looks at first to within so much of it, such as 1%',
      precisionPart,
    )
    .option('--sampling <how>', 'how inputs are drawn: plain (Monte Carlo, the default) or sobol', samplingOf)
    .option('--seed <text>', 'the same seed gives the same luck (default: as the scenario says)', seedText)
    .option('--set <path=value>', setHelp, alsoSet)
    .option('--out <folder>', 'where the results go (default: out/<name of the file>)', someText)
    .option(
      '--strategy <id>',
      'run only this one and the one that all are compared with (--set statusQuo=ID chooses it); may be repeated',
      alsoText,
    )
    .option('--open', 'open the report afterwards')
    .option('--watch', 'run again whenever a file of the scenario changes')
    .option('--force', 'replace the results of another scenario')
    .option('--quiet', 'print nothing but errors')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, runExamples, runNotes))
    .action(async (file: string, flags: RunFlags) => {
      const { runCommand } = await import('./run-command.ts')
      done(await runCommand(file, flags, io))
    })
}

const chartExamples: readonly Example[] = [
  ['tandem chart scenarios/uv-partners.yaml', ''],
  ['tandem chart scenarios/uv-partners.yaml --only fan --only tornado --format png', ''],
  ['tandem chart scenarios/uv-partners.yaml --format html --out slides', ''],
  ['tandem chart scenarios/uv-partners.yaml --set partner.sales.winRate=15% --trials 1000', ''],
  ['tandem chart scenarios/uv-partners.yaml --json | jq .charts', ''],
]

const chartNotes = [
  'Without --only it draws the charts that the scenario names, or the usual ones of what it contains. A kind that is named and is not among them is drawn of what it chooses itself; "tandem explain charts" lists the kinds. What cannot be drawn is said.',
  'The folder is replaced whole: without --out, the charts that a run left there.',
]

/** `tandem chart`. */
export const addChart = (root: Command, io: Io, done: Done): void => {
  root
    .command('chart')
    .summary('simulate a scenario and write its charts alone')
    .description(
      'Simulates a scenario and writes its charts, as pictures, as Vega-Lite or as one page, and nothing else.',
    )
    .argument('<file>', 'the scenario, a YAML file')
    .option('--only <kind>', 'draw only charts of this kind, such as fan or bothSeats; may be repeated', alsoText)
    .option(
      '--format <format>',
      'svg, png, vl (Vega-Lite) or html (one page); may be repeated (default: svg and png)',
      alsoFormat,
    )
    .option('--json', 'print what was written, and what could not be drawn, as JSON')
    .option('--trials <n>', 'number of futures, 2 to 10,000,000 (default: as the scenario says)', trialsOf)
    .option('--seed <text>', 'the same seed gives the same luck (default: as the scenario says)', seedText)
    .option('--set <path=value>', setHelp, alsoSet)
    .option('--out <folder>', 'where the charts go (default: out/<name of the file>/charts)', someText)
    .option('--strategy <id>', 'run only this one and the one that all are compared with; may be repeated', alsoText)
    .option('--force', 'write among the results of another scenario')
    .option('--quiet', 'print nothing but errors')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, chartExamples, chartNotes))
    .action(async (file: string, flags: ChartFlags) => {
      const { chartCommand } = await import('./chart-command.ts')
      done(await chartCommand(file, flags, io))
    })
}

const validateExamples: readonly Example[] = [
  ['tandem validate scenarios/uv-partners.yaml', ''],
  ['tandem validate scenarios/*.yaml --quiet', ''],
  ['tandem validate scenarios/uv-partners.yaml --values --strategy resell', ''],
  ['tandem validate scenarios/uv-partners.yaml --set partner.bench.heads=12', ''],
  ['tandem validate scenarios/uv-partners.yaml --json | jq .issues', ''],
]

const validateNotes = [
  'What is in a file goes to stdout, mistakes and warnings go to stderr. With --json all goes to stdout: one record {file, ok, issues} for one file, with --values also {values}; a list of them for several files.',
]

/** `tandem validate`. */
export const addValidate = (root: Command, io: Io, done: Done): void => {
  root
    .command('validate')
    .summary('look for mistakes in scenarios; run and write nothing')
    .description('Reads scenarios and all that they refer to, and says what is wrong; nothing is run or written.')
    .argument('<file...>', 'scenarios, YAML files')
    .option('--values', 'list every value in use, and where it comes from')
    .option('--strategy <id>', 'of the strategies list only what this one sets; may be repeated', alsoText)
    .option('--set <path=value>', setHelp, alsoSet)
    .option('--json', 'print the same facts as JSON')
    .option('--quiet', 'print nothing but errors')
    .option('--no-color', 'no colours, also on a terminal')
    .option('--debug', 'print the stack when tandem itself fails')
    .addHelpText('after', helpText(io, validateExamples, validateNotes))
    .action(async (files: string[], flags: ValidateFlags) => {
      const { validateCommand } = await import('./validate-command.ts')
      done(await validateCommand(files, flags, io))
    })
}
