import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlText } from '../../src/report/html-text.ts'
import { safeText } from '../../src/report/terminal-text.ts'
import { openBrowser, openFile } from './browser.ts'
import { bareEdge, contrastFaults, tallerThan, textOf, widthFaults } from './page-facts.ts'
import { evil, outcomes, type Report, removeReports, reportOf, saved } from './report-files.ts'
import { collisions, picturesOf } from './text-boxes.ts'

let browser: Browser
const reports = new Map<string, Report>()

beforeAll(async () => {
  browser = await openBrowser()
  for (const [name, outcome] of Object.entries(outcomes)) reports.set(name, await reportOf(name, await outcome()))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  removeReports()
})

const names = Object.keys(outcomes)
const quiet = { said: [], asked: [] }

/** Printable sizes in CSS pixels, at 96 an inch: the sheet less the margins that the page asks for. */
const margin = { across: (2 * 13) / 25.4, down: (2 * 14) / 25.4 }
const sheets = [
  ['A4', 210 / 25.4, 297 / 25.4],
  ['Letter', 8.5, 11],
] as const

describe.each(names)('the report of %s', name => {
  const report = () => reports.get(name)!

  test('shows itself and does nothing else, with Inter, in less than 2 MB', async () => {
    const { page, deeds, close } = await openFile(browser, report().file)
    expect(deeds).toEqual(quiet)
    expect(await page.evaluate(() => document.scripts.length + document.images.length)).toBe(0)
    // every link stays in the page, and leads somewhere
    const away = await page.evaluate(() =>
      [...document.links]
        .map(link => link.getAttribute('href') ?? '')
        .filter(href => !href.startsWith('#') || document.getElementById(href.slice(1)) === null),
    )
    expect(away).toEqual([])
    expect(
      await page.evaluate(() => [...document.fonts].filter(font => font.status === 'loaded').length),
    ).toBeGreaterThanOrEqual(3)
    expect(Buffer.byteLength(report().html)).toBeLessThan(2_000_000)
    await close()
  })

  test('reads the same without script', async () => {
    const on = await openFile(browser, report().file)
    const off = await openFile(browser, report().file, { javaScriptEnabled: false })
    const text = await textOf(on.page)
    expect(text.length).toBeGreaterThan(1500)
    expect(await off.page.locator('body').innerText()).toBe(await on.page.locator('body').innerText())
    expect([on.deeds, off.deeds]).toEqual([quiet, quiet])
    await Promise.all([on.close(), off.close()])
  })

  test.each([1280, 768, 390])('does not scroll sideways at %i', async width => {
    const { page, close } = await openFile(browser, report().file, { viewport: { width, height: 800 } })
    expect(await widthFaults(page)).toEqual([])
    await close()
  })

  test('what is wider than a phone stands in a box that the keyboard scrolls, with a name', async () => {
    const { page, close } = await openFile(browser, report().file, { viewport: { width: 390, height: 800 } })
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter(node => node.scrollWidth > node.clientWidth && getComputedStyle(node).overflowX === 'auto')
        .map(node => [node.tabIndex, node.role, node.ariaLabel?.trim()]),
    )
    expect(boxes.length).toBeGreaterThanOrEqual(3)
    for (const box of boxes) expect(box).toEqual([0, 'group', expect.stringMatching(/\S/)])
    await close()
  })

  // On a phone a picture keeps its size and scrolls: what it says of itself has to be read without that.
  test.each([
    [390, true],
    [683, true],
    [684, false],
    [1280, false],
  ])('what a chart says stands once, and whole, in a window of %i', async (width, isAbove) => {
    const { page, close } = await openFile(browser, report().file, { viewport: { width, height: 800 } })
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('figure')].map(figure => {
        const seen = (node: Element | null): DOMRect => (node as Element).getBoundingClientRect()
        const label = figure.querySelector('svg')?.getAttribute('aria-label') ?? ''
        const [above, within] = [seen(figure.querySelector('.head')), seen(figure.querySelector('.role-title'))]
        const words = figure.querySelector('.head b')?.textContent
        // where the first thing drawn beneath the head begins, against where the box does
        const marks = [...figure.querySelectorAll('svg text')].filter(text => !text.closest('.role-title'))
        const room = Math.min(...marks.map(mark => seen(mark).top)) - seen(figure.querySelector('.picture')).top
        return { label, words, above: above.width, right: above.right, within: within.width, room }
      }),
    )
    expect(charts.length).toBeGreaterThanOrEqual(3)
    for (const { label, words, above, right, within, room } of charts) {
      expect(words).toBe(label)
      expect([above > 0, within > 0]).toEqual([isAbove, !isAbove])
      expect(right).toBeLessThanOrEqual(width)
      expect(room, 'nothing drawn is cut').toBeGreaterThanOrEqual(0)
    }
    await close()
  })

  test.each(['light', 'dark'] as const)('can be read in %s', async colorScheme => {
    const { page, close } = await openFile(browser, report().file, { colorScheme })
    expect(await contrastFaults(page, 4.5)).toEqual([])
    await close()
  })

  test('no text of its charts touches another', async () => {
    const { page, close } = await openFile(browser, report().file)
    const pictures = await picturesOf(page, 'figure svg')
    expect(pictures.length).toBeGreaterThanOrEqual(3)
    expect(pictures.flatMap(collisions)).toEqual([])
    await close()
  })

  test.each(sheets)('prints on %s', async (format, across, down) => {
    const size = { width: Math.floor((across - margin.across) * 96), height: Math.floor((down - margin.down) * 96) }
    const { page, deeds, close } = await openFile(browser, report().file, { viewport: size, colorScheme: 'dark' })
    // what leads elsewhere on the page is of no use on paper
    await page.evaluate(() => document.querySelector('nav')?.remove())
    const screen = await textOf(page)
    await page.emulateMedia({ media: 'print' })
    expect(await widthFaults(page)).toEqual([])
    expect(await contrastFaults(page, 4.5)).toEqual([])
    expect(await tallerThan(page, size.height)).toEqual([])
    expect(await textOf(page)).toBe(screen)
    const pdf = (await page.pdf({ format })).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    const least = (await page.evaluate(() => document.documentElement.scrollHeight)) / size.height
    expect(pages).toBeGreaterThanOrEqual(Math.floor(least))
    expect(pages).toBeLessThanOrEqual(Math.ceil(least * 1.35) + 1)
    expect(deeds).toEqual(quiet)
    await close()
  })
})

describe.each(['light', 'dark'] as const)('a box that is wider than a phone, in %s', colorScheme => {
  const phone = { viewport: { width: 390, height: 800 }, colorScheme }
  const ground = { light: '255, 255, 255', dark: '15, 20, 27' }[colorScheme]

  test('shows by a shade at its edge that there is more, until there is none', async () => {
    const { page, close } = await openFile(browser, reports.get('the shipped scenario')!.file, phone)
    const to = (box: Locator, left: number) => box.evaluate((node, at) => node.scrollTo(at, 0), left)
    const seats = page.locator('.scroll', { has: page.locator('.seats') }).first()
    expect(await bareEdge(page, seats, 'right', ground)).toBeLessThan(0.02)
    await to(seats, 1e4)
    expect(await bareEdge(page, seats, 'right', ground)).toBeGreaterThan(0.5)
    // a picture is white in the dark as well, and has no column of names that stays
    const picture = page.locator('figure .scroll').first()
    const white = '255, 255, 255'
    expect(await bareEdge(page, picture, 'right', white)).toBeLessThan(0.02)
    expect(await bareEdge(page, picture, 'left', white)).toBeGreaterThan(0.5)
    await to(picture, 1e4)
    expect(await bareEdge(page, picture, 'right', white)).toBeGreaterThan(0.5)
    expect(await bareEdge(page, picture, 'left', white)).toBeLessThan(0.02)
    await close()
  })

  test('keeps what its rows and seats are called, and has no shade on paper', async () => {
    const { page, close } = await openFile(browser, reports.get('the shipped scenario')!.file, phone)
    const seats = page.locator('.scroll', { has: page.locator('.seats') }).first()
    await seats.evaluate(node => node.scrollTo(1e4, 0))
    const [box, ...names] = await seats.evaluate(node =>
      [node, ...node.querySelectorAll('tbody th:not([colspan]), tr.seat th > span')].map(
        one => one.getBoundingClientRect().left,
      ),
    )
    expect(names.length).toBeGreaterThan(10)
    for (const left of names) expect(left).toBeCloseTo(box!, 0)
    await page.emulateMedia({ media: 'print' })
    const shades = await page.evaluate(() =>
      [...document.querySelectorAll('.scroll')].map(node => getComputedStyle(node).backgroundImage),
    )
    expect(new Set(shades)).toEqual(new Set(['none']))
    await close()
  })
})

test('what means harm stays text, in the page as in its title', async () => {
  const { page, deeds, close } = await openFile(browser, reports.get('hostile texts')!.file)
  const shown = safeText(evil)
  expect(await page.title()).toBe(shown)
  expect(await page.locator('h1').innerText()).toBe(shown)
  const text = await page.evaluate(() => document.body.textContent ?? '')
  expect(text.split(shown).length).toBeGreaterThan(30)
  expect(text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  expect(deeds).toEqual(quiet)
  await close()
})

describe('the tests can fail', () => {
  const planted = (markup: string) => {
    const { html } = reports.get('hostile texts')!
    return saved('planted', html.replace('<main>', `<main>${markup}`))
  }

  test.each([
    ['a script', '<script>alert(1)</script>', 'said'],
    ['an image from elsewhere', '<img src="https://example.invalid/a.png">', 'said'],
    ['an inline style', '<p style="color:red">x</p>', 'said'],
  ] as const)('%s is noticed', async (_, markup, kind) => {
    const { deeds, close } = await openFile(browser, planted(markup).file)
    expect(deeds[kind].join()).toMatch(/Content Security Policy/)
    await close()
  })

  test('a script, a request and a dialog are noticed where the policy allows them', async () => {
    const { html } = reports.get('hostile texts')!
    const free = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replaceAll(htmlText(evil), evil)
    const { deeds, close } = await openFile(browser, saved('free', free).file)
    expect(deeds.said.join()).toContain('dialog: 1')
    expect(deeds.asked.length).toBeGreaterThan(0)
    await close()
  })

  test('a line that is too wide, and grey on grey', async () => {
    const wide = await openFile(browser, planted('<pre>'.concat('x'.repeat(400), '</pre>')).file)
    expect((await widthFaults(wide.page)).length).toBeGreaterThan(0)
    await wide.close()
    const { html } = reports.get('everything told')!
    const pale = saved(
      'pale',
      html.replace(/<meta http-equiv[^>]*>/, '').replaceAll('--muted:#5b6472', '--muted:#a0a8b4'),
    )
    const { page, close } = await openFile(browser, pale.file)
    expect((await contrastFaults(page, 4.5)).length).toBeGreaterThan(0)
    await close()
  })
})
