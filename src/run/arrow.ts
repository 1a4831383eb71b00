import type { Table } from '../report/tables.ts'

/** The table as an Arrow IPC file: texts as UTF-8, numbers as 64-bit floats, null where there is no value. */
export const arrowBytes = async (table: Table): Promise<Uint8Array> => {
  const { float64, tableFromArrays, tableToIPC, utf8 } = await import('@uwdata/flechette')
  const arrays = Object.fromEntries(table.columns.map(column => [column.name, [...column.values]]))
  const types = Object.fromEntries(table.columns.map(({ name, type }) => [name, type === 'text' ? utf8() : float64()]))
  const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'file' })
  if (bytes === null) throw new Error(`the table "${table.name}" gave no Arrow file`)
  return bytes
}
