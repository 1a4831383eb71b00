import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** Every import as an absolute address, so that the module can stand anywhere. */
const absolute = (from: string): Plugin => ({
  name: 'absolute',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return null
      if (/^(?:node|file):/.test(path)) return { path, external: true }
      const url = path.startsWith('.') ? new URL(path, from).href : import.meta.resolve(path)
      return { path: url, external: true }
    }),
})

/**
 * Runs a text as the module that stands in `file`: its imports and its `import.meta.url` are those of the file, and
 * errors name the file's own lines.
 */
export const runAs = async (file: string, text: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-notebook-'))
  const url = pathToFileURL(file).href
  const outfile = join(folder, 'notebook.mjs')
  try {
    const { outputFiles } = await build({
      stdin: { contents: text, resolveDir: dirname(file), sourcefile: file, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      outfile,
      write: false,
      logLevel: 'silent',
      define: { 'import.meta.url': JSON.stringify(url) },
      plugins: [absolute(url)],
    })
    await writeFile(outfile, outputFiles[0]!.contents)
    await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
