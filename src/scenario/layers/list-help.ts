import { quoted } from '../words.ts'
import type { TreeNode } from '../yaml/tree.ts'

/** How a list that should be a map is written as one, where each of its items is a map or a name. */
export const listHelp = (node: TreeNode, room: string): string | undefined => {
  if (node.kind !== 'list' || node.items.length === 0) return undefined
  const maps = node.items.filter(item => item.kind === 'map')
  const keys = maps.flatMap(item => [...item.entries.keys()])
  if (maps.length < node.items.length || keys.length === 0) return undefined
  const { text } = node.place.file
  const isFlow = text.slice(node.place.start, node.place.start + 1) === '['
  if (!isFlow) {
    const firsts = maps.map(item => [...item.entries.keys()][0]).filter(key => key !== undefined)
    const names = firsts.length > 4 ? `${quoted(firsts[0])} and the others` : firsts.map(quoted).join(' and ')
    return `remove the "- " before ${names}`
  }
  const entries = maps.flatMap(item =>
    [...item.entries.values()].map(({ key, value }) => {
      const short = value.kind === 'scalar' && value.text.length <= 20 ? value.text : undefined
      return `${key}: ${value.kind === 'map' ? '{...}' : (short ?? '...')}`
    }),
  )
  return keys.length > 4 ? `write ${room}: {...} without the brackets` : `write ${room}: {${entries.join(', ')}}`
}
