import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moving } from '../../src/browser/looks.ts'
import type { Answer, Told } from '../../src/browser/told.ts'
import { runFile } from '../../src/node.ts'
import type { LivePage } from '../../src/report/live/live-run.ts'
import { runScenario } from '../../src/run/run-scenario.ts'
import { realStages } from '../../src/run/stages.ts'
import { openBrowser, openFile } from './browser.ts'
import { contrastFaults, widthFaults } from './page-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'tandem-live-'))
const stages = { ...realStages, png: async () => new Uint8Array() }

const evil = `</script><script>alert(1)</script> "><img src=x onerror=alert(2)> 'é🙂 שלום`

/** A report as the command line leaves it. */
const ran = async (
  file: string,
  name: string,
  options: { trials?: number; cwd?: string; strategies?: string[] } = {},
) => {
  const out = join(folder, name)
  const end = await runScenario(file, { cwd: process.cwd(), ...options, out, force: true, stages })
  if (end.kind !== 'done') throw new Error(JSON.stringify(end))
  return { file: pathToFileURL(join(out, 'report.html')) }
}

/** A small scenario whose every name means harm. */
const hostileText = `tandem: 1
name: ${JSON.stringify(evil)}
extends: base/cloud-software.yaml
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 300, seed: hostile}
statusQuo: today
segments:
  midMarket: {dealSize: {p10: $20k, p90: $180k}}
partner:
  sales: {mix: {midMarket: 100%, enterprise: 0%}}
vendor: {direct: {wonDeals: 1 per month, mix: {midMarket: 100%, enterprise: 0%}}}
strategies:
  today: {title: ${JSON.stringify(`today ${evil}`)}, motion: resell, partner: {sales: {reps: 1}}}
  more: {title: ${JSON.stringify(`more ${evil}`)}, motion: resell, partner: {sales: {reps: 3}}}
`

const uv = 'scenarios/uv-partners.yaml'
const strategies = ['resell']
let browser: Browser
let shipped: Awaited<ReturnType<typeof ran>>
let hostile: Awaited<ReturnType<typeof ran>>

beforeAll(async () => {
  browser = await openBrowser()
  shipped = await ran(uv, 'uv', { trials: 600, strategies })
  const project = mkdtempSync(join(tmpdir(), 'tandem-hostile-'))
  execFileSync('cp', ['-r', resolve('scenarios/base'), project])
  writeFileSync(join(project, 'package.json'), '{}')
  writeFileSync(join(project, 'hostile.yaml'), hostileText)
  hostile = await ran('hostile.yaml', 'hostile', { cwd: project })
  rmSync(project, { recursive: true })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A page with what it did besides showing itself; its own worker, of its own text, is no request. */
const opened = async (file: URL, options: BrowserContextOptions = {}) => {
  const { page, deeds, close } = await openFile(browser, file, options)
  const asked = () => deeds.asked.filter(address => !address.startsWith('blob:'))
  return { page, said: deeds.said, asked, close }
}

const room = (page: Page) => page.locator('#live-room')

/** Waits until so many futures of what was asked last are shown. */
const played = async (page: Page, trials: number): Promise<void> => {
  await page.waitForFunction(
    wanted => {
      const { dataset } = document.querySelector<HTMLElement>('#live-room')!
      return dataset['trials'] === String(wanted) && dataset['asked'] === dataset['answered']
    },
    trials,
    { timeout: 90_000 },
  )
}

/** Waits until something is shown of what was asked last, however few futures it is of. */
const shown = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => {
      const { dataset } = document.querySelector<HTMLElement>('#live-room')!
      return dataset['answered'] !== undefined && dataset['asked'] === dataset['answered']
    },
    undefined,
    { timeout: 90_000 },
  )
}

const near = async (page: Page): Promise<void> => {
  await page.locator('#live').scrollIntoViewIfNeeded()
  await shown(page)
}

const figures = (page: Page): Promise<string> => page.locator('.live-figures').innerText()

type Wanted = { readonly set: readonly string[]; readonly trials: number; readonly figures: readonly string[] }

/** What a worker of the page's own text answers to one question, the last look of it. */
const askedOf = (page: Page, wanted: Wanted): Promise<Extract<Answer, { kind: 'look' }>> =>
  page.evaluate(
    ({ set, trials, figures }) =>
      new Promise<Extract<Answer, { kind: 'look' }>>((resolve, reject) => {
        const data = (id: string) => JSON.parse(document.getElementById(id)!.textContent!)
        const blob = new Blob([data('live-worker') as string], { type: 'text/javascript' })
        const worker = new Worker(URL.createObjectURL(blob))
        const tell = (told: Told) => worker.postMessage(told)
        worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
          if (answer.kind !== 'look') reject(new Error(answer.why))
          else if (answer.trials === trials) resolve(answer)
        }
        tell({ kind: 'open', run: (data('live-page') as LivePage).run, figures })
        tell({ kind: 'look', id: 1, set, trials })
      }),
    wanted,
  )

describe('the page and the command line agree to the bit', () => {
  test.each([
    ['one value', 'inputs.captureShare=40%'],
    ['a shifted law', 'inputs.captureShare={p10: 24.91%, p50: 36%, p90: 47.74%}'],
    ['a lever of one strategy', 'strategies.resell.partner.sales.reps=3'],
  ])('%s', async (_, set) => {
    // the oracle is a run of the file in Node
    const trials = moving
    const { result: oracle } = await runFile(uv, { trials, set: [set], strategies, isBare: true })
    // every figure but those that only a statement asks for
    const figures = Object.keys(oracle.strategies[0].metrics).filter(id => !id.includes(' '))
    expect(figures.length).toBeGreaterThan(60)
    const { page, close } = await opened(shipped.file)
    const { now, base } = await askedOf(page, { set: [set], trials, figures })
    await close()
    const of = <T>(metrics: Readonly<Record<string, T>>) => Object.fromEntries(figures.map(id => [id, metrics[id]]))
    const levels = oracle.strategies.map(({ id, metrics }) => ({ id, metrics: of(metrics) }))
    // through JSON, as a result.json is
    const plain = (x: unknown) => JSON.parse(JSON.stringify(x))
    expect(plain(now.strategies)).toEqual(levels)
    const changes = oracle.comparisons.map(({ a, b, metrics }) => ({ a, b, metrics: of(metrics) }))
    expect(plain(now.comparisons)).toEqual(changes)
    expect(plain(now.goals)).toEqual(oracle.goals)
    expect(plain(base.comparisons)).not.toEqual(changes)
  })
})

describe('in a browser', () => {
  test('a slider that is moved by the keyboard moves figures; reset puts them back', async () => {
    const { page, said, asked, close } = await opened(shipped.file)
    await near(page)
    await played(page, 2000)
    const before = await figures(page)
    expect(before).not.toMatch(/against the base/)
    const slider = page.locator('.live-slider input[type=range]').first()
    await slider.focus()
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
    await played(page, 2000)
    const after = await figures(page)
    expect(after).toMatch(/against the base/)
    expect(after).not.toBe(before)
    expect(await page.locator('.live-slider.moved').count()).toBe(1)
    expect(await page.locator('.live-slider.moved output').innerText()).toMatch(/^pinned: /)
    await page.locator('.live-slider.moved input[value=shift]').check()
    await played(page, 2000)
    expect(await page.locator('.live-slider.moved output').innerText()).toMatch(/^median /)
    expect(await figures(page)).not.toBe(after)
    await page.getByRole('button', { name: 'Reset all' }).click()
    await played(page, 2000)
    expect(await figures(page)).toBe(before)
    expect(await page.locator('.live-slider.moved').count()).toBe(0)
    expect([said, asked()]).toEqual([[], []])
    await close()
  })

  test('what was moved can be taken away, and the command line is what the figures came from', async () => {
    const { page, close } = await opened(shipped.file)
    await near(page)
    await page.locator('.live-slider input[type=range]').first().press('ArrowRight')
    await played(page, 2000)
    await page.locator('.live-copy summary').click()
    const [yaml, command] = await Promise.all(['#live-yaml', '#live-command'].map(id => page.inputValue(id)))
    const path = await page.locator('.live-slider .path-name').first().innerText()
    const set = /--set (?:'([^']*)'|(\S+))/.exec(command!)!
    const said = set[1] ?? set[2]!
    expect(command).toMatch(
      /^tandem run scenarios\/uv-partners\.yaml --trials 2000 --seed uv-partners --strategy today --strategy resell --set /,
    )
    expect(said.startsWith(`${path}=`)).toBe(true)
    expect(yaml).toContain(said.slice(path.length + 1))
    expect(yaml).toContain(path.split('.')[0])
    await close()
  })

  test('says how the base stands to the printed run', async () => {
    const { page, close } = await opened(shipped.file)
    await near(page)
    await played(page, 2000)
    expect(await room(page).innerText()).toMatch(/the printed run with 2,000 futures instead of 600, on the same seed/)
    await close()
  })

  test('nothing is played for a reader who stays away', async () => {
    const { page, close } = await opened(shipped.file, { viewport: { width: 1280, height: 300 } })
    await page.waitForTimeout(300)
    expect(await room(page).getAttribute('data-asked')).toBeNull()
    await close()
  })

  test.each([1280, 768, 390])('does not scroll sideways at %i, moved', async width => {
    const { page, close } = await opened(shipped.file, { viewport: { width, height: 900 } })
    await near(page)
    await page.locator('.live-slider input[type=range]').first().press('ArrowRight')
    await shown(page)
    await page.locator('.live-copy summary').click()
    expect(await widthFaults(page)).toEqual([])
    await close()
  })

  test('no line ends inside an amount, however wide the page is', async () => {
    const { page, close } = await opened(shipped.file, { viewport: { width: 700, height: 900 } })
    await near(page)
    await page.locator('.live-slider input[type=range]').first().press('ArrowLeft')
    await shown(page)
    let lines = 0
    for (let width = 320; width < 700; width += 7) {
      await page.setViewportSize({ width, height: 900 })
      // the oracle is where each amount's own letters lie, found in the text of the whole line
      const torn = await page.evaluate(() => {
        const found: string[] = []
        const all = [...document.querySelectorAll('.live-best')]
        for (const line of all) {
          const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
          const letters: (readonly [Text, number])[] = []
          while (walk.nextNode()) {
            const text = walk.currentNode as Text
            for (let n = 0; n < text.length; n++) letters.push([text, n])
          }
          for (const { 0: amount, index } of line.textContent!.matchAll(/[−+]?\$[\d.]+[kM]?/g)) {
            const tops = letters.slice(index, index + amount.length).map(([text, n]) => {
              const range = document.createRange()
              range.setStart(text, n)
              range.setEnd(text, n + 1)
              return Math.round(range.getBoundingClientRect().top)
            })
            if (new Set(tops).size > 1) found.push(amount)
          }
        }
        return { found, lines: all.filter(line => /[−+]\$/.test(line.textContent!)).length }
      })
      expect([width, torn.found]).toEqual([width, []])
      lines += torn.lines
    }
    expect(lines).toBeGreaterThan(50)
    await close()
  })

  test.each([
    [640, 360],
    [390, 844],
  ])('what the keyboard is at is never behind the bar, at %i x %i', async (width, height) => {
    const { page, close } = await opened(shipped.file, { viewport: { width, height } })
    await near(page)
    await page.locator('.live-slider input[type=range]').nth(1).press('ArrowLeft')
    await shown(page)
    await page.locator('.live-copy summary').click()
    await page.locator('.live-slider input[type=range]').first().focus()
    const covered: string[] = []
    let stops = 0
    for (;;) {
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      const at = await page.evaluate(() => {
        const [control, bar] = [document.activeElement!, document.querySelector('.live-sum')!]
        if (!document.querySelector('.live-left')!.contains(control)) return undefined
        const [box, over] = [control, bar].map(one => one.getBoundingClientRect())
        const isSeen =
          box!.top >= 0 && box!.bottom <= innerHeight && (box!.bottom <= over!.top || box!.top >= over!.bottom)
        return { name: control.id || control.textContent!, isSeen }
      })
      if (at === undefined) break
      stops++
      if (!at.isSeen) covered.push(at.name)
      await page.keyboard.press('Tab')
    }
    expect(covered).toEqual([])
    expect(stops).toBeGreaterThan(12)
    await close()
  })

  /** What axe has to say of a page, or of a part of it, that is serious or worse. */
  const graveIn = async (page: Page, part: string) => {
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    return page.evaluate(async where => {
      const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
      const { violations, passes } = await axe.run(document.querySelector(where)!)
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      return { grave: grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), passes: passes.length }
    }, part)
  }

  test.each(['light', 'dark'] as const)('can be read in %s, and axe finds nothing serious', async colorScheme => {
    const { page, close } = await opened(shipped.file, { colorScheme })
    const whole = await graveIn(page, 'html')
    expect(whole.grave).toEqual([])
    expect(whole.passes).toBeGreaterThan(15)
    await near(page)
    await page.locator('.live-slider input[type=range]').first().press('ArrowRight')
    await played(page, 2000)
    await page.locator('.live-copy summary').click()
    await page.evaluate(() => {
      for (const other of document.querySelectorAll('main > :not(.live), header, footer')) other.remove()
    })
    expect(await contrastFaults(page, 4.5)).toEqual([])
    const moved = await graveIn(page, '.live')
    expect(moved.grave).toEqual([])
    expect(moved.passes).toBeGreaterThan(10)
    await close()
  })

  test('without script everything else is there, and one sentence says what is not', async () => {
    const off = await opened(shipped.file, { javaScriptEnabled: false })
    const on = await opened(shipped.file)
    const text = (page: Page) => page.locator('body').innerText()
    expect(await off.page.locator('#live-needs').innerText()).toMatch(/needs a script/)
    expect(await on.page.locator('#live-needs').isVisible()).toBe(false)
    const room = await on.page.locator('#live-room').innerText()
    const needs = await off.page.locator('#live-needs').innerText()
    const bare = (all: string, part: string) => all.replace(part, '').replace(/\s+/g, '')
    expect(bare(await text(off.page), needs)).toBe(bare(await text(on.page), room))
    expect(await off.page.locator('figure svg').count()).toBeGreaterThanOrEqual(3)
    await Promise.all([on.close(), off.close()])
  })

  test('where no worker can be had, one sentence says so', async () => {
    const context = await browser.newContext({ offline: true })
    const page = await context.newPage()
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'Worker', {
        value: class {
          constructor() {
            throw new Error('no')
          }
        },
      })
    })
    await page.goto(shipped.file.href)
    await page.locator('#live').scrollIntoViewIfNeeded()
    await page.waitForFunction(() => document.querySelector<HTMLElement>('#live-room')!.hidden)
    expect(await page.locator('#live-needs').innerText()).toMatch(/does not run/)
    await context.close()
  })

  test('names that mean harm stay text', async () => {
    const { page, said, asked, close } = await opened(hostile.file)
    await near(page)
    await page.locator('.live-slider input[type=range]').first().press('ArrowRight')
    await shown(page)
    const text = await room(page).innerText()
    expect(text).toContain('<img src=x onerror=alert(2)>')
    expect(await page.evaluate(() => document.images.length)).toBe(0)
    expect(await page.evaluate(() => [...document.scripts].filter(one => one.type === '').length)).toBe(1)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect([said, asked()]).toEqual([[], []])
    await close()
  })

  test('on paper there is nothing to move', async () => {
    const { page, close } = await opened(shipped.file)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.live').isVisible()).toBe(false)
    await close()
  })
})

test('two workers play where the machine has more than one core', async () => {
  const { page, close } = await opened(shipped.file)
  await near(page)
  const cores = await page.evaluate(() => navigator.hardwareConcurrency)
  expect(page.workers()).toHaveLength(cores > 1 ? 2 : 1)
  await close()
})

test('a first look comes before all, and a later question overtakes it', async () => {
  const { page, close } = await opened(shipped.file)
  await near(page)
  const seen = await page.evaluate(async () => {
    const room = document.querySelector<HTMLElement>('#live-room')!
    const input = document.querySelector<HTMLInputElement>('.live-slider input[type=range]')!
    const steps: string[] = []
    const watch = new MutationObserver(() => steps.push(`${room.dataset['answered']}:${room.dataset['trials']}`))
    watch.observe(room, { attributes: true, attributeFilter: ['data-answered', 'data-trials'] })
    const move = (name: string) => {
      input.value = String(Number(input.value) + 1)
      input.dispatchEvent(new Event(name))
    }
    move('input')
    await new Promise(done => setTimeout(done, 20))
    move('input')
    move('change')
    const last = room.dataset['asked']
    while (!steps.includes(`${last}:2000`)) await new Promise(done => setTimeout(done, 20))
    return { steps: [...new Set(steps)], last }
  })
  const own = seen.steps.filter(step => step.startsWith(`${seen.last}:`)).map(step => Number(step.split(':')[1]))
  expect(own[0]).toBeLessThanOrEqual(64)
  expect(own).toEqual([...own].sort((a, b) => a - b))
  expect(own.at(-1)).toBe(2000)
  await close()
})

test('a slider that is dragged without a pause shows what it does while it is dragged', async () => {
  const { page, said, close } = await opened(shipped.file)
  await near(page)
  const drag = await page.evaluate(async () => {
    const room = document.querySelector<HTMLElement>('#live-room')!
    const state = document.querySelector<HTMLElement>('.live-state span')!
    const input = document.querySelector<HTMLInputElement>('.live-slider input[type=range]')!
    const pictures: { answered: number; asked: number; text: string }[] = []
    const watch = new MutationObserver(() =>
      pictures.push({
        answered: Number(room.dataset['answered']),
        asked: Number(room.dataset['asked']),
        text: state.textContent!,
      }),
    )
    watch.observe(room, { attributes: true, attributeFilter: ['data-answered'] })
    const wait = (ms: number) => new Promise(done => setTimeout(done, ms))
    const start = Number(input.value)
    // at least twelve moves, and on a slow machine as many as it takes until something is seen
    for (let n = 0; n < 12 || (pictures.length < 2 && n < 2000); n++) {
      input.value = String(start + (n % 2) + 1)
      input.dispatchEvent(new Event('input'))
      await wait(40)
    }
    const during = pictures.length
    // faster than anything can be played: each picture is of a place that the slider has left
    for (let n = 0; !pictures.slice(during).some(({ answered, asked }) => answered < asked) && n < 5000; n++) {
      input.value = String(start + (n % 2) + 1)
      input.dispatchEvent(new Event('input'))
      await wait(1)
    }
    const left = pictures.slice(during).filter(({ answered, asked }) => answered < asked).length
    const ids = pictures.map(({ answered }) => answered)
    return { during, left, ids, texts: [...new Set(pictures.map(({ text }) => text.replace(/\d.*/, '')))] }
  })
  expect(drag.during).toBeGreaterThan(1)
  expect(drag.left).toBeGreaterThan(0)
  expect(drag.ids).toEqual([...drag.ids].sort((a, b) => a - b))
  expect(drag.texts).toEqual(['With what you have set, first '])
  expect(said).toEqual([])
  await close()
})

test('a picture of the base is called so, also when the slider has been moved meanwhile', async () => {
  const { page, close } = await opened(shipped.file)
  await near(page)
  // moved and not let go: when all is played that is asked of it, the worker has nothing to do
  await page
    .locator('.live-slider input[type=range]')
    .first()
    .evaluate((input: HTMLInputElement) => {
      input.value = String(Number(input.value) + 1)
      input.dispatchEvent(new Event('input'))
    })
  await played(page, 500)
  const texts = await page.evaluate(async () => {
    const room = document.querySelector<HTMLElement>('#live-room')!
    const input = document.querySelector<HTMLInputElement>('.live-slider input[type=range]')!
    const reset = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Reset all')!
    const texts = new Map<number, string>()
    const watch = new MutationObserver(() =>
      texts.set(
        Number(room.dataset['answered']),
        document.querySelector<HTMLElement>('.live-state span')!.textContent!.replace(/,.*/, ''),
      ),
    )
    watch.observe(room, { attributes: true, attributeFilter: ['data-answered'] })
    const asked = () => Number(room.dataset['asked'])
    // both in one turn: the worker begins with the base, and its answer comes when the slider stands elsewhere
    reset.click()
    const base = asked()
    input.value = String(Number(input.value) + 2)
    input.dispatchEvent(new Event('input'))
    const moved = asked()
    while (!texts.has(moved)) await new Promise(done => setTimeout(done, 5))
    return [base, moved].map(id => texts.get(id) ?? null)
  })
  expect(texts).toEqual(['The base', 'With what you have set'])
  await close()
})
