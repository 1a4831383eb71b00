import { writeFileSync } from 'node:fs'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFile } from '../../src/node.ts'
import { openBrowser, openFile } from './browser.ts'
import { type Report, removeReports, reportOf } from './report-files.ts'

/** An A4 sheet in CSS pixels, and the margins that the page asks for. */
const sheet = { width: 794, height: 1123, across: 49, down: 53 }
const height = 2000

let browser: Browser
let report: Report
beforeAll(async () => {
  browser = await openBrowser()
  report = await reportOf('contact sheet', await runFile('scenarios/uv-partners.yaml', { trials: 2000 }))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  removeReports()
})

const address = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`

const screen = async (width: number, options: BrowserContextOptions): Promise<string> => {
  const { page, close } = await openFile(browser, report.file, { viewport: { width, height }, ...options })
  const png = await page.screenshot()
  await close()
  return address(png)
}

/** The first page as it prints: what stands before the charts, which begin a page of their own. */
const paper = async (): Promise<string> => {
  const size = { width: sheet.width - 2 * sheet.across, height: sheet.height - 2 * sheet.down }
  const { page, close } = await openFile(browser, report.file, { viewport: size })
  await page.emulateMedia({ media: 'print' })
  const end = await page.evaluate(() => document.querySelector('#charts')!.getBoundingClientRect().top)
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: size.width, height: Math.min(end, size.height) } })
  await close()
  return address(png)
}

test('the contact sheet shows the report as people meet it', async () => {
  const zoom = 0.5
  const view = (title: string, width: number, image: string) =>
    `<figure><figcaption>${title}</figcaption><img width="${width * zoom}" src="${image}"></figure>`
  const page = await browser.newPage({ viewport: { width: 1900, height: 900 } })
  await page.setContent(`<style>
    body{margin:0;padding:14px;background:#d8dce2;font:13px sans-serif;color:#374151;display:inline-flex;gap:14px}
    figure{margin:0}figcaption{padding:0 0 6px}img{display:block}
    .paper{width:${sheet.width * 0.62}px;height:${sheet.height * 0.62}px;background:#fff;box-sizing:border-box;padding:${sheet.down * 0.62}px ${sheet.across * 0.62}px}
    .paper img{width:100%}
  </style><body>
    ${view('desktop, light', 1280, await screen(1280, { colorScheme: 'light' }))}
    ${view('desktop, dark', 1280, await screen(1280, { colorScheme: 'dark' }))}
    ${view('phone', 390, await screen(390, { colorScheme: 'light' }))}
    <figure><figcaption>the first A4 page</figcaption><div class="paper"><img src="${await paper()}"></div></figure>
  </body>`)
  await page.waitForFunction(() => [...document.images].every(image => image.complete))
  const png = await page.locator('body').screenshot()
  expect(png.length).toBeGreaterThan(50_000)
  expect(png.length).toBeLessThan(600_000)
  if (process.env['TANDEM_CONTACT_SHEET']) writeFileSync(new URL('../contact-sheet-report.png', import.meta.url), png)
})
