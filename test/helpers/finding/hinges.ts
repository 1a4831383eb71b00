import type { InfluenceResult, InputShare } from '../../../src/study/beyond-levels.ts'
import { type Grammar, owner, percent, title, type World } from './world.ts'

/** What the owner's value under the strategy that the finding is about hangs on. */
const influenceOn = (w: World, name: string): InfluenceResult | undefined => {
  w.must(name === w.named(), 'it is another strategy')
  const found = w.outcome.result.influence.find(
    one => one.strategy === w.idOf(name) && one.against === null && one.metric === owner,
  )
  w.must(found !== undefined, 'nothing is known of it')
  return found
}

/** What nobody has a source for, the greatest share first; a hundredth is the least that is worth a word. */
const guessesIn = (found: InfluenceResult | undefined): InputShare[] =>
  (found?.inputs ?? [])
    .filter(({ grade, share }) => ['J', 'set'].includes(grade) && share >= 0.01)
    .sort((a, b) => b.share - a.share)

/** What the answer hangs on. */
export const hinges: Grammar = [
  [
    `On average ${title} is worth (more|less) to the owner than ${title} (?:only if the vendor (still sends|sends) it the services of at (least|most) ${percent}|even if the vendor sends it the services of (all|none)(?: of)?)(?: of)? its direct deals(, though that is too close to be sure)?\\.`,
    w => {
      const [name, side, other, still, bound, at, whole, doubt] = w.parts
      const found = w.outcome.result.breakEvens.find(
        ({ strategy, against }) => strategy === w.idOf(name) && against === w.idOf(other),
      )
      w.must(found !== undefined, 'no such break-even')
      if (!found) return
      const { share } = found
      w.must((doubt !== undefined) === share.close, 'how sure it is')
      if (whole) w.must(share.at === (whole === 'all' ? 'never' : 'always'), 'all or none')
      if (whole) w.must((side === 'less') === (share.at === 'never'), 'more or less')
      else w.must(side === 'more', 'more or less')
      if (at) w.percent(at, Number(share.at))
      if (at) w.must((bound === 'least') === (share.wins === 'above'), 'above or below')
      if (at) w.must((still === 'still sends') === (share.wins === 'above'), 'still')
    },
  ],
  [
    `What the owner has of ${title} hangs most on (one guess|two guesses): ([^()]+) \\((?:([^(),]+), )?about ${percent} of its spread\\)(?: and ([^()]+) \\((?:([^(),]+), )?${percent}\\))?; ${percent} is chance, or inputs acting together\\.`,
    w => {
      const [name, count, first, firstPath, firstShare, second, secondPath, secondShare, chance] = w.parts
      const found = influenceOn(w, name)
      w.percent(chance, found?.chance ?? Number.NaN)
      const guesses = guessesIn(found)
      const called = (n: number): string | undefined =>
        guesses[n]?.paths.map(path => path.replace('inputs.', '')).join(' + ')
      w.must((firstPath ?? first) === called(0), `the first guess is ${called(0)}`)
      w.must((secondPath ?? second) === called(1) || second === undefined, `the second guess is ${called(1)}`)
      const isLabel = (text: string, n: number): boolean => guesses[n]?.label.replace(/ \([^()]*\)$/, '') === text
      w.must(firstPath === undefined || isLabel(first, 0), 'the label of the first guess')
      w.must(secondPath === undefined || isLabel(second, 1), 'the label of the second guess')
      w.must((count === 'two guesses') === (second !== undefined), 'how many')
      w.percent(firstShare, guesses[0]?.share ?? Number.NaN)
      if (second) w.percent(secondShare, guesses[1]?.share ?? Number.NaN)
    },
  ],
  [
    `What the owner has of ${title} hangs on no guess that matters much: about ${percent} is chance, or inputs acting together\\.`,
    w => {
      const found = influenceOn(w, w.parts[0])
      w.must(guessesIn(found).length === 0, 'there is one')
      w.percent(w.parts[1], found?.chance ?? Number.NaN)
    },
  ],
]
