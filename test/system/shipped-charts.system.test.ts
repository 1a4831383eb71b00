import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chart } from '../../src/chart/index.ts'
import { contactSheet, type SheetEntry } from '../../src/draw/contact-sheet.ts'
import { drawPng } from '../../src/draw/png.ts'
import { drawSvg } from '../../src/draw/svg.ts'
import { everyChart, shipped, shippedOutcomes } from '../chart/shipped-outcomes.ts'
import { openPictures, type Pictures } from './pictures.ts'
import { collisions, struck } from './text-boxes.ts'

// Every chart of every scenario that is shipped, as people see it. `TANDEM_CONTACT_SHEET=1` writes a sheet of each
// scenario: small ones to keep in test/chart/sheets, and ones of 1280 by 720 pixels a chart to look at in out/sheets.
const [kept, large] = ['test/chart/sheets', 'out/sheets']

let pictures: Pictures
let charts: ReadonlyMap<string, readonly Chart[]>
beforeAll(async () => {
  pictures = await openPictures()
  charts = new Map([...(await shippedOutcomes())].map(([name, outcome]) => [name, everyChart(outcome)]))
}, 300_000)
afterAll(() => pictures?.close())

/** Width and height that a PNG states in its header. */
const sizeOf = (png: Uint8Array): readonly [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

const write = (path: string, png: Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, png)
}

describe.each(shipped)('%s', name => {
  test('no text of its charts touches another, lies on a line or leaves the picture, and each is the size of a slide', async () => {
    const entries: SheetEntry[] = []
    for (const { id, spec } of charts.get(name) ?? []) {
      const svg = await drawSvg(spec)
      const picture = await pictures.shown(svg)
      expect([id, collisions(picture), struck(picture)]).toEqual([id, [], []])
      const [width, height] = sizeOf(await drawPng(svg, 4 / 3))
      // labels that stand out at the side, and heights of rows in whole pixels, take less than a hundredth
      expect([id, Math.abs(width - 1280) <= 12, Math.abs(height - 720) <= 7]).toEqual([id, true, true])
      entries.push({ title: `${name} \u00b7 ${id}`, svg })
    }
    expect(entries.length).toBeGreaterThan(1)
    if (process.env['TANDEM_CONTACT_SHEET'] === undefined) return
    write(join(large, `${name}.png`), await drawPng(contactSheet(entries, 2, 1280), 1))
    write(join(kept, `${name}.png`), await drawPng(contactSheet(entries, 3, 480), 1))
  })
})
