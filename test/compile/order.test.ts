import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inReadingOrder, type Node } from '../../src/compile/order.ts'

const nodesOf = (graph: Readonly<Record<string, readonly string[]>>): Node[] => {
  const names = Object.keys(graph)
  return names.map(name => ({ name, after: graph[name].map(before => names.indexOf(before)) }))
}

const namesInOrder = (nodes: readonly Node[]): string[] => inReadingOrder(nodes).map(n => nodes[n].name)

describe('the reading order', () => {
  it('puts each after what it reads, and by name where nothing else decides', () => {
    expect(namesInOrder(nodesOf({ c: [], b: ['a'], a: [], d: ['b', 'c'] }))).toEqual(['a', 'c', 'b', 'd'])
  })

  it('prints the chain of a loop, each link read by the next', () => {
    const graph = nodesOf({
      start: [],
      'pipeline/win': ['start', 'services/load'],
      'gates/admit': ['pipeline/win'],
      'services/load': ['gates/admit'],
    })
    expect(() => inReadingOrder(graph)).toThrow(
      'loop: pipeline/win -> gates/admit -> services/load -> pipeline/win: one of these must be a stock',
    )
    expect(() => inReadingOrder(nodesOf({ a: ['a'] }))).toThrow('loop: a -> a: one of these must be a stock')
  })

  it('is a reading order for every graph without loops, and the same however its nodes are listed', () => {
    const graphs = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 12 }).chain(names =>
      fc.record({
        names: fc.constant(names),
        links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
        shuffled: fc.shuffledSubarray(names, { minLength: names.length }),
      }),
    )
    fc.assert(
      fc.property(graphs, ({ names, links, shuffled }) => {
        const graph = Object.fromEntries(names.map(name => [name, [] as string[]]))
        for (const [a, b] of links) {
          const [from, to] = [a % (names.length || 1), b % (names.length || 1)]
          if (from < to) graph[names[to]].push(names[from])
        }
        const order = namesInOrder(shuffled.map(name => ({ name, after: graph[name].map(b => shuffled.indexOf(b)) })))
        expect(order).toHaveLength(names.length)
        for (const name of names)
          for (const before of graph[name]) expect(order.indexOf(before)).toBeLessThan(order.indexOf(name))
        expect(order).toEqual(
          namesInOrder(names.map(name => ({ name, after: graph[name].map(b => names.indexOf(b)) }))),
        )
      }),
      { numRuns: 200 },
    )
  })
})
