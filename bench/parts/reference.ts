/** Part (c): the reference partner model, beside programs written from its text. */
import { playAlone } from '../child.ts'
import { type Contestant, interleaved, ours, oursAgain, ratioOf } from '../interleaved.ts'
import { median } from '../median.ts'
import type { Part } from '../part.ts'
import { disagreements } from '../peers/agreement.ts'
import { type Peer, referencePeers, strict } from '../peers/found.ts'
import { type Bar, barText, ratioText, threeDigits } from '../ratio-text.ts'
import { expectedText, playReference } from '../reference-figures.ts'
import { tableText } from '../table-text.ts'

const file = 'bench/reference.yaml'

/** A month of one trial of one strategy. */
const months = 3 * 36

type Able = Extract<Peer, { readonly seconds: unknown }>

/** The peers whose figures are ours trial by trial; of any other it is said what is wrong. */
const agreeing = async (peers: readonly Peer[], trials: number, say: (line: string) => void): Promise<Able[]> => {
  const able = peers.filter(peer => 'seconds' in peer)
  for (const peer of peers) if ('missing' in peer) say(`  ${peer.name} is missing: ${peer.missing}`)
  if (able.length === 0) return []
  const expected = expectedText(await playReference(trials), trials)
  const good: Able[] = []
  for (const peer of able) {
    const { compared, worst, places } = disagreements(await peer.figures(trials), expected)
    if (places.length === 0) {
      good.push(peer)
      say(`  ${peer.name} agrees on ${compared.toLocaleString('en-US')} figures; the largest difference is ${worst}`)
    } else say(`  ${peer.name} is not timed: ${places.length} figures disagree, first ${places[0]}`)
  }
  return good
}

const barOf = (name: string): Bar | undefined =>
  name === strict ? { is: 'at most', value: 1.25 } : name.startsWith('NumPy') ? { is: 'at most', value: 1 } : undefined

export const referencePart: Part = {
  name: 'c',
  about: '(c) the reference partner model',
  print: async ({ quick }, say) => {
    const trials = quick ? 4096 : 16_384
    const rounds = quick ? 4 : 6
    const compared = quick ? 1000 : 10_000
    say(`(c) the reference partner model: ${trials.toLocaleString('en-US')} trials, one thread, ${rounds} rounds`)
    if (quick) say('  with so few trials a good part of our time is that of the compiler of JavaScript, which warms up')
    if (quick) say(`  compared are ${compared} trials of each strategy; without --quick 10,000`)
    const peers = await agreeing(await referencePeers(trials), compared, say)
    const mine = async (): Promise<number> => (await playAlone({ file, trials })).seconds
    const contestants: readonly Contestant[] = [
      { name: ours, measure: mine },
      { name: oursAgain, measure: mine },
      ...peers.map(({ name, seconds }) => ({ name, measure: () => seconds(trials) })),
    ]
    const measured = await interleaved(contestants, rounds)
    say(
      tableText(
        ['', 'seconds', 'least', 'most', 'ns a trial and month'],
        [...measured].map(([who, seconds]) => [
          who,
          ...[median(seconds), Math.min(...seconds), Math.max(...seconds)].map(threeDigits),
          threeDigits((median(seconds) / trials / months) * 1e9),
        ]),
      ),
    )
    say(`  A/A, ours again to ours: ${threeDigits(ratioOf(measured, oursAgain, ours))}`)
    for (const { name } of peers) {
      const ratio = ratioOf(measured, ours, name)
      const bar = barOf(name)
      say(`  ${ratioText(ratio, name)}${bar ? `; time to its time: ${barText(ratio, bar)}` : ''}`)
    }
    say('')
  },
}
