import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import * as vega from 'vega'
import { compile } from 'vega-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCharts, kinds } from '../../src/chart/index.ts'
import { contactSheet, type SheetEntry } from '../../src/draw/contact-sheet.ts'
import { drawPng } from '../../src/draw/png.ts'
import { drawSvg } from '../../src/draw/svg.ts'
import { textWidth } from '../../src/draw/text-width.ts'
import { runFile } from '../../src/node.ts'
import { fakeOutcome, fivePlans } from '../chart/outcome-fixture.ts'

const build = (id: string, outcome = fakeOutcome()) => {
  const { key } = kinds.find(kind => kind.id === id)!
  return buildCharts(outcome, [{ kind: key }]).charts[0]!.spec
}

/** The kinds that the made-up outcome has something for. */
const drawn = buildCharts(fakeOutcome()).charts

const texts = (svg: string): string[] => [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text!)
const paths = (svg: string, colour: string): number =>
  svg.split(`<path`).filter(part => part.includes(`"${colour}"`)).length

/** Width, height from the header of a PNG. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

const fontFiles = [400, 500, 600].map(weight =>
  fileURLToPath(new URL(`../../src/draw/fonts/inter-${weight}.ttf`, import.meta.url)),
)

const boxWidth = (text: string, weight: number): number => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="12000" height="300"><text x="50" y="200" font-family="Inter" font-size="100" font-weight="${weight}">${text}</text></svg>`
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).innerBBox()!.width
}

const three: Record<string, string> = {}
const five: Record<string, string> = {}
beforeAll(async () => {
  for (const { id } of drawn) {
    three[id] = await drawSvg(build(id))
    five[id] = await drawSvg(build(id, fakeOutcome({ plans: fivePlans })))
  }
})

describe('drawSvg', () => {
  test('all charts have the size of a slide', () => {
    for (const svg of [...Object.values(three), ...Object.values(five)])
      expect(svg).toMatch(/^<svg [^>]*width="960" height="540"/)
  })

  test('the fan has a band, a line and an end for each strategy, and two dashed lines', () => {
    const svg = three.fan!
    for (const colour of ['#6B7280', '#164ECC', '#B84500']) {
      expect(svg.match(new RegExp(`fill="${colour}"[^>]*opacity="0.18"`, 'g'))).toHaveLength(1)
      expect(svg.match(new RegExp(`stroke="${colour}" stroke-width="2.5"`, 'g'))).toHaveLength(1)
    }
    expect(svg.match(/stroke-dasharray="4,3"/g)).toHaveLength(2)
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['Today', 'Support only', 'Resell with services', '2026', '2030', '$0', '$2M']),
    )
    expect(texts(svg).filter(text => /^\$[\d.]+(M|k)$/.test(text)).length).toBeGreaterThanOrEqual(9)
    expect(texts(svg)).toContain('tandem \u00b7 joint-launch \u00b7 seed 7 \u00b7 n = 2,000 trials')
  })

  test('the difference has bars on both sides, the shares and the three quantiles', () => {
    const svg = three.difference!
    expect(paths(svg, '#B84500')).toBeGreaterThan(10)
    expect(paths(svg, '#6B7280')).toBeGreaterThan(2)
    expect(texts(svg).filter(text => /^(P10|median|P90) /.test(text))).toHaveLength(3)
    expect(texts(svg).filter(text => /^\d+\u00a0%$/.test(text))).toHaveLength(2)
  })

  test('both seats has a point per drawn trial, less those beyond the axes, and four named shares per strategy', () => {
    const svg = five['both-seats']!
    const points = svg.match(/opacity="0.4"/g)!.length
    expect(points).toBeLessThanOrEqual(1600)
    expect(points).toBeGreaterThan(1450)
    expect(texts(svg).filter(text => text === 'both gain')).toHaveLength(4)
    expect(texts(svg).filter(text => /^<?&?(lt;)?\d+\u00a0%$/.test(text))).toHaveLength(16)
  })

  test('names are text, whatever is in them', async () => {
    const titles = ["partner's margin", 'a.b', 'x[0]', 'a"b', '</script><script>alert(1)</script>']
    const outcome = fakeOutcome({
      plans: fivePlans.map((plan, i) => ({ ...plan, title: titles[i]!, id: titles[i]! })),
      trials: 200,
    })
    for (const { id } of drawn) {
      const svg = await drawSvg(build(id, outcome))
      expect(svg).not.toMatch(/<\/?script/)
      expect((await drawPng(svg, 0.5)).length).toBeGreaterThan(2000)
    }
    const shown = texts(await drawSvg(build('fan', outcome))).join('|')
    for (const title of titles.slice(0, 4))
      expect(shown.replaceAll('&quot;', '"').replaceAll('&#39;', "'")).toContain(title)
  })

  test('odd outcomes leave no trace of a missing number', async () => {
    const odd = [
      { trials: 2 },
      { trials: 1, months: 1 },
      { constant: true, trials: 50 },
      { shift: -9e6, trials: 200 },
      { ties: 0.9, trials: 200 },
      { months: 14, trials: 200 },
      { shift: 4e9, months: 240, trials: 200 },
    ]
    const asks = kinds.map(({ key }) => ({ kind: key }))
    for (const wishes of odd)
      for (const { spec } of buildCharts(fakeOutcome(wishes), asks).charts)
        expect(await drawSvg(spec)).not.toMatch(/NaN|undefined|Infinity|null/)
  })

  test('the same spec gives the same bytes', async () => {
    for (const { id } of drawn) {
      const again = await drawSvg(build(id))
      expect(again).toBe(three[id])
      expect(Buffer.compare(await drawPng(again, 1), await drawPng(three[id]!, 1))).toBe(0)
    }
  })

  test('a chart may not load anything', async () => {
    const spec = (data: object) =>
      ({ data, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } }) as never
    const points = (svg: string) => svg.match(/aria-roledescription="point"/g)?.length ?? 0
    expect(points(await drawSvg(spec({ values: [{ a: 1 }] })))).toBe(1)
    const file = join(mkdtempSync(join(tmpdir(), 'tandem-')), 'rows.json')
    writeFileSync(file, '[{"a": 1}, {"a": 2}]')
    const permissive = new vega.View(vega.parse(compile(spec({ url: file })).spec), { renderer: 'none' })
    expect(points(await permissive.toSVG())).toBe(2)
    expect(points(await drawSvg(spec({ url: file })))).toBe(0)
  })
})

describe('drawPng', () => {
  test('is twice the size unless told otherwise, and has its texts', async () => {
    const svg = three.fan!
    expect(sizeOf(await drawPng(svg))).toEqual({ width: 1920, height: 1080 })
    const bare = svg.replace(/<text[\s\S]*?<\/text>/g, '')
    expect((await drawPng(svg, 1)).length).toBeGreaterThan((await drawPng(bare, 1)).length * 1.5)
  })
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('drawPng refuses a scale of %d', async scale => {
  await expect(drawPng(three.fan!, scale)).rejects.toThrow('say a number above 0')
})

// Oracle: the painter itself, which aborts the process at 28 GB.
test.each([12, 100, 1e6])('drawPng refuses a scale of %d, for which there is no room', async scale => {
  const large = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="700"></svg>'
  await expect(drawPng(large, scale)).rejects.toThrow('a picture of 1000 by 700 cannot be drawn')
  await expect(drawPng(large, scale)).rejects.toThrow('say at most 11')
})

// Oracle: the root of 100 million over the pixels, 0.909 and 0.5, and a picture at what is said to be the most.
test.each([
  [11_000, 0.95, 'at most 0.9'],
  [20_000, 5, 'at most 0.5'],
  [1_000_000, 1, 'at most 0.01'],
])('drawPng refuses a picture of %d pixels a side at %d, and says what it takes', async (side, scale, most) => {
  const huge = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"></svg>`
  await expect(drawPng(huge, scale)).rejects.toThrow(new RegExp(`say ${most}$`))
})

test('drawPng draws a small picture at a large scale', async () => {
  const small = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="7"></svg>'
  expect(sizeOf(await drawPng(small, 100))).toEqual({ width: 1000, height: 700 })
})

test.each(['', 'x', '<svg'])('drawPng refuses %j, which is no picture', async text => {
  await expect(drawPng(text)).rejects.toThrow(/SVG/)
})

// Oracle: the text as resvg lays it out, by the difference of two bounding boxes (no kerning between equal letters here).
test.each([400, 500, 600])('textWidth at weight %i agrees with the renderer', weight => {
  for (const letter of ['H', 'm', 'i', '8', '$', '\u2212', '\u00e9', '\u2026']) {
    const width = (count: number) => boxWidth(letter.repeat(count), weight)
    expect(textWidth(letter, 100, weight)).toBeCloseTo((width(101) - width(1)) / 100, 1)
  }
  expect(textWidth('', 10)).toBe(0)
})

test('the contact sheet holds all charts and keeps their ids apart', async () => {
  // The sheet that is looked at has all futures; what is counted here needs few.
  const trials = process.env.TANDEM_CONTACT_SHEET ? 2000 : 100
  const shipped = await runFile('scenarios/uv-partners.yaml', { trials })
  const entries: SheetEntry[] = []
  for (const { id } of drawn)
    entries.push({ title: `uv-partners, 2,000 trials: ${id}`, svg: await drawSvg(build(id, shipped)) })
  for (const [id, svg] of Object.entries(five)) entries.push({ title: `5 strategies: ${id}`, svg })
  const sheet = contactSheet(entries)
  const ids = [...sheet.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const png = await drawPng(sheet, 1)
  expect(png.length).toBeLessThan(300_000)
  if (process.env.TANDEM_CONTACT_SHEET) writeFileSync(new URL('../contact-sheet.png', import.meta.url), png)
})
