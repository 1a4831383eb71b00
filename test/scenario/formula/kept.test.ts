import { expect, test } from 'vitest'
import { speaksOf } from '../../../src/scenario/formula/figure.ts'
import { type KeptFormulas, keeping } from '../../../src/scenario/formula/kept.ts'
import type { Speaks } from '../../../src/scenario/formula/term.ts'
import { isWrong } from '../../../src/scenario/wrong.ts'
import { parse } from './helpers.ts'

const counted = (kept: KeptFormulas = new Map()) => {
  const count = { parsed: 0 }
  const read = keeping((...said) => {
    count.parsed++
    return parse(...said)
  }, kept)
  return { read, count }
}

// The oracle is the parser that keeps nothing.
test('a formula that was parsed is the same the second time, and is not parsed again', () => {
  const { read, count } = counted()
  const speaks = speaksOf(['own.one'])
  for (const text of ['= 2 * (3 + x)', 'P(partner.value >= $1M) >= 80%', 'partner.value of resell in 2028 > own.one'])
    for (let n = 0; n < 3; n++) expect(read(text, speaks)).toEqual(parse(text, speaks))
  expect(count.parsed).toBe(3)
})

test('where another name is known, or another level speaks, it is parsed anew', () => {
  const { read, count } = counted()
  const text = 'sources.my-source.leads + 1'
  const all: readonly (Speaks | undefined)[] = [
    { level: 'metrics', has: name => name === 'sources.my-source.leads' },
    { level: 'metrics', has: name => name === 'sources.my' },
    { level: 'metrics', has: () => false },
    { level: 'inputs', has: name => name === 'sources.my-source.leads' },
    undefined,
  ]
  for (const speaks of [...all, ...all]) expect(read(text, speaks)).toEqual(parse(text, speaks))
  expect(new Set(all.map(speaks => JSON.stringify(parse(text, speaks)))).size).toBeGreaterThan(1)
  // the second and the third are told the same
  expect(count.parsed).toBe(8)
})

test('what is wrong is said every time', () => {
  const { read, count } = counted()
  for (let n = 0; n < 3; n++) expect(isWrong(read('1 +', speaksOf([])))).toBe(true)
  expect(count.parsed).toBe(3)
})

test('keeps the formulas of a few files, and not every one that is ever tried', () => {
  const kept: KeptFormulas = new Map()
  const { read } = counted(kept)
  for (let n = 0; n < 2100; n++) read(`${n} + 1`)
  expect(kept.size).toBe(2000)
})
