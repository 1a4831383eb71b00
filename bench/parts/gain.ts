/** What shared luck saves: the trials, and the time, until a difference is known to 1 %. */

import { built } from '../built.ts'
import { playAlone } from '../child.ts'
import type { Part } from '../part.ts'
import { barText, threeDigits } from '../ratio-text.ts'
import { referenceFigures } from '../reference-figures.ts'
import { tableText } from '../table-text.ts'
import { gainOf } from '../variance-gain.ts'

const file = 'bench/reference.yaml'

/** Section 11 of reference-model.md. */
const pairs = [
  { name: 'lever pair', strategies: ['today', 'margin'], figure: 'partner.ownerValue', bar: 20 },
  { name: 'motion pair', strategies: ['today', 'supportOnly'], figure: 'joint.value', bar: undefined },
] as const

export const gainPart: Part = {
  name: 'gain',
  about: 'time to 1 % on the difference, with shared and with independent luck',
  print: async ({ quick }, say) => {
    const trials = quick ? 2000 : 20_000
    const { readScenario, runStudy, nodeLoad } = await built()
    const read = await readScenario(file, nodeLoad(file, process.cwd()))
    if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
    const samplesOf = async (seed: string) => (await runStudy(read.scenario, { trials, seed, isBare: true })).samples
    const [here, elsewhere] = [await samplesOf('reference'), await samplesOf('another')]
    const aTrial = (await playAlone({ file, trials })).seconds / trials
    say(
      `Time to 1 % on the difference: variances of ${trials.toLocaleString('en-US')} trials under two seeds, one thread`,
    )
    for (const {
      name,
      strategies: [first, second],
      figure,
      bar,
    } of pairs) {
      const found = gainOf(here[first][figure], here[second][figure], elsewhere[second][figure])
      const timeOf = (needed: number): string => `${threeDigits(needed)} trials, ${threeDigits(needed * aTrial)} s`
      say(`${name}: ${figure} of ${second} less that of ${first}`)
      say(`  shared luck: ${timeOf(found.sharedTrials)}; luck of its own for each: ${timeOf(found.independentTrials)}`)
      say(
        `  time, independent to shared: ${bar ? barText(found.gain, { is: 'at least', value: bar }) : threeDigits(found.gain)}`,
      )
      say(
        tableText(
          ['', 'mean difference', 'variances, independent to shared'],
          referenceFigures.map(id => {
            const { mean, gain } = gainOf(here[first][id], here[second][id], elsewhere[second][id])
            return [id, threeDigits(mean), threeDigits(gain)]
          }),
        ),
      )
    }
    say('')
  },
}
