type Path = readonly (string | number)[]
type Data = { [key: string]: unknown } | unknown[]

/** Whether a value has parts. */
export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** The paths of all values in plain data. */
export const pathsIn = (value: unknown, at: Path = []): readonly Path[] => {
  const inside = Array.isArray(value) ? [...value.entries()] : isData(value) ? Object.entries(value) : []
  return [at, ...inside.flatMap(([key, one]) => pathsIn(one, [...at, key]))]
}

/** A copy of plain data in which `change` has been done to what stands at a path. */
export const changed = (data: unknown, path: Path, change: (value: unknown) => unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(data)
  if (Array.isArray(data)) return data.map((one, i) => (i === key ? changed(one, rest, change) : one))
  if (!isData(data)) return data
  return Object.fromEntries(
    Object.entries(data).map(([one, value]) => [one, one === key ? changed(value, rest, change) : value]),
  )
}
