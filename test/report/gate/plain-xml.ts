/** An element of XML: enough of XML 1.0 for documents without a DTD, and strict about it. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string => {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new Error(`a stray ampersand: ${text}`)
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : entities[name],
  )
}

/** What stands outside of XML 1.0: controls but tab and line ends, surrogates, U+FFFE and U+FFFF. */
const forbidden = (text: string): boolean =>
  Array.from(text).some(character => {
    const code = character.codePointAt(0) as number
    return (
      (code < 32 && ![9, 10, 13].includes(code)) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      code === 0xfffe ||
      code === 0xffff
    )
  })

const attributesOf = (text: string): Record<string, string> => {
  const found: Record<string, string> = {}
  const rest = text.replace(/\s+([A-Za-z][\w:-]*)="([^"<]*)"/g, (_, name, value) => {
    if (Object.hasOwn(found, name)) throw new Error(`twice: ${name}`)
    found[name] = decoded(value.replace(/[\t\n\r]/g, ' '))
    return ''
  })
  if (rest.trim() !== '') throw new Error(`no attributes: ${rest}`)
  return found
}

type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

/** Reads a document; throws where it is not well-formed. */
export const readXml = (source: string): Element => {
  if (forbidden(source)) throw new Error('a character that XML forbids')
  const body = source.replace(/^<\?xml [^?]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '')
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  let at = 0
  const addText = (text: string): void => {
    if (text.includes(']]>')) throw new Error('"]]>" in a text')
    open[open.length - 1].text += decoded(text)
  }
  for (const tag of body.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[^\s=<>"]+="[^"]*")*)\s*(\/?)>/g)) {
    addText(body.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, isEnd, name, attributes, isEmpty] = tag
    if (isEnd) {
      const last = open.pop()
      if (last === undefined || last.name !== name || open.length === 0)
        throw new Error(`"${name}" ends what is not open`)
      open[open.length - 1].children.push(last)
      continue
    }
    const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' }
    if (isEmpty) open[open.length - 1].children.push(element)
    else open.push(element)
  }
  addText(body.slice(at))
  if (
    body
      .slice(0, at)
      .replace(/<\/?[A-Za-z][\w:-]*(?:\s+[^\s=<>"]+="[^"]*")*\s*\/?>/g, '')
      .includes('<')
  )
    throw new Error('a "<" that opens nothing')
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not one root')
  return root.children[0]
}
