const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What is worked out of the rest of a scenario, and is no change of its own. */
const implied: ReadonlySet<string> = new Set(['among'])

/** Whether two plain values say the same: to the bit where they are numbers, in the same order where they are lists. */
export const same = (a: unknown, b: unknown): boolean => {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => !implied.has(key))
  return keys.every(key => same(a[key], b[key]))
}
