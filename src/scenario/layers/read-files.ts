import type { Load } from './chain.ts'

/** The files that a scenario was read from, so that it can be read again where there are none. Plain data. */
export type ReadFiles = {
  /** The scenario's own name. */
  readonly file: string
  /** What was asked for, by whom, and the name of what came. */
  readonly asked: readonly { readonly path: string; readonly from: string; readonly name: string }[]
  /** By name, as they came. */
  readonly texts: Readonly<Record<string, string>>
}

/** A loader that keeps what it brings; `files` says what that was, once the scenario itself is among it. */
export const recorded = (load: Load): { readonly load: Load; readonly files: () => ReadFiles | undefined } => {
  let file: string | undefined
  const asked = new Map<string, ReadFiles['asked'][number]>()
  const texts = new Map<string, string>()
  return {
    load: (path, from) => {
      const loaded = from === undefined ? load(path) : load(path, from)
      if (!loaded.ok) return loaded
      if (from === undefined) file = loaded.name
      else asked.set(JSON.stringify([path, from]), { path, from, name: loaded.name })
      texts.set(loaded.name, loaded.text)
      return loaded
    },
    files: () =>
      file === undefined ? undefined : { file, asked: [...asked.values()], texts: Object.fromEntries(texts) },
  }
}

/** A loader of such files alone: everything else is missing. */
export const replayed = ({ file, asked, texts }: ReadFiles): Load => {
  const known = new Map(asked.map(({ path, from, name }) => [JSON.stringify([path, from]), name]))
  return (path, from) => {
    const name = from === undefined ? file : known.get(JSON.stringify([path, from]))
    const text = name === undefined || !Object.hasOwn(texts, name) ? undefined : texts[name]
    return name === undefined || text === undefined ? { ok: false, reason: 'missing' } : { ok: true, name, text }
  }
}
