/** How time and memory grow with trials, steps and strategies: the reference model, made larger and smaller. */
import { playAlone } from '../child.ts'
import { interleaved } from '../interleaved.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import type { Play } from '../play.ts'
import { barText, threeDigits } from '../ratio-text.ts'
import { tableText } from '../table-text.ts'

const file = 'bench/reference.yaml'

type Row = {
  readonly name: string
  readonly play: Play
  /** How much there is of what the time of one is told. */
  readonly of: number
}

type Measured = { readonly name: string; readonly peak: number }

/** Prints a row for each size; they are played in turn, one process each. */
const printRows = async (
  rows: readonly Row[],
  { one, rounds }: { readonly one: string; readonly rounds: number },
  say: (line: string) => void,
): Promise<readonly Measured[]> => {
  const peaks = new Map<string, number>()
  const measured = await interleaved(
    rows.map(({ name, play }) => ({
      name,
      measure: async () => {
        const { seconds, peak } = await playAlone(play)
        peaks.set(name, Math.max(peak, peaks.get(name) ?? 0))
        return seconds
      },
    })),
    rounds,
  )
  say(
    tableText(
      ['', 'seconds', `µs a ${one}`, 'peak, MB'],
      rows.map(({ name, of }) => {
        const seconds = median(measured.get(name) ?? [])
        return [
          name,
          threeDigits(seconds),
          threeDigits((seconds / of) * 1e6),
          threeDigits(peaks.get(name) ?? Number.NaN),
        ]
      }),
    ),
  )
  return rows.map(({ name }) => ({ name, peak: peaks.get(name) ?? Number.NaN }))
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en-US')} ${what}`

/** Trials from which on memory may grow no more. */
const barTrials = 100_000
const barMegabytes = 300

export const memoryPart: Part = {
  name: 'memory',
  about: 'time and peak memory by trials',
  print: async ({ quick, large }, say) => {
    const sizes = [1000, 10_000, ...(quick ? [] : [100_000]), ...(large ? [1_000_000, 10_000_000] : [])]
    say('Trials: the reference model, one thread; peak memory of the whole process')
    const rows = sizes.map(trials => ({ name: counted(trials, 'trials'), play: { file, trials }, of: trials }))
    const measured = await printRows(rows, { one: 'trial', rounds: 1 }, say)
    measured.forEach(({ name, peak }, i) => {
      if (sizes[i] >= barTrials) say(`  peak MB at ${name}: ${barText(peak, { is: 'at most', value: barMegabytes })}`)
    })
    say('')
  },
}

export const stepsPart: Part = {
  name: 'steps',
  about: 'time and peak memory by steps',
  print: async ({ quick }, say) => {
    const trials = quick ? 512 : 4096
    say(`Steps: the reference model over 12 to 260 months, ${counted(trials, 'trials')}`)
    const rows = [12, 36, 60, 120, 260].map(steps => ({
      name: counted(steps, 'steps'),
      play: { file, trials, scale: { steps } },
      of: trials * steps,
    }))
    await printRows(rows, { one: 'trial and step', rounds: quick ? 1 : 4 }, say)
    say('')
  },
}

export const strategiesPart: Part = {
  name: 'strategies',
  about: 'time and peak memory by strategies',
  print: async ({ quick }, say) => {
    const trials = quick ? 512 : 4096
    say(`Strategies: the reference model with 1 to 16, which differ in their margin, ${counted(trials, 'trials')}`)
    const rows = [1, 2, 4, 8, 16].map(strategies => ({
      name: counted(strategies, strategies === 1 ? 'strategy' : 'strategies'),
      play: { file, trials, scale: { strategies } },
      of: trials * strategies,
    }))
    await printRows(rows, { one: 'trial and strategy', rounds: quick ? 1 : 4 }, say)
    say('')
  },
}
