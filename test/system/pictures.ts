import { readFileSync } from 'node:fs'
import { fontFile } from '../../src/draw/text-width.ts'
import { openBrowser } from './browser.ts'
import { picturesOf } from './text-boxes.ts'

/** Pictures as a browser shows them, in the typeface that they are drawn with. */
export type Pictures = {
  readonly shown: (svg: string) => Promise<Awaited<ReturnType<typeof picturesOf>>[number]>
  readonly close: () => Promise<void>
}

export const openPictures = async (): Promise<Pictures> => {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1000, height: 600 } })
  const faces = ([400, 500, 600] as const).map(weight => {
    const bytes = readFileSync(fontFile(weight)).toString('base64')
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${bytes})}`
  })
  await page.setContent(`<style>${faces.join('')}body{margin:0}svg{display:block}</style><main></main>`)
  await page.evaluate(() =>
    Promise.all(['400', '500', '600'].map(weight => document.fonts.load(`${weight} 12px Inter`))),
  )
  return {
    shown: async svg => {
      await page.evaluate(text => {
        document.querySelector('main')!.innerHTML = text
      }, svg)
      return (await picturesOf(page, 'main > svg'))[0]!
    },
    close: () => browser.close(),
  }
}
