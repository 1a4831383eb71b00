type Located = { readonly location?: { readonly line: number } | null; readonly text: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Where in the file a thing went wrong: of a text that cannot be read, or the innermost call that stands in it. */
export const lineOf = (error: unknown, file: string): number | null => {
  if (!isRecord(error)) return null
  const [first] = Array.isArray(error['errors']) ? (error['errors'] as Located[]) : []
  if (first?.location) return first.location.line
  const stack = typeof error['stack'] === 'string' ? error['stack'] : ''
  const at = stack.split('\n').find(line => line.includes(file))
  const line = at && /:(\d+):\d+\)?$/.exec(at.trim())?.[1]
  return line ? Number(line) : null
}

export const messageOf = (error: unknown): string => {
  if (isRecord(error) && Array.isArray(error['errors']) && error['errors'].length > 0)
    return (error['errors'] as Located[]).map(({ text }) => text).join('; ')
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
