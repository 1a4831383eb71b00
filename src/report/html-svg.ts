import { htmlText } from './html-text.ts'

/** Elements that only draw. Nothing that runs, loads, links or holds foreign markup. */
const drawing = new Set(
  'svg g path rect line circle ellipse polyline polygon text tspan title desc defs clipPath linearGradient radialGradient stop mask symbol'.split(
    ' ',
  ),
)

const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g
const attribute = /\s+([\w:-]+)="([^"]*)"/g

/**
 * A page forbids inline styles and has no scripts; references may only point into the picture itself. The picture has a
 * label of its own, so that its parts need no role.
 */
const isKept = (name: string, value: string): boolean =>
  !/^(on.*|style|xmlns:xlink|version|role|aria-.*)$/i.test(name) &&
  (!/href$/i.test(name) || value.startsWith('#')) &&
  (!/url\s*\(/i.test(value) || /^url\(#[\w-]+\)$/.test(value))

const ownId = (name: string, value: string, prefix: string): string => {
  if (name === 'id') return `${prefix}-${value}`
  if (/href$/i.test(name)) return `#${prefix}-${value.slice(1)}`
  return value.replace(/^url\(#([\w-]+)\)$/, `url(#${prefix}-$1)`)
}

const attributesOf = (text: string, prefix: string, isRoot: boolean): string =>
  [...text.matchAll(attribute)]
    .filter(([, name, value]) => isKept(name, value) && !(isRoot && /^(width|height|class)$/.test(name)))
    .map(([, name, value]) => ` ${name}="${ownId(name, value, prefix)}"`)
    .join('')

/**
 * A picture made fit to stand in the page: no sizes of its own, ids of its own (`prefix`), nothing but drawing.
 * Null when it holds anything else, so that what nobody vetted is never shown.
 */
export const inlineSvg = (svg: string, prefix: string, title: string): string | null => {
  const body = svg
    .replace(/^\s*<\?xml[^>]*\?>/, '')
    .replace(/^\s*<!DOCTYPE[^>[]*>/i, '')
    .trim()
  let end = 0
  let root = true
  let done = ''
  for (const match of body.matchAll(tag)) {
    const [whole, closes, name, attributes, empty] = match
    const between = body.slice(end, match.index)
    if (between.includes('<') || !drawing.has(name) || (root && name !== 'svg')) return null
    const kept = attributesOf(attributes, prefix, root)
    const label = root ? ` role="img" aria-label="${htmlText(title)}"` : ''
    done += `${between}<${closes}${name}${kept}${label}${empty}>`
    root = false
    end = match.index + whole.length
  }
  return root || end !== body.length ? null : done
}
