import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { fontFiles } from './text-width.ts'

const load = createRequire(import.meta.url)

/** Pixels of a picture at most: 400 MB while it is painted. With too little memory the painter takes the process with it. */
const most = 100_000_000

/** A number above 0 in two digits, in whole ones from 1 on, rounded down. */
const down = (value: number): number => {
  const step = value < 1 ? 10 ** (Math.floor(Math.log10(value)) - 1) : 1
  return Number((Math.floor(value / step) * step).toPrecision(value < 1 ? 2 : 15))
}

/**
 * A PNG of the picture, `scale` times its size in pixels, with the shipped typeface only; painted beside whatever else
 * this thread does. Throws when the text is not an SVG, the scale not a number above 0, or the PNG would have more than
 * 100 million pixels.
 */
export const drawPng = async (svg: string, scale = 2): Promise<Uint8Array> => {
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    throw new Error(`a picture cannot be drawn at ${scale} times its size: say a number above 0, such as 2`)
  const { renderAsync, Resvg } = load('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
  const largest = Math.sqrt(most / (width * height))
  if (scale > largest)
    throw new Error(
      `a picture of ${width} by ${height} cannot be drawn at ${scale} times its size: say at most ${down(largest)}`,
    )
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles().map(file => fileURLToPath(file)),
      defaultFontFamily: 'Inter',
    },
    background: '#FFFFFF',
    fitTo: { mode: 'zoom', value: scale },
  })
  return new Uint8Array(image.asPng())
}
