/** Two threads of one process beside two processes that know nothing of each other, in one interleaved run. */
import { playAlone, playTogether } from '../child.ts'
import { interleaved } from '../interleaved.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import { barText, threeDigits } from '../ratio-text.ts'
import { tableText } from '../table-text.ts'

const file = 'bench/reference.yaml'
const one = 'one worker'
const two = 'two workers'
const again = 'two workers again'
const apart = 'two independent processes'

export const workersPart: Part = {
  name: 'workers',
  about: 'one and two workers beside two independent processes',
  print: async ({ quick }, say) => {
    const trials = quick ? 2048 : 16_384
    const rounds = quick ? 4 : 6
    const peaks = new Map<string, number>()
    const kept = (name: string, all: readonly { readonly seconds: number; readonly peak: number }[]): number => {
      const peak = all.reduce((sum, one) => sum + one.peak, 0)
      peaks.set(name, Math.max(peak, peaks.get(name) ?? 0))
      return Math.max(...all.map(({ seconds }) => seconds))
    }
    const threaded = (name: string) => async (): Promise<number> =>
      kept(name, [await playAlone({ file, trials: 2 * trials, workers: 2 })]) / (2 * trials)
    const measured = await interleaved(
      [
        { name: one, measure: async () => kept(one, [await playAlone({ file, trials })]) / trials },
        { name: two, measure: threaded(two) },
        { name: again, measure: threaded(again) },
        {
          name: apart,
          measure: async () =>
            kept(
              apart,
              await playTogether([
                { file, trials },
                { file, trials },
              ]),
            ) /
            (2 * trials),
        },
      ],
      rounds,
    )
    const speed = (name: string): number => 1 / median(measured.get(name) ?? [])
    say(`Workers: the reference model, ${trials.toLocaleString('en-US')} trials for each of them, ${rounds} rounds`)
    say(
      tableText(
        ['', 'trials a second', 'to one worker', 'peak, MB'],
        [one, two, again, apart].map(name => [
          name,
          threeDigits(speed(name)),
          threeDigits(speed(name) / speed(one)),
          threeDigits(peaks.get(name) ?? Number.NaN),
        ]),
      ),
    )
    say(`  A/A, two workers again to two workers: ${threeDigits(speed(again) / speed(two))}`)
    say(
      `  two workers to two processes, trials a second: ${barText(speed(two) / speed(apart), { is: 'at least', value: 0.93 })}`,
    )
    say('')
  },
}
