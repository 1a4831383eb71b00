import type { Complain } from '../complain.ts'
import type { Amount } from '../values/amount.ts'
import { readAmount } from '../values/amount.ts'
import { counted, plain, quoted } from '../words.ts'
import { complainOf, fixed, isWrong, quotedNumber, readMended, type Wrong } from '../wrong.ts'
import { kindText, type ListNode, type TreeNode } from '../yaml/tree.ts'

/** Most names that a list of correlations may speak of. */
export const maxMembers = 100

/** A matrix with one rank for all pairs, as one writes it. */
const matrixText = (size: number, rank: number): string =>
  `[${Array.from({ length: size }, (_, i) => `[${Array.from({ length: size }, (_, j) => (i === j ? 1 : rank)).join(', ')}]`).join(', ')}]`

const plainNumber = (text: string): Amount | Wrong => {
  const amount = readMended(text, readAmount)
  if (isWrong(amount)) return amount
  if (amount.heads.length > 0 || amount.period !== undefined)
    return fixed({ code: 'E112', problem: 'a rank correlation is not per anything' }, plain(amount.value))
  if (amount.dimension === 'plain') return amount
  const wrong: Wrong = { code: 'E111', problem: `expected a plain number, found ${quoted(text)}` }
  return amount.dimension === 'share' ? fixed(wrong, plain(amount.value)) : wrong
}

/** One rank correlation; `cell` says which of a matrix it is. Undefined after a complaint. */
const readNumber = (node: TreeNode, path: string, cell: string | undefined, complain: Complain): number | undefined => {
  const where = cell === undefined ? '' : `${cell}: `
  if (node.kind !== 'scalar') {
    complain(node.kind === 'empty' ? 'E122' : 'E121', `${where}expected a number, found ${kindText(node)}`, {
      place: node.place,
      path,
      help: 'write a number from -1 to 1, such as 0.4',
    })
    return undefined
  }
  const amount = quotedNumber(node) ?? plainNumber(node.text)
  if (isWrong(amount)) {
    const hint = amount.help === undefined ? { expected: 'expected a number from -1 to 1, such as 0.4' } : {}
    complainOf({ ...hint, ...amount, problem: where + amount.problem }, node, path, complain)
    return undefined
  }
  const { value } = amount
  if (value >= -1 && value <= 1) return value
  complain('E138', `${where}a rank correlation is -1 to 1 but this is ${plain(value)}`, {
    place: node.place,
    path,
    help: Math.abs(value) <= 100 && Math.abs(value) >= 10 ? `did you mean ${plain(value / 100)}?` : undefined,
  })
  return undefined
}

/** A matrix whose rows and columns are `names`; undefined after a complaint. */
const readMatrix = (
  node: ListNode,
  names: readonly string[],
  path: string,
  complain: Complain,
): readonly (readonly number[])[] | undefined => {
  const size = names.length
  const numbers = counted(size, 'number')
  const help = size <= 5 ? `such as ${matrixText(size, 0.4)}` : undefined
  if (node.items.length !== size) {
    complain('E138', `expected ${counted(size, 'row')} of ${numbers}, found ${counted(node.items.length, 'row')}`, {
      place: node.place,
      path,
      expected: 'expected one row and one column for each name of "between"',
      help,
    })
    return undefined
  }
  const short = (i: number): string => `row ${i + 1} (${names[i]})`
  const cell = (i: number, j: number): string => `${short(i)}, column ${j + 1} (${names[j]})`
  let isRight = true
  const wrong: Complain = (code, message, detail) => {
    isRight = false
    complain(code, message, detail)
  }
  // What stands wrong on both sides of the diagonal is one mistake.
  const isRepeated = (item: TreeNode, i: number, j: number): boolean => {
    const row = j < i ? node.items[j] : undefined
    const other = row?.kind === 'list' ? row.items[i] : undefined
    return item.kind === 'scalar' && other?.kind === 'scalar' && item.text === other.text
  }
  const places = new Map<string, TreeNode>()
  const rows = node.items.map((row, i) => {
    if (row.kind === 'list' && row.items.length === size)
      return row.items.map((item, j) => {
        places.set(`${i} ${j}`, item)
        return readNumber(item, path, cell(i, j), isRepeated(item, i, j) ? () => {} : wrong) ?? Number.NaN
      })
    const found = row.kind === 'list' ? counted(row.items.length, 'number') : kindText(row)
    wrong('E138', `${short(i)}: expected ${numbers}, found ${found}`, { place: row.place, path, help })
    return []
  })
  const at = (i: number, j: number): TreeNode['place'] => (places.get(`${i} ${j}`) ?? node).place
  for (const [i, row] of rows.entries())
    for (const [j, value] of row.entries()) {
      const other = rows[j][i]
      if (i === j && !Number.isNaN(value) && value !== 1)
        wrong('E138', `${cell(i, i)} is ${plain(value)}, but everything has rank correlation 1 with itself`, {
          place: at(i, i),
          path,
          help: 'write 1',
        })
      else if (j < i && value < other !== value > other)
        wrong('E138', `${cell(i, j)} is ${plain(value)}, but ${cell(j, i)} is ${plain(other)}`, {
          place: at(i, j),
          path,
          help: 'write the same number in both places',
          also: [{ place: at(j, i), note: 'the other one' }],
        })
    }
  return isRight ? rows : undefined
}

/** What stands under `rank`: a number for two names, a matrix for more. Undefined after a complaint. */
export const readRank = (
  node: TreeNode,
  names: readonly string[],
  path: string,
  complain: Complain,
): readonly (readonly number[])[] | undefined => {
  if (node.kind === 'list') return readMatrix(node, names, path, complain)
  const rank = readNumber(node, path, undefined, complain)
  if (rank === undefined) return undefined
  if (names.length === 2)
    return [
      [1, rank],
      [rank, 1],
    ]
  complain('E138', `one number says how two names go together, and these are ${names.length}`, {
    place: node.place,
    path,
    help: names.length <= 5 ? `write rank: ${matrixText(names.length, rank)}` : 'write a matrix: one row for each name',
  })
  return undefined
}
