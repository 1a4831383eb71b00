import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { resting } from '../src/browser/looks.ts'
import { openFile } from '../test/system/browser.ts'
import { dragProgram } from './bundled.ts'
import type { Drag, Dragged } from './page/dragged.ts'

/** Opens a report in a fresh context, waits until the live part has played all of its futures, and drags its first slider. */
export const dragged = async (browser: Browser, file: URL, drag: Drag): Promise<Dragged> => {
  const { page, close } = await openFile(browser, file, { viewport: { width: 1280, height: 720 } })
  try {
    await page.locator('#live-room').scrollIntoViewIfNeeded()
    await page.locator(`#live-room[data-trials="${resting}"]`).waitFor({ timeout: 120_000 })
    return await page.evaluate<Dragged>(`${readFileSync(dragProgram, 'utf8')}; inPage.drag(${JSON.stringify(drag)})`)
  } finally {
    await close()
  }
}
