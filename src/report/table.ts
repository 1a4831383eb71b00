export type TableColumn =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly string[] }
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }

/** A table by columns, all of one length; null where there is no value. */
export type Table = { readonly name: string; readonly columns: readonly TableColumn[] }

export const text = <R>(name: string, rows: readonly R[], of: (row: R) => string): TableColumn => ({
  name,
  type: 'text',
  values: rows.map(of),
})

export const number = <R>(name: string, rows: readonly R[], of: (row: R) => number | null): TableColumn => ({
  name,
  type: 'number',
  values: rows.map(of),
})
