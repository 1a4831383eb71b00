import type { Complain } from '../complain.ts'
import type { Layer } from '../layers/chain.ts'
import { isMisspelt, roomOf, scalarOf } from '../layers/level.ts'
import { isSeed, maxTrials, minTrials } from '../limits.ts'
import type { Scenario } from '../scenario.ts'
import { topKeys } from '../top-keys.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { kindText } from '../yaml/tree.ts'

/** Checks that each file says which version of the language it is written in. */
export const checkVersion = ({ file, tree }: Layer, complain: Complain): void => {
  const entry = tree.entries.get('tandem')
  if (entry === undefined) {
    if (isMisspelt(tree, 'tandem', topKeys)) return
    complain('E125', 'the file does not say which version of the language it is written in', {
      place: { file, start: 0, end: 0 },
      path: 'tandem',
      help: 'add "tandem: 1" as its first line',
    })
    return
  }
  const { value } = entry
  if (value.kind === 'scalar' && !value.quoted && value.text === '1') return
  const found = value.kind === 'scalar' ? quoted(value.text) : kindText(value)
  const newer = value.kind === 'scalar' && /^\d+$/.test(value.text) && Number(value.text) > 1
  complain('E143', `this tandem reads version 1 of the language, found ${found}`, {
    place: value.place,
    path: 'tandem',
    help: newer ? 'install a newer tandem' : 'write "tandem: 1"',
  })
}

/** The file's own name; the file name without its ending if it has none. */
export const readName = ({ file, tree }: Layer, complain: Complain): string => {
  const stem = (file.name.split('/').pop() ?? file.name).replace(/\.(?:ya?ml|json)$/, '')
  const entry = tree.entries.get('name')
  const node = entry && scalarOf(entry, 'name', 'text', complain)
  if (node === undefined) return stem
  if (node.text.trim() !== '' && node.text.length <= 200) return node.text.trim()
  complain('E103', 'a name has 1 to 200 characters', { place: node.place, path: 'name' })
  return stem
}

/** The room `run` of all layers; undefined after a complaint. */
export const readRun = (layers: readonly Layer[], complain: Complain): Scenario['run'] | undefined => {
  const room = roomOf(layers, 'run', ['trials', 'seed'], complain)
  let [trials, seed]: [number | undefined, string | undefined] = [10_000, 'tandem']
  const trialsEntry = room.get('trials')
  if (trialsEntry !== undefined) {
    trials = undefined
    const node = scalarOf(trialsEntry, 'run.trials', 'a whole number', complain)
    const bad = (message: string, help: string) =>
      complain('E142', message, {
        place: node?.place,
        path: 'run.trials',
        expected: `expected a whole number, ${minTrials} to ${maxTrials}`,
        help,
      })
    if (node?.quoted) bad('expected a number, found text in quotes', 'remove the quotes')
    else if (node !== undefined) {
      const value = Number(node.text)
      if (/^\d[\d,_']*$/.test(node.text) && /[,_']/.test(node.text))
        bad(`${quoted(node.text)} is not a number`, `write ${node.text.replace(/[,_']/g, '')}`)
      else if (!/^[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?$/.test(node.text) || Number.isNaN(value))
        bad(`expected a number, found ${quoted(node.text)}`, 'write 10000')
      else if (!Number.isInteger(value))
        bad(
          `trials must be a whole number but is ${node.text}`,
          `write ${Math.min(maxTrials, Math.max(minTrials, Math.round(value)))}`,
        )
      else if (value < minTrials) bad(`trials must be at least ${minTrials} but is ${node.text}`, 'write 10000')
      else if (value > maxTrials)
        bad(
          `${node.text} trials are more than one run may have`,
          'write 10000: the error of a mean is then 1% of the spread',
        )
      else trials = value
    }
  }
  const seedEntry = room.get('seed')
  if (seedEntry !== undefined) {
    seed = undefined
    const node = scalarOf(seedEntry, 'run.seed', 'a number or text', complain)
    const bad = (message: string, help: string) =>
      complain('E142', message, { place: node?.place, path: 'run.seed', help })
    if (node !== undefined) {
      const number = !node.quoted && /^[+-]?[0-9][0-9.eE+-]*$/.test(node.text)
      if (number && !Number.isSafeInteger(Number(node.text)))
        bad(`${quoted(node.text)} is not a whole number up to 2^53`, `quote it as text: "${node.text}"`)
      else if (!isSeed(node.text)) bad('a seed has 1 to 200 characters', 'write any short text')
      else seed = node.text
    }
  }
  return trials === undefined || seed === undefined ? undefined : { trials, seed }
}

/** The strategy that the others are compared with: `statusQuo`, or else the first. */
export const readAgainst = ({ tree }: Layer, ids: readonly string[], complain: Complain): string => {
  const entry = tree.entries.get('statusQuo')
  const node = entry && scalarOf(entry, 'statusQuo', 'the id of a strategy', complain)
  if (node === undefined || ids.includes(node.text)) return node?.text ?? ids[0] ?? ''
  if (ids.length > 0)
    complain('E124', `unknown strategy ${quoted(node.text)}`, {
      place: node.place,
      path: 'statusQuo',
      expected: oneOf(ids),
      help: didYouMean(node.text, ids),
    })
  return ids[0] ?? ''
}
