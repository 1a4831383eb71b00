import { Command } from 'commander'
import { addCheck } from './help-check.ts'
import { addExplain, addNew, addSchema } from './help-commands.ts'
import { type Example, helpText } from './help-text.ts'
import type { Io } from './io.ts'
import { addChart, addRun, addValidate } from './scenario-commands.ts'
import { hasColor, widthOf } from './terminal.ts'

const examples: readonly Example[] = [
  ['tandem new --name "Acme Partners"', 'write a starter scenario'],
  ['tandem validate acme-partners.yaml', 'look for mistakes, run nothing'],
  ['tandem run acme-partners.yaml --open', 'play it, and open the report'],
  ['tandem chart acme-partners.yaml --format html', 'its charts alone, on one page'],
  ['tandem check acme-partners.yaml', 'whether a number has moved that nobody meant to move'],
  ['tandem explain partner.bench.rate', 'what a name means, and its source'],
]

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
    .addHelpText('after', helpText(io, examples))
  addRun(root, io, done)
  addChart(root, io, done)
  addCheck(root, io, done)
  addValidate(root, io, done)
  addExplain(root, io, done)
  addNew(root, io, done)
  addSchema(root, io, done)
  return root
}
