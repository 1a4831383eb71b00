import { textWidth } from './text-width.ts'

export type SheetEntry = { readonly title: string; readonly svg: string }

const gap = 16
const caption = 26

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Width and height that an SVG states of itself. Throws when it states none. */
const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const found = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg)
  if (found === null) throw new Error('the picture states no width and height')
  return { width: Number(found[1]), height: Number(found[2]) }
}

/** The same picture with all ids its own, at a place on the sheet. */
const placed = (svg: string, index: number, x: number, y: number, width: number, height: number): string =>
  svg
    .replace(/<[^<>]+>/g, tag => tag.replace(/(\sid="|url\(#|href="#)/g, `$1sheet${index}-`))
    .replace(
      /^<svg([^>]*) width="[\d.]+" height="[\d.]+"/,
      `<svg$1 x="${x}" y="${y}" width="${width}" height="${height}"`,
    )

/** All pictures in one, `columns` beside each other, each `width` pixels wide with its title above; an SVG. */
export const contactSheet = (entries: readonly SheetEntry[], columns = 2, width = 640): string => {
  const cells = entries.map(({ svg, title }) => ({
    svg,
    title,
    height: Math.ceil((sizeOf(svg).height / sizeOf(svg).width) * width),
  }))
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  )
  let top = gap
  const pieces: string[] = []
  rows.forEach((row, down) => {
    row.forEach(({ svg, title, height }, across) => {
      const x = gap + across * (width + gap)
      let shown = title
      while (textWidth(shown, 13, 500) > width && shown.length > 1) shown = `${shown.slice(0, -2)}\u2026`
      pieces.push(
        `<text x="${x}" y="${top + 15}" font-family="Inter" font-size="13" font-weight="500" fill="#6B7280">${escaped(shown)}</text>`,
        placed(svg, down * columns + across, x, top + caption, width, height),
        `<rect x="${x - 0.5}" y="${top + caption - 0.5}" width="${width + 1}" height="${height + 1}" fill="none" stroke="#E5E7EB"/>`,
      )
    })
    top += caption + Math.max(...row.map(({ height }) => height)) + gap
  })
  const whole = gap + columns * (width + gap)
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${whole}" height="${top}" viewBox="0 0 ${whole} ${top}"><rect width="${whole}" height="${top}" fill="#FFFFFF"/>${pieces.join('')}</svg>\n`
}
