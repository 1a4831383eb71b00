/**
 * `tsx bench/peers/compare.ts FIGURES.csv`: holds what a peer printed (laid out as bench/reference-expected.csv) against
 * the engine, for as many trials as the file has, by the rule of bench/reference-model.md, section 12. Ends with 1 if a
 * figure disagrees.
 */
import { readFileSync } from 'node:fs'
import { expectedText, playReference } from '../reference-figures.ts'
import { disagreements } from './agreement.ts'

const file = process.argv[2]
if (file === undefined) {
  console.error('Which figures? tsx bench/peers/compare.ts FIGURES.csv')
  process.exit(2)
}
const found = readFileSync(file, 'utf8')
const trials = found.split('\n').filter(line => line.startsWith('today,')).length
const { compared, worst, places } = disagreements(found, expectedText(await playReference(trials), trials))
for (const place of places.slice(0, 20)) console.error(place)
console.log(`${compared} figures of ${trials} trials, ${places.length} disagree, the largest difference is ${worst}`)
process.exit(places.length === 0 ? 0 : 1)
