import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that the system has; none is ever downloaded. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, headless: true, args: flags })

/** What a page did that it should not: said on the console, thrown, asked for, or put before the reader. */
export type Deeds = { readonly said: string[]; readonly asked: string[] }

export type Opened = { readonly page: Page; readonly deeds: Deeds; readonly close: () => Promise<void> }

/** Opens a file without a network and notes all that it does besides showing itself. */
export const openFile = async (browser: Browser, file: URL, options: BrowserContextOptions = {}): Promise<Opened> => {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const deeds: Deeds = { said: [], asked: [] }
  page.on('console', message => deeds.said.push(message.text()))
  page.on('pageerror', error => deeds.said.push(error.message))
  page.on('dialog', dialog => {
    deeds.said.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('request', request => {
    const address = request.url()
    if (address !== file.href && !address.startsWith('data:')) deeds.asked.push(address)
  })
  await page.goto(file.href, { waitUntil: 'load' })
  return { page, deeds, close: () => context.close() }
}
