/** Attributes of an element; of these `text` is what stands in it. What a user wrote is only ever set as text or value. */
export type Parts = Readonly<Record<string, string | number | boolean>>

/** An element of the page with its attributes and what is in it. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parts: Parts = {},
  ...inside: readonly Node[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(parts))
    if (key === 'text') made.textContent = String(value)
    else if (value === true) made.setAttribute(key, '')
    else if (value !== false) made.setAttribute(key, String(value))
  made.append(...inside)
  return made
}

const svgSpace = 'http://www.w3.org/2000/svg'

/** The same of a drawing. */
export const drawn = (name: string, parts: Parts = {}, ...inside: readonly Node[]): SVGElement => {
  const made = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(parts)) made.setAttribute(key, String(value))
  made.append(...inside)
  return made
}
