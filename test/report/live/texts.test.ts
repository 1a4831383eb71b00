import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { moveText } from '../../../src/report/live/change.ts'
import { dataText, scriptText } from '../../../src/report/live/data.ts'
import { commandText, patchText } from '../../../src/report/live/patch-text.ts'
import { niceStep, sizeOf } from '../../../src/report/live/steps.ts'

describe('what was moved, to take away', () => {
  test('is YAML of the same shape as the file', () => {
    const said = [
      { path: 'inputs.captureShare', value: '35%' },
      { path: 'inputs.ecosystemMultiplier', value: '{p10: 3, p90: 8}' },
      { path: 'strategies.resell.partner.sales.reps', value: '4' },
      { path: 'mdf.activities.golf day: yes.cost', value: '$10000 per event' },
    ]
    // the yaml package is the second reader
    expect(parse(patchText(said))).toEqual({
      inputs: { captureShare: '35%', ecosystemMultiplier: { p10: 3, p90: 8 } },
      strategies: { resell: { partner: { sales: { reps: 4 } } } },
      mdf: { activities: { 'golf day: yes': { cost: '$10000 per event' } } },
    })
    expect(patchText([])).toBe('')
  })

  test.runIf(process.platform !== 'win32')('is a command line that a shell takes apart as it was meant', () => {
    const run = {
      files: { file: "it's a $(file) `x`.yaml", asked: [], texts: {} },
      set: ['run.seed="a b"'],
      seed: 'luck; rm -rf *',
      strategies: ['today', 'a&b'],
    }
    const command = commandText(run, 2000, [{ path: 'inputs.x', value: "$60 'k' \\ ~" }])
    const heard = execFileSync('sh', ['-c', `tandem() { printf '%s\\n' "$@"; }; ${command}`], { encoding: 'utf8' })
    expect(heard.trimEnd().split('\n')).toEqual([
      'run',
      "it's a $(file) `x`.yaml",
      '--trials',
      '2000',
      '--seed',
      'luck; rm -rf *',
      '--strategy',
      'today',
      '--strategy',
      'a&b',
      '--set',
      'run.seed="a b"',
      '--set',
      "inputs.x=$60 'k' \\ ~",
    ])
  })
})

describe('data in a page', () => {
  test('comes back as it was, and is never markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const hostile = `${text}</script><!--<script>\u2028\u2029&`
        const shown = dataText({ hostile })
        expect(JSON.parse(shown)).toEqual({ hostile })
        expect(shown).not.toMatch(/[<>&\u2028\u2029]/)
      }),
    )
  })

  test('a script that would end its own element is none', () => {
    expect(scriptText('a < b')).toBe('a < b')
    expect(scriptText('"</SCRIPT >"')).toBeUndefined()
    expect(scriptText('"<!--"')).toBeUndefined()
  })
})

describe('a change in words', () => {
  test.each([
    [1_000_000, 1_120_000, 'USD', true, '+$120k against the base', 'good'],
    [500_000, 480_000, 'USD', false, '−$20k against the base', 'good'],
    [500_000, 480_000, 'USD', true, '−$20k against the base', 'bad'],
    [0.5, 0.54, '1', true, '+4 points against the base', 'good'],
    [0.5, 0.51, '1', true, '+1 point against the base', 'good'],
    [0.5, 0.503, '1', false, '+0.3 points against the base', 'bad'],
    [0.5, 0.5, '1', true, 'as in the base', ''],
    [0.5, 0.500_01, '1', true, 'as in the base', ''],
    [7, 7.001, 'USD', true, 'as in the base', ''],
    [null, 7, 'USD', true, 'no value in the base', ''],
    [7, null, 'USD', true, 'no value now', ''],
  ] as const)('from %s to %s %s', (was, is, unit, more, text, tone) => {
    expect(moveText(was, is, unit, more)).toEqual({ text, tone })
  })
})

test('a round step is the smallest of 1, 2, 5 times a power of ten that keeps to so many places', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 10, max: 200 }), (span, most) => {
      const step = niceStep(span, most)
      expect([1, 2, 5]).toContain(step.mantissa)
      expect(span / sizeOf(step)).toBeLessThanOrEqual(most * (1 + 1e-12))
      const { mantissa, exponent } = step
      const smaller =
        mantissa === 1 ? { mantissa: 5, exponent: exponent - 1 } : { mantissa: mantissa === 5 ? 2 : 1, exponent }
      expect(span / sizeOf(smaller)).toBeGreaterThan(most)
    }),
  )
})
