/** A piece of work: what it is called, and the pieces whose result of this step it reads. */
export type Node = { readonly name: string; readonly after: readonly number[] }

/** The chain of a loop among the nodes that could not be placed. */
const loopOf = (nodes: readonly Node[], stuck: ReadonlySet<number>): string => {
  const path: number[] = []
  let at = Math.min(...stuck)
  while (!path.includes(at)) {
    path.push(at)
    at = nodes[at].after.find(n => stuck.has(n)) as number
  }
  const loop = [...path.slice(path.indexOf(at)), at].reverse()
  return loop.map(n => nodes[n].name).join(' -> ')
}

/**
 * The order in which nodes can work: each after all that it reads, and by name where nothing else decides. A loop is
 * an error that prints the chain.
 */
export const inReadingOrder = (nodes: readonly Node[]): number[] => {
  const waiting = new Set(nodes.keys())
  const done = new Set<number>()
  const byName = [...nodes.keys()].sort((a, b) => (nodes[a].name < nodes[b].name ? -1 : 1))
  const order: number[] = []
  while (waiting.size > 0) {
    const ready = byName.filter(n => waiting.has(n) && nodes[n].after.every(before => done.has(before)))
    if (ready.length === 0) throw new Error(`loop: ${loopOf(nodes, waiting)}: one of these must be a stock`)
    for (const n of ready) {
      order.push(n)
      done.add(n)
      waiting.delete(n)
    }
  }
  return order
}
