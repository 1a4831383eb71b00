import type { LiveRun } from './live-run.ts'

/** A path and what is said at it. */
export type Said = { readonly path: string; readonly value: string }

type Tree = Map<string, Tree | string>

const planted = (said: readonly Said[]): Tree => {
  const root: Tree = new Map()
  for (const { path, value } of said) {
    const keys = path.split('.')
    let at = root
    for (const key of keys.slice(0, -1)) {
      const inner = at.get(key)
      const next: Tree = inner instanceof Map ? inner : new Map()
      at.set(key, next)
      at = next
    }
    at.set(keys[keys.length - 1], value)
  }
  return root
}

const keyText = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key))

const lines = (tree: Tree, depth: number): string[] =>
  [...tree].flatMap(([key, value]) => {
    const head = `${'  '.repeat(depth)}${keyText(key)}:`
    return value instanceof Map ? [head, ...lines(value, depth + 1)] : [`${head} ${value}`]
  })

/** What was moved, as a part of a scenario file; empty where nothing was. */
export const patchText = (said: readonly Said[]): string => lines(planted(said), 0).join('\n')

/** A word of a shell's command line. */
const word = (text: string): string => (/^[\w./=%:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** The command line that plays the same. */
export const commandText = (run: LiveRun, trials: number, said: readonly Said[]): string => {
  const sets = [...run.set, ...said.map(({ path, value }) => `${path}=${value}`)]
  return [
    'tandem run',
    word(run.files.file),
    `--trials ${trials}`,
    `--seed ${word(run.seed)}`,
    ...(run.strategies ?? []).map(id => `--strategy ${word(id)}`),
    ...sets.map(set => `--set ${word(set)}`),
  ].join(' ')
}
