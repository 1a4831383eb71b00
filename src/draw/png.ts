import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { fontFiles } from './text-width.ts'

const load = createRequire(import.meta.url)

/**
 * A PNG of the picture, `scale` times its size in pixels, with the shipped typeface only; painted beside whatever else
 * this thread does. Throws when the text is not an SVG, or the scale not a number above 0.
 */
export const drawPng = async (svg: string, scale = 2): Promise<Uint8Array> => {
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    throw new Error(`a picture cannot be drawn at ${scale} times its size: say a number above 0, such as 2`)
  const { renderAsync } = load('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
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
