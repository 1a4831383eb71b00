import type { Locator, Page } from 'playwright-core'

/** How far the page is wider than its window, and which of its parts reach out of it (inside a box that scrolls is fine). */
export const widthFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const scrolls = (node: Element) => {
      for (let at = node.parentElement; at !== null; at = at.parentElement)
        if (getComputedStyle(at).overflowX === 'auto') return true
      return false
    }
    const beyond = [...document.querySelectorAll('body *')]
      .filter(node => node.closest('svg') === null || node.tagName === 'svg')
      .filter(node => {
        const { left, right } = node.getBoundingClientRect()
        return (left < -0.5 || right > clientWidth + 0.5) && !scrolls(node)
      })
      .map(node => `<${node.tagName.toLowerCase()}> ${node.textContent?.slice(0, 40)}`)
    return scrollWidth > clientWidth ? [`${scrollWidth} px in ${clientWidth}`, ...beyond] : beyond
  })

/** Texts whose contrast with what lies behind them is below `least` (as WCAG 2 computes it). */
export const contrastFaults = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(wanted => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map(value => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const ground = (node: Element): string => {
      for (let at: Element | null = node; at !== null; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor
        if (channels(colour)[3] !== 0) return colour
      }
      return 'rgb(255, 255, 255)'
    }
    const faults = new Set<string>()
    for (const node of document.querySelectorAll('body *')) {
      const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent?.trim() !== '')
      if (!own) continue
      const look = getComputedStyle(node)
      const colour = node instanceof SVGElement ? look.fill : look.color
      const [a, b] = [luminance(colour), luminance(ground(node))]
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      if (!(contrast >= wanted))
        faults.add(`${contrast.toFixed(2)}: ${colour} on ${ground(node)}, as in "${node.textContent?.slice(0, 30)}"`)
    }
    return [...faults]
  }, least)

/** Blocks that may not be broken and yet are taller than a sheet. */
export const tallerThan = (page: Page, height: number): Promise<string[]> =>
  page.evaluate(
    most =>
      [...document.querySelectorAll('body *')]
        .filter(node => getComputedStyle(node).breakInside === 'avoid' && node.getBoundingClientRect().height > most)
        .map(node => `<${node.tagName.toLowerCase()}> ${node.textContent?.slice(0, 40)}`),
    height,
  )

/** All texts that a reader sees, in order, without the blanks, which differ with the layout. */
export const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText.replace(/\s+/g, ''))

/**
 * How much of the outermost column of pixels, at the left or the right of what is seen of a box, has the colour of its
 * ground: what shades an edge leaves none of it.
 */
export const bareEdge = async (page: Page, box: Locator, side: 'left' | 'right', ground: string): Promise<number> => {
  const picture = (await box.screenshot()).toString('base64')
  return page.evaluate(
    async ([bytes, edge, colour]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${bytes}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(edge === 'left' ? 0 : image.width - 1, 0, 1, image.height)
      const wanted = colour.match(/\d+/g)!.map(Number)
      let bare = 0
      for (let at = 0; at < data.length; at += 4)
        if (wanted.every((value, n) => Math.abs(data[at + n]! - value) <= 2)) bare++
      return bare / image.height
    },
    [picture, side, ground] as const,
  )
}
