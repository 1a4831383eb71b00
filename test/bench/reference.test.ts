import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectedText, playReference, referenceFigures } from '../../bench/reference-figures.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { meanOf, varianceOf } from '../helpers/within.ts'
import { type Played, philox, playByHand, strategies, uniformOf, type Words } from './reference-by-hand.ts'

const text = readFileSync('bench/reference-model.md', 'utf8')

/** The rows of the first table below a line that begins like this, without its head. */
const tableBelow = (line: string): readonly (readonly string[])[] => {
  const lines = text.slice(text.indexOf(`\n${line}`)).split('\n')
  const first = lines.findIndex(row => row.startsWith('|'))
  const rows = lines.slice(first)
  return rows
    .slice(
      2,
      rows.findIndex(row => !row.startsWith('|')),
    )
    .map(row =>
      row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim().replaceAll('`', '')),
    )
}

const streamRows = tableBelow('## 2.')
const words = new Map(
  streamRows.map(([name, k0, k1, c3]): [string, Words] => [name, { k0: Number(k0), k1: Number(k1), c3: Number(c3) }]),
)
const streams = (name: string): Words => {
  const found = words.get(name)
  if (found === undefined) throw new Error(`the text has no stream "${name}"`)
  return found
}

const trials = 256
let played: Outcome['samples']
const byHand = new Map<string, readonly Played[]>()
beforeAll(async () => {
  played = await playReference(trials)
  for (const [id, strategy] of Object.entries(strategies))
    byHand.set(
      id,
      Array.from({ length: trials }, (_, trial) => playByHand(strategy, trial, streams)),
    )
}, 60_000)

describe('the reference model', () => {
  test('is to the bit what it was when it was frozen', () => {
    expect(expectedText(played)).toBe(readFileSync('bench/reference-expected.csv', 'utf8'))
  })

  // The oracle is the second implementation, which knows nothing but the text.
  test.each(Object.keys(strategies))('is what its text says it is, trial by trial: %s', id => {
    const mine = byHand.get(id) as readonly Played[]
    const off = referenceFigures.flatMap(figure =>
      mine.flatMap(({ figures }, trial) => {
        const [x, y] = [figures[figure], played[id][figure][trial]]
        const isSame = Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y))
        return isSame ? [] : [`${figure} of trial ${trial}: ${x} by hand, ${y} by the engine`]
      }),
    )
    expect(off).toEqual([])
  })

  test('has branches that this many trials go through', () => {
    const steps = [...byHand.values()].flatMap(all => all.flatMap(one => one.steps))
    const some = (is: (step: Played['steps'][number]) => boolean): boolean => steps.some(is)
    expect(some(({ debt }) => debt > 0 && debt < 300_000)).toBe(true)
    expect(some(({ debt }) => debt === 300_000)).toBe(true)
    expect(some(({ idle }) => idle === 0)).toBe(true)
    expect(some(({ placed }) => placed > 1)).toBe(true)
    expect(played['today']['partner.value'].some(value => value === 0)).toBe(true)
    expect(played['today']['orders.slipped.value'].some(value => value > 0)).toBe(true)
  })
})

describe('the text of the reference model', () => {
  test('has the figures in the order of the file', () => {
    expect(tableBelow('## 10.').map(([figure]) => figure)).toEqual(referenceFigures)
  })

  test('has the strategies that are played', () => {
    const said = tableBelow('- There are three strategies').map(([id, resells, margin]) => [
      id,
      { resells: resells === 'yes', margin: Number(margin) },
    ])
    expect(Object.fromEntries(said)).toEqual(strategies)
    expect(Object.keys(played)).toEqual(Object.keys(strategies))
  })

  // The rule below the table, by Node's own SHA-256.
  test('has words of streams that come from their names by the rule that it states', () => {
    const sized = (part: string): Buffer => {
      const bytes = Buffer.from(part)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return Buffer.concat([length, bytes])
    }
    expect(streamRows).toHaveLength(47)
    for (const [name, k0, k1, c3, scope, purpose] of streamRows) {
      const hash = createHash('sha256')
        .update(Buffer.concat(['1', 'reference', scope, purpose].map(sized)))
        .digest()
      expect([k0, k1, c3], name).toEqual([0, 4, 8].map(at => `0x${hash.toString('hex', at, at + 4)}`))
    }
  })

  // Known answers of Random123 (kat_vectors, philox4x32 10), and the uniforms that section 13 prints.
  test('describes Philox as it is', () => {
    const hex = (found: readonly number[]): string => found.map(word => word.toString(16).padStart(8, '0')).join(' ')
    const ones = 0xffffffff
    expect(hex(philox([0, 0, 0, 0], [0, 0]))).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8')
    expect(text).toContain(hex(philox([0, 0, 0, 0], [0, 0])))
    expect(hex(philox([ones, ones, ones, ones], [ones, ones]))).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd')
    for (const u of [
      uniformOf(streams('opens.reps'), 0, 0, 0),
      uniformOf(streams('opens.reps'), 1, 0, 0),
      uniformOf(streams('fate.reps'), 5, 7, 2 + 26 * 65536),
    ])
      expect(text).toContain(String(u))
  })

  test('prints numbers on the way that are those of the model', () => {
    const today = byHand.get('today') as readonly Played[]
    for (const [name, ...cells] of tableBelow('Inputs (section 5)'))
      for (const [trial, cell] of cells.entries()) expectPrinted(cell, today[trial].inputs[name], name)
    const rows = tableBelow('Steps of one trial')
    expect(rows.map(([label]) => label)).toEqual(Object.keys(printed))
    for (const [label, ...cells] of rows)
      for (const [n, cell] of cells.entries())
        expectPrinted(cell, today[0].steps[printedSteps[n]][printed[label as keyof typeof printed]], label)
  })
})

/** Ten digits are printed. */
const expectPrinted = (cell: string, value: number, name: string): void => {
  expect(Math.abs(Number(cell) - value), `${name}: ${cell}`).toBeLessThanOrEqual(6e-10 * Math.abs(value))
}

const printedSteps = [0, 1, 2, 5, 11, 12, 35]
const printed = {
  'leads of the campaign': 'campaignLeads',
  'leads of the events': 'eventsLeads',
  'leads of the website': 'websiteLeads',
  opportunities: 'opportunities',
  'orders placed': 'placed',
  'orders left in the list': 'orders',
  'partner bookings': 'partnerBookings',
  'direct bookings': 'directBookings',
  'annual partner': 'annualPartner',
  'annual vendor': 'annualVendor',
  purchases: 'purchases',
  'resale profit': 'resaleProfit',
  'services revenue': 'servicesRevenue',
  idle: 'idle',
  free: 'free',
  EBITDA: 'ebitda',
  payable: 'payable',
  debt: 'debt',
  cash: 'cash',
  contribution: 'contribution',
} as const satisfies Readonly<Record<string, keyof Played['steps'][number]>>

// Variances are the textbook's; the streams of a second seed would have none of the covariance.
test('the lever pair needs at least 20 times fewer trials than with independent streams', () => {
  const [a, b] = [played['today'], played['margin']].map(figures => figures['partner.ownerValue'])
  const difference = b.map((y, i) => y - a[i])
  expect(meanOf(difference)).toBeGreaterThan(0)
  expect((varianceOf(a) + varianceOf(b)) / varianceOf(difference)).toBeGreaterThan(20)
})
