import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closeGaps } from '../../../src/domain/orders/closing.ts'
import { facts, fates, rowWidth } from '../../../src/domain/orders/facts.ts'
import { emptyQueue, join, roomFor } from '../../../src/domain/orders/queue.ts'

const slots = 6
const t = 3
const width = rowWidth(0)

const anyOrder = fc.record({ ready: fc.integer({ min: 0, max: 6 }), leaves: fc.boolean() })
const anySteps = fc.array(fc.array(anyOrder, { maxLength: slots }), { minLength: 1, maxLength: 5 })

// A list from which whole orders are filtered is the oracle of the table whose rows never move.
it('those that stay keep their order, and no place is lost or given twice', () => {
  fc.assert(
    fc.property(anySteps, steps => {
      const trials = 2
      const row = new Float64Array(trials * slots * width)
      const [places, ready, segment, fate] = Array.from({ length: 4 }, () => new Float64Array(trials * slots))
      const [used, soonest, waiting, openWins, none] = Array.from({ length: 5 }, () => new Float64Array(trials))
      const queue = { slots, used, places, ready, segment, fate, soonest }
      emptyQueue(queue, width)
      const writes = { waiting: [waiting], openWins: [openWins], stillOpen: [none], stillOpenValue: [none] }
      let told: { readonly name: number; readonly ready: number }[] = []
      let name = 0
      for (const step of steps) {
        // as many come as there is room for, and who leaves is said of all by their turn
        for (const { ready } of step) {
          const at = roomFor(queue, 1)
          expect(at < 0).toBe(told.length === slots)
          if (at < 0) break
          row[at + facts.slipped] = -1
          row[at + facts.hours] = ++name
          join(queue, 1, ready, 0)
          told.push({ name, ready })
        }
        told.forEach((_, n) => {
          fate[slots + n] = step[n]?.leaves ? fates.placed : fates.stays
        })
        told = told.filter((_, n) => !step[n]?.leaves)
        waiting.fill(0)
        openWins.fill(0)
        closeGaps({ t, row, queue, writes }, 1)
        expect(used[1]).toBe(told.length)
        expect(told.map((_, n) => row[places[slots + n] + facts.hours])).toEqual(told.map(order => order.name))
        expect([...places].sort((a, b) => a - b)).toEqual([...places.keys()].map(n => n * width))
        expect(told.map((_, n) => ready[slots + n])).toEqual(told.map(order => order.ready))
        expect(soonest[1]).toBe(Math.min(...told.map(({ ready }) => ready)))
        expect(waiting[1]).toBe(told.filter(({ ready }) => ready <= t).length)
        expect(openWins[1]).toBe(told.length - waiting[1])
        expect([used[0], waiting[0], openWins[0]]).toEqual([0, 0, 0])
      }
    }),
    { numRuns: 300 },
  )
})
