import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longest, stretchesOf } from '../../src/run/stretches.ts'
import { leafTrials } from '../../src/summarise/tree.ts'

type Block = { readonly first: number; readonly count: number }

/** Workers that take turns at random, each a block at a time; a block is wrong where it holds one of some trials. */
const played = (
  trials: number,
  workers: number,
  bad: readonly number[],
  turns: readonly number[],
  blockSize?: number,
) => {
  const stretches = stretchesOf<number>({ trials, workers, ...(blockSize === undefined ? {} : { blockSize }) })
  const blocks: Block[] = []
  const busy = Array.from({ length: workers }, () => ({ next: 0, end: 0, size: 0 }))
  for (let n = 0; busy.length > 0; n++) {
    const who = turns[n % turns.length] % busy.length
    const worker = busy[who]
    if (worker.next < worker.end && !stretches.isPast(worker.next)) {
      const block = { first: worker.next, count: Math.min(worker.size, worker.end - worker.next) }
      blocks.push(block)
      const wrong = bad.find(trial => trial >= block.first && trial < block.first + block.count)
      if (wrong !== undefined) stretches.fail(block.first, wrong)
      worker.next += worker.size
      continue
    }
    const stretch = stretches.take()
    if (stretch) Object.assign(worker, { next: stretch.first, end: stretch.end, size: stretch.size })
    else busy.splice(who, 1)
  }
  return { blocks: blocks.sort((a, b) => a.first - b.first), wrong: stretches.wrong() }
}

const trials = fc.integer({ min: 1, max: 30_000 })
const workers = fc.integer({ min: 1, max: 7 })
const turns = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 })
const sizes = fc.constantFrom(undefined, leafTrials, 3 * leafTrials)

it('gives every trial to one worker, whoever is fast', () => {
  fc.assert(
    fc.property(trials, workers, turns, sizes, (trials, workers, turns, size) => {
      const { blocks } = played(trials, workers, [], turns, size)
      let end = 0
      for (const { first, count } of blocks) {
        expect(first).toBe(end)
        expect(first % leafTrials).toBe(0)
        end = first + count
      }
      expect(end).toBe(trials)
    }),
  )
})

// The oracle is a loop that plays one block after the other: it stops in the first bad one.
it('says what is wrong with the earliest trials, whoever comes to which first', () => {
  fc.assert(
    fc.property(
      trials,
      workers,
      turns,
      sizes,
      fc.array(fc.nat(29_999), { minLength: 1, maxLength: 5 }),
      (n, w, turns, size, bad) => {
        const { blocks, wrong } = played(
          n,
          w,
          [...bad].sort((a, b) => a - b),
          turns,
          size,
        )
        const first = Math.min(...bad)
        expect(wrong).toBe(first < n ? first : undefined)
        const needed = Math.min(n, first)
        const until = blocks.reduce((end, block) => (block.first === end ? end + block.count : end), 0)
        expect(until).toBeGreaterThanOrEqual(needed)
      },
    ),
  )
})

it('gives long stretches first, each in one place of a tree, and no more than a small block at the end', () => {
  const { take } = stretchesOf({ trials: 50_000, workers: 2 })
  const all = Array.from({ length: 1000 }, take).flatMap(stretch => stretch ?? [])
  const lengths = all.map(({ first, end }) => end - first)
  expect(lengths[0]).toBe(longest)
  expect(lengths.slice(0, -1).every((length, n) => n === 0 || length <= lengths[n - 1])).toBe(true)
  for (const { first, end } of all.slice(0, -1)) expect(first % (end - first)).toBe(0)
  // whoever is done finds that the other has at most a quarter of what was left, or a small block
  for (const { first, end } of all) expect(end - first).toBeLessThanOrEqual(Math.max(leafTrials, (50_000 - first) / 4))
})

it('has no more workers than there are blocks, and no block that is no whole number of leaves', () => {
  expect(stretchesOf({ trials: 300, workers: 7 }).useful).toBe(2)
  expect(stretchesOf({ trials: 30_000, workers: 7 }).useful).toBe(7)
  for (const blockSize of [1, 128, 300])
    expect(() => stretchesOf({ trials: 300, workers: 2, blockSize })).toThrow('256')
})
