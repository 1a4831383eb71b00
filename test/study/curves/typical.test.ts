import { describe, expect, it } from 'vitest'
import type { Binding } from '../../../src/compile/structure.ts'
import { addressOf } from '../../../src/kernel/address.ts'
import { typicalIn, typicalOf } from '../../../src/study/curves/typical.ts'

const stream = addressOf('seed', 'world', 'it')
const uniform = (low: number, high: number, more: object = {}): Binding => ({
  kind: 'trial',
  law: { kind: 'uniform', params: [low, high] },
  path: 'it',
  stream,
  ...more,
})
const constant = (value: number): Binding => ({ kind: 'constant', value })

describe('the typical value of a binding', () => {
  it.each<[string, Binding, number]>([
    ['is what is certain', constant(7), 7],
    ['is the median of what is drawn', uniform(2, 10), 6],
    ['is a flow of a step, a third of that of a quarter', uniform(0, 6, { convert: { how: 'flow', steps: 3 } }), 1],
    ['is what a step keeps: 0.8 twice is 0.64', uniform(0.5, 0.78, { convert: { how: 'kept', steps: 2 } }), 0.8],
    ['is the middle row of a table', { kind: 'row', values: [9, 1, 4], path: 'it', stream }, 4],
    ['is between the two in the middle', { kind: 'row', values: [9, 1, 4, 6], path: 'it', stream }, 5],
    [
      'is the median of an event, times what it is a multiple of',
      {
        kind: 'event',
        law: { kind: 'uniform', params: [1, 3] },
        times: uniform(10, 20),
      },
      30,
    ],
    [
      'of a formula is that of its typical inputs',
      {
        kind: 'formula',
        expr: {
          kind: 'call',
          op: '*',
          args: [
            { kind: 'name', index: 0 },
            { kind: 'name', index: 1 },
          ],
        },
        of: [uniform(2, 10), uniform(0, 1)],
      },
      3,
    ],
  ])('%s', (_, binding, expected) => {
    expect(typicalOf(binding, 0)).toBeCloseTo(expected, 12)
  })

  it('is that of the piece of a schedule which holds in the step', () => {
    const schedule: Binding = {
      kind: 'schedule',
      pieces: [
        { from: 0, binding: constant(1) },
        { from: 6, binding: uniform(4, 6) },
      ],
    }
    expect([0, 5, 6, 30].map(t => typicalOf(schedule, t))).toEqual([1, 1, 5, 5])
  })

  it('is asked for by a path that a mechanism has', () => {
    const structure = { params: [{ path: 'a.b', event: false, range: [0, 9] }] } as never
    const typical = typicalIn(structure, { id: 'one', bindings: [constant(4)] })
    expect(typical('a.b', 0)).toBe(4)
    const scheduled = typicalIn(structure, {
      id: 'one',
      bindings: [
        {
          kind: 'schedule',
          pieces: [
            { from: 0, binding: constant(1) },
            { from: 2, binding: constant(3) },
          ],
        },
      ],
    })
    expect([0, 1, 2, 1, 5].map(t => scheduled('a.b', t))).toEqual([1, 1, 3, 1, 3])
    expect(() => typical('a.c', 0)).toThrow('no mechanism has "a.c"')
  })
})
