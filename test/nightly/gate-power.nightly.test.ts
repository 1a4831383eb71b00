import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Drawn, drawn, playedMutants, putToTest, soundModel } from '../mutants/gated.ts'
import { strykerMutants } from '../mutants/stryker.ts'

/** Which mutants there are to catch follows from this and the model. */
const seed = 'gate power 1'

/** So many bugs that matter are to be caught, and at least so many of them. */
const [wanted, least] = [40, 38]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-power-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const matters = (one: Drawn) => one.end === 'moved'

/** The mutants as they are drawn, until so many of them matter; several at a time, which changes none of it. */
const untilWanted = async (): Promise<Drawn[]> => {
  const order = drawn(await playedMutants(await strykerMutants('src/domain'), folder), seed)
  const sound = await soundModel(folder)
  const all: Drawn[] = []
  let [next, found] = [0, 0]
  const lane = async (): Promise<void> => {
    while (found < wanted && next < order.length) {
      const place = next++
      const one = await putToTest(order[place], sound, folder)
      all[place] = one
      if (matters(one)) found++
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  const last = all.filter(matters)[wanted - 1]
  return all.slice(0, all.indexOf(last) + 1)
}

const nameOf = ({ mutant: { file, line, was, is } }: Drawn): string => {
  const inLine = (text: string): string => text.replace(/\s+/g, ' ')
  return `${file}:${line} ${inLine(was)} -> ${inLine(is)}`
}

// Mutants that Stryker makes of the model, drawn by seed among those whose place the scenario passes. A mutant counts if
// in 20,000 futures, which are none of those of the check, the mean of a gated figure moves further than its tolerance;
// not if the model with it throws, does not balance its books or does not end, which nobody needs a gate to see. Those
// that do nothing have to pass, or a gate that fails at anything would be the best.
describe('a model with a bug', () => {
  it('fails the check at 1,000 futures in at least 95 % of 40 bugs that move a gated figure beyond its tolerance', async () => {
    const all = await untilWanted()
    const counted = (end: Drawn['end']): number => all.filter(one => one.end === end).length
    const moved = all.flatMap(one => (one.end === 'moved' ? [one] : []))
    const alarms = all.filter(one => one.end === 'same' && one.caught).map(nameOf)
    const missed = moved.filter(({ caught }) => !caught).map(nameOf)
    const caught = moved.length - missed.length
    const elsewhere = moved.filter(({ caughtOnOtherLuck }) => caughtOnOtherLuck).length
    console.log(
      [
        `gate power: ${caught} of ${moved.length} caught (${elsewhere} on other luck); ${all.length} drawn, of which ` +
          `${counted('stopped')} stopped, ${counted('same')} did nothing, ` +
          `${counted('within tolerance')} stayed within tolerance`,
        ...missed.map(name => `  missed ${name}`),
      ].join('\n'),
    )
    expect(alarms).toEqual([])
    expect(moved).toHaveLength(wanted)
    expect(caught, missed.join('\n')).toBeGreaterThanOrEqual(least)
  })
})
