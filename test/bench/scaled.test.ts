import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { scaled } from '../../bench/scaled.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

const text = readFileSync('bench/reference.yaml', 'utf8')
const read = async (of: string) => {
  const found = await readScenario('reference.yaml', () => ({ ok: true, name: 'reference.yaml', text: of }))
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('\n'))
  return found.scenario
}

describe('the reference scenario at another size', () => {
  test('at none it is what it was', () => {
    expect(scaled(text, {})).toBe(text)
  })

  test.each([12, 260])('%i steps', async steps => {
    const { time, strategies } = await read(scaled(text, { steps }))
    expect(time.steps).toBe(steps)
    expect(strategies.map(({ id }) => id)).toEqual(['today', 'margin', 'supportOnly'])
  })

  test.each([1, 16])('%i strategies, compared with the first', async count => {
    const { against, strategies, time } = await read(scaled(text, { strategies: count }))
    expect(strategies).toHaveLength(count)
    expect(against).toBe('plan0')
    expect(time.steps).toBe(36)
  })

  // The oracle is the unscaled scenario: the first plan is its "today", the eleventh its "margin", 15 %.
  test('the plans are those that they say they are', async () => {
    const options = { trials: 16, isBare: true }
    const plans = (await runStudy(await read(scaled(text, { strategies: 11 })), options)).samples
    const known = (await runStudy(await read(text), options)).samples
    for (const [plan, strategy] of [
      ['plan0', 'today'],
      ['plan10', 'margin'],
    ])
      expect(plans[plan]['partner.ownerValue']).toEqual(known[strategy]['partner.ownerValue'])
    expect(plans['plan1']['partner.ownerValue']).not.toEqual(plans['plan0']['partner.ownerValue'])
  })

  test('a scenario that has nothing to scale is an error, not the same scenario', () => {
    expect(() => scaled('tandem: 1\n', { steps: 12 })).toThrow('has nothing like')
  })
})
