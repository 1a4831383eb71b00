const width = 120

/** JSON as the formatter of this project writes it: objects open, lists of plain values on one line where they fit. */
export const schemaText = (value: unknown, indent = 0, before = 0): string => {
  const pad = ' '.repeat(indent)
  if (Array.isArray(value)) {
    const line = `[${value.map(item => JSON.stringify(item)).join(', ')}]`
    const isShort = value.every(item => typeof item !== 'object') && before + line.length + 1 <= width
    if (value.length === 0 || isShort) return line
    return `[\n${value.map(item => `${pad}  ${schemaText(item, indent + 2, indent + 2)}`).join(',\n')}\n${pad}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, item]) => {
    const start = `${pad}  ${JSON.stringify(key)}: `
    return start + schemaText(item, indent + 2, start.length)
  })
  return `{\n${lines.join(',\n')}\n${pad}}`
}
