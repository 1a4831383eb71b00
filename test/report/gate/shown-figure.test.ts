import { expect, test } from 'vitest'
import type { GateQuantile } from '../../../src/check/gate-report.ts'
import { annotationsText } from '../../../src/report/gate/annotations.ts'
import { gateText } from '../../../src/report/gate/gate-text.ts'
import { junitXml } from '../../../src/report/gate/junit.ts'
import { gateMarkdown } from '../../../src/report/gate/markdown.ts'
import { figureLabel, shownFigure } from '../../../src/report/gate/shown-figure.ts'
import { entry, report, row } from './gate-fixture.ts'

const quantile = (figure: GateQuantile['figure'], is: number, tolerance: number): GateQuantile => ({
  figure,
  was: 1_000_000,
  is,
  change: is - 1_000_000,
  relative: is / 1_000_000 - 1,
  noise: 5_000,
  tolerance,
  verdict: 'changed',
})

// p10 went 20 tolerances, p90 30
const quantiles = [quantile('p10', 900_000, 5_000), quantile('p90', 1_060_000, 2_000)]
const mean = (moved: ReturnType<typeof row>['moved']) =>
  row('resell', 'partner.value', 950_000, 951_000, { quantiles, moved, first: { trial: 3, was: 1_000, is: 1_250 } })

test.each([
  ['the mean where it changed', ['mean', 'p10', 'p90'], 'mean', ''],
  ['of quantiles the one that went furthest', ['p10', 'p90'], 'p90', ' p90'],
  ['the only one', ['p10'], 'p10', ' p10'],
  ['the mean where nothing is named, as of bits', [], 'mean', ''],
] as const)('%s', (_name, moved, figure, label) => {
  const shown = shownFigure(mean(moved))
  expect([shown.figure, figureLabel(shown)]).toEqual([figure, label])
})

test('every report says which figure its numbers are of, and which others changed', () => {
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
  const both = [entry(report({ passed: false, mode: 'paired', rows: [mean(['p10', 'p90'])] }))]
  const text = plain(gateText(both, { width: 100, color: false, unicode: true }))
  expect(text).toContain('resell: partner.value p90 · changed (p10, p90) from trial 3: $1.250k, was $1.000k')
  expect(text).toMatch(/\n +\$1\.000M +\$1\.060M +\+\$60\.0k +\+6\.00 % +±\$5\.00k +±\$2\.00k\n/)
  expect(plain(gateMarkdown(both))).toContain(
    '| `resell` | `partner.value` p90 | $1.000M | $1.060M | +$60.0k (+6.00 %) | ±$5.00k | ±$2.00k | changed (p10, p90) |',
  )
  expect(plain(annotationsText(both))).toContain(
    'resell/partner.value p90: $1.000M became $1.060M, +$60.0k (+6.00 %25)',
  )
  const xml = plain(junitXml(both, '2026-11-26T12:00:00'))
  // the name of a case stays, so that its history does
  expect(xml).toContain('<testcase name="resell/partner.value" ')
  expect(xml).toContain('message="p90: $1.000M became $1.060M: +$60.0k (+6.00 %)"')
  expect(xml).toContain('noise ±$5.00k, tolerance ±$2.00k')
})

test('all of its figures are one word', () => {
  const every = [entry(report({ passed: false, mode: 'paired', rows: [mean(['mean', 'p10', 'p90'])] }))]
  expect(gateText(every, { width: 80, color: false, unicode: true })).toContain(
    'resell: partner.value · changed (all) from trial 3: $1.250k, was $1.000k',
  )
})

test('many rows of several figures still take about twenty lines', () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({ ...mean(['p10', 'p90']), metric: `partner.ownerValue.${i}` }))
  const text = gateText([entry(report({ passed: false, mode: 'paired', rows }))], {
    width: 80,
    color: false,
    unicode: true,
  })
  const shown = text.match(/changed \(p10, p90\)/g)?.length ?? 0
  expect(shown).toBeGreaterThanOrEqual(2)
  expect(text).toContain(`and ${12 - shown} more figures that changed`)
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20)
})

test('one figure alone is named once', () => {
  const one = [entry(report({ passed: false, mode: 'paired', rows: [mean(['p90'])] }))]
  expect(gateText(one, { width: 80, color: false, unicode: true })).toContain(
    'partner.value p90 · changed from trial 3',
  )
})
