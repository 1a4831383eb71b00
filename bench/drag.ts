import { existsSync, readFileSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { dragProgram } from './bundled.ts'
import type { Drag, Dragged } from './page/dragged.ts'

/** The browser that the system has; none is ever downloaded. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export const hasChromium = (): boolean => existsSync(chromiumPath)

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  })

/** Opens a report in a fresh context, waits until the live part has played all of its futures, and drags its first slider. */
export const dragged = async (browser: Browser, file: URL, drag: Drag): Promise<Dragged> => {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 720 } })
  try {
    const page = await context.newPage()
    await page.goto(file.href, { waitUntil: 'load' })
    await page.locator('#live-room').scrollIntoViewIfNeeded()
    await page.locator('#live-room[data-trials="2000"]').waitFor({ timeout: 120_000 })
    return await page.evaluate<Dragged>(`${readFileSync(dragProgram, 'utf8')}; inPage.drag(${JSON.stringify(drag)})`)
  } finally {
    await context.close()
  }
}
