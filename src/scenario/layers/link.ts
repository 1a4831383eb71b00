import type { Place } from '../../kernel/issue.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Code } from '../codes.ts'
import type { Complain } from '../complain.ts'
import { quoted } from '../words.ts'
import { kindText, type TreeNode } from '../yaml/tree.ts'
import type { Loaded } from './chain.ts'
import { unread } from './unread.ts'

const aboutProject = 'the project is the nearest folder above with package.json or .git'

/** What a missing file may have been, by the names in its folder; `from` is the file that asks for it. */
const missingHelp = (
  path: string,
  from: string | undefined,
  { nearby = [], elsewhere }: Loaded & { ok: false },
): string | undefined => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = path.slice(folder.length)
  if (nearby.includes(name)) return `${quoted(name)} is a link to a file that is not there`
  if (elsewhere !== undefined && from !== undefined) return `did you mean "${elsewhere}"?`
  const self = folder === '' || folder === './' ? from?.split('/').pop() : undefined
  const names = nearby.filter(near => near !== self)
  const close = nearest(name, names)
  if (close !== undefined) return `did you mean "${from === undefined ? '' : folder}${close}"?`
  if (names.length === 0) return undefined
  return `in that folder: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}`
}

/** How one file names another: the key it stands under, and where. */
export type Link = { readonly key: 'extends' | 'include' | 'scenario'; readonly path: string; readonly place: Place }

const whats = { extends: 'base', include: 'file', scenario: 'scenario' } as const

/** Why a file that was asked for is not read: the code, the fact and the way out. */
export const refused = (
  loaded: Loaded & { ok: false },
  path: string,
  link: Link | undefined,
  from: string | undefined,
): readonly [Code, string, string | undefined] => {
  const what = whats[link?.key ?? 'scenario']
  const code = link === undefined ? 'E100' : 'E130'
  switch (loaded.reason) {
    case 'missing':
      return [code, `${what} ${quoted(path)} not found`, missingHelp(path, from, loaded)]
    case 'outside': {
      const help =
        link === undefined
          ? `copy it into the project: ${aboutProject}`
          : `copy it into the project and ${link.key === 'scenario' ? 'name' : link.key.replace(/s$/, '')} the copy; ${aboutProject}`
      return [link === undefined ? 'E100' : 'E131', `${what} ${quoted(path)} is outside the project`, help]
    }
    case 'not-utf8':
      return [
        'E100',
        `${quoted(path)} is not UTF-8${loaded.encoding === undefined ? (loaded.at === undefined ? '' : ` at byte ${loaded.at}`) : ` but ${loaded.encoding}`}`,
        'save it as UTF-8',
      ]
    case 'too-large':
      return [
        'E108',
        `${quoted(path)} is larger than 2 MB`,
        'scenario files are written by hand; take out what is not needed',
      ]
    case 'not-a-file':
      return [code, `${quoted(path)} is not a file`, undefined]
    default: {
      const [why, help] = unread[loaded.reason]
      return [code, `${quoted(path)} ${why}`, help]
    }
  }
}

/** The path of another file in `node`; undefined after a complaint. */
export const linkOf = (key: Link['key'], node: TreeNode, complain: Complain): Link | undefined => {
  const at = { place: node.place, path: key }
  if (node.kind !== 'scalar' || node.text.trim() === '') {
    const help =
      node.kind === 'list' && key === 'extends'
        ? 'extend one file; it may itself extend another'
        : `write the path of the ${{ extends: 'base file', include: 'file to include', scenario: 'scenario' }[key]}`
    complain('E121', `expected the path of one file, found ${kindText(node)}`, { ...at, help })
    return undefined
  }
  const path = node.text.trim()
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/|\\|~)/.test(path)) {
    const isAddress = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)
    const what = whats[key]
    complain('E131', `${what} ${quoted(path)} is ${isAddress ? 'an address' : 'an absolute path'}`, {
      ...at,
      expected: 'expected a path relative to the folder of this file',
      help: `write a path such as ${{ extends: 'base/cloud-software.yaml', include: 'parts/goals.yaml', scenario: '../my.yaml' }[key]}, inside the project; ${aboutProject}`,
    })
    return undefined
  }
  if (path.includes('\\')) {
    complain('E131', 'a path is written with "/"', { ...at, help: `write ${path.replace(/\\+/g, '/')}` })
    return undefined
  }
  return { key, path, place: node.place }
}
