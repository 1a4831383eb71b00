import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { delimiters } from '../csv/read-table.ts'
import { shape } from '../shape.ts'
import type { Cell, Table, Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import type { Entry, MapNode, TreeNode } from '../yaml/tree.ts'
import type { Layer } from './chain.ts'
import { scalarOf } from './level.ts'
import { isNone } from './none.ts'

/** Rooms whose elements may stand in a table, a row each. */
const rooms: readonly string[] = ['deals']

/** Whether the elements of a room may stand in a table. */
export const isListed = (room: string): boolean => rooms.includes(room)

/** The column that has the names of the elements. */
const nameColumn = 'name'

/** More than anybody looks at one by one. */
const mostRows = 1_000

/** The keys of `{csv: pipeline.csv, delimiter: ";"}`. */
export const listedKeys: readonly string[] = ['csv', 'delimiter']

const namesTable = (node: TreeNode): node is MapNode => node.kind === 'map' && node.entries.has('csv')

/** The table that an entry names; undefined after a complaint. */
const tableOf = (entry: Entry, room: string, tools: Pick<Tools, 'table' | 'complain'>): Table | undefined => {
  const { complain } = tools
  const { entries } = entry.value as MapNode
  const path = `${room}.${entry.key}`
  let fine = true
  for (const { key, keyPlace } of entries.values())
    if (!listedKeys.includes(key)) {
      const expected = oneOf(listedKeys)
      complain('E101', `unknown key ${quoted(key)} beside "csv"`, {
        place: keyPlace,
        path,
        expected,
        help: didYouMean(key, listedKeys) ?? 'what is said of a deal stands in the table, in a column of that name',
      })
      fine = false
    }
  const [csv, sign] = [entries.get('csv'), entries.get('delimiter')]
  const file = csv && scalarOf(csv, path, 'the path of a CSV file', complain)
  const delimiter = sign && scalarOf(sign, path, 'what stands between two cells', complain)
  if (delimiter !== undefined && !delimiters.has(delimiter.text)) {
    const help = 'write ",", ";", "\\t" or "|", in quotes'
    complain('E120', `"delimiter" cannot be ${quoted(delimiter.text)}`, { place: delimiter.place, path, help })
    fine = false
  }
  if (!fine || file === undefined || (sign !== undefined && delimiter === undefined)) return undefined
  return tools.table(file.text.trim(), file.place, delimiter?.text)
}

type Column = { readonly way: readonly string[]; readonly header: Cell; readonly cells: readonly Cell[] }

/** One row as a map: a key for each column in which it says something, a map in it where the column's name has dots. */
const rowOf = (columns: readonly Column[], row: number, place: Place, path: string, complain: Complain): MapNode => {
  const entries = new Map<string, Entry>()
  for (const key of new Set(columns.map(({ way }) => way[0]))) {
    const own = columns.filter(({ way, cells }) => way[0] === key && cells[row].text !== '')
    if (own.length === 0) continue
    const [{ header }] = own
    const whole = own.find(({ way }) => way.length === 1)
    const part = own.find(({ way }) => way.length > 1)
    if (whole !== undefined && part !== undefined)
      complain('E102', `the columns ${quoted(whole.header.text)} and ${quoted(part.header.text)} say the same value`, {
        place: part.cells[row].place,
        path: `${path}.${key}`,
        help: 'leave one of the two cells empty',
        also: [{ place: whole.cells[row].place, note: 'the other one' }],
      })
    const inner = own.map(column => ({ ...column, way: column.way.slice(1) }))
    const value: TreeNode =
      whole === undefined
        ? rowOf(inner, row, place, `${path}.${key}`, complain)
        : { kind: 'scalar', text: whole.cells[row].text, quoted: false, place: whole.cells[row].place }
    entries.set(key, { key, keyPlace: header.place, value })
  }
  return { kind: 'map', entries, place }
}

/** Each row as an entry with its name, or the number of the row where it has none. */
const rowsOf = (entry: Entry, table: Table, room: string, complain: Complain): readonly Entry[] => {
  const columns = table.names.map(
    (name, n): Column => ({
      way: name.split('.'),
      header: table.header[n],
      cells: table.cells(name) ?? [],
    }),
  )
  const named = table.cells(nameColumn)
  const known = [...(shape.rooms.get(room)?.each?.shape.rooms.keys() ?? [])]
  const others = columns.filter(({ way: [key, ...rest], header }) => {
    if (key === nameColumn && rest.length === 0) return false
    if (known.includes(key)) return true
    complain('E101', `unknown column ${quoted(header.text)}`, {
      place: header.place,
      path: `${room}.${entry.key}`,
      expected: oneOf([nameColumn, ...known], 30),
      help: didYouMean(header.text, known) ?? 'keep the columns that are fields of a deal',
    })
    return false
  })
  const [{ cells }] = columns
  if (cells.length > mostRows) {
    complain('E108', `${cells.length} rows; at most ${mostRows} ${room} can be listed`, {
      place: cells[mostRows].place,
      path: room,
      help: 'keep those that are looked at one by one',
    })
    return []
  }
  return cells.map((first, row): Entry => {
    const name = named?.[row]
    const isNamed = name !== undefined && name.text !== ''
    const place = isNamed ? name.place : first.place
    const key = isNamed ? name.text : `${entry.key}-${row + 1}`
    return { key, keyPlace: place, value: rowOf(others, row, place, `${room}.${key}`, complain) }
  })
}

/** Of each path under which a table was named, the elements in it: so that `none` there takes all of them away. */
export type Listed = Map<string, ReadonlySet<string>>

const isGone = (entry: Entry | undefined): boolean => entry !== undefined && isNone(entry.value)

/** A room with its rows in place of the entries that name a table, and of a `none` for a table of a weaker layer. */
const withRows = (node: MapNode, room: string, listed: Listed, tools: Pick<Tools, 'table' | 'complain'>): MapNode => {
  const entries = new Map<string, Entry>()
  const gone: Entry[] = []
  for (const entry of node.entries.values()) {
    const weaker = listed.get(`${room}.${entry.key}`)
    if (isNone(entry.value) && weaker !== undefined) gone.push(...[...weaker].map(key => ({ ...entry, key })))
    else if (!namesTable(entry.value)) entries.set(entry.key, entry)
  }
  for (const entry of gone) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  for (const [path, names] of listed)
    if (path.startsWith(`${room}.`)) listed.set(path, new Set([...names].filter(name => !isGone(entries.get(name)))))
  for (const entry of node.entries.values()) {
    const path = `${room}.${entry.key}`
    if (isNone(entry.value)) listed.delete(path)
    if (!namesTable(entry.value)) continue
    const table = tableOf(entry, room, tools)
    const rows = table === undefined ? [] : rowsOf(entry, table, room, tools.complain)
    listed.set(path, new Set([...(listed.get(path) ?? []), ...rows.map(({ key }) => key)]))
    for (const row of rows) {
      const other = entries.get(row.key)
      if (other === undefined) entries.set(row.key, row)
      else
        tools.complain('E102', `two ${room} are called ${quoted(row.key)}`, {
          place: row.keyPlace,
          path: `${room}.${row.key}`,
          help: 'give each a name of its own',
          also: [{ place: other.keyPlace, note: 'the other one' }],
        })
    }
  }
  return { ...node, entries }
}

/**
 * A layer in which the deals of a table, `{csv: pipeline.csv}`, stand one by one, as if they were written there: a row is
 * a deal, a column a field of it. What is wrong with a cell is said at its place in the table.
 * `listed` is what weaker layers have named, and grows.
 */
export const withListed = (layer: Layer, listed: Listed, tools: Pick<Tools, 'table' | 'complain'>): Layer => {
  let { tree } = layer
  for (const room of rooms) {
    const entry = tree.entries.get(room)
    if (entry?.value.kind !== 'map' || !shape.rooms.has(room)) continue
    if (![...entry.value.entries.values()].some(({ value }) => namesTable(value) || isNone(value))) continue
    const value = withRows(entry.value, room, listed, tools)
    tree = { ...tree, entries: new Map([...tree.entries, [room, { ...entry, value }]]) }
  }
  return tree === layer.tree ? layer : { ...layer, tree }
}
