import type { Instance, Structure, Sum } from './structure.ts'

type Looked = Pick<Structure, 'metrics' | 'timelines' | 'means' | 'identities'>

const lookedAt = ({ metrics, timelines, means, identities }: Looked): readonly number[] => [
  ...metrics.flatMap(({ needs }) => Object.values(needs).map(({ slot }) => slot)),
  ...timelines.flatMap(one => ('slot' in one ? [one.slot] : Object.values(one.needs))),
  ...means.map(({ slot }) => slot),
  ...identities.flatMap(({ terms }) => terms.map(({ slot }) => slot)),
]

const slotsIn = (looks: Instance['reads'] | Instance['writes']): readonly number[] =>
  Object.values(looks).flatMap(({ slots }) => slots)

/** What of the work is read, in this step or a later one, by what is looked at or by what is read itself; in the order given. */
export const neededOf = (work: Structure['work'], looked: Looked): Structure['work'] => {
  const writers = new Map<number, Instance | Sum>()
  for (const one of work) for (const slot of 'of' in one ? [one.into] : slotsIn(one.writes)) writers.set(slot, one)
  const needed = new Set<Instance | Sum>()
  const open = [...lookedAt(looked)]
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    const writer = writers.get(slot)
    if (writer === undefined || needed.has(writer)) continue
    needed.add(writer)
    open.push(...('of' in writer ? writer.of : slotsIn(writer.reads)))
  }
  return work.filter(one => needed.has(one))
}
