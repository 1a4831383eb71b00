/** Parts (a) and (b): a profit of eight inputs, and a path of 36 months, beside Squiggle and NumPy. */
import { join } from 'node:path'
import { squiggleProgram } from '../bundled.ts'
import { playAlone, run } from '../child.ts'
import { type Contestant, interleaved, ours, oursAgain, ratioOf } from '../interleaved.ts'
import { lawsAgree, type Spread } from '../laws-agree.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import { numPyMissing } from '../peers/found.ts'
import { barText, ratioText, threeDigits } from '../ratio-text.ts'
import { expression, fileOf, path, type SmallCase, wins } from '../small/cases.ts'
import { tableText } from '../table-text.ts'

const folder = join(import.meta.dirname, '../small')

const whole = 'ours, as it is run: a whole partnership'

type Told = Spread & { readonly seconds: number }

const squiggle = async (name: string, trials: number): Promise<Told> =>
  JSON.parse((await run(process.execPath, [squiggleProgram, name, String(trials)])).stdout)

const numPy = async (name: string, trials: number): Promise<Told> =>
  JSON.parse((await run('python3', [join(folder, 'peers.py'), name, String(trials)])).stdout)

const hasSquiggle = (): Promise<boolean> =>
  import('@quri/squiggle-lang').then(
    () => true,
    () => false,
  )

const printCase = async (
  { name, about, figure, mechanisms }: SmallCase,
  { trials, rounds, bar }: { readonly trials: number; readonly rounds: number; readonly bar: number },
  say: (line: string) => void,
): Promise<void> => {
  say(`${about}; ${trials.toLocaleString('en-US')} trials, ${rounds} rounds`)
  const file = fileOf(name)
  // a whole partnership takes some ten times as long: a fifth of the trials will do for the time of one
  const fewer = trials / 5
  const lean = () => playAlone({ file, trials, mechanisms, figure })
  const known = (await lean()) as Told & { readonly mean: number; readonly sd: number }
  const contestants: Contestant[] = [
    { name: ours, measure: async () => (await lean()).seconds / trials },
    { name: oursAgain, measure: async () => (await lean()).seconds / trials },
    { name: whole, measure: async () => (await playAlone({ file, trials: fewer })).seconds / fewer },
  ]
  const add = async (peer: string, play: (name: string, trials: number) => Promise<Told>): Promise<void> => {
    const found = await play(name, trials)
    const wrong = lawsAgree(known, found, trials)
    if (wrong !== undefined) say(`  ${peer} is not timed: ${wrong}`)
    else contestants.push({ name: peer, measure: async () => (await play(name, trials)).seconds / trials })
  }
  if (await hasSquiggle()) await add('Squiggle', squiggle)
  else say('  Squiggle is missing: npm ci installs @quri/squiggle-lang')
  const missing = await numPyMissing()
  if (missing === undefined) await add('NumPy', numPy)
  else say(`  NumPy is missing: ${missing}`)
  const measured = await interleaved(contestants, rounds)
  say(
    tableText(
      ['', 'µs a trial', 'least', 'most'],
      [...measured].map(([who, seconds]) => [
        who,
        ...[median(seconds), Math.min(...seconds), Math.max(...seconds)].map(value => threeDigits(value * 1e6)),
      ]),
    ),
  )
  say(`  A/A, ours again to ours: ${threeDigits(ratioOf(measured, oursAgain, ours))}`)
  for (const { name: other } of contestants.slice(3)) {
    const ratio = ratioOf(measured, ours, other)
    say(`  ${ratioText(ratio, other)}; a whole partnership: ${ratioText(ratioOf(measured, whole, other), other)}`)
    if (other === 'Squiggle') say(`  as fast as Squiggle, times: ${barText(1 / ratio, { is: 'at least', value: bar })}`)
  }
  say('')
}

const note = [
  'No scenario is without a partnership: these bring a whole one into play, with its ledger and its figures. "ours" is the',
  'leanest form that is still the engine: the same YAML through load, compile, run and summaries, with only the mechanisms',
  'and the figure that are looked at, and no ledger; it finds the same, trial by trial. The others have generators of their',
  'own: before they are timed, their mean and spread are compared with ours. There is no C++ here.',
]

const partOf = (name: string, cases: readonly SmallCase[], bar: number): Part => ({
  name,
  about: cases[0].about,
  print: async ({ quick }, say) => {
    for (const line of note) say(line)
    say('')
    for (const one of cases) await printCase(one, { trials: quick ? 20_000 : 100_000, rounds: quick ? 4 : 8, bar }, say)
  },
})

export const expressionPart = partOf('a', [expression], 10)
export const pathPart = partOf('b', [path, wins], 100)
